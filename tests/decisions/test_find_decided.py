"""Decisions made from words of reports, or from ids of a ledger."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from decided import BY, FLED, LARK, OWL, REPORTS, STORY, decided, side
from factories import make_report
from rashomon.decisions.find_decided import find_decided, taking_back
from rashomon.errors import StopError
from rashomon.model.decision import DecisionKind
from rashomon.model.ledger import FORMAT, Ledger, Made

LEDGER = Ledger(FORMAT, Made("test"), REPORTS, (STORY,))


WIND = ["owl: The wind"]
GOATS_TOLD = ["owl: Nine goats", "wren: Nine goats", "lark: Ten goats"]


def found(what: str, *sides: str, value: str | None = None) -> list[list[str]]:
    """The places of each side of the decision."""
    made = find_decided(LEDGER, DecisionKind(what), sides, by=BY, value=value)
    return [[f"{span.report}: {span.quote}" for span in words] for words in made.sides]


@pytest.mark.parametrize(
    ("what", "sides", "places"),
    [
        ("together", ("Ten goats", "wren: ate"), [["lark: Ten goats"], ["wren: ate"]]),
        ("together", ("It rained", "The wind"), [["owl: It rained", "lark: It rained"], WIND]),
        ("same-name", ("goats", "Bo Quill"), [["owl: goats"], ["lark: Bo Quill"]]),
    ],
    ids=["words", "words of two reports", "a spelling"],
)
def test_the_sides_of_a_decision_are_the_places_of_its_words(
    what: str, sides: Sequence[str], places: list[list[str]]
) -> None:
    assert list(map(sorted, found(what, *sides))) == list(map(sorted, places))


@pytest.mark.parametrize(
    ("what", "sides", "value", "why"),
    [
        ("together", ("Ten goats",), None, "1 were given"),
        ("channel", ("Ten goats", "The wind"), "AFP", "2 were given"),
        ("channel", ("Ten goats",), None, "--to goes with"),
        ("together", ("Ten goats", "The wind"), "denies", "--to goes with"),
        ("together", ("Twelve goats", "The wind"), None, "stands in no report"),
        ("together", ("wren: Nine goats", "The wind"), None, "stands 2 times in wren"),
        ("together", ("The wind", "owl: The wind"), None, "two sides are of the same words"),
        ("same-story", ("owl", "jay"), None, "no report is called 'jay'"),
        ("no-line", ("ten fled",), None, "stands in no part of an answer"),
    ],
    ids=[
        "too few sides",
        "too many sides",
        "no value",
        "a value too many",
        "words that are nowhere",
        "words that stand twice",
        "the same words twice",
        "no such report",
        "no such line",
    ],
)
def test_a_decision_that_could_have_no_effect_is_refused_with_the_reason(
    what: str, sides: Sequence[str], value: str | None, why: str
) -> None:
    with pytest.raises(StopError) as refused:
        find_decided(LEDGER, DecisionKind(what), sides, by=BY, value=value)
    assert why in str(refused.value)


def test_reports_are_decided_about_by_their_texts_whatever_they_are_called() -> None:
    for name in (OWL.id, OWL.source, OWL.sha256):
        made = find_decided(LEDGER, DecisionKind.SAME_STORY, (name, "lark"), by=BY)
        assert made.reports == (OWL.sha256, LARK.sha256)


def test_a_decision_is_taken_back_by_the_beginning_of_its_id() -> None:
    one, two = decided("together", side(FLED[0]), side(FLED[1])), decided("undo", undoes="j-0")
    assert taking_back([one, two], one.id, by=BY).undoes == one.id
    assert taking_back([one, one], one.id[:12], by=BY).undoes == one.id
    for ident, why in (("j-zz", "no decision is called"), ("", "no decision"), ("j", "several")):
        with pytest.raises(StopError, match=why):
            taking_back([one, two], ident, by=BY)


def test_a_report_is_named_by_its_outlet_where_that_is_one_report_s() -> None:
    pages = [
        make_report(
            f"Kites over {place}\n\nKite {n} fell into the sea.",
            f"k-{n}",
            title=f"Kites over {place}",
            outlet=outlet,
        )
        for n, (place, outlet) in enumerate(
            (("Lund", "Harn Post"), ("Osk", "The Larn Echo"), ("Vell", "Harn Post"))
        )
    ]
    several = replace(LEDGER, reports=tuple(pages), stories=())
    of_outlet = find_decided(several, DecisionKind.SET_ASIDE_REPORT, ["larn echo"], by="Ina")
    assert [sha256 for sha256, _ in of_outlet.whole_reports()] == [pages[1].sha256]
    twice = "2 reports are called 'Harn Post'; there are: k-0 (Harn Post, “Kites over Lund”), k-2"
    with pytest.raises(StopError, match=re.escape(twice)):
        find_decided(several, DecisionKind.SET_ASIDE_REPORT, ["Harn Post"], by="Ina")
    newest = replace(pages[2], revision_of="k-0")
    one_page = replace(several, reports=(*pages[:2], newest))
    of_newest = find_decided(one_page, DecisionKind.SET_ASIDE_REPORT, ["Harn Post"], by="Ina")
    assert [sha256 for sha256, _ in of_newest.whole_reports()] == [newest.sha256]
    words = find_decided(one_page, DecisionKind.SET_ASIDE_SENTENCE, ["Larn Echo: Kite"], by="Ina")
    assert words.sides[0][0].quote == "Kite"
