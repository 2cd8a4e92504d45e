"""The lowest and highest values of numbers (None: open, or no number), and whether two are the
same. differences/values.py decides how numbers stand to each other."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple


class Bounds(NamedTuple):
    """The lowest and the highest value of a number."""

    low: float | None
    high: float | None


def highest(bounds: Bounds) -> float | None:
    """Returns the higher of the numbers that bounds name."""
    return bounds.low if bounds.high is None else bounds.high


def numbers_in(bounds: Iterable[float | None]) -> frozenset[float]:
    """Returns the numbers that bounds name."""
    return _numbers_of(*bounds)


@lru_cache(maxsize=65_536, typed=True)  # each number of a story is held against each other one
def _numbers_of(*bounds: float | None) -> frozenset[float]:
    return frozenset(number for number in bounds if number is not None)


def same_number(first: Bounds, second: Bounds) -> bool:
    """Whether both name the same number, be it exact or a bound: "up to 500" and "500"."""
    first_numbers = numbers_in(first)
    if not first_numbers or first == second:
        return bool(first_numbers)
    return len(first_numbers) == 1 and first_numbers == numbers_in(second)
