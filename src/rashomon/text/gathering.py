"""Gathers what belongs together: the values of one key (`by_key`, `grouped`), connected things
(`connected`), stretches that touch one another (`touching`), and those of many that touch a given
one (`Overlaps`, `SpansByPlace`)."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate
from operator import attrgetter, itemgetter
from typing import Generic, Protocol, TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_Counted = TypeVar("_Counted", str, tuple[str, int])


def by_key(pairs: Iterable[tuple[_Key, _Value]]) -> defaultdict[_Key, list[_Value]]:
    """Returns the values of each key, in order. Keys without values have an empty list."""
    values = defaultdict(list)
    for key, value in pairs:
        values[key].append(value)
    return values


def grouped(
    things: Iterable[_Value], key: Callable[[_Value], _Key]
) -> defaultdict[_Key, list[_Value]]:
    """Returns the things that have each key, in order."""
    return by_key((key(thing), thing) for thing in things)


def by_each_key(
    things: Iterable[_Value], keys_of: Callable[[_Value], Iterable[_Key]]
) -> defaultdict[_Key, list[_Value]]:
    """Returns the things that have each key, in order. A thing may have several keys."""
    return by_key((key, thing) for thing in things for key in set(keys_of(thing)))


def most_first(counts: Mapping[_Counted, float]) -> list[_Counted]:
    """Returns what was counted, the most frequent first, and what is equally frequent in
    alphabetical order."""
    return sorted(counts, key=lambda counted: (-counts[counted], counted))


def only_one(values: Iterable[_Value]) -> _Value | None:
    """Returns the value if all of these are the same, otherwise None."""
    different = set(values)
    if len(different) == 1:
        return different.pop()
    return None


class _OfReport(Protocol):
    @property
    def report(self) -> str: ...


_Told = TypeVar("_Told", bound=_OfReport)


def by_report(things: Iterable[_Told]) -> defaultdict[str, list[_Told]]:
    """Returns what each report tells, in order."""
    return grouped(things, attrgetter("report"))


def connected(things: Iterable[_Key], pairs: Iterable[Iterable[_Key]]) -> list[list[_Key]]:
    """Returns the connected components of different things, each in their order, by the first."""
    above = {thing: thing for thing in things}

    def root(thing: _Key) -> _Key:
        while above[thing] != thing:
            above[thing] = above[above[thing]]
            thing = above[thing]
        return thing

    for first, second in pairs:
        if above[first] != above[second]:
            above[root(second)] = root(first)
    return list(grouped(above, root).values())


def touching(stretches: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    """Yields pairs of stretches that touch, by their numbers, so that all that touch one another
    are connected. Stretches are half-open, each with a number."""
    reached = 0
    farthest = -1
    for start, end, number in sorted(stretches):
        if start < reached:
            yield farthest, number
        if end > reached:
            reached = end
            farthest = number


class Overlaps(Generic[_Value]):
    """Half-open stretches, each with what it stands for."""

    def __init__(self, stretches: Iterable[tuple[int, int, _Value]]) -> None:
        self._sorted = sorted(stretches, key=itemgetter(0, 1))
        self._starts = [start for start, _, _ in self._sorted]
        self._reached = list(accumulate((end for _, end, _ in self._sorted), max))

    def at(self, start: int, end: int) -> list[_Value]:
        """Returns what the stretches stand for that touch this one, in their order."""
        candidates = self._sorted[
            bisect_right(self._reached, start) : bisect_left(self._starts, end)
        ]
        return [value for _, stop, value in candidates if stop > start]
