"""The lowest and highest values of numbers (None: open, or no number), and whether two are the
same. differences/values.py decides how numbers stand to each other."""

from collections.abc import Iterable


def highest(bounds: tuple[float | None, float | None]) -> float | None:
    """Returns the higher of the numbers that bounds name."""
    low, high = bounds
    return low if high is None else high


def numbers_in(bounds: Iterable[float | None]) -> frozenset[float]:
    """Returns the numbers that bounds name."""
    return frozenset(number for number in bounds if number is not None)


def same_number(
    first: tuple[float | None, float | None], second: tuple[float | None, float | None]
) -> bool:
    """Whether both name the same number, be it exact or a bound: "up to 500" and "500"."""
    named = numbers_in(first)
    if not named or first == second:
        return bool(named)
    return len(named) == 1 and named == numbers_in(second)
