"""Groups by average link, of pairs that are alike: exact sums of whole numbers, so that nothing hangs on the order in which they are added."""

import heapq
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

Edge = tuple[int, int, int]
"""Two places and their likeness."""
Row = np.ndarray[Any, np.dtype[np.int64]]


def clusters(edges: Sequence[Edge]) -> Iterator[tuple[list[int], list[Edge]]]:
    """What hangs together by edges: its places, and its edges with places counted among these."""
    above: dict[int, int] = {}

    def root(place: int) -> int:
        while (up := above.setdefault(place, place)) != place:
            above[place] = above[up]
            place = up
        return place

    for one, two, _ in edges:
        low, high = sorted((root(one), root(two)))
        above[high] = low
    members: dict[int, list[int]] = {}
    for place in sorted(above):
        members.setdefault(root(place), []).append(place)
    where = {place: i for group in members.values() for i, place in enumerate(group)}
    inside: dict[int, list[Edge]] = {}
    for one, two, value in edges:
        inside.setdefault(root(one), []).append((where[one], where[two], value))
    for first, group in members.items():
        yield group, inside[first]


def average_link(size: int, edges: Sequence[Edge], least: int, row: Callable[[int], Row]) -> list[list[int]]:
    """Groups of `size` reports, joined best first while their average likeness is at least `least`; `row` gives a report's likeness to all."""
    groups = {i: [i] for i in range(size)}
    sums: dict[int, dict[int, int]] = {i: {} for i in range(size)}
    for one, two, value in edges:
        sums[one][two] = sums[two][one] = value
    waiting: list[tuple[float, int, int, int]] = [(-float(value), min(one, two), max(one, two), 2) for one, two, value in edges]
    heapq.heapify(waiting)
    while waiting:
        _, a, b, members = heapq.heappop(waiting)
        if a not in groups or b not in groups or len(groups[a]) + len(groups[b]) != members:
            continue
        if sums[a][b] < least * len(groups[a]) * len(groups[b]):
            break
        near = (sums[a].keys() | sums[b].keys()) - {a, b}
        for c in sorted(near):
            both = sum(sums[k][c] if c in sums[k] else _sum(groups[k], groups[c], row) for k in (a, b))
            sums[a][c] = sums[c][a] = both
            sums[c].pop(b, None)
        sums[a].pop(b)
        groups[a] += groups.pop(b)
        del sums[b]
        for c in near:
            mean = sums[a][c] / (len(groups[a]) * len(groups[c]))
            heapq.heappush(waiting, (-mean, min(a, c), max(a, c), len(groups[a]) + len(groups[c])))
    return [sorted(group) for group in groups.values()]


def _sum(left: Sequence[int], right: Sequence[int], row: Callable[[int], Row]) -> int:
    """The likeness of each of these to each of those, added up."""
    few, many = sorted((left, right), key=len)
    return sum(int(row(i)[many].sum()) for i in few)
