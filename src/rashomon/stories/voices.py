"""Joins reports that tell one event in voices of their own: a flash, a neighbour, a live entry.

Few words stand in any two of them. Yet what each tells stands somewhere among all others, and most
small piles that people choose tell one event. So such a pile is one story if most of its reports
share enough with the rest, unless something shows two events: groups of their own, or halves that
each hang together, or that share nothing with each other.
"""

from collections.abc import Sequence, Set
from typing import Any

import numpy as np

from rashomon.model.record import record
from rashomon.stories.report_similarity import OUTSIDE, UNIT, CountedPile, PileSimilarity
from rashomon.stories.vectors import Places, Terms, Weights, rarities, tongues_of

_FEWEST, _MOST = 3, 12  # reports of a pile that may be told in many voices
_COMMON = 2.2  # rarity up to which a word tells no event
_THOUSANDTHS = 1000  # in which rarity is counted: sums of whole numbers are the same everywhere
_LEAST_TOLD = 8 * _THOUSANDTHS  # rarity of a report's words, at least: three words prove little
# words of the others, at least; the more they have, the more stands in them by chance
_LEAST_BESIDE, _BESIDE = 60, 200
# share of its rarer words that a report must have in common for the rarity of its names: who names
# many people and places would name those of the story
_NAMED = 0.0065 / _THOUSANDTHS
_FITS = -0.05  # what a report shares beyond that, at least, if the pile tells one event
# from which what most reports share beyond that is one event
_COHERENT = 0.16
# share of the rarer words that two reports of a half have in common, at least, and by how much more
# than reports of both halves
_TIGHT = 0.19
_MORE = 0.05
# that of a round-up with reports of either event, at least, and of those with each other, at most
_BOTH = 0.29
_UNLIKE = 0.12


@record
class SmallPile:
    """A few reports: which terms each has, which of them are names, how rare each term is in
    thousandths above common words, and how many terms each report has."""

    has: Places
    names: Places
    rare: Places

    @property
    def told(self) -> Places:
        """Returns the rarity of all terms of each report."""
        rarity: Places = np.maximum(self.has @ self.rare, _LEAST_TOLD)
        return rarity

    def alike(self) -> Places:
        """Returns which share of the rarer words of the shorter of two reports both have, in
        millionths."""
        shared = (self.has * self.rare) @ self.has.T
        np.fill_diagonal(shared, 0)
        return np.rint(shared / np.minimum(self.told[:, None], self.told) * UNIT).astype(np.int64)

    def margins(self, others: Any) -> Weights:
        """Returns what each report shares with those that `others` marks in its row, beyond what
        one with so many names must share."""
        met = self.has * ((others @ self.has) > 0) @ self.rare
        beside = others @ self.has.sum(axis=1)
        chance = np.sqrt(np.maximum(beside, _LEAST_BESIDE) / _BESIDE)
        margins: Weights = met / self.told / chance - _NAMED * (self.names @ self.rare)
        return margins


def join_voices(
    pile: CountedPile, groups: Sequence[Sequence[int]], copies: Set[int], alike: PileSimilarity
) -> Sequence[Sequence[int]]:
    """Returns the groups of a small pile; if it tells one event in many voices, the single reports
    that fit stand with it. `copies` are the places of reports that only repeat another."""
    firm = [group for group in groups if len(group) > 1]
    places = sorted(set[int]().union(*groups) - copies)
    if not _FEWEST <= len(places) <= _MOST or len(groups) == 1 or len(firm) > 1:
        return groups
    if (alike.all_pairs()[1] < 0).any():  # one form of words is filled anew
        return groups
    told = _read(pile, places)
    margins = told.margins(1 - np.eye(len(places), dtype=np.int64))
    if not _tells_one_event(told, margins):
        return groups
    fits = {place for place, margin in zip(places, margins, strict=True) if margin >= _FITS}
    joined = sorted(fits.union(*firm))
    return sorted([joined, *(list(group) for group in groups if group[0] not in joined)])


def _tells_one_event(pile: SmallPile, margins: Weights) -> bool:
    """Whether most reports share enough with the rest, and nothing shows two events."""
    alike = pile.alike()
    enough = np.sort(margins)[(len(alike) - 1) // 2] >= _COHERENT
    return bool(enough) and not (_has_round_up(alike) or _are_two_events(pile, alike))


def _has_round_up(alike: Places) -> bool:
    """Whether a report is much like two others that are unlike each other."""
    like = (alike >= _BOTH * UNIT).astype(np.int64)
    unlike = (alike < _UNLIKE * UNIT) & ~np.eye(len(alike), dtype=np.bool_)
    return bool(((like @ like > 0) & unlike).any())


def _are_two_events(pile: SmallPile, alike: Places) -> bool:
    """Whether some halves of the pile hang together more than with each other, or those that are
    least alike share nothing."""
    size = len(alike)
    number = np.arange(1, 1 << (size - 1))[:, None]
    half = (number >> np.arange(size)) & 1
    half = half[(half.sum(axis=1) > 1) & (half.sum(axis=1) < size - 1)]
    if not len(half):
        return False
    between = _mean(alike, half, 1 - half)
    inside = np.minimum(_mean(alike, half, half), _mean(alike, 1 - half, 1 - half))
    if ((inside >= _TIGHT * UNIT) & (inside >= between + _MORE * UNIT)).any():
        return True
    least = half[np.argmin(between)]
    return bool(pile.margins((least[:, None] != least).astype(np.int64)).mean() < 0)


def _mean(alike: Places, left: Places, right: Places) -> Weights:
    """Returns how alike the reports of each left half are to those of the right on average."""
    pairs = left.sum(axis=1) * right.sum(axis=1) - (left * right).sum(axis=1)
    mean: Weights = ((left @ alike) * right).sum(axis=1) / pairs
    return mean


def _read(pile: CountedPile, places: Sequence[int]) -> SmallPile:
    """Reads what these reports tell. If they are in several languages, only names count."""
    words, names, _ = pile.terms(places)
    terms = np.union1d(words.terms, names.terms)
    named = _having(names, terms)
    rarity = rarities(terms, counts=np.ones(len(terms), np.int64), reports=1, outside=OUTSIDE)
    tongues = tongues_of(terms)
    if words.size and len(np.unique(words.tongues())) > 1:
        rarity[tongues > 0] = 0.0
    rare = np.rint(np.maximum(rarity - _COMMON, 0.0) * _THOUSANDTHS).astype(np.int64)
    return SmallPile(has=np.maximum(_having(words, terms), named), names=named, rare=rare)


def _having(told: Terms, terms: Any) -> Places:
    """Returns a row for each report, with 1 at each of these terms that it has."""
    table = np.zeros((told.size, len(terms)), np.int64)
    table[told.rows(), np.searchsorted(terms, told.terms)] = 1
    return table
