"""What is shown as differing or denied: only where the answers are surely of one question."""

from dataclasses import replace

import pytest

from factories import make_report
from rashomon.model.point import Account, Point, PointKind, Status
from rashomon.model.statement import Stance
from rashomon.text.wording import is_sure, shown_status, surely_differ


def account(text: str, report: str, low: float | None = None, value: str | None = None, stance: Stance = Stance.ASSERTS) -> Account:
    found = make_report(text, report)
    return Account(report, report, found.span(0, len(text)), None, None, stance, value, low, low, "boat" if low else None, version=report)


def point(kind: PointKind, *accounts: Account, confidence: float | None = 0.9) -> Point:
    return Point("p", "?", kind, accounts, status=Status.VARIED, confidence=confidence)


NINE, TEN, BOATS = account("nine boats", "a", 9), account("ten boats", "b", 10), account("boats", "c")
RED, TALL = account("a red barn burned", "a", value="yes"), account("the old mill stood", "b", value="no")
MAY, JUNE = account("in May", "a", value="2031-05-02"), account("in June", "b", value="2031-06-02")


@pytest.mark.parametrize(
    ("made", "differs"),
    [
        (point(PointKind.COUNT, NINE, TEN), True),
        (point(PointKind.COUNT, NINE, replace(NINE, report="b")), False),
        (point(PointKind.COUNT, NINE, BOATS), False),  # one gives no figure
        (point(PointKind.COUNT, NINE, replace(TEN, report="a")), False),  # one report gives both
        (point(PointKind.COUNT, NINE, TEN, confidence=0.3), False),
        (point(PointKind.DATE, MAY, JUNE), True),
        (point(PointKind.DATE, MAY, replace(MAY, report="b")), False),
        (point(PointKind.YES_NO, RED, TALL), False),  # yes and no are read from words
        (replace(point(PointKind.YES_NO, RED, TALL), by="model harbour-1"), True),
        (replace(point(PointKind.YES_NO, RED, TALL, confidence=0.1), held=True), True),
    ],
)
def test_what_surely_differs(made: Point, differs: bool) -> None:
    assert surely_differ(made) is differs
    assert shown_status(made) == ("differs, not judged" if differs else "similar")


def test_a_denial_is_shown_where_it_is_surely_of_the_question() -> None:
    denied = account("it denied the claim", "b", stance=Stance.DENIES)
    assert shown_status(point(PointKind.YES_NO, RED, denied)) == "denied"
    assert shown_status(point(PointKind.YES_NO, RED, denied, confidence=0.2)) == "similar"
    assert shown_status(replace(point(PointKind.YES_NO, RED, denied, confidence=0.2), by="model harbour-1")) == "denied"


def test_what_is_known_of_the_question() -> None:
    assert is_sure(point(PointKind.COUNT, NINE, TEN, confidence=None))
    assert not is_sure(point(PointKind.COUNT, NINE, TEN, confidence=0.8))
