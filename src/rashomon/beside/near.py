"""The one measure of how near two sentences are (`Nearness`): which words they share, by their
stems, and how rare these are in the sentences of the story itself.

Columns, told rows, drafts and questions all use it. It says nothing but that words are near.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import islice, pairwise

import numpy as np
import numpy.typing as npt
from spacy.lang.en.stop_words import STOP_WORDS

from rashomon.model.record import record
from rashomon.model.row import Sentence
from rashomon.shipped.tables.language_tables import every_small_word
from rashomon.shipped.words import pattern_of
from rashomon.text.word_forms import stems_of

REPORTS = 15  # the nearest reports that are listed beside a sentence,
A_REPORT = 2  # and their sentences
_LEAST = 0.02  # likeness below which no sentence is near
_NEIGHBOURS = 200  # wordings that are kept as near to one,
_LOOKED_AT = 150  # and sentences that are looked at beside one
_DIGITS = 6  # to which likeness is rounded, so that no order hangs on the last bit
_WORD = pattern_of(r"[^\W_]+(?:[.,]\d+)*")
Row = npt.NDArray[np.float64]
_Places = npt.NDArray[np.int64]


@record
class NearSentence:
    """A sentence with its likeness to something, 0 to 1."""

    sentence: Sentence
    likeness: float


@lru_cache(maxsize=20_000)  # a sentence is held against many
def stems_in(text: str, language: str | None = "en") -> frozenset[str]:
    """Returns the stems of the words of a text that are no small words ("the", "of")."""
    words = [word for word in _WORD.findall(text.casefold()) if word not in _small_words()]
    return frozenset(stems_of(words, language))


@cache
def _small_words() -> frozenset[str]:
    return every_small_word() | STOP_WORDS


class Nearness:
    """How near the sentences of a story are to each other, and to any other text.

    `sentences` stand in the order of their reports. `languages` are those of the reports, by their
    ids; a report that is not among them is in English.
    """

    def __init__(
        self, sentences: Sequence[Sentence], languages: Mapping[str, str | None] | None = None
    ) -> None:
        """Counts in how many sentences each stem stands. Those of the same stems are one."""
        self.sentences = tuple(sentences)
        languages = languages or {}
        places: dict[frozenset[str], int] = {}
        wording_of_sentence = []
        for sentence in self.sentences:
            stems = stems_in(sentence.quote, languages.get(sentence.report, "en"))
            wording_of_sentence.append(places.setdefault(stems, len(places)))
        self._wordings = list(places)  # the stems of each wording
        self._wording_of = np.array(wording_of_sentence, np.int64)
        counts = Counter[str]()
        for stems in self._wordings:
            counts.update(stems)
        self._weights = {
            stem: math.log(1 + len(self._wordings) / count) for stem, count in counts.items()
        }
        self._unknown = math.log(1 + len(self._wordings))
        self._index = _Index(list(map(self._vector, self._wordings)))

    def weight(self, stem: str) -> float:
        """Returns how much a stem weighs: the fewer sentences have it, the more."""
        return self._weights.get(stem, self._unknown)

    def between(self, first: str, second: str, language: str | None = "en") -> float:
        """Returns the likeness of two texts, 0 to 1."""
        vector, other_vector = (self._vector(stems_in(text, language)) for text in (first, second))
        shared = [vector[stem] * other_vector[stem] for stem in vector if stem in other_vector]
        return round(sum(shared), _DIGITS)

    def nearest(
        self,
        text: str,
        reports: Collection[str] | None = None,
        most: int = 2,
        language: str | None = "en",
    ) -> tuple[NearSentence, ...]:
        """Returns the sentences that are nearest to a text, nearest first: at most so many, of
        these reports or of all. One that shares no word with it is not among them."""
        likeness = self._index.likeness_to(self._vector(stems_in(text, language)))
        of_sentences = likeness[self._wording_of]
        found: list[NearSentence] = []
        for place in np.argsort(-of_sentences, kind="stable").tolist():
            sentence = self.sentences[place]
            if len(found) == most or not of_sentences[place]:
                break
            if reports is None or sentence.report in reports:
                found.append(NearSentence(sentence, float(of_sentences[place])))
        return tuple(found)

    def near(self, place: int) -> Iterator[tuple[int, float]]:
        """Yields the places of the sentences that are like the one at a place, with their likeness,
        the most like first; sentences of the same stems are the nearest."""
        for wording, likeness in self._neighbours[self._wording_of[place]]:
            for other in self._places_of[wording]:
                if other != place:
                    yield other, likeness

    def alike(self, least: float, most: int) -> Iterator[tuple[int, int, float]]:
        """Yields the places of two sentences with their likeness, each pair once: of each sentence
        those that are most like it, so many at most and none below the least. Of sentences with
        the same stems only the first is one of a pair."""
        found = set()
        for wording, neighbours in enumerate(self._neighbours):
            others = [pair for pair in neighbours[: most + 1] if pair[0] != wording]
            for other, likeness in others[:most]:
                pair = (min(wording, other), max(wording, other))
                if likeness >= least and pair not in found:
                    found.add(pair)
                    yield self._places_of[wording][0], self._places_of[other][0], likeness

    def twins(self) -> Mapping[int, Sequence[int]]:
        """Returns, for the first sentence of each wording, the places of all with its stems."""
        return {places[0]: places for places in self._places_of}

    @cached_property
    def _places_of(self) -> Sequence[Sequence[int]]:
        """Returns the places of the sentences of each wording."""
        places: list[list[int]] = [[] for _ in self._wordings]
        for place, wording in enumerate(self._wording_of.tolist()):
            places[wording].append(place)
        return places

    @cached_property
    def _neighbours(self) -> Sequence[Sequence[tuple[int, float]]]:
        """Returns the wordings that are most like each, itself among them, with their likeness."""
        neighbours = []
        for low, high in self._index.blocks():
            for likeness in self._index.block(low, high):
                near = np.nonzero(likeness >= _LEAST)[0]
                near = near[np.argsort(-likeness[near], kind="stable")][:_NEIGHBOURS]
                pairs = zip(near.tolist(), likeness[near].tolist(), strict=True)
                neighbours.append(tuple(pairs))
        return neighbours

    def _vector(self, stems: frozenset[str]) -> dict[str, float]:
        """Returns the weights of stems, in an order that is always the same and of length 1."""
        weights = {stem: self.weight(stem) for stem in sorted(stems)}
        length = math.hypot(*weights.values()) or 1.0
        return {stem: weight / length for stem, weight in weights.items()}


class _Index:
    """Vectors, searched by stem; nothing but shared stems costs anything."""

    _CELLS = 4_000_000  # of a block, by which its memory is bounded

    def __init__(self, vectors: Sequence[Mapping[str, float]]) -> None:
        self._size = len(vectors)
        self._stems: dict[str, int] = {}
        stems: list[int] = []
        weights: list[float] = []
        ends = [0]
        for vector in vectors:
            stems += [self._stems.setdefault(stem, len(self._stems)) for stem in vector]
            weights += vector.values()
            ends.append(len(stems))
        self._ends: _Places = np.array(ends, np.int64)
        self._stem_of_entry: _Places = np.array(stems, np.int64)
        self._weight_of_entry: Row = np.array(weights, np.float64)
        by_stem = np.argsort(self._stem_of_entry, kind="stable")
        owners = np.repeat(np.arange(self._size), np.diff(self._ends))
        self._owners: _Places = owners[by_stem]
        self._weights: Row = self._weight_of_entry[by_stem]
        counts = np.bincount(self._stem_of_entry, minlength=len(self._stems))
        self._begins: _Places = np.concatenate(([0], np.cumsum(counts)))

    def likeness_to(self, vector: Mapping[str, float]) -> Row:
        """Returns the likeness of all vectors to another one."""
        likeness = np.zeros(self._size)
        for stem, weight in vector.items():
            number = self._stems.get(stem)
            if number is not None:
                having = slice(self._begins[number], self._begins[number + 1])
                likeness[self._owners[having]] += weight * self._weights[having]
        return likeness.round(_DIGITS)

    def blocks(self) -> Iterator[tuple[int, int]]:
        """Yields the first and the last (half-open) vector of blocks that fit into memory."""
        height = max(1, self._CELLS // max(1, self._size))
        yield from pairwise([*range(0, self._size, height), self._size])

    def block(self, low: int, high: int) -> Row:
        """Returns the likeness of the vectors from `low` to `high` to all, a row each."""
        entries = np.arange(self._ends[low], self._ends[high])
        stems = self._stem_of_entry[entries]
        lengths = self._begins[stems + 1] - self._begins[stems]
        steps = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        met = np.repeat(self._begins[stems], lengths) + steps
        rows = np.repeat(np.arange(high - low), np.diff(self._ends[low : high + 1]))
        cells = np.repeat(rows, lengths) * self._size + self._owners[met]
        products = np.repeat(self._weight_of_entry[entries], lengths) * self._weights[met]
        sums = np.bincount(cells, products, (high - low) * self._size)
        return sums.astype(np.float64).reshape((high - low, self._size)).round(_DIGITS)


def near_sentences(nearness: Nearness, place: int) -> list[tuple[int, float]]:
    """Returns the places of the nearest sentences of other reports with their likeness, nearest
    first: two a report, of the fifteen nearest reports."""
    sentences = nearness.sentences
    counts = Counter[str]()
    found = []
    for other, likeness in islice(nearness.near(place), _LOOKED_AT):
        report = sentences[other].report
        is_known = 0 < counts[report] < A_REPORT
        is_new = not counts[report] and len(counts) < REPORTS
        if report != sentences[place].report and (is_known or is_new):
            counts[report] += 1
            found.append((other, likeness))
    return found
