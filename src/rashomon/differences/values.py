"""Decides whether two numbers or days exclude each other. Everything that asks uses this one
decision."""

import re

from rashomon.model.date import DaySpan
from rashomon.quantities.bounds import Bounds, apart
from rashomon.quantities.read_quantities import Quantity

_REACH = 2.0  # how many times its bound an open number reaches: "at least 12" is not said of 400
_ROUNDED = 0.15  # "about 100" may be said of 88, not of 60
_FIGURE = re.compile(r"\d[\d,]*(?:\.(\d+))?")


def amounts_apart(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts exclude each other: neither is a limit, range or estimate that leaves
    room for the other, and neither tells the other less exactly."""
    near = "near" in (one.manner, other.manner)
    return not is_rounded(one, other) and numbers_apart(one.bounds, other.bounds, near=near)


def numbers_apart(one: Bounds, other: Bounds, *, near: bool = False) -> bool:
    """Whether two numbers of one unit exclude each other. Each is given by its lowest and highest
    value (None: open). `near` means that one of them is told as rounded."""
    a = _closed(one)
    b = _closed(other)
    largest = max((abs(bound) for bound in (*a, *b) if bound is not None), default=0.0)
    return apart(a, b, _ROUNDED * largest if near else 0.0)


def is_rounded(one: Quantity, other: Quantity) -> bool:
    """Whether one amount may be the other, told less exactly: "2.84bn" and "2.8 billion"."""
    first, second = (q.low if q.high is None else q.high for q in (one, other))
    if first is None or second is None or first == second:
        return False
    return abs(first - second) <= max(_step(one.text, first), _step(other.text, second)) / 2


def _step(text: str, value: float) -> float:
    """Returns the worth of the last digit of a number that is told with a point or with a word of
    scale."""
    figure = _FIGURE.search(text)
    if figure is None:
        return 0.0
    told = float(figure[0].replace(",", ""))
    return abs(value / told) / 10.0 ** len(figure[1] or "") if told else 0.0


def _closed(bounds: Bounds) -> Bounds:
    low, high = bounds
    if low is None and high is not None:
        return high / _REACH, high
    return (low, low * _REACH) if high is None and low is not None else bounds


def days_apart(one: DaySpan, other: DaySpan) -> bool:
    """Whether two times exclude each other. Each is given by its first and last ISO day."""
    return one[1] < other[0] or other[1] < one[0]
