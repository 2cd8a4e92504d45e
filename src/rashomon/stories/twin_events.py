"""Parts reports of two events of one kind: two rulings of one court, two matches of one team.

Whoever tells of either names the same people and house, so that all reports are alike. Yet those of
one event share more rare words, and are more alike, than those of both. Pages of the next days may
go on with one event. Copies of a long text would be most alike of all, so they count as one report.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from rashomon.stories.few_reports import shares_in_common
from rashomon.stories.linkage import group_of
from rashomon.stories.report_similarity import FEW, UNIT, CountedPile, Matrix, PileSimilarity
from rashomon.stories.told_apart import FEW_DAYS, SHORT
from rashomon.stories.vectors import Places, Weights
from rashomon.text.gathering import by_key

_FEWEST, _MOST = 4, 12  # reports that may tell two events
# share of the rarer words that two reports of one event have in common, at least
TIGHT = 0.19
# how alike reports of two events are, at most, for how alike those of either are; accounts of one
# event are more alike, even where some of them are more alike still
_APART = 0.75
_UNLIKE = 0.25
# share of the rarer words from which pages of the next days go on with an event
_GOES_ON = 0.3


def part_twins(
    pile: CountedPile, groups: Sequence[Sequence[int]], alike: PileSimilarity
) -> Sequence[Sequence[int]]:
    """Returns the groups, those parted that are two events. In a large pile they are judged by the
    crowd around them, so that there is nothing to part."""
    if alike.spreads[0].reports > FEW:
        return groups
    doubtful: list[list[int]] = []
    parted: list[list[int]] = []
    for group in groups:
        (doubtful if _FEWEST <= len(group) <= _MOST else parted).append(sorted(group))
    for group, table in zip(doubtful, tables_of(doubtful, alike), strict=True):
        parted += _events(pile, group, table)
    return sorted(parted)


def part_pile(
    pile: CountedPile,
    groups: Sequence[Sequence[int]],
    alike: PileSimilarity,
    reprints: Mapping[int, int],
) -> Sequence[Sequence[int]]:
    """Returns the groups of a small pile. If the pile as a whole tells several events, no group has
    reports of two. `reprints` has the report that each copy repeats."""
    whole = sorted(set[int]().union(*groups))
    words = pile.terms(whole)[0]
    if (np.bincount(words.rows(), words.counts, words.size) >= SHORT).any():
        # of short texts, accounts of one event may look like copies
        whole = [place for place in whole if place not in reprints]
    if not _FEWEST <= len(whole) <= _MOST:
        return groups
    (table,) = tables_of([whole], alike)
    events = _events(pile, whole, table)
    event_of = group_of(events, alike.size)
    for copy, place in reprints.items():
        if event_of[copy] < 0:
            event_of[copy] = event_of[place]
    parted: list[list[int]] = []
    for group in groups:
        parted += by_key((int(event_of[place]), place) for place in group).values()
    return sorted(parted)


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


def _events(pile: CountedPile, places: Sequence[int], table: Matrix) -> list[list[int]]:
    """Returns the reports at these places by what event they tell."""
    tables = shares_in_common(pile, places), table
    parts = _parts(tables, pile.days[places], np.arange(len(places)))
    return [[places[n] for n in part.tolist()] for part in parts]


def _parts(tables: tuple[Matrix, Matrix], days: Weights, members: Places) -> Iterator[Places]:
    """Yields the events among these reports. The tables say which share of their rarer words each
    two have in common, and how alike they are."""
    halves = halves_of(len(members))
    at = np.ix_(members, members)
    (rare_inside, rare_between), (inside, between) = (
        inside_and_between(table[at], halves) for table in tables
    )
    nearer = _APART * (rare_inside + inside) - (rare_between + between)
    apart = (nearer >= 0) & (rare_inside >= TIGHT * UNIT) & (between <= _UNLIKE * UNIT)
    apart &= (rare_between < _GOES_ON * UNIT) | ~_follows_on(days[members], halves > 0)
    if apart.any():
        half = halves[np.argmax(np.where(apart, nearer, -1.0))] > 0
        yield from _parts(tables, days, members[half])
        yield from _parts(tables, days, members[~half])
    else:
        yield members


def _follows_on(days: Weights, halves: Any) -> Any:
    """Returns, for each way to part the reports, whether the pages of one half all came out a few
    days after those of the other."""
    first, last = [], []
    for half in (halves, ~halves):
        first.append(np.where(half, days, np.inf).min(axis=1, initial=np.inf))
        last.append(np.where(half, days, -np.inf).max(axis=1, initial=-np.inf))
    days_between = np.maximum(first[1] - last[0], first[0] - last[1])
    return (days_between > 0) & (days_between <= FEW_DAYS)


def halves_of(size: int) -> Places:
    """Returns all ways to part so many reports in two with several each: a row of zeros and ones
    for each way."""
    halves = (np.arange(1, 1 << (size - 1))[:, None] >> np.arange(size)) & 1
    several = (halves.sum(axis=1) > 1) & (halves.sum(axis=1) < size - 1)
    parted: Places = halves[several]
    return parted


def inside_and_between(alike: Places, halves: Places) -> tuple[Weights, Weights]:
    """Returns, for each way to part these reports, how alike those of the looser half are to each
    other on average, and how alike those of both are."""
    others = 1 - halves
    inside = np.minimum(_mean(alike, halves, halves), _mean(alike, others, others))
    return inside, _mean(alike, halves, others)


def _mean(alike: Places, left: Places, right: Places) -> Weights:
    """Returns how alike the reports of each left half are to those of the right on average."""
    pairs = left.sum(axis=1) * right.sum(axis=1) - (left * right).sum(axis=1)
    mean: Weights = ((left @ alike) * right).sum(axis=1) / pairs
    return mean
