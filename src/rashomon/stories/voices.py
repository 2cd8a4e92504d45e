"""Joins reports that tell one event in voices of their own: a flash, a neighbour, a live entry.

Few words stand in any two of them. Yet what each tells stands somewhere among all others, and most
small piles that people choose tell one event. So such a pile, or each part of it whose reports name
the same people and places (`named_parts.py`), is one story if most of its reports share enough with
the rest, unless something shows two events: groups of their own, halves that each hang together, or
that share nothing with each other, or pages half a year apart.
"""

from collections.abc import Sequence, Set
from typing import Any

import numpy as np

from rashomon.stories.few_reports import FewReports, read_few
from rashomon.stories.named_parts import named_parts
from rashomon.stories.report_similarity import UNIT, CountedPile, PileSimilarity
from rashomon.stories.twin_events import TIGHT, halves_of, inside_and_between
from rashomon.stories.vectors import Places, Weights

_FEWEST, _MOST = 3, 12  # reports of a part that may be told in many voices,
_CHOSEN = 30  # and of a pile that somebody chose for one event or a few
# how much more of what a report tells stands in the others than would by chance, at least, if the
# pile tells one event; and that of most reports, if it tells one at all
_FITS, _COHERENT = 0.24, 0.35
_CHANCE = 0.1  # that of two halves that tell two events, at most
# by how much more of their rarer words two reports of a half have in common than those of both
_MORE = 0.05
# by how much less than the others are like each other a report is like them, at most: where they
# share many words, one that shares few tells something else
_LOOSE = 0.3
_NEWS = 30  # days within which the page of one event follows on another
_LATER = 180  # days from which pages tell of what comes again, like a yearly fair


def join_voices(
    pile: CountedPile, groups: Sequence[Sequence[int]], copies: Set[int], alike: PileSimilarity
) -> Sequence[Sequence[int]]:
    """Returns the groups of a small pile. If it, or a part of it, tells one event in many voices,
    the single reports that fit stand in one group with the others of that part.

    `copies` are the places of reports that only repeat another. Whatever speaks against one event
    leaves the groups of the part as they are.
    """
    if sum(map(len, groups)) - len(copies) > _CHOSEN:
        return groups
    joined: list[Sequence[int]] = []
    for part in named_parts(pile, groups, copies):
        joined += _join_part(pile, groups=part, copies=copies, alike=alike)
    return sorted(joined, key=list)


def _join_part(
    pile: CountedPile, groups: Sequence[Sequence[int]], copies: Set[int], alike: PileSimilarity
) -> Sequence[Sequence[int]]:
    """Returns the groups of a part of a pile, joined if the part tells one event."""
    firm = [group for group in groups if len(group) > 1]
    members = set[int]().union(*groups)
    places = sorted(members - copies)
    if not _FEWEST <= len(places) <= _MOST or len(groups) == 1 or len(firm) > 1:
        return groups
    pairs, values = alike.all_pairs()
    if (values[np.isin(pairs, sorted(members)).all(axis=1)] < 0).any():
        return groups  # one form of words is filled anew
    days = pile.days[places]
    if (days[:, None] - days >= _LATER).any():  # some came out long after others
        return groups
    few_reports = read_few(pile, places)
    retold = few_reports.retold(1 - np.eye(len(places), dtype=np.int64))
    if not _tells_one_event(few_reports, retold):
        return groups
    is_fit = (retold >= _FITS) & _hangs_on(few_reports.alike()) & _follows_on(days)
    fits = {place for place, fit in zip(places, is_fit.tolist(), strict=True) if fit}
    joined = sorted(fits.union(*firm))
    return sorted([joined, *(list(group) for group in groups if group[0] not in joined)])


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


def _tells_one_event(pile: FewReports, retold: Weights) -> bool:
    """Whether most reports share enough with the rest, and nothing shows two events."""
    enough = np.sort(retold)[(len(retold) - 1) // 2] >= _COHERENT
    return bool(enough) and not (pile.has_round_up() or _are_two_events(pile))


def _are_two_events(pile: FewReports) -> bool:
    """Whether some halves of the pile hang together more than with each other, or those that are
    least alike share nothing."""
    alike = pile.alike()
    halves = halves_of(len(alike))
    if not len(halves):
        return False
    inside, between = inside_and_between(alike, halves)
    if ((inside >= TIGHT * UNIT) & (inside >= between + _MORE * UNIT)).any():
        return True
    least = halves[np.argmin(between)]
    return bool(pile.retold((least[:, None] != least).astype(np.int64)).mean() < _CHANCE)
