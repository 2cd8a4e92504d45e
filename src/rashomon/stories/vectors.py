"""TF-IDF cosines for piles of any size: numbered terms, reports in tiles, and sums in a fixed
order, so that every machine computes the same figures.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

import numpy as np

from rashomon.model.record import record
from rashomon.model.stored import TermCounts
from rashomon.shipped.tables.word_rarity import load_rarity
from rashomon.shipped.words import lowered
from rashomon.stories.fillings import FILLING_KINDS, hashed
from rashomon.text.calendar_words import as_date

Numbers = np.ndarray[Any, np.dtype[np.uint64]]
Places = np.ndarray[Any, np.dtype[np.int64]]
Weights = np.ndarray[Any, np.dtype[np.float64]]
OF_TONGUE = "\x1f"  # parts a word of another language than English from the language before it
APART = (10.0, 5.0, 5.0, 3.0)  # weight of a place that two reports fill otherwise, by its kind
# that of a place in the form: reports have many things in common, which tell nothing of their names
OF_FORM = (10.0, 5.0, 5.0, 0.0)
_TELLING = (1.0, 0.0, 1.0, 1.0)  # whether such a place tells two events by itself: figures change
SAME = (1.0, 0.0, 1.0, 0.0)  # whether it tells one where both fill it alike
MUCH = 10  # places with the same names and days for each with others, at which only figures changed
LONG = 200  # words of a report, as far as it is looked at
OF_DAYS = 0.9  # of all reports name a day or a month
# A name or day is known by three places at most: one that was changed makes no other event.
_SLOTS = (1.0, 4.0, 1.0, 2.0)  # by kinds, as above
_ONE_SLOT = 3
_SHIFT = 1 << 20  # above it a product holds what is filled otherwise, below it what that tells
_WORD_BITS = 48  # of a term's number; those above say the language
NO_TERM = np.uint64((1 << 64) - 1)  # above all others
NO_NUMBERS = np.zeros(0, np.int64)
_MANY = 150  # reports of a pile in which the same words are worth a column each
_PRODUCTS = 1 << 21  # of a block, some 40 bytes each
_AT_ONCE = 1 << 18  # cells of a block of cosines, small enough for the processor's cache


@record
class _OfReports:
    """Terms of several reports: those of report i stand from starts[i] to starts[i + 1], by term
    number."""

    starts: Places
    terms: Numbers

    @property
    def size(self) -> int:
        """Returns the number of reports."""
        return len(self.starts) - 1

    @property
    def sizes(self) -> Places:
        """Returns how many terms each report has."""
        return np.diff(self.starts)

    def rows(self) -> Places:
        """Returns the place of the report of each term."""
        return np.repeat(np.arange(self.size), self.sizes)

    def tongues(self) -> Numbers:
        """Returns a number for the language of each report's words; 0 for English, and for a report
        without words."""
        tongues = np.zeros(self.size, np.uint64)
        has_words = self.sizes > 0
        tongues[has_words] = tongues_of(self.terms[self.starts[:-1][has_words]])
        return tongues

    def starts_of(self, selection: Any) -> Places:
        """Returns where the terms of each report begin where only these are kept."""
        return _bounds(np.bincount(self.rows()[selection], minlength=self.size).astype(np.int64))


@record
class Terms(_OfReports):
    """Term counts of several reports."""

    counts: Places

    def take(self, rows: Sequence[int] | Places) -> "Terms":
        """Returns the terms of only these reports, in this order."""
        rows = np.asarray(rows, np.int64)
        at = stretches(self.starts[rows], self.starts[rows + 1])
        return Terms(_bounds(self.sizes[rows]), self.terms[at], self.counts[at])

    def without(self, left_out: "Terms") -> "Terms":
        """Returns the terms of each report that it has not among these others, too."""
        is_kept = ~np.isin(self.marked(), left_out.marked())
        return Terms(self.starts_of(is_kept), self.terms[is_kept], self.counts[is_kept])

    def marked(self) -> Numbers:
        """Returns a number for each term and the report that it stands in."""
        return _mixed(self.rows()) ^ self.terms


@record
class Spread:
    """Document frequencies of a pile's terms, sorted by term number."""

    reports: int
    terms: Numbers
    counts: Places

    def of(self, terms: Numbers) -> Places:
        """Returns the number of reports with each of these terms; 1 for an unknown term."""
        if not len(self.terms):
            return np.ones(len(terms), dtype=np.int64)
        at = np.minimum(np.searchsorted(self.terms, terms), len(self.terms) - 1)
        return np.where(self.terms[at] == terms, self.counts[at], 1)


TermsTold = tuple[Terms, Terms, Terms]  # words, words of names, and fillings
Spreads = tuple[Spread, Spread]  # of words, and of the words of names


@record
class Vectors(_OfReports):
    """Weighted terms of several reports; each report's vector has length one."""

    weights: Weights

    def slice(self, first: int, last: int) -> "Vectors":
        """Returns only the reports from first to last."""
        start, end = self.starts[[first, last]].tolist()
        starts = self.starts[first : last + 1] - start
        return Vectors(starts, self.terms[start:end], self.weights[start:end])

    def often(self) -> Numbers:
        """Returns the terms that an eighth of these reports have or more, if they are many."""
        terms, reports = np.unique(self.terms, return_counts=True)
        return terms[reports >= max(_MANY, self.size) / 8]

    def parted(self, often: Numbers) -> tuple[Weights, "Vectors"]:
        """Returns the weights of these terms, a row for each report and a column for each term,
        and the reports without them."""
        rows = self.rows()
        is_often = np.isin(self.terms, often)
        weights = np.zeros((self.size, len(often)))
        columns = np.searchsorted(often, self.terms[is_often])
        weights[rows[is_often], columns] = self.weights[is_often]
        is_rare = ~is_often
        return weights, Vectors(self.starts_of(is_rare), self.terms[is_rare], self.weights[is_rare])


@lru_cache(maxsize=1 << 17)
def number_of(term: str) -> int:
    """Returns the number of a term, the same in every run. Terms of one language share their upper
    bits, which are 0 for English."""
    tongue, parted, word = term.rpartition(OF_TONGUE)
    return (hashed(tongue, 2) << _WORD_BITS if parted else 0) | hashed(word, _WORD_BITS // 8)


def tongues_of(terms: Numbers) -> Numbers:
    """Returns a number for the language of each term; 0 for English, and for names."""
    return terms >> np.uint64(_WORD_BITS)


def term_numbers(terms: Iterable[str]) -> Numbers:
    """Returns the numbers of these terms, in their order."""
    return np.array([*map(number_of, terms)], np.uint64)


def terms_of(counts: Iterable[Mapping[str, int]]) -> Terms:
    """Returns the terms of reports, given their counts."""
    sizes = []
    pairs = []
    for report in counts:
        sizes.append(len(report))
        pairs += sorted((number_of(term), n) for term, n in report.items())
    numbers, times = _columns(pairs)
    return Terms(starts=_bounds(np.array(sizes, np.int64)), terms=numbers, counts=times)


def _columns(pairs: Sequence[tuple[int, int]]) -> tuple[Numbers, Places]:
    terms = np.array([term for term, _ in pairs], np.uint64)
    return terms, np.array([number for _, number in pairs], np.int64)


def joined_terms(parts: Sequence[Terms]) -> Terms:
    """Returns the terms of the reports of all parts, one part after the other."""
    if not parts:
        return terms_of(())
    return Terms(
        _bounds(np.concatenate([part.sizes for part in parts])),
        np.concatenate([part.terms for part in parts]),
        np.concatenate([part.counts for part in parts]),
    )


def days_as_numbers(published: Iterable[str | None]) -> Weights:
    """Returns the days of these moments as numbers; NaN for none."""
    numbers = []
    for moment in published:
        day = as_date(moment or "")
        numbers.append(day.toordinal() if day else math.nan)
    return np.array(numbers, np.float64)


def spread_of(parts: Iterable[Terms]) -> Spread:
    """Returns the document frequency of each term in these reports."""
    reports = 0
    terms = np.zeros(0, np.uint64)
    counts = NO_NUMBERS
    for part in parts:
        reports += part.size
        own_terms, times = np.unique(part.terms, return_counts=True)
        terms, where = np.unique(np.concatenate([terms, own_terms]), return_inverse=True)
        both = np.concatenate([counts, times])
        counts = np.bincount(where, both, len(terms)).astype(np.int64)
    return Spread(reports, terms, counts)


def known_spread(reports: int, counts: Mapping[str, int]) -> Spread:
    """Returns the document frequencies of a pile that was counted before."""
    numbers, times = _columns(sorted((number_of(term), n) for term, n in counts.items()))
    return Spread(reports=reports, terms=numbers, counts=times)


def known_spreads(counts: TermCounts) -> Spreads:
    """Returns those of the words, and those of the words of names."""
    return known_spread(counts.reports, counts.words), known_spread(counts.reports, counts.names)


def weighted(terms: Terms, spread: Spread, outside: int = 0) -> Vectors:
    """Returns each report's terms, weighted by how often it has them and how rare they are in the
    pile. With `outside`, they also count as rare in so many reports of other news, as the table of
    rare words expects."""
    weights = _table(terms.counts, lambda n: 1 + math.log(n)) * rarity(
        terms, spread=spread, outside=outside
    )
    row = terms.rows()
    norms = np.sqrt(np.bincount(row, weights=weights * weights, minlength=terms.size))
    return Vectors(terms.starts, terms.terms, weights / np.where(norms > 0, norms, 1.0)[row])


def rarity(terms: Terms, spread: Spread, outside: int) -> Weights:
    """Returns how rare each term is in the pile and in so many reports of other news."""
    return rarities(
        terms.terms, counts=spread.of(terms.terms), reports=spread.reports, outside=outside
    )


def rarities(terms: Numbers, counts: Places, reports: int, outside: int) -> Weights:
    """Returns how rare each of these terms is that stand in so many of all reports, and in so many
    of other news as expected."""
    having = counts + outside * shares_elsewhere(terms)
    return _table(having, lambda n: math.log((reports + outside + 1) / (n + 1)) + (not outside))


def shared_rarity(terms: Terms, spread: Spread, outside: int) -> tuple[Vectors, Weights]:
    """Returns vectors whose products are the rarity of the terms that two reports share, and the
    rarity of all terms of each report."""
    rare = rarity(terms, spread=spread, outside=outside)
    sums = np.asarray(np.bincount(terms.rows(), rare, terms.size), np.float64)
    return Vectors(terms.starts, terms.terms, np.sqrt(rare)), sums


def shares_elsewhere(terms: Numbers) -> Weights:
    """Returns what share of reports outside this pile is expected to have each of these terms."""
    numbers, shares, rarest = _expected()
    at = np.minimum(np.searchsorted(numbers, terms), len(numbers) - 1)
    return np.where(numbers[at] == terms, shares[at], rarest)


@cache
def _expected() -> tuple[Numbers, Weights, float]:
    """Returns the words of the table of rare words by number, the share of reports that have each,
    and the share of what the table lacks. Days and months are in nearly every report, whatever
    happened on them."""
    rarity = load_rarity()
    shares = {word: _share(rare) for word, rare in rarity.known.items()}
    shares |= dict.fromkeys(lowered("calendar.weekdays", "calendar.months"), OF_DAYS)
    numbers = term_numbers(shares)
    order = numbers.argsort()
    return numbers[order], np.array([*shares.values()])[order], _share(rarity.rarest)


@cache
def _share(rare: float) -> float:
    """Returns the share of reports that are expected to have a word that is so rare."""
    return -math.expm1(-LONG * math.exp(-rare))


def forms(fillings: Terms) -> tuple[Vectors, Vectors, Weights]:
    """Returns the places of each report's form of words with their fillings, twice, and the weight
    of the form. The product of two reports, one from the first and one from the second of these,
    says what both fill differently, as `filled_anew` reads it.

    `fillings` are given by place, with numbers as counts, as `fillings_of` returns them.
    """
    kinds = fillings.counts % len(FILLING_KINDS)
    rows = fillings.rows()
    of_form = np.array(OF_FORM)[kinds]
    # so that one place of a few is not the whole form
    sizes = np.bincount(rows, of_form, fillings.size).astype(np.float64) + 40
    terms = np.concatenate([fillings.terms, fillings.terms ^ _mixed(fillings.counts)])
    order = np.lexsort((terms, np.tile(rows, 2)))
    places = Vectors(2 * fillings.starts, terms[order], np.ones(len(order)))
    both = np.array(APART)[kinds] * _SHIFT + np.array(_TELLING)[kinds] * MUCH
    both += np.array(_SLOTS)[kinds] * _SHIFT**2
    weights = np.concatenate([both, -both - np.array(SAME)[kinds]])[order]
    return replace(places, weights=weights), places, sizes


def filled_anew(products: Weights) -> Weights:
    """Returns the weight of the places that are filled otherwise; nothing where names and days are
    the same at most places: then only figures changed, as in later reports of one event."""
    slots = np.rint(products / _SHIFT**2)
    remainder = products - slots * _SHIFT**2
    apart = np.rint(remainder / _SHIFT)
    return np.where((remainder - apart * _SHIFT >= 0) & (slots > _ONE_SLOT), apart, 0.0)


def _mixed(numbers: Places) -> Numbers:
    """Returns numbers whose bits all depend on all bits of these (Fibonacci hashing), so that no
    place equals a filling."""
    return (numbers.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)


def _table(values: Places | Weights, function: Callable[[Any], float]) -> Weights:
    """Applies a function once to each distinct value. Python's, because numpy's own logarithm
    differs between processors in the last bit."""
    distinct, where = np.unique(values, return_inverse=True)
    return np.array(list(map(function, distinct.tolist())), np.float64)[where]


class Postings:
    """An inverted index of some reports: for each term the reports that have it, with weights."""

    def __init__(self, vectors: Vectors) -> None:
        """Sorts the terms of these reports by their number, so that all reports that have a term
        stand in a row. Terms that many have are kept as columns instead."""
        self.size = vectors.size
        self._often = vectors.often()
        self._columns, seldom = vectors.parted(self._often)
        order = np.argsort(seldom.terms, kind="stable")
        self._rows = seldom.rows()[order]
        self._weights = seldom.weights[order]
        terms, first = np.unique(seldom.terms[order], return_index=True)
        self._terms = np.append(terms, NO_TERM)
        self._starts = np.append(first, [len(order)] * 2).astype(np.int64)

    def cosines(self, vectors: Vectors, first: int, last: int) -> Weights:
        """Returns the cosines of other reports with those of this index: a row for each report of
        `vectors` from `first` up to, not including, `last`; a column for each report of the
        index."""
        columns, seldom = vectors.slice(first, last).parted(self._often)
        products = columns @ self._columns.T
        at = np.searchsorted(self._terms, seldom.terms)
        is_posted = self._terms[at] == seldom.terms
        at = at[is_posted]
        starts = self._starts[at]
        ends = self._starts[at + 1]
        where = stretches(starts, ends)
        sizes = ends - starts
        rows = np.repeat(seldom.rows()[is_posted] * self.size, sizes)
        shared = np.repeat(seldom.weights[is_posted], sizes) * self._weights[where]
        sums = np.bincount(rows + self._rows[where], shared, products.size)
        return products + sums.reshape(products.shape)

    def at_once(self) -> int:
        """Returns how many rows should be requested per call."""
        products = int((np.diff(self._starts) ** 2).sum()) // max(1, self.size)
        return max(1, min(_AT_ONCE // max(1, self.size), _PRODUCTS // max(1, products)))


def _bounds(sizes: Places) -> Places:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes, dtype=np.int64)])


def stretches(starts: Places, ends: Places) -> Places:
    """Returns the places from each start up to, but without, its end, one range after the other."""
    sizes = ends - starts
    before = np.cumsum(sizes) - sizes
    places: Places = np.arange(int(sizes.sum())) + np.repeat(starts - before, sizes)
    return places
