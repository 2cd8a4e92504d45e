"""How two numbers or days stand to each other: one decision for everybody who asks."""

import re
from enum import StrEnum

from rashomon.text.bounds import Bounds, apart
from rashomon.text.measures import unit_called
from rashomon.text.quantities import Quantity

_REACH = 2.0  # how many times its bound an open number reaches: "at least 12" is not said of 400
_ROUNDED = 0.15  # "about 100" may be said of 88, not of 60
_FIGURE = re.compile(r"\d[\d,]*(?:\.(\d+))?")


class Bearing(StrEnum):
    """How one value stands to another."""

    SAME = "same"
    COMPATIBLE = "compatible"
    OTHER = "other"
    UNKNOWN = "not comparable"


def compare_numbers(
    one: Bounds,
    other: Bounds,
    *,
    units: tuple[str | None, str | None] = (None, None),
    near: bool = False,
) -> Bearing:
    """Returns how two numbers stand to each other, each as its lowest and highest value (None:
    open). `units`: what they count in; `near`: one of them is told as rounded."""
    first, second = _in_one_unit(one, other, units)
    if first is None or second is None:
        return Bearing.UNKNOWN
    if (None, None) in (first, second):
        return Bearing.SAME if first == second else Bearing.COMPATIBLE
    if first == second:
        return Bearing.SAME
    a, b = _closed(first), _closed(second)
    largest = max(abs(bound) for bound in (*a, *b) if bound is not None)
    slack = _ROUNDED * largest if near else 0.0
    return Bearing.OTHER if apart(a, b, slack) else Bearing.COMPATIBLE


def is_rounded(one: Quantity, other: Quantity) -> bool:
    """Whether one amount may be the other, told less exactly: "2.84bn" and "2.8 billion"."""
    first, second = (q.low if q.high is None else q.high for q in (one, other))
    if first is None or second is None or first == second:
        return False
    step = max(_step(one.text, first), _step(other.text, second))
    return abs(first - second) <= step / 2


def _step(text: str, value: float) -> float:
    """The worth of the last digit of a number that is told with a point or with a word of scale."""
    figure = _FIGURE.search(text)
    if figure is None:
        return 0.0
    told = float(figure[0].replace(",", ""))
    return abs(value / told) / 10.0 ** len(figure[1] or "") if told else 0.0


def _in_one_unit(
    one: Bounds, other: Bounds, units: tuple[str | None, str | None]
) -> tuple[Bounds | None, Bounds | None]:
    """Both numbers in one unit; None where their units cannot be compared."""
    if units[0] == units[1]:
        return one, other
    mine, theirs = (unit_called(unit) if unit else None for unit in units)
    if mine is None or theirs is None or mine.dimension != theirs.dimension:
        return None, None
    return _scaled(one, mine.size), _scaled(other, theirs.size)


def _scaled(bounds: Bounds, size: float) -> Bounds:
    low, high = bounds
    return None if low is None else low * size, None if high is None else high * size


def _closed(bounds: Bounds) -> Bounds:
    low, high = bounds
    if low is None and high is not None:
        return high / _REACH, high
    return (low, low * _REACH) if high is None and low is not None else bounds


def compare_days(one: tuple[str, str], other: tuple[str, str]) -> Bearing:
    """Returns how two times stand to each other, each as its first and last ISO day."""
    if one == other:
        return Bearing.SAME
    return Bearing.OTHER if one[1] < other[0] or other[1] < one[0] else Bearing.COMPATIBLE
