"""How finely a time is told, and the time of day with its zone."""

import pytest

from rashomon.dates.expressions import find_expressions
from rashomon.dates.precision import clock_of, may_tell_a_clock, precision_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Monday", "day"),
        ("on Monday night", "part"),
        ("at 7.25am on Monday", "minute"),
        ("last weekend", "weekend"),
        ("last week", "week"),
        ("in March 2019", "month"),
        ("in the summer of 2019", "season"),
        ("in 2019", "year"),
        ("the 1990s", "decade"),
        ("from 3 to 5 March", "stretch"),
        ("the past two weeks", "stretch"),
        ("two months ago", "month"),
    ],
)
def test_precision(text: str, expected: str) -> None:
    (expression,) = find_expressions(text)
    assert precision_of(expression) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("at 18:40 GMT Sunday", ("18:40+00:00", "GMT")),
        ("0600 GMT", ("06:00+00:00", "GMT")),
        ("7.25am on Monday", ("07:25", None)),
        ("9 p.m. EDT", ("21:00-04:00", "EDT")),
        ("10:30 IST", ("10:30", "IST")),  # India, Israel or Ireland
        ("at half past six", ("06:30", None)),
        ("14:00 local time", ("14:00", "local time")),
        ("on Monday", (None, None)),
    ],
)
def test_clock(words: str, expected: tuple[str | None, str | None]) -> None:
    assert clock_of(words) == expected


def test_only_clock_times_are_asked_for_a_clock() -> None:
    assert [may_tell_a_clock(e) for e in find_expressions("at 9 p.m. on Monday; on Tuesday")] == [
        True,
        False,
    ]
