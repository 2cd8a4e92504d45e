"""What two answers show by figures and days alone."""

from dataclasses import replace

import pytest

from factories import make_report
from rashomon.model.point import Account, PointKind
from rashomon.model.statement import Stance
from rashomon.rows.arithmetic import (
    PlainAnswer,
    agree,
    order,
    plain_answer,
    precision,
)

COUNT, DATE, PLACE = PointKind.COUNT, PointKind.DATE, PointKind.PLACE
Bounds = tuple[float | None, float | None]


def told(words: str = "x", bounds: Bounds = (None, None), **fields: object) -> PlainAnswer:
    printed = fields.pop("printed", None)
    values: dict[str, object] = {
        "statement": None,
        "speaker": None,
        "stance": Stance.ASSERTS,
        "value": None,
        "unit": None,
    }
    report = make_report(words)
    low, high = bounds
    account = Account("a", "r", report.span(0, len(words)), low=low, high=high, **(values | fields))  # type: ignore[arg-type]
    return replace(plain_answer(account), printed=printed)


@pytest.mark.parametrize(
    ("left", "right", "inside"),
    [
        ((3, 9), (4, 4), 1),
        ((4, 4), (3, 9), -1),
        ((12, None), (15, 15), 1),
        ((None, 500), (300, 400), 1),
        ((12, 12), (15, 15), 0),
        ((12, 12), (12, 12), 0),
        ((3, 9), (4, 10), 0),
    ],
)
def test_the_figure_inside_is_the_more_precise(left: Bounds, right: Bounds, inside: int) -> None:
    assert precision(told(bounds=left), told(bounds=right), COUNT) == inside
    assert precision(told(bounds=left), told(bounds=right), PLACE) == 0


@pytest.mark.parametrize(
    ("left", "right", "agreeing"),
    [
        ((12, None), (15, 15), True),
        (
            (12, None),
            (400, 400),
            False,
        ),  # an author who sets "more than 12" against 400 means more than the words say
        ((None, 60), (50, 50), True),
        ((None, 60), (14, 14), False),
        ((3, 9), (4, 4), True),
        ((4, 4), (5, 5), False),
        ((4, 4), (None, None), False),
    ],
)
def test_which_figures_surely_leave_each_other_room(
    left: Bounds, right: Bounds, agreeing: bool
) -> None:
    assert agree(told(bounds=left), told(bounds=right), COUNT) is agreeing
    assert agree(told(bounds=right), told(bounds=left), COUNT) is agreeing


@pytest.mark.parametrize(
    ("left", "right", "inside"),
    [
        ("2031-03-05", "2031-03-05T11:00", 1),
        ("2031-03", "2031-03-05", 1),
        ("2031-03-01/2031-03-07", "2031-03-05", 1),
        ("2031-03-05", "2031-03-01/2031-03-07", -1),
        ("../2031-03-07", "2031-03-05", 1),
        ("2031-03-05", "2031-03-06", 0),
        ("2031-03-05", "2031-03-05", 0),
        ("in spring", "2031-03-05", 0),
        (None, "2031-03-05", 0),
    ],
)
def test_the_time_inside_is_the_more_precise(
    left: str | None, right: str | None, inside: int
) -> None:
    assert precision(told(value=left), told(value=right), DATE) == inside


@pytest.mark.parametrize(
    ("left", "right", "placed"),
    [
        ({"printed": "2031-03-05"}, {"printed": "2031-03-06"}, -1),
        ({"printed": "2031-03-05T08:00"}, {"printed": "2031-03-05T07:00"}, 1),
        ({"printed": "2031-03-05T08:00"}, {"printed": "2031-03-05"}, 0),
        (
            {"printed": "2031-03-05", "as_of": "2031-03-02"},
            {"printed": "2031-03-04", "as_of": "2031-03-03"},
            -1,
        ),
        (
            {"printed": "2031-03-05", "as_of": "2031-03-02"},
            {"printed": "2031-03-04", "as_of": "2031-03-02"},
            1,
        ),
        ({}, {"printed": "2031-03-04"}, 0),
    ],
)
def test_the_order_is_that_of_the_days_told_of_else_of_the_reports(
    left: dict[str, str], right: dict[str, str], placed: int
) -> None:
    assert order(told(**left), told(**right)) == placed  # type: ignore[arg-type]
