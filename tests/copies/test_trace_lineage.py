"""Copied passages, their kind, origin and drift."""

import time
from itertools import combinations

import pytest

from factories import make_report
from rashomon.copies.listed_copies import MANY_REPORTS, list_copies
from rashomon.copies.trace_lineage import Lineage, trace_lineage
from rashomon.model.copy import Copy, CopyKind
from rashomon.model.report import Report

DAM = (
    "The old dam above Lower Harbin gave way shortly before dawn and swept nine cottages into the "
    "gorge."
)


def traced(one: str, other: str, **fields: object) -> tuple[Copy, ...]:
    return lineage_of(one, other, **fields).copies


def lineage_of(one: str, other: str, **fields: object) -> Lineage:
    return trace_lineage([make_report(one, "a", **fields), make_report(other, "b")])


def test_verbatim_copy_in_other_marks_and_case() -> None:
    (copy,) = traced(f"Floods\n\n{DAM}\n", f"{DAM.upper()}\n\nRescuers are at work.")
    assert copy.kind is CopyKind.VERBATIM
    assert (copy.a.quote, copy.b.quote) == (DAM.rstrip("."), DAM.upper().rstrip("."))


def test_moved_clause_is_one_edited_copy() -> None:
    one = (
        "A jury on Friday convicted the former ferry inspector who had certified rotten lifeboats "
        "as sound for eleven years."
    )
    other = (
        "A jury convicted the former ferry inspector on Friday who had certified rotten lifeboats "
        "as sound for eleven years."
    )
    (copy,) = traced(one, other)
    assert copy.kind is CopyKind.EDITED
    assert copy.a.quote.startswith("A jury")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # names and offices that every writer has
        (
            "Maria Teresa Oliveira, a senior member of the Lower Harbin Town Council, said",
            "Maria Teresa Oliveira, a senior official of the Lower Harbin Town Council, told us",
        ),
        # a stock phrase
        (
            "It was one of the worst things that could have been done to them.",
            "One of the worst things, she thinks, that could have been said.",
        ),
        ("", DAM),
    ],
)
def test_no_copy(one: str, other: str) -> None:
    assert traced(one, other) == ()


def test_the_same_words_of_a_speaker_are_a_quotation_and_come_from_nowhere() -> None:
    speech = "We buried our neighbours with our own hands and nobody from the capital came to help"
    (found,) = traced(f'He told the crowd: "{speech}."', f"“{speech},” said the baker.")
    assert (found.kind, found.from_, found.reasons) == (CopyKind.QUOTATION, None, ())
    assert found.a.quote == found.b.quote == speech
    assert found.side("b") == found.b


def test_a_post_set_as_a_paragraph_is_a_quotation() -> None:
    post = "The lanterns of Essel burn again and whoever doubts it may come and count them"
    set_apart = f"Then this.\n{post} — Ina Quill (@inaquill) May 3, 2031\nMore followed."
    (found,) = traced(set_apart, f'She wrote: "{post}."')
    assert found.kind is CopyKind.QUOTATION


def test_words_that_one_report_quotes_and_the_other_prints_as_its_own() -> None:
    long = (
        "the old northern spillway pump leaked brown oil into eleven ponds below Essel while "
        "councillors slept, danced, sang and argued over new curtains for their hall"
    )
    (found,) = traced(f"Now, {long}.", f'The blog wrote: "{long}".')
    assert found.kind is CopyKind.VERBATIM


def test_a_phrase_of_many_writers_is_stock() -> None:
    phrase = "he was on his way to her because of lamps"
    texts = [f"{start} {phrase} {end}." for start, end in ENDS]
    reports = [make_report(text, f"r{i}") for i, text in enumerate(texts)]
    assert (len(trace_lineage(reports[:2]).copies), trace_lineage(reports).copies) == (1, ())


ENDS = (
    ("Lights failed when", "and sails"),
    ("Bakers heard that", "and dances"),
    ("Three gulls saw how", "and oars"),
)


def test_spans_cut_the_exact_text_and_order_is_of_no_account() -> None:
    reports = [make_report(f"Lead {i}.\n\n{DAM}", f"r{i}") for i in range(3)]
    copies = trace_lineage(reports).copies
    assert (len(copies), copies) == (3, trace_lineage(reports[::-1]).copies)
    text = {r.id: r.text for r in reports}
    assert all(text[s.report][s.start : s.end] == s.quote for c in copies for s in (c.a, c.b))


def test_origin_is_the_agency_that_a_byline_credits() -> None:
    text = f"By Reuters\n{DAM}"
    credited = make_report(
        text,
        "a",
        agencies=("Reuters",),
        outlet="Paper A",
        furniture=(make_report(text, "a").furniture_span(0, 10, "byline"),),
    )
    (copy,) = trace_lineage([credited, make_report(DAM, "b")]).copies
    assert (copy.from_, copy.reasons) == ("Reuters", ("Paper A is credited to Reuters",))


def test_origin_is_the_outlet_that_the_other_report_names() -> None:
    one = make_report(f"{DAM} The Harbin Echo reported it first.", "a", outlet="Daily Lamp")
    (copy,) = trace_lineage([one, make_report(DAM, "b", outlet="The Harbin Echo")]).copies
    assert copy.from_ == "b"


@pytest.mark.parametrize(
    "text",
    [
        '"' * 10_000,
        "no no " * 5_000,
        "a b c d e f g h i j " * 1_500,
        "\U0001f600 " * 3_000,
        "’" * 9_999,
    ],
)
def test_strange_texts_cost_little(text: str) -> None:
    begun = time.process_time()
    traced(text, text)
    assert time.process_time() - begun < 5


ONE = (
    "The slick drifted 12 km (7.5 miles) down the estuary on May 4 and fouled 62 percent of "
    "oyster beds near the old lighthouse, Petra Holm said."
)


def drift(one: str, other: str) -> list[tuple[str, str, str]]:
    found = lineage_of(one, other)
    (copy,) = found.copies
    return [(d.what, d.a.quote, d.b.quote) for d in found.drift.get(copy.id, ())]


WIRE = (
    "Divers brought up the bell of the sunken freighter Halcyon on Tuesday after nine days of "
    "searching the estuary. "
    "The harbour master ordered every pilot to keep two miles clear of the wreck until the "
    "hull is sealed."
)


def pile(number: int) -> list[Report]:
    """So many reports with one text, each with a sentence of its own."""
    return [
        make_report(
            f"{WIRE}\n\nThe {k}th newsroom counted {k + 3} lanterns on the quay of Orrin.",
            f"r{k:03}",
        )
        for k in range(number)
    ]


def followed(copies: tuple[Copy, ...]) -> set[tuple[str, str]]:
    """The pairs of reports that are listed, or that stand under one passage."""
    of: dict[str, set[str]] = {}
    for copy in copies:
        of.setdefault(copy.passage or copy.id, set()).update((copy.a.report, copy.b.report))
    return {pair for reports in of.values() for pair in combinations(sorted(reports), 2)}


def test_a_stretch_in_few_reports_is_listed_pair_by_pair() -> None:
    reports = pile(MANY_REPORTS)
    copies = trace_lineage(reports).copies
    assert list_copies(copies, reports) == copies
    assert len(copies) >= MANY_REPORTS * (MANY_REPORTS - 1) // 2


@pytest.mark.parametrize("number", [MANY_REPORTS + 1, 30])
def test_a_stretch_in_many_reports_has_a_row_for_each_place(number: int) -> None:
    reports = pile(number)
    copies = trace_lineage(reports).copies
    listed = list_copies(copies, reports)
    assert len(copies) >= number * (number - 1) // 2
    assert len(listed) <= 2 * number  # the two sentences may be two stretches
    assert followed(listed) == followed(copies)  # who shares what is told as before
