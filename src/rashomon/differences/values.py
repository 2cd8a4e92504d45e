"""Decides whether two numbers or days exclude each other. Everything that asks uses this one
decision."""

import re

from rashomon.quantities.bounds import Bounds, highest, numbers_in
from rashomon.quantities.read_quantities import Quantity

_REACH = 2.0  # how many times its bound an open number reaches: "at least 12" is not said of 400
_FIGURE = re.compile(r"\d[\d,]*(?:\.(\d+))?")


def amounts_apart(first: Quantity, second: Quantity) -> bool:
    """Whether two amounts exclude each other: neither is a limit, range or estimate that leaves
    room for the other, and neither tells the other less exactly."""
    is_rounded_off = "near" in (first.manner, second.manner)
    return not is_rounded(first, second) and numbers_apart(
        first.bounds, second.bounds, near=is_rounded_off
    )


def numbers_apart(
    first: Bounds,
    second: Bounds,
    *,
    near: bool = False,
) -> bool:
    """Whether two numbers of one unit exclude each other. Each is given by its lowest and highest
    value (None: open). `near` means that one of them is told as rounded."""
    first = _closed(first)
    second = _closed(second)
    slack = 0.0
    if near:
        # "about 100" may be said of 88, not of 60
        slack = 0.15 * max(map(abs, numbers_in((*first, *second))), default=0.0)
    return _is_below(first, upper=second, slack=slack) or _is_below(
        second, upper=first, slack=slack
    )


def _is_below(lower: Bounds, upper: Bounds, slack: float) -> bool:
    most = lower.high
    least = upper.low
    return most is not None and least is not None and most + slack < least


def is_rounded(first: Quantity, second: Quantity) -> bool:
    """Whether one amount may be the other, told less exactly: "2.84bn" and "2.8 billion"."""
    first_value = highest(first.bounds)
    second_value = highest(second.bounds)
    if first_value is None or second_value is None or first_value == second_value:
        return False
    return (
        abs(first_value - second_value)
        <= max(
            _last_digit_worth(first.text, first_value), _last_digit_worth(second.text, second_value)
        )
        / 2
    )


def _last_digit_worth(text: str, value: float) -> float:
    """Returns the worth of the last digit of a number that is told with a point or with a word of
    scale."""
    figure = _FIGURE.search(text)
    if not figure:
        return 0.0
    figure_value = float(figure[0].replace(",", ""))
    return abs(value / figure_value) / 10.0 ** len(figure[1] or "") if figure_value else 0.0


def _closed(bounds: Bounds) -> Bounds:
    low, high = bounds
    if low is None and high is not None:
        return Bounds(high / _REACH, high)
    if high is None and low is not None:
        return Bounds(low, low * _REACH)
    return bounds


def days_apart(first: tuple[str, str], second: tuple[str, str]) -> bool:
    """Whether two times exclude each other. Each is given by its first and last ISO day."""
    return first[1] < second[0] or second[1] < first[0]
