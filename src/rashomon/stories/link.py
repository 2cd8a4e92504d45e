"""average_link: groups out of likenesses. Groups are joined by the average likeness of their members, so that one report that touches on two
events does not chain them together."""

from collections.abc import Collection, Sequence

import numpy as np

from rashomon.stories.likeness import Matrix

LIKE = 0.16  # average likeness from which two groups tell one event
LIKE_ALONE = 0.1  # that of a report left alone to the one group that is nearest,
CLEARLY = 1.5  # when it is so many times as like as the next
_APART = -1.0

Group = list[int]
Pair = tuple[int, int]


def average_link(likeness: Matrix, least: float, start: Sequence[Group] | None = None, apart: Collection[Pair] = ()) -> list[Group]:
    """Groups of indices, joined best first while their average likeness is at least this.

    `start`: groups that are one already; `apart`: pairs of indices that no group may hold both of.
    """
    groups = [list(group) for group in start] if start is not None else [[i] for i in range(len(likeness))]
    left = likeness.copy() if start is None else _between(likeness, groups)
    owner = {member: place for place, group in enumerate(groups) for member in group}
    for one, other in apart:
        left[owner[one], owner[other]] = left[owner[other], owner[one]] = _APART
    np.fill_diagonal(left, _APART)
    sizes = np.array([len(group) for group in groups], dtype=float)
    # two groups are joined only where parts of them are alike enough, so each connected part of the pile is joined by itself
    joined = [chain for part in _connected(left >= least) for chain in _joined(left, sizes, part, least)]
    return [[member for place in chain for member in groups[place]] for chain in sorted(joined)]


def _between(likeness: Matrix, groups: Sequence[Group]) -> Matrix:
    """The average likeness of every two groups."""
    member = np.zeros((len(groups), len(likeness)))
    for place, group in enumerate(groups):
        member[place, group] = 1 / len(group)
    out: Matrix = np.round(member @ likeness @ member.T, 6)
    return out


def _connected(edges: np.ndarray[tuple[int, int], np.dtype[np.bool_]]) -> list[list[int]]:
    """The connected parts of a graph, each sorted."""
    parts, seen = [], np.zeros(len(edges), dtype=bool)
    for first in range(len(edges)):
        if seen[first]:
            continue
        seen[first] = True
        part, front = [first], [first]
        while front:
            fresh = np.flatnonzero(edges[front].any(axis=0) & ~seen).tolist()
            seen[fresh] = True
            part += fresh
            front = fresh
        parts.append(sorted(part))
    return parts


def _joined(likeness: Matrix, sizes: Matrix, part: list[int], least: float) -> list[list[int]]:
    """The groups of one connected part, each as the places of what was joined, in the order of joining."""
    if len(part) == 1:
        return [part]
    left, size = likeness[np.ix_(part, part)].copy(), sizes[part].copy()
    chains = [[place] for place in part]
    best = left.max(axis=1)
    while True:
        a = int(best.argmax())
        if best[a] < least:
            return [chain for chain in chains if chain]
        a, b = sorted((a, int(left[a].argmax())))
        shut = (left[a] == _APART) | (left[b] == _APART)  # apart from one of them, apart from both; what was joined is apart from all
        row = (left[a] * size[a] + left[b] * size[b]) / (size[a] + size[b])
        row[shut] = _APART
        fell = np.flatnonzero((left[a] == best) | (left[b] == best))  # rows whose best may be gone
        left[a], left[:, a] = row, row
        left[b], left[:, b] = _APART, _APART
        size[a] += size[b]
        chains[a], chains[b] = chains[a] + chains[b], []
        best = np.maximum(best, row)
        fell = np.union1d(fell, [a, b])
        best[fell] = left[fell].max(axis=1)


def take_in(likeness: Matrix, groups: Sequence[Group], apart: Collection[Pair] = ()) -> list[Group]:
    """The groups, where a report left alone joins the group that it is clearly nearest to: a short or odd report of an event."""
    several = [group for group in groups if len(group) > 1]
    joined = [list(group) for group in several]
    kept_apart = {frozenset(pair) for pair in apart}
    alone = []
    for (report,) in (group for group in groups if len(group) == 1):
        near = sorted(((float(likeness[report, group].mean()), -k) for k, group in enumerate(several)), reverse=True)
        next_best = near[1][0] if len(near) > 1 else 0.0
        fits = bool(near) and near[0][0] >= max(LIKE_ALONE, CLEARLY * next_best)
        if fits and not any(frozenset((report, member)) in kept_apart for member in joined[-near[0][1]]):
            joined[-near[0][1]].append(report)
        else:
            alone.append([report])
    return joined + alone
