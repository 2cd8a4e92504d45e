"""Connected components of many pairs (`clusters`), and average-link clustering of sparse
similarities, in exact integer sums, so the result does not depend on the order of addition.

A group stores its similarity to older groups as far as that is enough to join them. A pair of
groups that becomes similar enough is similar to one of the two parts that one of them was joined
from, so nothing else needs to be stored: the sums of any other two groups are computed when needed
and dropped.
"""

import heapq
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from rashomon.stories.vectors import Chosen, Places

_Totals = dict[int, int]

# A row for each two places, the smaller first.
_Pairs = np.ndarray[Any, np.dtype[np.int32]] | Places
# Their likeness.
Values = Places
# Groups of places.
Grouping = Sequence[Chosen]
# The likeness of all of these places to all of each of those groups, added up: a number for each
# group.
Sums = Callable[[Chosen, Grouping], Sequence[int]]


def group_of(groups: Grouping, size: int) -> Places:
    """Returns the number of the group of each of so many places; -1 for none."""
    numbers = np.full(size, -1)
    for number, group in enumerate(groups):
        numbers[list(group)] = number
    return numbers


def clusters(pairs: _Pairs, values: Values) -> Iterator[tuple[list[int], _Pairs, Values]]:
    """Yields connected components: their places, and their pairs renumbered within the component,
    with values."""
    if not len(pairs):
        return
    places = np.unique(pairs)
    inside = np.searchsorted(places, pairs).astype(
        np.int32
    )  # half of the memory: there may be millions
    first = _firsts(inside, len(places))
    order = np.argsort(first, kind="stable")
    by_pair = np.argsort(first[inside[:, 0]], kind="stable")
    starts = np.unique(first)
    where = np.empty(len(places), np.int32)
    bounds = np.append(np.searchsorted(first[order], starts), len(places)).tolist()
    for start, end in pairwise(bounds):
        where[order[start:end]] = np.arange(end - start)
    of_pairs = np.append(np.searchsorted(first[inside[by_pair, 0]], starts), len(pairs)).tolist()
    for (start, end), (low, high) in zip(pairwise(bounds), pairwise(of_pairs), strict=True):
        here = by_pair[low:high]
        yield places[order[start:end]].tolist(), where[inside[here]], values[here]


def _firsts(pairs: _Pairs, size: int) -> Values:
    """Returns, for each place, the smallest place that it is connected to."""
    first = np.arange(size)
    while True:
        sides = first[pairs]
        found = first.copy()
        np.minimum.at(found, sides.ravel(), sides.min(axis=1).repeat(2))
        found = found[found]
        if np.array_equal(found, first):
            return first
        first = found


def average_link(size: int, pairs: _Pairs, values: Values, least: int, sums: Sums) -> Grouping:
    """Returns groups of `size` places. Groups are joined, best first, while their average
    similarity is at least `least`. `pairs` are those that reach it themselves."""
    members = [[i] for i in range(size)]  # of a group that was joined into another: none
    near: list[_Totals] = [{} for _ in range(size)]  # groups like each, with the sums
    waiting = []
    for (one, other), value in zip(pairs.tolist(), values.tolist(), strict=True):
        near[one][other] = near[other][one] = value
        waiting.append((-value, one, other, one, other))
    heapq.heapify(waiting)
    while waiting:
        *_, one, other = heapq.heappop(waiting)
        if not (members[one] and members[other]):
            continue
        around = _summed(one, other, near, members, sums)
        new = len(members)
        joined = sorted(members[one] + members[other])
        members[one] = []
        members[other] = []
        members.append(joined)
        enough = {
            c: total
            for c, total in around.items()
            if total >= least * len(joined) * len(members[c])
        }
        near.append(enough)
        for c, total in enough.items():
            near[c][new] = total
            low, high = sorted((joined[0], members[c][0]))
            mean = total / (len(joined) * len(members[c]))
            heapq.heappush(waiting, (-mean, low, high, c, new))
    return sorted(filter(None, members))


def _summed(
    one: int,
    other: int,
    near: list[_Totals],
    members: Grouping,
    sums: Sums,
) -> _Totals:
    """Returns the groups like one of the two, with their similarity to both; the lists of the two
    are emptied."""
    total: _Totals = {}
    both = [
        c for c in near[one].keys() | near[other].keys() if members[c] and c not in (one, other)
    ]
    for group in (one, other):
        own = near[group]
        missing = [c for c in both if c not in own]
        found = sums(members[group], [members[c] for c in missing]) if missing else ()
        own.update(zip(missing, found, strict=True))
        for c in both:
            total[c] = total.get(c, 0) + own[c]
            near[c].pop(group, None)
        near[group] = {}
    return total
