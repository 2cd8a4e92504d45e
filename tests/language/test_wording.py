"""The words in which people are shown counts and statuses."""

from dataclasses import replace

import pytest

from ledgers import BRIDGE, HURT, ROAD, WARNED
from rashomon.language import wording
from rashomon.model.point import PointKind, Status, Version


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
        (agreed, "all agree"),
        (uncounted, "one answer"),
        (WARNED, "denied"),
        (BRIDGE, "single"),
    ]
    assert [wording.shown_status(point) for point, _ in cases] == [shown for _, shown in cases]
    for status in Status:
        assert wording.shown_status(replace(HURT, status=status)) in wording.MEANINGS
    assert wording.shown_status(replace(HURT, status=None)) == "not compared"


def test_open_points_come_first_and_big_ones_before_small() -> None:
    assert [point.id for point in wording.in_order([BRIDGE, ROAD, WARNED, HURT])] == ["p-hurt", "p-warned", "p-road", "p-bridge"]


def test_single_points_and_settled_attributes_are_folded() -> None:
    assert wording.is_folded(BRIDGE)
    assert wording.is_folded(replace(ROAD, kind=PointKind.ATTRIBUTE))
    assert not wording.is_folded(replace(HURT, kind=PointKind.ATTRIBUTE))
    assert not wording.is_folded(ROAD)


def test_letters_go_on_after_z() -> None:
    assert [wording.letter(i) for i in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]


def test_shorten() -> None:
    assert wording.shorten("a\n  b") == "a b"
    assert wording.shorten("one two three", 9) == "one two…"
    assert wording.shorten("x" * 50, 10) == "x" * 9 + "…"
