"""How much of what few reports tell others of them tell, too (`shares_in_common`).

Rarity is counted in whole thousandths, so that all machines find the same sums.
"""

from collections.abc import Sequence

import numpy as np

from rashomon.stories.report_similarity import OUTSIDE, UNIT, CountedPile
from rashomon.stories.vectors import Numbers, Places, Terms, rarities, tongues_of

_COMMON = 2.2  # rarity up to which a word tells no event
_THOUSANDTHS = 1000
_LEAST_TOLD = 8 * _THOUSANDTHS  # rarity of a report's words, at least: three words prove little


def shares_in_common(pile: CountedPile, places: Sequence[int]) -> Places:
    """Returns which share of the rarer words of the shorter of each two of these reports both have,
    in millionths. If they are in several languages, only names count."""
    words, names, _ = pile.terms(places)
    terms = np.union1d(words.terms, names.terms)
    has = np.maximum(_having(words, terms), _having(names, terms))
    if words.size and len(np.unique(words.tongues())) > 1:
        has[:, tongues_of(terms) > 0] = 0
    rare = _how_rare(terms)
    told = np.maximum(has @ rare, _LEAST_TOLD)
    shared = (has * rare) @ has.T
    np.fill_diagonal(shared, 0)
    shares: Places = np.rint(shared / np.minimum(told[:, None], told) * UNIT).astype(np.int64)
    return shares


def _having(terms_told: Terms, terms: Numbers) -> Places:
    """Returns a row for each report, with 1 at each of these terms that it has."""
    table = np.zeros((terms_told.size, len(terms)), np.int64)
    table[terms_told.rows(), np.searchsorted(terms, terms_told.terms)] = 1
    return table


def _how_rare(terms: Numbers) -> Places:
    """Returns how rare each term is anywhere, in thousandths above common words."""
    rarity = rarities(terms, counts=np.ones(len(terms), np.int64), reports=1, outside=OUTSIDE)
    thousandths: Places = np.rint(np.maximum(rarity - _COMMON, 0.0) * _THOUSANDTHS).astype(np.int64)
    return thousandths
