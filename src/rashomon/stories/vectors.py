"""Cosines of TF-IDF vectors for piles of any size: terms as numbers, reports in tiles, and sums in one fixed order, so that every machine gives the
same figures."""

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

Numbers = np.ndarray[Any, np.dtype[np.uint64]]
Places = np.ndarray[Any, np.dtype[np.int64]]
Weights = np.ndarray[Any, np.dtype[np.float64]]
Entries = tuple[int, np.ndarray[Any, np.dtype[np.int32]], Weights, Places]
OF_TONGUE = "\x1f"  # parts a word of another language than English from the language before it
_WORD_BITS = 48  # of a term's number; those above say the language
_AT_ONCE = 1 << 18  # cells of a block of cosines: small enough to stay in the processor's own memory


@dataclass(frozen=True, slots=True)
class Terms:
    """How often terms occur in each of several reports: those of report i stand from starts[i] to starts[i + 1], by their numbers."""

    starts: Places
    terms: Numbers
    counts: Places

    @property
    def size(self) -> int:
        """How many reports these are."""
        return len(self.starts) - 1

    def take(self, rows: Sequence[int] | Places) -> "Terms":
        """The terms of these reports alone, in this order."""
        rows = np.asarray(rows, dtype=np.int64)
        at = _stretches(self.starts[rows], self.starts[rows + 1])
        return Terms(_bounds(self.starts[rows + 1] - self.starts[rows]), self.terms[at], self.counts[at])


@dataclass(frozen=True, slots=True)
class Spread:
    """In how many reports of a pile terms occur, by their numbers in order."""

    reports: int
    terms: Numbers
    counts: Places

    def of(self, terms: Numbers) -> Places:
        """In how many reports these occur; 1 for one that is not known."""
        if not len(self.terms):
            return np.ones(len(terms), dtype=np.int64)
        at = np.minimum(np.searchsorted(self.terms, terms), len(self.terms) - 1)
        return np.where(self.terms[at] == terms, self.counts[at], 1)


@dataclass(frozen=True, slots=True)
class Vectors:
    """The terms of several reports with their weights; the squares of a report's weights add up to 1."""

    starts: Places
    terms: Numbers
    weights: Weights

    @property
    def size(self) -> int:
        """How many reports these are."""
        return len(self.starts) - 1

    def tongues(self) -> Numbers:
        """A number for the language of each report's words; 0 for English, and where there are none."""
        found = np.zeros(self.size, dtype=np.uint64)
        some = self.starts[1:] > self.starts[:-1]
        found[some] = self.terms[self.starts[:-1][some]] >> np.uint64(_WORD_BITS)
        return found


@lru_cache(maxsize=1 << 17)
def number_of(term: str) -> int:
    """The number of a term, the same in every run; those of one language share their upper bits, which are 0 for English."""
    tongue, parted, word = term.rpartition(OF_TONGUE)
    return (_digest(tongue, 2) << _WORD_BITS if parted else 0) | _digest(word, _WORD_BITS // 8)


def _digest(text: str, size: int) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).digest(), "big")


def terms_of(counts: Iterable[Mapping[str, int]]) -> Terms:
    """The terms of reports, of which is told how often each occurs."""
    rows = [sorted((number_of(term), n) for term, n in report.items()) for report in counts]
    flat = [pair for row in rows for pair in row]
    return Terms(
        _bounds(np.array([len(row) for row in rows], dtype=np.int64)),
        np.array([term for term, _ in flat], dtype=np.uint64),
        np.array([n for _, n in flat], dtype=np.int64),
    )


def joined(parts: Sequence[Terms]) -> Terms:
    """The terms of the reports of all parts, one part after the other."""
    sizes = [part.starts[1:] - part.starts[:-1] for part in parts]
    if not parts:
        return terms_of(())
    return Terms(
        _bounds(np.concatenate(sizes)), np.concatenate([part.terms for part in parts]), np.concatenate([part.counts for part in parts])
    )


def spread_of(parts: Iterable[Terms]) -> Spread:
    """In how many of all these reports each term occurs."""
    reports, terms, counts = 0, np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64)
    for part in parts:
        reports += part.size
        here, times = np.unique(part.terms, return_counts=True)
        known, where = np.unique(np.concatenate([terms, here]), return_inverse=True)
        counts = np.bincount(where, weights=np.concatenate([counts, times]), minlength=len(known)).astype(np.int64)
        terms = known
    return Spread(reports, terms, counts)


def known_spread(reports: int, counts: Mapping[str, int]) -> Spread:
    """The same of a pile that was counted before."""
    pairs = sorted((number_of(term), n) for term, n in counts.items())
    return Spread(reports, np.array([term for term, _ in pairs], dtype=np.uint64), np.array([n for _, n in pairs], dtype=np.int64))


def weighted(terms: Terms, spread: Spread) -> Vectors:
    """Each report's terms, weighted by how often they occur in it and how rare they are in the pile."""
    often, rare = _table(terms.counts, lambda n: 1 + math.log(n)), _table(spread.of(terms.terms), lambda n: _rarity(n, spread.reports))
    weights = often * rare
    row = np.repeat(np.arange(terms.size), terms.starts[1:] - terms.starts[:-1])
    norms = np.sqrt(np.bincount(row, weights=weights * weights, minlength=terms.size))
    return Vectors(terms.starts, terms.terms, weights / np.where(norms > 0, norms, 1.0)[row])


def _rarity(n: int, reports: int) -> float:
    return math.log((reports + 1) / (n + 1)) + 1


def _table(values: Places, of: Any) -> Weights:
    """A function of each value, asked once for each that occurs: numpy's own logarithm differs by processor in its last bit."""
    found, where = np.unique(values, return_inverse=True)
    return np.array([of(int(value)) for value in found], dtype=np.float64)[where] if len(found) else np.zeros(0)


def put_together(parts: Sequence[Vectors]) -> Vectors:
    """The reports of all parts, one part after the other."""
    sizes = np.concatenate([np.diff(part.starts) for part in parts])
    return Vectors(_bounds(sizes), np.concatenate([part.terms for part in parts]), np.concatenate([part.weights for part in parts]))


class NumberedTerms:
    """Some reports whose terms are counted among these alone, so that one of them is soon compared with many."""

    def __init__(self, vectors: Vectors) -> None:
        found, terms = np.unique(vectors.terms, return_inverse=True)
        self._terms: np.ndarray[Any, np.dtype[np.int32]] = terms.astype(np.int32)
        self._starts, self._weights = vectors.starts, vectors.weights
        self._sheet = np.zeros(len(found))  # the weights of one report, by its terms; of the others 0

    def entries(self, places: Places) -> Entries:
        """The terms of the reports at these places, their weights, and the number of the report that has them."""
        starts, ends = self._starts[places], self._starts[places + 1]
        at = _stretches(starts, ends)
        return len(places), self._terms[at], self._weights[at], np.repeat(np.arange(len(places)), ends - starts)

    def cosines(self, place: int, entries: Entries) -> Weights:
        """The cosine of the report at this place with each of those."""
        number, terms, weights, rows = entries
        here = slice(self._starts[place], self._starts[place + 1])
        self._sheet[self._terms[here]] = self._weights[here]
        found = np.bincount(rows, self._sheet[terms] * weights, number)  # in the order of the terms, as everywhere
        self._sheet[self._terms[here]] = 0
        return np.asarray(found, dtype=np.float64)


class Postings:
    """Some reports by their terms: which of them has a term, and with what weight."""

    def __init__(self, vectors: Vectors) -> None:
        order = np.argsort(vectors.terms, kind="stable")
        self.size = vectors.size
        self._rows = np.repeat(np.arange(vectors.size), vectors.starts[1:] - vectors.starts[:-1])[order]
        self._weights = vectors.weights[order]
        self._terms, first = np.unique(vectors.terms[order], return_index=True)
        self._starts = np.append(first, len(order)).astype(np.int64)

    def cosines(self, vectors: Vectors, first: int, last: int) -> Weights:
        """A row for each of these reports from first to last: its cosine with each report here."""
        start, end = int(vectors.starts[first]), int(vectors.starts[last])
        terms, weights = vectors.terms[start:end], vectors.weights[start:end]
        row = np.repeat(np.arange(last - first), np.diff(vectors.starts[first : last + 1]))
        if not len(self._terms) or not len(terms):
            return np.zeros((last - first, self.size))
        at = np.minimum(np.searchsorted(self._terms, terms), len(self._terms) - 1)
        known = self._terms[at] == terms
        at, weights, row = at[known], weights[known], row[known]
        sizes = self._starts[at + 1] - self._starts[at]
        where = _stretches(self._starts[at], self._starts[at + 1])
        cells = np.repeat(row * self.size, sizes) + self._rows[where]
        sums = np.asarray(
            np.bincount(cells, np.repeat(weights, sizes) * self._weights[where], (last - first) * self.size), dtype=np.float64
        )
        return sums.reshape(last - first, self.size)

    def at_once(self) -> int:
        """How many rows should be asked for in one call."""
        return max(1, _AT_ONCE // max(1, self.size))


def _bounds(sizes: Places) -> Places:
    return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(sizes, dtype=np.int64)])


def _stretches(starts: Places, ends: Places) -> Places:
    """The places from each start to its end, one stretch after the other."""
    sizes = ends - starts
    found: Places = np.arange(int(sizes.sum())) + np.repeat(starts - (np.cumsum(sizes) - sizes), sizes)
    return found
