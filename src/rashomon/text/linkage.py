"""Average-link clustering of sparse similarities, in exact integer sums, so the result does not
depend on the order of addition.

A group stores its similarity to older groups as far as that is enough to join them. A pair of
groups that becomes similar enough is similar to one of the two parts that one of them was joined
from, so nothing else needs to be stored: the sums of any other two groups are computed when needed
and dropped.
"""

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

Pairs = np.ndarray[Any, np.dtype[np.int32]] | np.ndarray[Any, np.dtype[np.int64]]
"""A row for each two places, the smaller first."""
Values = np.ndarray[Any, np.dtype[np.int64]]
"""Their likeness."""
Sums = Callable[[Sequence[int], Sequence[Sequence[int]]], Sequence[int]]
"""The likeness of all of these places to all of each of those groups, added up: a number for each
group."""
_Head = tuple[float, int, int, int, int]


def clusters(pairs: Pairs, values: Values) -> Iterator[tuple[list[int], Pairs, Values]]:
    """Yields connected components: their places, and their pairs renumbered within the component,
    with values."""
    if not len(pairs):
        return
    places = np.unique(pairs)
    inside = np.searchsorted(places, pairs).astype(
        np.int32
    )  # half of the memory: there may be millions
    first = _firsts(inside, len(places))
    order, by_pair = (
        np.argsort(first, kind="stable"),
        np.argsort(first[inside[:, 0]], kind="stable"),
    )
    starts = np.unique(first)
    where = np.empty(len(places), dtype=np.int32)
    bounds = np.append(np.searchsorted(first[order], starts), len(places)).tolist()
    for start, end in pairwise(bounds):
        where[order[start:end]] = np.arange(end - start)
    of_pairs = np.append(np.searchsorted(first[inside[by_pair, 0]], starts), len(pairs)).tolist()
    for (start, end), (low, high) in zip(pairwise(bounds), pairwise(of_pairs), strict=True):
        here = by_pair[low:high]
        yield places[order[start:end]].tolist(), where[inside[here]], values[here]


def _firsts(pairs: Pairs, size: int) -> Values:
    """Returns, for each place, the smallest place that it is connected to."""
    first = np.arange(size)
    while True:
        least = np.minimum(first[pairs[:, 0]], first[pairs[:, 1]])
        found = first.copy()
        for side in (0, 1):
            np.minimum.at(found, first[pairs[:, side]], least)
        found = found[found]
        if np.array_equal(found, first):
            return first
        first = found


def average_link(
    size: int, pairs: Pairs, values: Values, least: int, sums: Sums
) -> list[list[int]]:
    """Returns groups of `size` places, joined best first while their average similarity is at least
    `least`. `pairs`: those that reach it themselves.
    """
    if not len(pairs):
        return [[i] for i in range(size)]
    groups = _Groups(size, pairs, values, least, sums)
    waiting = list(filter(None, map(groups.head, range(size))))
    heapq.heapify(waiting)
    while waiting:
        head = heapq.heappop(waiting)
        *_, group, place = head
        if not groups.stands(group):
            continue
        other = groups.nearest(group, place)
        if groups.stands(other):
            group, place = groups.join(group, other), -1
        if following := groups.head(group, place + 1):
            heapq.heappush(waiting, following)
    return groups.members()


class _Groups:
    """Numbered groups, older ones with smaller numbers: first one per place, then one per join."""

    def __init__(self, size: int, pairs: Pairs, values: Values, least: int, sums: Sums) -> None:
        self._size, self._pairs, self._values, self._least, self._sums = (
            size,
            pairs,
            values,
            least,
            sums,
        )
        self._down = np.lexsort(
            (pairs[:, 0], -values, pairs[:, 1])
        )  # the pairs of each place with those before it, the most alike first,
        self._down_from = np.searchsorted(pairs[self._down, 1], np.arange(size + 1)).tolist()
        self._up = np.argsort(pairs[:, 0], kind="stable")  # and with those behind it
        self._up_from = np.searchsorted(pairs[self._up, 0], np.arange(size + 1)).tolist()
        self._members: dict[int, list[int]] = {}  # of each group that was joined
        self._first = list(range(size))
        self._into = list(range(size))  # the group that this one became a part of, or itself
        self._near: dict[
            int, dict[int, int]
        ] = {}  # of each group that was joined: those that are like it, with their sums,
        self._order: dict[int, list[int]] = {}  # and the same, the most alike first

    def stands(self, group: int) -> bool:
        """Whether this group has not been joined into another."""
        return self._into[group] == group

    def members(self) -> list[list[int]]:
        """Returns the places of each remaining group, in order."""
        return sorted(
            sorted(self._of(group)) for group in range(len(self._into)) if self.stands(group)
        )

    def head(self, group: int, place: int = 0) -> _Head | None:
        """Returns the first remaining group near this one, from this position on: the similarity of
        the two, and the position."""
        while (other := self.nearest(group, place)) >= 0:
            if self.stands(other):
                low, high = sorted((self._first[group], self._first[other]))
                return -self._mean(group, other, place), low, high, group, place
            place += 1
        return None

    def nearest(self, group: int, place: int) -> int:
        """Returns the older group at this position among the most similar ones; -1 past the end."""
        if group >= self._size:
            order = self._order[group]
            return order[place] if place < len(order) else -1
        at = self._down_from[group] + place
        return int(self._pairs[self._down[at], 0]) if at < self._down_from[group + 1] else -1

    def join(self, one: int, other: int) -> int:
        """Joins two groups and returns the number of the new one."""
        near, more = self._around(one, other), self._around(other, one)
        self._add_missing(one, near, more)
        self._add_missing(other, more, near)
        new = len(self._into)
        members = self._members[new] = self._of(one) + self._of(other)
        self._into[one] = self._into[other] = new
        self._into.append(new)
        self._first.append(min(self._first[one], self._first[other]))
        enough = {
            c: total
            for c in near
            if (total := near[c] + more[c]) >= self._least * len(members) * len(self._of(c))
        }
        self._near[new] = enough
        self._order[new] = sorted(
            enough, key=lambda c: (-self._mean(new, c), *sorted((self._first[new], self._first[c])))
        )
        for gone in (one, other):
            for held in (self._members, self._near, self._order):
                held.pop(gone, None)
        return new

    def _of(self, group: int) -> list[int]:
        return self._members[group] if group >= self._size else [group]

    def _mean(self, group: int, other: int, place: int = 0) -> float:
        """Returns the average similarity of a group and an older one."""
        if group < self._size:
            return float(self._values[self._down[self._down_from[group] + place]])
        return self._near[group][other] / (len(self._of(group)) * len(self._of(other)))

    def _around(self, group: int, without: int) -> dict[int, int]:
        """Returns the remaining groups similar to this one, with their sums."""
        found: dict[int, int] = {}
        for one, total in self._listed(group):
            now = self._now(one)
            if now == one:
                found[one] = total
            elif now not in found and (known := self._near[now].get(group)) is not None:
                found[now] = known
        found.pop(without, None)
        return found

    def _listed(self, group: int) -> Iterable[tuple[int, int]]:
        """Returns those that were similar to the group when it was created, with their sums."""
        if group >= self._size:
            return self._near[group].items()
        down = self._down[self._down_from[group] : self._down_from[group + 1]]
        up = self._up[self._up_from[group] : self._up_from[group + 1]]
        others = np.concatenate([self._pairs[down, 0], self._pairs[up, 1]])
        return zip(others.tolist(), self._values[np.concatenate([down, up])].tolist(), strict=True)

    def _now(self, group: int) -> int:
        into = self._into
        while into[group] != group:
            into[group] = into[into[group]]
            group = into[group]
        return group

    def _add_missing(self, group: int, near: dict[int, int], more: dict[int, int]) -> None:
        """Adds those of `more` that are not listed as near."""
        missing = [c for c in more if c not in near]
        if missing:
            near.update(
                zip(
                    missing,
                    self._sums(self._of(group), [self._of(c) for c in missing]),
                    strict=True,
                )
            )


# Which answers of a large story repeat the same words, so that one of them can represent all.
