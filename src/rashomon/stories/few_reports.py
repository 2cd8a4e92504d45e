"""What a few reports tell, and which share of it others of them tell, too.

Words that are common in news are left out. Rarity is counted in whole thousandths, so that all
machines find the same sums.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from rashomon.model.record import record
from rashomon.stories.report_similarity import OUTSIDE, UNIT, CountedPile
from rashomon.stories.vectors import Places, Terms, Weights, rarities, tongues_of

_COMMON = 2.2  # rarity up to which a word tells no event
_THOUSANDTHS = 1000
_LEAST_TOLD = 8 * _THOUSANDTHS  # rarity of a report's words, at least: three words prove little
# words of the others, at least; the more they have, the more stands in them by chance
_LEAST_BESIDE, _BESIDE = 60, 200
# share of its rarer words that a report must have in common for the rarity of its names: who names
# many people and places would name those of the story
_NAMED = 0.0065 / _THOUSANDTHS
# share of the rarer words that a round-up has in common with reports of either event, at least, and
# these with each other, at most
_ROUND_UPS = ((0.29, 0.12), (0.36, 0.2))


@record
class FewReports:
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

    def met(self, others: Any) -> Places:
        """Returns how rare together the words of each report are that stand in those that `others`
        marks in its row."""
        rarity: Places = self.has * ((others @ self.has) > 0) @ self.rare
        return rarity

    def margins(self, others: Any) -> Weights:
        """Returns what each report shares with those that `others` marks in its row, beyond what
        one with so many names must share."""
        beside = others @ self.has.sum(axis=1)
        chance = np.sqrt(np.maximum(beside, _LEAST_BESIDE) / _BESIDE)
        margins: Weights = self.met(others) / self.told / chance - _NAMED * (self.names @ self.rare)
        return margins

    def has_round_up(self) -> bool:
        """Returns whether a report is much like two others that are unlike each other."""
        alike = self.alike()
        is_other = ~np.eye(len(alike), dtype=np.bool_)
        for both, apart in _ROUND_UPS:
            like = (alike >= both * UNIT).astype(np.int64)
            if ((like @ like > 0) & (alike < apart * UNIT) & is_other).any():
                return True
        return False


def read_few(pile: CountedPile, places: Sequence[int]) -> FewReports:
    """Reads what these reports tell. If they are in several languages, only names count."""
    words, names, _ = pile.terms(places)
    terms = np.union1d(words.terms, names.terms)
    names_there = _having(names, terms)
    rarity = rarities(terms, counts=np.ones(len(terms), np.int64), reports=1, outside=OUTSIDE)
    tongues = tongues_of(terms)
    if words.size and len(np.unique(words.tongues())) > 1:
        rarity[tongues > 0] = 0.0
    rare = np.rint(np.maximum(rarity - _COMMON, 0.0) * _THOUSANDTHS).astype(np.int64)
    return FewReports(
        has=np.maximum(_having(words, terms), names_there), names=names_there, rare=rare
    )


def _having(terms_told: Terms, terms: Any) -> Places:
    """Returns a row for each report, with 1 at each of these terms that it has."""
    table = np.zeros((terms_told.size, len(terms)), np.int64)
    table[terms_told.rows(), np.searchsorted(terms, terms_told.terms)] = 1
    return table
