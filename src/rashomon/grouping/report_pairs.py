"""PairSimilarity: how alike two reports are, one pair at a time; `stories` says the same of a whole pile."""

from rashomon.stories.group_stories import Features, Frequencies
from rashomon.stories.report_similarity import UNIT, Tile, days_of
from rashomon.stories.vectors import known_spread, terms_of, weighted


class PairSimilarity:
    """Remembers the reports that it was asked about. `frequencies`: those of the pile that the reports are a part of."""

    def __init__(self, frequencies: Frequencies) -> None:
        self._words = known_spread(frequencies.reports, frequencies.words)
        self._names = known_spread(frequencies.reports, frequencies.names)
        self._known: dict[str, Tile] = {}

    def __call__(self, one: Features, other: Features) -> float:
        """The cosine of their words and names, less where their pages are dated apart; of two languages by their names alone."""
        return int(self._tile(one).rows(self._tile(other), 0, 1)[0, 0]) / UNIT

    def _tile(self, features: Features) -> Tile:
        if features.report not in self._known:
            words, names = weighted(terms_of([features.words]), self._words), weighted(terms_of([features.names]), self._names)
            self._known[features.report] = Tile(days_of([features.published]), words, names)
        return self._known[features.report]
