"""Sentences of several reports that bear on one thing, side by side."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rashomon.decisions.claims import obey_claims

from factories import make_statement, parse_report
from rashomon.claims.find_claims import (
    ClaimMaker,
    order_of,
    sentences_with_terms,
    strengths_of,
)
from rashomon.copies.lines import Counted
from rashomon.decisions.constraints import Parted
from rashomon.model.claim import Claim, Origins
from rashomon.model.decision import DecisionKind, decide
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.text.parsed_report import Annotations

pytestmark = pytest.mark.weights

WIRE = (
    "Fire on ferry off Zelmar\n\n"
    "Thirty-seven people were treated in the district hospital of Zelmar for burns and smoke "
    "inhalation.\n"
    "The union of seafarers warned the transport ministry in March about a leaking fuel line.\n"
    "The harbour master counted about 130 vehicles on the car deck of the ferry.\n"
)
PAPER = (
    "Queen Ilva burns\n\n"
    "The transport ministry had been warned by the seafarers' union of a leaking fuel line in "
    "March, its chairman said.\n"
    "At the district hospital in Zelmar, seventy-three people were treated for burns and for "
    "smoke inhalation.\n"
    "Schools in the valley reopen on the first of the month.\n"
)
RADIO = (
    "Ferry fire: what is known\n\n"
    "The district hospital of Zelmar treated people with burns and smoke inhalation overnight.\n"
    "The harbour master put the number of vehicles on the ferry's car deck at about 130.\n"
)


def pages(*texts: str) -> list[Annotations]:
    """Reports called a, b, c of these texts."""
    return [
        parse_report(text, chr(ord("a") + n), title=text.split("\n")[0])
        for n, text in enumerate(texts)
    ]


def maker_of(annotated: Sequence[Annotations], *said: Statement) -> ClaimMaker:
    """What finds their claims, these statements being all that is known of them."""
    told = sentences_with_terms(annotated, names=(), statements=said, dates=())
    return ClaimMaker(
        told, (), lambda some: Counted(len({one.report for one in some}), Origins(1), 0)
    )


def found(annotated: Sequence[Annotations]) -> tuple[Claim, ...]:
    """Their claims, nothing being known of them."""
    return maker_of(annotated).found()


def quotes(claim: Claim) -> list[str]:
    """The sentences of the core."""
    return [one.span.quote for one in claim.sure()]


def test_sentences_of_one_matter_stand_side_by_side() -> None:
    rows = [quotes(one) for one in found(pages(WIRE, PAPER, RADIO))]
    assert any({q.split()[0] for q in row} >= {"Thirty-seven", "At"} for row in rows)
    assert any(
        {q.split()[0] for q in row} == {"The"} and any("fuel line" in q for q in row)
        for row in rows
    )
    assert not any("Schools" in q for row in rows for q in row)


def test_words_that_stand_in_no_sentence_join_no_claims() -> None:
    """A person called them one claim, and their reports carry nothing since."""
    maker = maker_of(pages(WIRE, PAPER, RADIO))
    claims, gone = maker.found(), ((Span("d", 0, 4, "Fire"),), (Span("e", 0, 4, "Fire"),))
    of = decide(DecisionKind.SAME_CLAIM, by="person Ina", at="2031-03-01")
    steps = [Parted(True, gone, of.by)]
    every = maker.sentences(claims)
    obeyed = obey_claims(claims, steps, sentences=every, remade=maker.remade, order=order_of)
    assert obeyed == claims


def test_the_speaker_of_a_sentence_is_who_says_most_of_it() -> None:
    reports = pages(WIRE, PAPER)
    said = make_statement(
        reports[1].report,
        "The transport ministry had been warned by the seafarers' union of a leaking fuel "
        "line in March",
        "its chairman",
    )
    rows = maker_of(reports, said).found()
    told = [one for row in rows for one in row.sentences if "leaking" in one.span.quote]
    assert {(one.report, one.speaker, one.statements) for one in told} == {
        ("a", None, ()),
        ("b", "its chairman", (said.id,)),
    }


@pytest.mark.parametrize(
    ("sentence", "content", "cue", "speaker"),
    [
        (
            "Scores of people were killed at the mill in what the mayor called a crime.",
            "a crime",
            "called",
            None,
        ),
        (
            "The mayor said on Monday at the town hall that it was arson.",
            "it was arson",
            "said",
            "m",
        ),
        (
            "Scores of people, the mayor said, were killed in the fire at the mill.",
            "were killed in the fire at the mill",
            "said",
            "m",
        ),
        (
            "Brask, the third councillor this week to announce a run for the office of mayor, was "
            "met by scores of people at the mill and went home late at night.",
            "a run for the office",
            "announce",
            None,
        ),
        (
            "The mill burned to the ground on Monday night, and the mayor said it was arson.",
            "it was arson",
            "said",
            None,
        ),
        (
            "The mayor said it was arson, but the guards had left the mill open on Monday night.",
            "it was arson",
            "said",
            None,
        ),
        (
            "The mayor rose late on Monday and said it was arson by the guards.",
            "it was arson by the guards",
            "said",
            "m",
        ),
    ],
)
def test_who_is_cited_for_a_part_alone_is_not_the_speaker_of_the_sentence(
    sentence: str, content: str, cue: str, speaker: str | None
) -> None:
    (page,) = pages(f"A fire at Zelmar\n\n{sentence}")
    report = page.report
    at, said = report.text.index(content), report.text.index(cue)
    one = replace(
        make_statement(report, content, "m"),
        cue=report.span(said, said + len(cue)),
        quote=report.span(at, at + len(content)),
    )
    *_, found = sentences_with_terms([page], names=(), statements=(one,), dates=())
    assert found.shown.speaker == speaker


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("The mayor announces an end to the strike", None),
        ("Mayor: strike to end", "m"),
        ("The mayor sees 'an end' to the strike", "m"),
        ("The mayor's men want an end to the strike", None),
    ],
)
def test_whom_a_headline_is_about_does_not_speak_in_it(headline: str, speaker: str | None) -> None:
    """It does where the headline quotes it."""
    (page,) = pages(f"{headline}\n\nThe buses stood still for nine days.")
    said = make_statement(page.report, headline, "m")
    found, _ = sentences_with_terms([page], names=(), statements=(said,), dates=())
    assert found.shown.speaker == speaker


def test_twenty_copies_add_sentences_and_no_rows() -> None:
    few = found(pages(WIRE, PAPER))
    many = found(
        [
            *pages(WIRE, PAPER),
            *(
                parse_report(text, f"{name}{n}", title=text.split("\n")[0])
                for n in range(4)
                for name, text in (("a", WIRE), ("b", PAPER))
            ),
        ]
    )

    def told(rows: Sequence[Claim]) -> set[frozenset[str]]:
        return {frozenset(quotes(row)) for row in rows if len(set(quotes(row))) > 1}

    assert (told(few), max(row.reports for row in many)) == (told(many), 10)


PILE = [
    WIRE,
    PAPER,
    RADIO,
    WIRE.replace("Thirty-seven", "Forty"),
    RADIO.replace("overnight", "on Sunday"),
]
PARSED = [parse_report(text, f"r{n}", title=text.split("\n")[0]) for n, text in enumerate(PILE)]


def by_quote(annotated: Sequence[Annotations]) -> dict[tuple[object, object], float]:
    """The strength of each pair of sentences, by their spans."""
    told = sentences_with_terms(annotated, names=(), statements=(), dates=())
    return {
        (told[i].quote, told[j].quote): strength
        for (i, j), strength in strengths_of(told, range(len(told)))[0].items()
    }


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(len(PARSED))), st.integers(2, len(PARSED)))
def test_order_and_other_reports_change_no_strength(order: list[int], size: int) -> None:
    chosen = [PARSED[n] for n in order[:size]]
    whole, part = by_quote(PARSED), by_quote(chosen)
    inside = {page.report.id for page in chosen}
    assert part == {pair: p for pair, p in whole.items() if {one.report for one in pair} <= inside}  # type: ignore[attr-defined]
    assert found(chosen) == found(sorted(chosen, key=lambda page: page.report.id))
