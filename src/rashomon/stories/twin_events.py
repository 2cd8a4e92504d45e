"""Parts groups of short reports that are two events of one day: two laws of one sitting, two
strikes that one governor reports.

Whoever tells of either names the same people and house, so that all reports are alike. Yet those of
one event are far more alike. Reports that name several days may follow on each other, and long ones
tell of much beside the event, so that nothing follows there.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from rashomon.stories.report_similarity import FEW, UNIT, CountedPile, Matrix, PileSimilarity
from rashomon.stories.round_ups import tables_of
from rashomon.stories.told_apart import DAY, SHORT, told_in
from rashomon.stories.vectors import Places, Weights

_FEWEST, _MOST = 4, 12  # reports of a group that may tell two events
# how alike reports of two halves are, at most, for how alike those of one half are; accounts of one
# event are more alike, even where copies of either are more alike still
_APART = 2 / 3
_UNLIKE = 0.2


def part_twins(
    pile: CountedPile, groups: Sequence[Sequence[int]], alike: PileSimilarity
) -> Sequence[Sequence[int]]:
    """Returns the groups, those parted that are two events. In a large pile they are judged by the
    crowd around them, so that there is nothing to part."""
    if alike.spreads[0].reports > FEW:
        return groups
    places_parted: list[list[int]] = []
    doubtful: list[list[int]] = []
    for group in groups:
        if _FEWEST <= len(group) <= _MOST and _are_short_and_of_one_day(pile, group):
            doubtful.append(sorted(group))
        else:
            places_parted.append(sorted(group))
    for group, table in zip(doubtful, tables_of(doubtful, alike), strict=True):
        for part in _parts(table, np.arange(len(group))):
            places_parted.append([group[n] for n in part.tolist()])
    return sorted(places_parted)


def _are_short_and_of_one_day(pile: CountedPile, group: Sequence[int]) -> bool:
    days = pile.days[list(group)]
    told = told_in(pile.terms(group)[0], days)
    days_told = told.terms.terms[told.terms.weights == DAY]
    of_one_day = len(np.unique(days)) == 1 and len(np.unique(days_told)) <= 1
    return bool(of_one_day and (told.words < SHORT).all())


def _parts(table: Matrix, members: Places) -> Iterator[Places]:
    """Yields the events among these reports of a group."""
    halves = halves_of(len(members))
    alike = table[np.ix_(members, members)]
    inside, between = inside_and_between(alike, halves)
    apart = (between <= _APART * inside) & (between <= _UNLIKE * UNIT)
    if apart.any():
        half = halves[np.argmax(np.where(apart, inside - between, -1.0))] > 0
        yield from _parts(table, members[half])
        yield from _parts(table, members[~half])
    else:
        yield members


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
