"""Divides a pile by what its reports share, before it is asked whether it tells one event.

Reports of a flood and of a fire in one pile share no rare name and few rare words. Taken together
they would look like two events, or like one in many voices, whatever each of them tells. So each
part whose reports name the same people and places is looked at by itself.
"""

from collections.abc import Sequence, Set
from itertools import combinations

import numpy as np

from rashomon.stories.few_reports import FewReports, read_few, read_names
from rashomon.stories.linkage import group_of
from rashomon.stories.report_similarity import UNIT, CountedPile
from rashomon.stories.vectors import Places
from rashomon.text.gathering import connected

# rarity of the names that two reports of a part share: one that hardly any other report has;
_RARE = 2000
# or the share of the rarer words of the shorter that both have
_ALIKE = round(0.15 * UNIT)
_FEWEST = 3  # reports of a part; two of one event may share the name of somebody else by the way
# reports of a pile in which one outside all parts goes to the nearest; in a larger pile it may as
# well tell a further event
_FEW = 12


def named_parts(
    pile: CountedPile, groups: Sequence[Sequence[int]], copies: Set[int]
) -> list[Sequence[Sequence[int]]]:
    """Returns the groups of each part of the pile whose reports share rare names or words.

    With one part at most, the pile is not divided. `copies` are the places of reports that only
    repeat another.
    """
    places = sorted(set[int]().union(*groups) - copies)
    few_reports = read_few(pile, places)
    group_at = group_of(groups, len(pile.days))[places]
    is_like = read_names(pile, places).met_by_two() >= _RARE
    is_like |= few_reports.alike() >= _ALIKE
    links = []
    for first, second in combinations(range(len(places)), 2):
        if is_like[first, second]:
            links.append((int(group_at[first]), int(group_at[second])))
    parts = []
    for part in connected(range(len(groups)), links):
        if np.isin(group_at, list(part)).sum() >= _FEWEST:
            parts.append(list(part))
    if len(parts) < 2:
        return [groups]
    if len(places) <= _FEW:
        for group, number in _nearest_parts(few_reports, group_at, parts).items():
            parts[number].append(group)
    alone = set(range(len(groups))).difference(*parts)
    parts += [[group] for group in sorted(alone)]
    return [[groups[group] for group in sorted(part)] for part in parts]


def _nearest_parts(
    few_reports: FewReports, group_at: Places, parts: Sequence[Sequence[int]]
) -> dict[int, int]:
    """Returns, for each group outside these parts, the number of the part that has most of what it
    tells. `group_at` has the group of each report."""
    retold = []
    for part in parts:
        is_inside = np.isin(group_at, part).astype(np.int64)
        retold.append(few_reports.retold(np.tile(is_inside, (len(group_at), 1))))
    nearest = np.argmax(retold, axis=0)
    is_outside = ~np.isin(group_at, [group for part in parts for group in part])
    return dict(zip(group_at[is_outside].tolist(), nearest[is_outside].tolist(), strict=True))
