"""PairSimilarity: similarity of two reports, one pair at a time; `stories` computes it for a whole pile."""

from rashomon.stories.group_stories import Features, Frequencies
from rashomon.stories.report_similarity import UNIT, Tile, days_of
from rashomon.stories.vectors import known_spread, terms_of, weighted


class PairSimilarity:
    """Caches the features of the reports asked about. `frequencies`: those of the pile that the reports belong to."""

    def __init__(self, frequencies: Frequencies) -> None:
        self._words = known_spread(frequencies.reports, frequencies.words)
        self._names = known_spread(frequencies.reports, frequencies.names)
        self._known: dict[str, Tile] = {}

    def __call__(self, one: Features, other: Features) -> float:
        """Returns the cosine of their words and names, reduced if their pages are dated apart; across languages, by names alone."""
        return int(self._tile(one).rows(self._tile(other), 0, 1)[0, 0]) / UNIT

    def _tile(self, features: Features) -> Tile:
        if features.report not in self._known:
            words, names = weighted(terms_of([features.words]), self._words), weighted(terms_of([features.names]), self._names)
            self._known[features.report] = Tile(days_of([features.published]), words, names)
        return self._known[features.report]
