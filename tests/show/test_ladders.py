"""Numbers on one scale, as the page draws them."""

import re

import pytest

from factories import make_report, quoted
from rashomon.model.number import Number
from rashomon.show.ladders import draw_marks

REPORT = make_report("Nine goats drowned.")


def number(
    low: float | None, high: float | None, limit: str = "exact", measure: str = "killed"
) -> Number:
    """A number with these bounds."""
    span = quoted(REPORT, "Nine")
    return Number(
        id="n",
        span=span,
        phrase=span,
        sentence="w",
        low=low,
        high=high,
        limit=limit,
        measure=measure,
    )


@pytest.mark.parametrize(
    ("numbers", "scale"),
    [
        ([number(3, 3), number(24, 24)], "scale 0 to 24"),
        ([number(85, 85, measure="share"), number(90, 90, measure="share")], "scale 0 to 100"),
        ([number(7, 7), number(700, 700)], "1 to 1,000, in steps of ten"),
        ([number(0, 0), number(12, 12)], "scale 0 to 12"),
        ([number(9, 9), number(9, 9, "near")], ""),
        ([number(9, 9), number(24, 99, "dozens")], ""),
    ],
)
def test_a_scale_goes_from_nothing_to_the_largest_or_in_steps_of_ten(
    numbers: list[Number], scale: str
) -> None:
    told, marks = draw_marks(numbers)
    assert told == scale
    assert len(marks) == (len(numbers) if scale else 0)


@pytest.mark.parametrize(
    ("one", "mark"),
    [
        (number(24, 24), "circle"),
        (number(24, 24, "near"), "ring"),
        (number(24, None, "low"), "h14"),
        (number(None, 24, "high"), "h-14"),
        (number(20, 30, "range"), "H"),
        (number(24, 99, "dozens"), None),
    ],
)
def test_a_mark_says_how_a_number_is_told(one: Number, mark: str | None) -> None:
    _, (drawn, *_) = draw_marks([one, number(3, 3), number(48, 48)])
    marks = re.findall(r"ring|h-?14|(?<=[0-9])H(?=[0-9])|circle(?! class)", drawn)
    assert mark in marks if mark else not marks
