"""What a few reports tell, and how much of it others of them tell, too.

Rarity is counted in whole thousandths, so that all machines find the same sums.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from rashomon.model.record import record
from rashomon.stories.report_similarity import OUTSIDE, UNIT, CountedPile
from rashomon.stories.vectors import (
    Places,
    Terms,
    Weights,
    logarithms,
    rarities,
    shares_elsewhere,
    tongues_of,
)

_COMMON = 2.2  # rarity up to which a word tells no event
_THOUSANDTHS = 1000
_LEAST_TOLD = 8 * _THOUSANDTHS  # rarity of a report's words, at least: three words prove little
# words for which a report that tells the event has each of its words once more than by chance
_RETOLD = 30
# share of reports that have a word of a language whose rare words are not known
_ELSEWHERE = 0.04
# share of the rarer words that a round-up has in common with reports of either event, at least, and
# these with each other, at most
_ROUND_UPS = ((0.29, 0.12), (0.36, 0.2))


@record
class FewReports:
    """A few reports: which terms each has, how rare each term is in thousandths above common words,
    and what share of other reports has it."""

    has: Places
    rare: Places
    elsewhere: Weights

    @property
    def told(self) -> Places:
        """Returns the rarity of all terms of each report."""
        rarity: Places = np.maximum(self.has @ self.rare, _LEAST_TOLD)
        return rarity

    def alike(self) -> Places:
        """Returns which share of the rarer words of the shorter of two reports both have, in
        millionths."""
        shared = self.met_by_two()
        np.fill_diagonal(shared, 0)
        return np.rint(shared / np.minimum(self.told[:, None], self.told) * UNIT).astype(np.int64)

    def met_by_two(self) -> Places:
        """Returns how rare together the words are that each two reports share."""
        rarity: Places = (self.has * self.rare) @ self.has.T
        return rarity

    def met(self, others: Any) -> Places:
        """Returns how rare together the words of each report are that stand in those that `others`
        marks in its row."""
        rarity: Places = self.has * ((others @ self.has) > 0) @ self.rare
        return rarity

    def retold(self, others: Any) -> Weights:
        """Returns how much more of what each report tells stands in those that `others` marks in
        its row than would by chance: on average over its words, the logarithm of how much likelier
        a word is to stand there if they tell the same event, nothing for one that does not. The
        more words they have, the more stands there by chance."""
        words_beside = np.maximum(others @ self.has.sum(axis=1), 1)
        by_chance = words_beside[:, None] * self.elsewhere
        likelier = logarithms(1 + _RETOLD / by_chance.ravel()).reshape(by_chance.shape)
        gains = np.rint(likelier * _THOUSANDTHS).astype(np.int64)
        shared = (self.has * ((others @ self.has) > 0) * gains).sum(axis=1)
        means: Weights = shared / (_THOUSANDTHS * np.maximum(self.has.sum(axis=1), 1))
        return means

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
    has = np.maximum(_having(words, terms), _having(names, terms))
    is_foreign = tongues_of(terms) > 0
    if words.size and len(np.unique(words.tongues())) > 1:
        has[:, is_foreign] = 0
    return _few_reports(has, terms)


def read_names(pile: CountedPile, places: Sequence[int]) -> FewReports:
    """Reads whom and what places these reports name."""
    _, names, _ = pile.terms(places)
    terms = np.unique(names.terms)
    return _few_reports(_having(names, terms), terms)


def read_deeds(pile: CountedPile, places: Sequence[int]) -> FewReports:
    """Reads what these reports tell apart from names."""
    words, names, _ = pile.terms(places)
    deeds = words.without(names)
    terms = np.unique(deeds.terms)
    return _few_reports(_having(deeds, terms), terms)


def _few_reports(has: Places, terms: Any) -> FewReports:
    """Returns reports by which of these terms they have."""
    return FewReports(
        has=has,
        rare=how_rare(terms),
        elsewhere=np.where(tongues_of(terms) > 0, _ELSEWHERE, shares_elsewhere(terms)),
    )


def _having(terms_told: Terms, terms: Any) -> Places:
    """Returns a row for each report, with 1 at each of these terms that it has."""
    table = np.zeros((terms_told.size, len(terms)), np.int64)
    table[terms_told.rows(), np.searchsorted(terms, terms_told.terms)] = 1
    return table


def how_rare(terms: Any) -> Places:
    """Returns how rare each term is anywhere, in thousandths above common words."""
    rarity = rarities(terms, counts=np.ones(len(terms), np.int64), reports=1, outside=OUTSIDE)
    thousandths: Places = np.rint(np.maximum(rarity - _COMMON, 0.0) * _THOUSANDTHS).astype(np.int64)
    return thousandths
