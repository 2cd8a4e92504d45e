"""Alike: how alike two reports are, one pair at a time; `stories` says the same of a whole pile."""

import math
from collections.abc import Mapping
from datetime import date

from rashomon.stories import Features, Frequencies

Vector = dict[str, float]


class Alike:
    """Remembers the vectors of the reports that it was asked about. `frequencies`: those of the pile that the reports are a part of."""

    def __init__(self, frequencies: Frequencies) -> None:
        self._all = frequencies
        self._known: dict[str, tuple[Vector, Vector]] = {}

    def __call__(self, one: Features, other: Features) -> float:
        """The cosine of their words and names, less where their pages are dated apart."""
        (words, names), (other_words, other_names) = self._vectors(one), self._vectors(other)
        return round((_product(words, other_words) + _product(names, other_names)) / 2 * _dates_apart(one.published, other.published), 6)

    def _vectors(self, features: Features) -> tuple[Vector, Vector]:
        if features.report not in self._known:
            told = self._all
            self._known[features.report] = (
                _vector(features.words, told.reports, told.words),
                _vector(features.names, told.reports, told.names),
            )
        return self._known[features.report]


def _vector(counts: Mapping[str, int], pile: int, known: Mapping[str, int]) -> Vector:
    """TF-IDF, of length 1."""
    weighed = {term: (1 + math.log(n)) * (math.log((pile + 1) / (known.get(term, 1) + 1)) + 1) for term, n in counts.items()}
    norm = math.sqrt(math.fsum(x * x for x in weighed.values())) or 1.0
    return {term: x / norm for term, x in weighed.items()}


def _product(one: Vector, other: Vector) -> float:
    few, many = (one, other) if len(one) < len(other) else (other, one)
    return math.fsum(x * many[term] for term, x in few.items() if term in many)


def _dates_apart(one: str | None, other: str | None) -> float:
    left, right = _day(one), _day(other)
    return 1.0 if left is None or right is None else 1 - 0.25 * min(1.0, max(0, abs(left - right) - 3) / 27)


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None
