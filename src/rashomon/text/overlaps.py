"""Which of many stretches of a text touch another (`Overlaps`), without a walk through all."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

_Value = TypeVar("_Value")


class Overlaps(Generic[_Value]):
    """Stretches (half-open), each with what it stands for."""

    def __init__(self, stretches: Iterable[tuple[int, int, _Value]]) -> None:
        self._held = sorted(stretches, key=lambda one: one[:2])
        self._starts = [start for start, _, _ in self._held]
        self._reached = list(accumulate((end for _, end, _ in self._held), max))

    def at(self, start: int, end: int) -> list[tuple[int, int, _Value]]:
        """Returns the stretches that touch this one, in their order."""
        near = self._held[bisect_right(self._reached, start) : bisect_left(self._starts, end)]
        return [one for one in near if one[1] > start]
