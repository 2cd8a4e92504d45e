"""The words in which people are shown counts and statuses."""

from dataclasses import replace

import pytest

from ledgers import BRIDGE, HURT, ROAD, WARNED, make_story
from rashomon.model.point import PointKind, Status, Version
from rashomon.text import wording


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        (Version("v", "x", 6, 4, 1), "6 reports, 4 lines not known to share text or agency, 1 speaker"),
        (Version("v", "x", 1, 1, 1), "1 report, 1 line, 1 speaker"),
        (Version("v", "x", 3, 1, 2), "3 reports, 1 line (shared text or agency), 2 speakers"),
        (Version("v", "x", 2), "2 reports, lines not counted, speakers not counted"),
    ],
)
def test_triple(version: Version, expected: str) -> None:
    assert wording.triple(version) == expected


def test_shown_status() -> None:
    agreed = replace(ROAD, versions=(Version("v-yes", "yes", 3, 2, 1),))
    uncounted = replace(ROAD, versions=(Version("v-yes", "yes", 3),))
    cases = [
        (HURT, "disputed"),
        (ROAD, "repeated"),
        (agreed, "same"),
        (uncounted, "same"),
        (WARNED, "denied"),
        (BRIDGE, "single"),
    ]
    assert [wording.shown_status(point) for point, _ in cases] == [shown for _, shown in cases]
    for status in Status:
        assert wording.shown_status(replace(HURT, status=status)) in wording.MEANINGS
    assert wording.shown_status(replace(HURT, status=None)) == "differs, not judged"


def test_open_points_come_first_the_others_in_the_order_of_the_ledger() -> None:
    assert [point.id for point in wording.in_order([BRIDGE, ROAD, WARNED, HURT])] == ["p-hurt", "p-warned", "p-road", "p-bridge"]
    again = replace(ROAD, id="p-again")
    assert [point.id for point in wording.in_order([again, ROAD, HURT])] == ["p-hurt", "p-again", "p-road"]


def test_of_how_many_reports_something_is_said() -> None:
    """The others are silent: only where all have it, all do."""
    assert wording.told_status(ROAD, 3) == "same in all 3 reports, 1 line"
    two = replace(ROAD, accounts=ROAD.accounts[:2], versions=(Version("v-yes", "yes", 2, 2, 1),))
    assert wording.told_status(two, 5) == "same in 2 of 5 reports"
    assert wording.told_status(HURT, 3) == "disputed"


def test_where_no_dispute_was_found_it_is_said_what_that_is_worth() -> None:
    assert not wording.no_dispute(make_story(HURT))
    assert wording.no_dispute(make_story(ROAD)).startswith("Disputes: 0 found. Without a language model, ")
    assert not wording.no_dispute(make_story(ROAD, reports=("post",)))


def test_who_is_who_belongs_to_the_names() -> None:
    who = replace(ROAD, kind=PointKind.IDENTITY, question="Who is Ida Brok?")
    assert wording.is_folded(who)
    assert not wording.is_folded(replace(who, question="Who opened the gate?"))
    assert not wording.is_folded(replace(who, status=Status.DISPUTED))
    assert wording.is_folded(replace(ROAD, kind=PointKind.COUNT, question="How old is Ida Brok?"))
    assert not wording.is_folded(replace(ROAD, kind=PointKind.COUNT, question="How many were hurt?"))


def test_sentences_of_a_brief_stand_under_one_list_of_headings() -> None:
    assert wording.split_heading("Same in 2 of 3 reports: x") == ("Same", "In 2 of 3 reports: x")
    assert wording.split_heading("Denied: the mayor denies “x”.") == ("Denied", "the mayor denies “x”.")
    assert wording.split_heading("Only in Hill Post: x") == ("Only in one report", "Hill Post: x")


def test_single_points_are_folded() -> None:
    assert wording.is_folded(BRIDGE)
    assert not wording.is_folded(HURT)
    assert not wording.is_folded(ROAD)


def test_letters_go_on_after_z() -> None:
    assert [wording.letter(i) for i in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]


def test_shorten() -> None:
    assert wording.shorten("a\n  b") == "a b"
    assert wording.shorten("one two three", 9) == "one two…"
    assert wording.shorten("x" * 50, 10) == "x" * 9 + "…"
