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

from rashomon.stories.vectors import Places

# A row for each two places, the smaller first.
_Pairs = np.ndarray[Any, np.dtype[np.int32]] | Places
# Their likeness.
Values = Places


def group_of(groups: Sequence[Sequence[int]], size: int) -> Places:
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
    # half of the memory: there may be millions
    local_pairs = np.searchsorted(places, pairs).astype(np.int32)
    first = _firsts(local_pairs, len(places))
    first_of_pair = first[local_pairs[:, 0]]
    order = np.argsort(first, kind="stable")
    by_pair = np.argsort(first_of_pair, kind="stable")
    starts = np.unique(first)
    bounds = np.append(np.searchsorted(first[order], starts), len(places)).tolist()
    of_pairs = np.append(np.searchsorted(first_of_pair[by_pair], starts), len(pairs)).tolist()
    where = np.empty(len(places), np.int32)
    for (start, end), (low, high) in zip(pairwise(bounds), pairwise(of_pairs), strict=True):
        members = order[start:end]
        where[members] = np.arange(end - start)
        chosen = by_pair[low:high]
        yield places[members].tolist(), where[local_pairs[chosen]], values[chosen]


def _firsts(pairs: _Pairs, size: int) -> Values:
    """Returns, for each place, the smallest place that it is connected to."""
    first = np.arange(size)
    while True:
        sides = first[pairs]
        smaller = first.copy()
        np.minimum.at(smaller, sides.ravel(), sides.min(axis=1).repeat(2))
        smaller = smaller[smaller]
        if np.array_equal(smaller, first):
            return first
        first = smaller


def average_link(
    size: int,
    pairs: _Pairs,
    values: Values,
    least: int,
    sums: Callable[[Sequence[int], Sequence[Sequence[int]]], Sequence[int]],
) -> Sequence[Sequence[int]]:
    """Returns groups of `size` places.

    Groups are joined, best first, while their average similarity is at least `least`. `pairs` are
    those that reach it themselves. A joined group gets a new number, so that what waits for one of
    the two is passed over.
    """
    members = [[i] for i in range(size)]  # of a group that was joined into another: none
    neighbours: list[dict[int, int]] = [{} for _ in range(size)]  # groups like each, with the sums
    waiting = []
    for (first, second), value in zip(pairs.tolist(), values.tolist(), strict=True):
        neighbours[first][second] = neighbours[second][first] = value
        waiting.append((-value, first, second, first, second))
    heapq.heapify(waiting)
    while waiting:
        *_, first, second = heapq.heappop(waiting)
        if not (members[first] and members[second]):
            continue
        touching = _summed((first, second), neighbours=neighbours, members=members, sums=sums)
        new = len(members)
        joined = sorted(members[first] + members[second])
        members[first] = []
        members[second] = []
        members.append(joined)
        neighbours.append({})
        for group, total in touching.items():
            between = len(joined) * len(members[group])
            if total >= least * between:
                neighbours[new][group] = neighbours[group][new] = total
                low, high = sorted((joined[0], members[group][0]))
                heapq.heappush(waiting, (-total / between, low, high, group, new))
    return sorted(filter(None, members))


def _summed(
    two: tuple[int, int],
    neighbours: list[dict[int, int]],
    members: Sequence[Sequence[int]],
    sums: Callable[[Sequence[int], Sequence[Sequence[int]]], Sequence[int]],
) -> dict[int, int]:
    """Returns the groups like one of the two, with their similarity to both. The lists of the two
    are emptied."""
    total: dict[int, int] = {}
    touching = (neighbours[two[0]].keys() | neighbours[two[1]].keys()).difference(two)
    both = [group for group in touching if members[group]]
    for joined in two:
        own_neighbours = neighbours[joined]
        # like the other of the two alone, so not summed yet
        missing = [group for group in both if group not in own_neighbours]
        if missing:
            summed = sums(members[joined], [members[group] for group in missing])
            own_neighbours.update(zip(missing, summed, strict=True))
        for group in both:
            total[group] = total.get(group, 0) + own_neighbours[group]
            neighbours[group].pop(joined, None)
        neighbours[joined] = {}
    return total
