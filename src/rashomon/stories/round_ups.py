"""Parts groups that only a round-up holds together: a report of two events that is like the reports
of either, which are not like one another.

A report of one event may share little with another one, but then many reports stand between them. A
group comes apart only if without at most a third of its reports the rest falls into parts that
share next to nothing. Each round-up goes to the part that it is most like: the event that it mostly
tells.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from rashomon.stories.few_reports import FewReports, read_few
from rashomon.stories.report_similarity import UNIT, CountedPile, Matrix, PileSimilarity
from rashomon.text.gathering import connected

_MOST = 40  # reports of a group; no single report holds more together
# Similarity that reports of two events seldom reach, and nearly all pairs of one event do; from .11
# on, stories of the public set fall apart.
UNLIKE = round(0.09 * UNIT)
LIKE_BOTH = round(0.1 * UNIT)  # from which a round-up is like an event
_SHARE = 3  # reports of a group for each one that may be a round-up


def part_round_ups(
    pile: CountedPile, groups: Sequence[Sequence[int]], alike: PileSimilarity
) -> Sequence[Sequence[int]]:
    """Returns the groups, those parted that only round-ups hold together."""
    groups_parted: list[list[int]] = []
    small: list[list[int]] = []
    for group in groups:
        (small if _SHARE <= len(group) <= _MOST else groups_parted).append(sorted(group))
    for group, table in zip(small, tables_of(small, alike), strict=True):
        groups_parted += [[group[n] for n in part] for part in _parts(table, read_few(pile, group))]
    return sorted(groups_parted)


def tables_of(groups: Sequence[Sequence[int]], alike: PileSimilarity) -> Iterator[Matrix]:
    """Yields how alike the reports of each group are, each with each."""
    rows = [pair for group in groups for pair in combinations(group, 2)]
    pairs = np.array(rows, np.int64).reshape(-1, 2)
    order = np.lexsort((pairs[:, 1], pairs[:, 0]))
    values = np.zeros(len(pairs), np.int64)
    values[order] = alike.of_pairs(pairs[order])
    start = 0
    for group in groups:
        size = len(group)
        end = start + size * (size - 1) // 2
        table = np.zeros((size, size), np.int64)
        table[np.triu_indices(size, 1)] = values[start:end]
        yield table + table.T
        start = end


def _parts(table: Matrix, few_reports: FewReports) -> Sequence[Sequence[int]]:
    """Returns the parts of a group, by the places of its reports in it."""
    all_rows = range(len(table))
    between = [n for n in all_rows if _is_between(table, n)]
    others = [n for n in all_rows if n not in between]
    links = [two for two in combinations(others, 2) if table[two] >= UNLIKE]
    parts = [list(part) for part in connected(others, links)]
    if len(between) * _SHARE > len(table) or not _are_two_events(few_reports, parts):
        return [all_rows]
    met = [few_reports.met(np.isin(all_rows, part)[None]) for part in parts]
    for n, number in zip(between, np.argmax(met, axis=0)[between].tolist(), strict=True):
        parts[number].append(n)
    return parts


def _are_two_events(few_reports: FewReports, parts: Sequence[Sequence[int]]) -> bool:
    """Whether the parts of a group without the reports between them are events of their own. Of
    three reports, one may as well be the fullest account of one event."""
    return len(parts) > 1 and (max(map(len, parts)) > 1 or few_reports.has_round_up())


def _is_between(table: Matrix, report: int) -> bool:
    """Whether a report is like two others that are unlike each other."""
    like = [n for n in range(len(table)) if table[report, n] >= LIKE_BOTH]
    return bool((table[np.ix_(like, like)] < UNLIKE)[np.triu_indices(len(like), 1)].any())
