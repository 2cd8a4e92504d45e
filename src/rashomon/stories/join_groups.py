"""Joins groups of reports that tell one event in different voices.

Two reports of one event may share little: one counts the dead, one tells of a family. What many
reports of a group name, taken together, is the event. So once reports are grouped, each two groups
are compared: how much of the names that most reports of one group have stands in the other, and how
alike their deeds are, by what is rare in the rest of the pile and in other news. The weights are
learned (`bench/train/story_groups.py`).
"""

import math
from collections.abc import Mapping, Sequence
from typing import Self

import numpy as np

from rashomon.model.record import record
from rashomon.shipped.weights.logistic import BIAS, read_weights
from rashomon.stories.linkage import group_of
from rashomon.stories.report_similarity import (
    OUTSIDE,
    UNIT,
    CountedPile,
    Near,
    PileSimilarity,
)
from rashomon.stories.vectors import Spread, Spreads, Weights, rarities, spread_of

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
    def of(cls, pile: CountedPile, members: Sequence[int]) -> Self:
        """Reads what these reports tell."""
        places = sorted(members)
        words, names, _ = pile.terms(places)
        return cls(tuple(places), spread_of([names]), spread_of([words.without(names)]))


def join_groups(
    pile: CountedPile, groups: Sequence[Sequence[int]], near_pairs: Near, alike: PileSimilarity
) -> Sequence[Sequence[int]]:
    """Returns the groups, with those joined that surely tell one event, the surest first. From then
    on, joined groups count as one.

    `near_pairs` has pairs of reports with their similarity in millionths.
    """
    groups_beside = _groups_beside_each(groups, neighbours=near_pairs, size=alike.size)
    least = SURE + CROWDED * alike.crowd
    group_by_number = {number: ReportGroup.of(pile, groups[number]) for number in groups_beside}
    chances = {}
    for number, neighbours in groups_beside.items():
        for neighbour in neighbours:
            if number < neighbour:
                pair = number, neighbour
                chances[pair] = surely(
                    group_by_number[number],
                    second=group_by_number[neighbour],
                    spreads=alike.spreads,
                )
    joined = dict(enumerate(map(list, groups)))
    while two := _surest_pairs(group_by_number, chances=chances, least=least):
        survivor, absorbed = two
        joined[survivor] = sorted(joined[survivor] + joined.pop(absorbed))
        group_by_number[survivor] = ReportGroup.of(pile, joined[survivor])
        for pair in list(chances):
            if survivor in pair or absorbed in pair:
                del chances[pair]
        groups_beside[survivor] = (groups_beside[survivor] | groups_beside.pop(absorbed)) - {
            survivor,
            absorbed,
        }
        for neighbour in groups_beside[survivor]:
            groups_beside[neighbour] = groups_beside[neighbour] - {absorbed} | {survivor}
            pair = min(survivor, neighbour), max(survivor, neighbour)
            chances[pair] = surely(
                group_by_number[survivor], second=group_by_number[neighbour], spreads=alike.spreads
            )
    return sorted(joined.values())


def _surest_pairs(
    group_by_number: Mapping[int, ReportGroup],
    chances: Mapping[tuple[int, int], float],
    least: float,
) -> tuple[int, int] | None:
    """Returns the two groups that most surely tell one event, if any do; a single report of which
    two groups may be, a digest of two events, is of neither."""
    likely = [two for two in chances if chances[two] >= least]
    for two in sorted(likely, key=lambda two: (-chances[two], two)):
        alone = {number for number in two if len(group_by_number[number].members) == 1}
        rivals = [chances[pair] for pair in chances if pair != two and not alone.isdisjoint(pair)]
        if max(rivals, default=-math.inf) < chances[two] - CLEARLY:
            return two
    return None


def _groups_beside_each(
    groups: Sequence[Sequence[int]], neighbours: Near, size: int
) -> dict[int, set[int]]:
    """Returns the groups, by number, whose reports are near those of each on average."""
    pairs, values = neighbours
    sides = np.sort(group_of(groups, size)[pairs], axis=1)
    between = (sides[:, 0] != sides[:, 1]) & (sides[:, 0] >= 0)
    keys, where = np.unique(sides[between] @ np.array([len(groups), 1]), return_inverse=True)
    sums = np.bincount(where, values[between], len(keys))
    sizes = np.array([len(group) for group in groups], np.int64)
    lower, upper = np.divmod(keys, max(1, len(groups)))
    alike = sums >= ALIKE * UNIT * sizes[lower] * sizes[upper]
    alike &= np.maximum(sizes[lower], sizes[upper]) >= SEVERAL
    groups_beside: dict[int, set[int]] = {}
    for first, second in zip(lower[alike].tolist(), upper[alike].tolist(), strict=True):
        groups_beside.setdefault(first, set()).add(second)
        groups_beside.setdefault(second, set()).add(first)
    return groups_beside


def surely(first: ReportGroup, second: ReportGroup, spreads: Spreads) -> float:
    """Returns how surely two groups tell one event, as a logit."""
    logit = 0.0
    for name, value in signals(first, second=second, spreads=spreads).items():
        logit += _WEIGHTS[name] * value
    return float(_WEIGHTS[BIAS] + logit)


def signals(first: ReportGroup, second: ReportGroup, spreads: Spreads) -> dict[str, float]:
    """Returns the signals of two groups by name.

    "names" is the share of the names of most reports of either that the other has, by rarity.
    "deeds" is the cosine of their average words that are no names. "few" is how few reports the
    smaller has (1 by the root of their number).
    """
    rare, left, right = _terms_in_common(first.names, second=second.names, spread=spreads[1])
    left_core = left * (left >= _MOST)
    right_core = right * (right >= _MOST)
    met = _total(rare * (left_core * (right > 0) + right_core * (left > 0)))
    name_weight = _total(rare * (left_core + right_core))
    rare, left, right = _terms_in_common(first.deeds, second=second.deeds, spread=spreads[0])
    left = rare * left
    right = rare * right
    lengths = math.sqrt(_total(left * left) * _total(right * right))
    return {
        "names": met / max(name_weight, 1.0),
        "deeds": _total(left * right) / lengths if lengths else 0.0,
        "few": 1 / math.sqrt(min(len(first.members), len(second.members))),
    }


def _total(values: Weights) -> float:
    """Sums exactly, so that every machine finds the same."""
    return math.fsum(values.tolist())


def _terms_in_common(
    first: Spread, second: Spread, spread: Spread
) -> tuple[Weights, Weights, Weights]:
    """Returns how rare each term of two groups is outside both, and what share of the reports of
    each has it."""
    terms = np.union1d(first.terms, second.terms)
    counts = np.zeros((2, len(terms)), np.int64)
    for row, group in zip(counts, (first, second), strict=True):
        row[np.searchsorted(terms, group.terms)] = group.counts
    of_both = first.reports + second.reports
    # how many reports outside both have each term
    elsewhere = np.maximum(spread.of(terms) - counts.sum(axis=0), 0)
    rare = rarities(
        terms, counts=elsewhere, reports=max(spread.reports - of_both, 0), outside=OUTSIDE
    )
    return rare, counts[0] / first.reports, counts[1] / second.reports
