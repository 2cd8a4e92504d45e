"""How probable it is that two sentences are on one matter (`Matters`), by learned weights of named
signals. Words that two sentences share do not suffice: one in five such pairs is on two matters."""

import math
from collections.abc import Mapping

from rashomon.beside.laid_sentences import LaidStory
from rashomon.beside.terms import SentenceTerms, terms_of
from rashomon.shipped.weights.logistic import read_weights

_AROUND = 0.5  # weight of a piece of a word that only a neighbouring sentence has
_WEIGHTS = read_weights("passages")
_SIGNALS: Mapping[str, float] = _WEIGHTS["signals"]


class Matters:
    """The sentences of a story, with what tells whether two of them are on one matter.

    Nothing here depends on a third report: a word's rarity comes from a table and from how often
    its own report uses it.
    """

    def __init__(self, story: LaidStory) -> None:
        self._terms = terms_of(story)
        self._contexts: dict[int, Mapping[str, float]] = {}
        self._lengths: dict[tuple[str, int], float] = {}

    def strength(self, first: int, second: int) -> float:
        """Returns how probable it is that two sentences of a language, by their places in the
        story, are on one matter; 0 of two languages."""
        if self._terms[first].language != self._terms[second].language:
            return 0.0
        total: float = _WEIGHTS["bias"]
        for name, value in self.signals(first, second).items():
            total += _SIGNALS[name] * value
        return round(1 / (1 + math.exp(-total)), 6)

    def signals(self, first: int, second: int) -> Mapping[str, float]:
        """Returns the signals of a pair: how alike their pieces of words, words, neighbouring words
        and contexts are, where they stand, and how many names, days, values and speakers they
        share."""
        one, other = self._terms[first], self._terms[second]
        places = one.sentence.place, other.sentence.place
        contexts = self._context(first), self._context(second)
        return {
            "letters": self._cosine("letters", first, second, (one.pieces, other.pieces)),
            "rare letters": math.log1p(_shared(one.pieces, other.pieces)),
            "rare words": math.log1p(_shared(one.terms, other.terms)),
            "word pairs": self._cosine("word pairs", first, second, (one.pairs, other.pairs)),
            "context": self._cosine("context", first, second, contexts),
            "early": 1 - max(places),
            "apart": abs(places[0] - places[1]),
            "names": len(one.names & other.names),
            "days": len(one.days & other.days),
            "figures": len(one.values & other.values),
            "speakers": len(one.voices & other.voices),
        }

    def _cosine(
        self,
        kind: str,
        first: int,
        second: int,
        vectors: tuple[Mapping[str, float], Mapping[str, float]],
    ) -> float:
        """Returns the cosine of two vectors of a kind, those of two sentences. What both have is
        summed without rounding, so that the order does not matter."""
        one, other = vectors
        shared = math.fsum(one[key] * other[key] for key in one.keys() & other.keys())
        lengths = self._length(kind, first, one) * self._length(kind, second, other)
        return shared / (lengths or 1.0)

    def _length(self, kind: str, place: int, vector: Mapping[str, float]) -> float:
        if (kind, place) not in self._lengths:
            self._lengths[kind, place] = math.hypot(*vector.values())
        return self._lengths[kind, place]

    def _context(self, place: int) -> Mapping[str, float]:
        """Returns the pieces of the words of a sentence with their weights. The sentences of its
        report right before and behind it count with it, but for less."""
        if place not in self._contexts:
            terms: SentenceTerms = self._terms[place]
            pieces = dict(terms.pieces)
            for neighbour in self._terms[max(0, place - 1) : place + 2]:
                if neighbour.sentence.report == terms.sentence.report:
                    for piece, weight in neighbour.pieces.items():
                        pieces[piece] = max(pieces.get(piece, 0.0), _AROUND * weight)
            self._contexts[place] = pieces
        return self._contexts[place]


def _shared(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Returns the sum of the weights of what both have: of each the mean of the two."""
    return math.fsum(math.sqrt(one[key] * other[key]) for key in one.keys() & other.keys())
