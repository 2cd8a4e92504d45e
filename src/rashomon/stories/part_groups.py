"""Parts a group of few reports that tells two events of one kind: two laws of one sitting, two
stabbings of one night.

Such reports share an institution, its people, a form of words and a day. Two parts of a group are
two events if the reports of each are much more alike than those of both, have things in common
that no report of the other part has, and no figure that most of one part give stands in the other.
A toll that rises, or a reprint, leaves most things as they are. Where pages are of other days,
nothing is parted: the later ones may go on with the news of the earlier.
"""

from itertools import combinations

import numpy as np

from rashomon.stories.join_groups import ReportGroup
from rashomon.stories.linkage import Grouping
from rashomon.stories.report_similarity import FEW, CountedPile, PileSimilarity
from rashomon.stories.told_apart import figure_terms
from rashomon.stories.vectors import Chosen, Numbers, Spread

SEVERAL = 2  # reports of each part, at least
MOST = 12  # reports of a group that is looked at
UNLIKE = 0.65  # of the likeness within both parts is that between them, at most
LATER = 7  # days between two events that are no news and its sequel
THINGS = 2  # that most reports of a part tell and none of the other


def part_groups(pile: CountedPile, groups: Grouping, alike: PileSimilarity) -> Grouping:
    """Returns the groups of a small pile, with those parted that tell two events of one kind."""
    parted: list[Chosen] = []
    waiting = list(groups)
    while waiting:
        group = waiting.pop()
        parts: Grouping = ()
        if alike.size <= FEW and 2 * SEVERAL <= len(group) <= MOST:
            parts = _two_parts(group, alike)
        if parts and _are_two_events(pile, *parts):
            waiting += parts
        else:
            parted.append(group)
    return parted


def _two_parts(group: Chosen, alike: PileSimilarity) -> Grouping:
    """Returns the two parts of a group that are least alike; none if one of these is a single
    report, or they are hardly less alike than their own reports are."""
    pairs = np.array(list(combinations(sorted(group), 2)))
    likeness = np.zeros((alike.size, alike.size), np.int64)
    likeness[tuple(pairs.T)] = alike.of_pairs(pairs)
    likeness += likeness.T

    def between(first: Chosen, second: Chosen) -> float:
        return float(likeness[np.ix_(first, second)].mean())

    parts = [[place] for place in sorted(group)]
    while len(parts) > 2:
        kept, gone = max(combinations(parts, 2), key=lambda two: between(*two))
        parts.remove(gone)
        kept += gone
    if min(map(len, parts)) < SEVERAL:
        return ()
    # nothing is alike to itself here: each report has one neighbour fewer
    within = sum(between(part, part) * len(part) / (len(part) - 1) for part in parts)
    return parts if between(*parts) < UNLIKE * within / 2 else ()


def _are_two_events(pile: CountedPile, first: Chosen, second: Chosen) -> bool:
    """Whether two parts, of pages of one day or of weeks far apart, tell other things and share no
    figure that most of one give; most of one must give a figure, or those of each a name of their
    own."""
    days = [pile.days[list(part)] for part in (first, second)]
    apart = max(np.fmin.reduce(days[n]) - np.fmax.reduce(days[1 - n]) for n in (0, 1))
    if 0 < apart < LATER:
        return False
    one, other = (ReportGroup.of(pile, part) for part in (first, second))
    named = min(map(len, _own(one.names, other.names)))
    own = _own(one.deeds, other.deeds)
    told = [np.setdiff1d(terms, figure_terms()) for terms in own]
    things = list(map(len, told))
    counted = sum(map(len, own)) - sum(things)
    shared = np.setdiff1d(np.union1d(_most(one.deeds), _most(other.deeds)), np.concatenate(own))
    if not (named or counted) or np.isin(shared, figure_terms()).any():
        return False
    return min(things) >= THINGS and len(shared) < sum(things)


def _own(one: Spread, other: Spread) -> tuple[Numbers, Numbers]:
    """Returns what most reports of each part tell and none of the other part."""
    return np.setdiff1d(_most(one), other.terms), np.setdiff1d(_most(other), one.terms)


def _most(spread: Spread) -> Numbers:
    return spread.terms[2 * spread.counts > spread.reports]
