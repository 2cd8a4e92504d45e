"""Joins reports that tell one event in voices of their own: a flash, a neighbour, a live entry.

Few words stand in any two of them. Yet what each tells stands somewhere among all others, and most
small piles that people choose tell one event. So such a pile, or each part of it whose reports name
the same people and places (`named_parts.py`), is one story if most of its reports share enough with
the rest, unless something shows two events: groups of their own, halves that each hang together, or
that share nothing with each other, or pages half a year apart.
"""

from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np

from rashomon.model.record import record
from rashomon.stories.few_reports import FewReports, read_deeds, read_few
from rashomon.stories.join_groups import SEVERAL
from rashomon.stories.named_parts import named_parts
from rashomon.stories.report_similarity import UNIT, CountedPile, PileSimilarity
from rashomon.stories.round_ups import tables_of
from rashomon.stories.twin_events import TIGHT, halves_of, inside_and_between
from rashomon.stories.vectors import Places, Weights

_FEWEST, _MOST = 3, 12  # reports of a part that may be told in many voices,
_CHOSEN = 30  # and of a pile that somebody chose for one event or a few
# by how much more of their rarer words two reports of a half have in common than those of both
_MORE = 0.05
# share of the rarer words that two groups have in common on average from which they tell in one
# form of words; if likeness did not join them, they tell two events of one kind
_ONE_FORM = 0.21
# by how much less than the others are like each other a report is like them, at most: where they
# share many words, one that shares few tells something else
_LOOSE = 0.3
_NEWS = 30  # days within which the page of one event follows on another
_LATER = 180  # days from which pages tell of what comes again, like a yearly fair


@record
class Bars:
    """What a few reports must reach to tell one event. What is retold is how much more of what a
    report tells stands in others than would by chance.

    - `fits`: what is retold of a report, at least, and `deeds` without its names: who only names
      the same place and mayor may tell something else
    - `coherent`: what is retold of most reports, at least
    - `between`: what is retold of those halves that are least alike, at least
    - `tight`: share of the rarer words that the reports of a half have in common from which halves
      may tell two events
    - `join_groups`: whether several groups of some reports each may be joined, too
    """

    fits: float
    deeds: float
    coherent: float
    between: float
    tight: float
    join_groups: bool


# of a pile that somebody chose, mostly for one event,
BARS_OF_CHOSEN_PILE = Bars(
    fits=0.24, deeds=0.0, coherent=0.35, between=0.1, tight=TIGHT, join_groups=False
)
# of a few reports that share names with each other, and may share them with other news of a town,
AMONG_FEW = Bars(fits=0.45, deeds=0.05, coherent=0.7, between=0.45, tight=0.3, join_groups=True)
# and of such reports among many, of which some share a name by chance
AMONG_MANY = replace(AMONG_FEW, between=0.5)


def is_few(groups: Sequence[Sequence[int]], copies: Set[int]) -> bool:
    """Returns whether a pile is so small that somebody may have chosen it for one event or a
    few."""
    return sum(map(len, groups)) - len(copies) <= _CHOSEN


def join_voices(
    pile: CountedPile, groups: Sequence[Sequence[int]], copies: Set[int], alike: PileSimilarity
) -> Sequence[Sequence[int]]:
    """Returns the groups of a small pile. If it, or a part of it, tells one event in many voices,
    the single reports that fit stand in one group with the others of that part.

    `copies` are the places of reports that only repeat another. Whatever speaks against one event
    leaves the groups of the part as they are.
    """
    joined: list[Sequence[int]] = []
    for part in named_parts(pile, groups, copies):
        joined += join_part(pile, groups=part, copies=copies, alike=alike, bars=BARS_OF_CHOSEN_PILE)
    return sorted(joined, key=list)


def join_part(
    pile: CountedPile,
    groups: Sequence[Sequence[int]],
    copies: Set[int],
    alike: PileSimilarity,
    bars: Bars,
) -> Sequence[Sequence[int]]:
    """Returns the groups of a part of a pile, joined if the part tells one event."""
    places = sorted(set[int]().union(*groups) - copies)
    if not _FEWEST <= len(places) <= _MOST or len(groups) == 1:
        return groups
    if _are_apart(pile, groups=groups, copies=copies, join_groups=bars.join_groups):
        return groups
    days = pile.days[places]
    (table,) = tables_of([places], alike)
    # one form of words is filled anew, or some came out long after others
    if (table < 0).any() or (days[:, None] - days >= _LATER).any():
        return groups
    few_reports = read_few(pile, places)
    others = 1 - np.eye(len(places), dtype=np.int64)
    retold = few_reports.retold(others)
    if not _tells_one_event(few_reports, retold, bars):
        return groups
    is_fit = (retold >= bars.fits) & (read_deeds(pile, places).retold(others) >= bars.deeds)
    is_fit &= _hangs_on(few_reports.alike()) & _follows_on(days)
    return _joined(groups, fits=set(np.array(places)[is_fit].tolist()))


def _joined(groups: Sequence[Sequence[int]], fits: Set[int]) -> Sequence[Sequence[int]]:
    """Returns the groups, those with a report that fits as one."""
    joined = [group for group in groups if not fits.isdisjoint(group)]
    apart = [list(group) for group in groups if fits.isdisjoint(group)]
    return sorted([sorted(set[int]().union(*joined)), *apart] if joined else apart)


def _are_apart(
    pile: CountedPile, groups: Sequence[Sequence[int]], copies: Set[int], *, join_groups: bool
) -> bool:
    """Returns whether groups of several reports each stand for themselves."""
    firm = [sorted({*group} - copies) for group in groups if len(group) > 1]
    if len(firm) < 2:
        return False
    have_voices = sum(len(group) >= SEVERAL for group in firm) > 1
    return have_voices or not join_groups or _has_one_form(pile, firm)


def _has_one_form(pile: CountedPile, groups: Sequence[Sequence[int]]) -> bool:
    """Returns whether two of these groups share so many words that they tell two events of one
    kind. What goes on with an event for days is told in other words."""
    for first, second in combinations(groups, 2):
        alike = read_few(pile, [*first, *second]).alike()
        if alike[: len(first), len(first) :].mean() >= _ONE_FORM * UNIT:
            return True
    return False


def _hangs_on(alike: Places) -> Any:
    """Returns whether each report is about as like the others as these are each other."""
    of_report = alike.sum(axis=1)
    others = len(alike) - 1
    inside = (of_report.sum() - 2 * of_report) / (others * (others - 1))
    return of_report / others >= inside - _LOOSE * UNIT


def _follows_on(days: Weights) -> Any:
    """Returns whether the page of each report is undated or stands near another's in time. Of pages
    without days beside it nothing follows."""
    between = np.abs(days[:, None] - days)
    np.fill_diagonal(between, np.nan)
    is_unknown = np.isnan(between).all(axis=1)
    return is_unknown | (between <= _NEWS).any(axis=1)


def _tells_one_event(pile: FewReports, retold: Weights, bars: Bars) -> bool:
    """Whether most reports share enough with the rest, and nothing shows two events."""
    enough = np.sort(retold)[(len(retold) - 1) // 2] >= bars.coherent
    return bool(enough) and not (pile.has_round_up() or _are_two_events(pile, bars))


def _are_two_events(pile: FewReports, bars: Bars) -> bool:
    """Whether some halves of the pile hang together more than with each other, or those that are
    least alike share nothing."""
    alike = pile.alike()
    halves = halves_of(len(alike))
    if not len(halves):
        return False
    inside, between = inside_and_between(alike, halves)
    if ((inside >= bars.tight * UNIT) & (inside >= between + _MORE * UNIT)).any():
        return True
    least = halves[np.argmin(between)]
    return bool(pile.retold((least[:, None] != least).astype(np.int64)).mean() < bars.between)
