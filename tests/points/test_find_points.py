"""Points of a story."""

import itertools
from functools import cache

import pytest

from factories import parse_report
from rashomon.model.point import Point, PointKind
from rashomon.points.find_points import find_points
from rashomon.text.annotations import Annotations

pytestmark = pytest.mark.weights

TEXTS = {
    "a": "Nine barges sank in the gale off Port Lenz.\n\nThe harbour board said four sailors drowned. Divers found the hull of the Alba.",
    "b": "A gale sank nine barges off Port Lenz, and four sailors drowned.\n\nThe harbour was closed.",
    "c": "Eleven barges sank in the gale off Port Lenz.\n\nThe harbour was not closed, the mayor said.",
}


@cache
def story() -> tuple[Annotations, ...]:
    return tuple(parse_report(text, report) for report, text in TEXTS.items())


def points(annotated: tuple[Annotations, ...]) -> tuple[Point, ...]:
    return find_points(annotated, names=(), statements=(), dates=(), copies=())


def test_nothing_gives_nothing() -> None:
    assert points(()) == ()
    assert points((parse_report(""),)) == ()


def test_accounts_of_one_question_meet() -> None:
    found = next(p for p in points(story()) if p.kind is PointKind.COUNT and any(a.low == 9 for a in p.accounts))
    assert found.reports() == ("a", "b", "c")
    assert {a.low for a in found.accounts} == {9, 11}
    assert "barges" in found.question


def test_points_are_in_order_and_whole() -> None:
    found = points(story())
    assert [len(p.reports()) for p in found] == sorted((len(p.reports()) for p in found), reverse=True)
    accounts = [account for point in found for account in point.accounts]
    assert len({account.id for account in accounts}) == len(accounts)
    assert all(TEXTS[a.report][a.quote.start : a.quote.end] == a.quote.quote for a in accounts)
    assert all(p.question.endswith("?") and p.versions == () and p.status is None for p in found)


def test_yes_no_points_show_yes_and_no() -> None:
    values = {a.value for p in points(story()) if p.kind is PointKind.YES_NO for a in p.accounts}
    assert values <= {"yes", "no", "unclear"}
    figures = [a for p in points(story()) if p.kind is PointKind.COUNT for a in p.accounts]
    assert not [a for a in figures if a.value in ("yes", "no")]


def test_each_point_says_how_likely_it_is() -> None:
    found = points(story())
    assert all(point.confidence is not None and 0 < point.confidence <= 1 for point in found)
    assert len({point.confidence for point in found}) > 1


@pytest.mark.parametrize("order", list(itertools.permutations(range(3)))[1:])
def test_the_order_of_reports_decides_nothing(order: tuple[int, ...]) -> None:
    assert points(tuple(story()[i] for i in order)) == points(story())
