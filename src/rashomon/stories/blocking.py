"""TermBlocks: finds the pairs of a large pile worth comparing: those that share enough weight of telling terms.

Only the rarest terms of each report are looked up, and none that many reports share, so the cost per report does not grow with the pile.
"""

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from rashomon.stories.vectors import Numbers, Places, Spread, Vectors, Weights

TELLING = 40  # rarest terms of a report, by which similar reports are looked up
COMMON = 400  # a term in more reports than this tells little, and its cost grows with the pile
MOST = 60  # most reports that one report is compared with
_CELLS = 1 << 21  # sums held at once
OF_WORDS = 0.6  # of two reports' likeness is that of their words, their names among them; the rest is that of their names alone
_OF_NAMES = np.uint64(1 << 63)
Pairs = np.ndarray[Any, np.dtype[np.int64]]


class TermBlocks:
    """The telling terms of a pile's reports, added in order, a batch at a time."""

    def __init__(self, spreads: tuple[Spread, Spread]) -> None:
        self._spreads, self.size = spreads, 0
        self._rows: list[Places] = []
        self._terms: list[Numbers] = []
        self._weights: list[Weights] = []

    def add(self, words: Vectors, names: Vectors) -> None:
        """Adds the next reports."""
        told = ((words, self._spreads[0], np.uint64(0), OF_WORDS), (names, self._spreads[1], _OF_NAMES, 1 - OF_WORDS))
        for vectors, spread, mark, share in told:
            rows, terms, weights = _telling(vectors, spread)
            self._rows.append(rows + self.size)
            self._terms.append(terms ^ mark)
            self._weights.append(weights * math.sqrt(share))
        self.size += words.size

    def pairs(self, least: float) -> Pairs:
        """Returns the pairs of places, smaller first, in order, whose telling terms alone make them this similar; at most MOST per report."""
        if not self.size:
            return np.zeros((0, 2), dtype=np.int64)
        rows, terms, weights = np.concatenate(self._rows), np.concatenate(self._terms), np.concatenate(self._weights)
        step = max(1, _CELLS // self.size)
        by_term = np.lexsort((rows, terms))
        starts, ends = _postings(terms[by_term])
        by_row = np.lexsort((terms, rows))
        where = np.empty(len(by_term), dtype=np.int64)
        where[by_term] = np.arange(len(by_term))
        of = where[by_row]  # where each entry, by report, stands among the postings
        bounds = np.searchsorted(rows[by_row], np.arange(0, self.size + step, step))
        held = rows[by_term], weights[by_term], starts, ends
        found = [_nearest(held, of[first:last], (number * step, self.size), least) for number, (first, last) in enumerate(pairwise(bounds))]
        return _once(found, self.size)


def _once(found: list[Places], size: int) -> Pairs:
    """Returns the distinct pairs among these numbers. Empties the list, since it may be large."""
    keys = np.concatenate(found)
    found.clear()
    keys.sort()
    keys = keys[np.append(True, keys[1:] != keys[:-1])] if len(keys) else keys
    pairs = np.empty((len(keys), 2), dtype=np.int64)
    pairs[:, 0], pairs[:, 1] = keys // size, keys % size
    return pairs


def _telling(vectors: Vectors, spread: Spread) -> tuple[Places, Numbers, Weights]:
    """Returns the rarest terms of each report that are not common, with the report's place and the term's weight."""
    rows = np.repeat(np.arange(vectors.size), np.diff(vectors.starts))
    known = spread.of(vectors.terms)
    order = np.lexsort((vectors.terms, known, rows))
    rank = np.arange(len(order)) - vectors.starts[rows[order]]
    kept = order[(rank < TELLING) & (known[order] <= COMMON) & (known[order] > 1)]
    return rows[kept], vectors.terms[kept], vectors.weights[kept]


def _postings(terms: Numbers) -> tuple[Places, Places]:
    """Returns where the entries with the same term begin and end, for each entry sorted by term."""
    _, first, where = np.unique(terms, return_index=True, return_inverse=True)
    ends = np.append(first[1:], len(terms))
    return first[where], ends[where]


def _nearest(held: tuple[Places, Weights, Places, Places], of: Places, shape: tuple[int, int], least: float) -> Places:
    """Returns the pairs of some reports, each as one number: those whose shared terms weigh enough, the most similar of each report.

    `held`: the postings; `of`: the entries of these reports; `shape`: the first of them, and the number of reports in the pile.
    """
    (rows, weights, starts, ends), (start, size) = held, shape
    sizes = ends[of] - starts[of]
    entry = np.repeat(of, sizes)
    other = np.arange(int(sizes.sum())) + np.repeat(starts[of] - (np.cumsum(sizes) - sizes), sizes)
    sums = np.bincount((rows[entry] - start) * size + rows[other], weights[entry] * weights[other])
    keys = np.flatnonzero(sums >= least)
    told, row, two = sums[keys], keys // size + start, keys % size
    apart = row != two
    told, row, two = told[apart], row[apart], two[apart]
    order = np.lexsort((two, -told, row))
    row, two = row[order], two[order]
    best = np.arange(len(row)) - np.searchsorted(row, row) < MOST
    row, two = row[best], two[best]
    return np.unique(np.minimum(row, two) * size + np.maximum(row, two))


def cosines(left: Vectors, right: Vectors, pairs: Pairs) -> Weights:
    """Returns the cosine of each pair of a report on the left and one on the right."""
    sizes = right.starts[pairs[:, 1] + 1] - right.starts[pairs[:, 1]]
    pair = np.repeat(np.arange(len(pairs)), sizes)
    at = np.arange(int(sizes.sum())) + np.repeat(right.starts[pairs[:, 1]] - (np.cumsum(sizes) - sizes), sizes)
    terms, where = np.unique(left.terms, return_inverse=True)
    if not len(terms):
        return np.zeros(len(pairs))
    keys = np.repeat(np.arange(left.size), np.diff(left.starts)) * len(terms) + where
    order = np.argsort(keys, kind="stable")
    sought = np.minimum(np.searchsorted(terms, right.terms[at]), len(terms) - 1)
    known = terms[sought] == right.terms[at]
    pair, at, sought = pair[known], at[known], sought[known]
    asked = pairs[pair, 0] * len(terms) + sought
    place = np.minimum(np.searchsorted(keys[order], asked), len(order) - 1)
    hit = keys[order][place] == asked
    shared = left.weights[order][place[hit]] * right.weights[at[hit]]
    return np.asarray(np.bincount(pair[hit], shared, len(pairs)), dtype=np.float64)


def by_tiles(pairs: Pairs, tile: int, at_once: int) -> Iterator[tuple[int, Pairs]]:
    """Yields the pairs in batches, one tile of first places at a time, with the tile's first place."""
    for start in range(0, int(pairs[-1, 0]) + 1 if len(pairs) else 0, tile):
        low, high = np.searchsorted(pairs[:, 0], [start, start + tile])
        for first in range(int(low), int(high), at_once):
            yield start, pairs[first : min(first + at_once, int(high))]
