"""Furniture that is looked up place by place."""

import random
from dataclasses import replace

import pytest

from factories import make_report
from rashomon.anomalies.page_anomalies import _distinct
from rashomon.model import report as module


@pytest.mark.parametrize("count", [5, 80])
def test_many_pieces_cover_what_few_do(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    chance = random.Random(count)  # noqa: S311
    plain = make_report("word " * 200, "a")
    pieces = []
    for _ in range(count):
        start = chance.randrange(900)
        pieces.append(plain.furniture_span(start, start + chance.randrange(1, 60), "caption"))
    report, other = (
        replace(plain, furniture=tuple(pieces)),
        replace(plain, furniture=tuple(pieces[:-1])),
    )
    places = [(start, start + chance.randrange(50)) for start in range(0, 950, 7)]
    found = [
        (one.is_furniture(*place), two.is_furniture(*place))
        for place in places
        for one, two in [(report, other)]
    ]
    monkeypatch.setattr(module, "_MANY", 10_000)
    assert found == [(report.is_furniture(*place), other.is_furniture(*place)) for place in places]
    assert len(set(found)) > 1


def test_pieces_inside_another_are_left_out() -> None:
    report = make_report("word " * 20, "a")
    pieces = [
        report.furniture_span(*place, "caption")
        for place in ((40, 50), (0, 10), (0, 10), (2, 10), (0, 5), (5, 12), (39, 50), (60, 61))
    ]
    naive = [
        piece
        for piece in pieces
        if not any(other.contains(piece) and other != piece for other in pieces)
    ]
    assert _distinct(pieces) == naive
    assert len(naive) == 5
