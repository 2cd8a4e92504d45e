"""Speakers who are a party to the matter."""

import pytest

from factories import make_report
from rashomon.lineage.distinct_speakers import Speakers
from rashomon.lineage.lines import find_parties
from rashomon.model.name import Name, NameKind
from rashomon.model.point import Account
from rashomon.model.statement import Mode, Stance, Statement

FIRM = Name("n1", "Harbin Water", NameKind.ORGANISATION, ("Harbin Water",), ())


@pytest.mark.parametrize(
    ("question", "text", "quote", "speaker", "name", "mode", "because"),
    [
        (
            "Did Harbin Water know of the leak?",
            "Nobody knew, Harbin Water said.",
            "Nobody knew",
            "Harbin Water",
            "n1",
            Mode.INDIRECT,
            'is asked about itself: "Harbin Water" stands in the question',
        ),
        (
            "Who knew?",
            "Harbin Water did not know, it said.",
            "Harbin Water did not know",
            "Harbin Water",
            "n1",
            Mode.INDIRECT,
            'speaks of itself: "Harbin Water" stands in its own words',
        ),
        (
            "Who knew?",
            "“We knew of nothing,” Harbin Water said.",
            "We knew of nothing",
            "Harbin Water",
            "n1",
            Mode.DIRECT,
            'speaks of itself: "We"',
        ),
        (
            "Who knew?",
            "“We ran for the hills,” a villager said.",
            "We ran for the hills",
            "a villager",
            None,
            Mode.DIRECT,
            None,
        ),
        (
            "Who knew?",
            "He knew nothing, the lawyer for the engineer said.",
            "He knew nothing",
            "lawyer for the engineer",
            None,
            Mode.INDIRECT,
            'is called "lawyer for"',
        ),
        (
            "What did Harbin Water say?",
            "It rained, Harbin Water said.",
            "It rained",
            "Harbin Water",
            "n1",
            Mode.INDIRECT,
            None,
        ),
        ("Did it rain?", "It rained.", "It rained", None, None, Mode.INDIRECT, None),
    ],
)
def test_only_where_the_text_shows_it(
    question: str,
    text: str,
    quote: str,
    speaker: str | None,
    name: str | None,
    mode: Mode,
    because: str | None,
) -> None:
    report = make_report(text, "a")
    at = text.index(quote)
    span = report.span(at, at + len(quote))
    statement = Statement(
        "s", "a", span, None, speaker, name, None, False, (), mode, Stance.ASSERTS
    )
    account = Account("x", "a", span, "s" if speaker else None, speaker, Stance.ASSERTS, None)
    found = find_parties(question, [account], Speakers([statement], [FIRM]))
    assert [party.because for party in found] == ([because] if because else [])
