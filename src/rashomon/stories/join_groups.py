"""Joins groups of reports that tell one event in different voices.

Two reports of one event may share little: one counts the dead, one tells of a family. What many
reports of a group name, taken together, is the event. So once reports are grouped, each two groups
are compared: how much of the names that most reports of one group have stands in the other, and how
alike their deeds are, by what is rare in the rest of the pile and in other news. The weights are
learned (`bench/train/story_groups.py`).
"""

import math
from collections.abc import Mapping
from typing import Self

import numpy as np

from rashomon.model.record import record
from rashomon.shipped.weights.logistic import BIAS, read_weights
from rashomon.stories.linkage import Grouping, group_of
from rashomon.stories.report_similarity import (
    OUTSIDE,
    UNIT,
    CountedPile,
    Near,
    PileSimilarity,
)
from rashomon.stories.vectors import Chosen, Spread, Spreads, Weights, rarities, spread_of

_Beside = dict[int, set[int]]  # the groups near each, by their numbers

_WEIGHTS = read_weights("story_groups")["weights"]
_MOST = 0.5  # of a group's reports name what the group names
SURE = 1.0  # logit from which two groups are one story,
CROWDED = 3.0  # and so much more in a crowd, where more groups are met that look alike
SEVERAL = 3  # reports of the larger of two groups; fewer have no common voice to tell
CLEARLY = 1.0  # logits by which the group of a single report must be surer than the next
ALIKE = 0.05  # average similarity of their reports below which two groups are not looked at


@record
class ReportGroup:
    """Places of the reports of a group, and in how many of them each name and deed stands."""

    members: tuple[int, ...]
    names: Spread
    deeds: Spread

    @classmethod
    def of(cls, pile: CountedPile, members: Chosen) -> Self:
        """Reads what these reports tell."""
        places = sorted(members)
        words, names, _ = pile.terms(places)
        return cls(tuple(places), spread_of([names]), spread_of([words.without(names)]))


def join_groups(pile: CountedPile, groups: Grouping, near: Near, alike: PileSimilarity) -> Grouping:
    """Returns the groups, with those joined that surely tell one event, the surest first. From then
    on, joined groups count as one.

    `near` has pairs of reports with their similarity in millionths.
    """
    beside = _beside(groups, near, alike.size)
    least = SURE + CROWDED * alike.crowd
    made = {number: ReportGroup.of(pile, groups[number]) for number in beside}
    sure = {
        (one, other): surely(made[one], made[other], alike.spreads)
        for one, near_it in beside.items()
        for other in near_it
        if one < other
    }
    out = dict(enumerate(map(list, groups)))
    while two := _surest(made, sure, least):
        kept, gone = two
        out[kept] = sorted(out[kept] + out.pop(gone))
        made[kept] = ReportGroup.of(pile, out[kept])
        others = (beside[kept] | beside.pop(gone)) - {kept, gone}
        sure = {two: value for two, value in sure.items() if not {kept, gone} & set(two)}
        beside[kept] = others
        for other in others:
            beside[other] = beside[other] - {gone} | {kept}
            sure[min(kept, other), max(kept, other)] = surely(
                made[kept], made[other], alike.spreads
            )
    return sorted(out.values())


def _surest(
    made: Mapping[int, ReportGroup], sure: Mapping[tuple[int, int], float], least: float
) -> tuple[int, int] | None:
    """Returns the two groups that most surely tell one event, if any do; a single report of which
    two groups may be, a digest of two events, is of neither."""
    for two in sorted((two for two in sure if sure[two] >= least), key=lambda k: (-sure[k], k)):
        alone = [number for number in two if len(made[number].members) == 1]
        rivals = (sure[other] for other in sure if other != two and set(alone) & set(other))
        if max(rivals, default=-math.inf) < sure[two] - CLEARLY:
            return two
    return None


def _beside(groups: Grouping, near: Near, size: int) -> _Beside:
    """Returns the groups, by number, whose reports are near those of each on average."""
    pairs, values = near
    sides = np.sort(group_of(groups, size)[pairs], axis=1)
    between = (sides[:, 0] != sides[:, 1]) & (sides[:, 0] >= 0)
    keys, where = np.unique(sides[between] @ np.array([len(groups), 1]), return_inverse=True)
    sums = np.bincount(where, values[between], len(keys))
    sizes = np.array([len(group) for group in groups], np.int64)
    one, other = np.divmod(keys, max(1, len(groups)))
    found: _Beside = {}
    alike = sums >= ALIKE * UNIT * sizes[one] * sizes[other]
    alike &= np.maximum(sizes[one], sizes[other]) >= SEVERAL
    for a, b in zip(one[alike].tolist(), other[alike].tolist(), strict=True):
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return found


def surely(one: ReportGroup, other: ReportGroup, spreads: Spreads) -> float:
    """Returns how surely two groups tell one event, as a logit."""
    found = signals(one, other, spreads)
    return float(_WEIGHTS[BIAS] + sum(_WEIGHTS[name] * value for name, value in found.items()))


def signals(one: ReportGroup, other: ReportGroup, spreads: Spreads) -> dict[str, float]:
    """Returns the signals of two groups by name: the share of the names of most reports of either
    that the other has, by rarity; the cosine of their average words that are no names; how few
    reports the smaller has (1 by the root of their number)."""
    rare, left, right = _met(one.names, other.names, spreads[1])
    cores = [side * (side >= _MOST) for side in (left, right)]
    met = _total(rare * (cores[0] * (right > 0) + cores[1] * (left > 0)))
    named = _total(rare * (cores[0] + cores[1]))
    rare, left, right = _met(one.deeds, other.deeds, spreads[0])
    left = rare * left
    right = rare * right
    lengths = math.sqrt(_total(left * left) * _total(right * right))
    few = 1 / math.sqrt(min(len(one.members), len(other.members)))
    return {
        "names": met / max(named, 1.0),
        "deeds": _total(left * right) / lengths if lengths else 0.0,
        "few": few,
    }


def _total(values: Weights) -> float:
    """Sums exactly, so that every machine finds the same."""
    return math.fsum(values.tolist())


def _met(one: Spread, other: Spread, spread: Spread) -> tuple[Weights, Weights, Weights]:
    """Returns how rare each term of two groups is outside both, and what share of the reports of
    each has it."""
    terms = np.union1d(one.terms, other.terms)
    counts = np.zeros((2, len(terms)), np.int64)
    for row, told in zip(counts, (one, other), strict=True):
        row[np.searchsorted(terms, told.terms)] = told.counts
    of_both = one.reports + other.reports
    elsewhere = np.maximum(spread.of(terms) - counts.sum(axis=0), 0)
    rare = rarities(terms, elsewhere, max(spread.reports - of_both, 0), OUTSIDE)
    return rare, counts[0] / one.reports, counts[1] / other.reports
