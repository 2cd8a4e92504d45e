"""Similarity of the reports of a pile by rare words and names and by the days of their pages.
Reports are held a tile at a time.

`telling_pairs` finds the pairs of a large pile worth comparing: those that share enough weight of
telling terms. Only the rarest terms of each report are looked up, and none that many reports share,
so the cost per report does not grow with the pile.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise, starmap
from typing import Any, NamedTuple, Protocol

import numpy as np

from rashomon.stories.linkage import Grouping
from rashomon.stories.one_event import InCommon, likeness
from rashomon.stories.told_apart import DaysAndFigures, one_event, told_in
from rashomon.stories.vectors import (
    NO_NUMBERS,
    NO_TERM,
    Chosen,
    Numbers,
    Places,
    Postings,
    Spread,
    Spreads,
    TermsTold,
    Vectors,
    Weights,
    filled_anew,
    forms,
    shared_rarity,
    spread_of,
    stretches,
    weighted,
)
from rashomon.text.calendar_words import as_date

# similarity from which two reports are compared; in a larger pile, by their telling words alone
LEAST_ALIKE = 0.03
_TELLING = 40  # rarest terms of a report, by which similar reports are looked up
COMMON = 400  # a term in more reports than this tells little, and its cost grows with the pile
_MOST = 60  # most reports that one report is compared with
_CELLS = 1 << 21  # sums held at once
# of two reports' likeness is that of their words, their names among them; the rest is that of their
# names alone
OF_WORDS = 0.6
# A small pile cannot tell what is rare: from so many reports on it can, up to so many only what is
# rare anywhere counts, as `one_event.py` weighs it, between them the more the fewer they are,
_MANY = 150
FEW = 100
OUTSIDE = 300  # as if the pile had so many reports of other news.
CROWD = 200  # reports of a pile from which on what is near is judged only by what is nearest
# share of their form of words from which two reports fill it anew; copies and accounts of one event
# stay below
ANEW = 0.07
_OF_NAMES = np.uint64(1 << 63)
Pairs = Places


def _telling(vectors: Vectors, spread: Spread) -> tuple[Places, Numbers, Weights]:
    """Returns the rarest terms of each report that are not common, with the report's place and the
    term's weight."""
    rows = vectors.rows()
    known = spread.of(vectors.terms)
    order = np.lexsort((vectors.terms, known, rows))
    rank = np.arange(len(order)) - vectors.starts[rows[order]]
    kept = order[(rank < _TELLING) & (known[order] <= COMMON) & (known[order] > 1)]
    return rows[kept], vectors.terms[kept], vectors.weights[kept]


def _nearest(
    held: tuple[Places, Weights, Places, Places], of: Places, shape: tuple[int, int]
) -> Places:
    """Returns the pairs of some reports, each as one number: those whose shared terms weigh enough,
    the most similar ones of each report. `held` are the postings, `of` the entries of these
    reports, and `shape` the first of them and the number of reports in the pile."""
    (rows, weights, starts, ends) = held
    (start, size) = shape
    sizes = ends[of] - starts[of]
    entry = np.repeat(of, sizes)
    other = stretches(starts[of], ends[of])
    sums = np.bincount((rows[entry] - start) * size + rows[other], weights[entry] * weights[other])
    keys = np.flatnonzero(sums >= LEAST_ALIKE)
    keys = keys[keys // size + start != keys % size]
    keys = keys[np.lexsort((keys % size, -sums[keys], keys // size))]
    nearer = np.arange(len(keys)) - np.searchsorted(keys // size, keys // size)
    keys = keys[nearer < _MOST]
    row = keys // size + start
    two = keys % size
    return np.unique(np.minimum(row, two) * size + np.maximum(row, two))


def cosines(left: Vectors, right: Vectors, batches: Iterable[Pairs]) -> Iterator[Weights]:
    """Yields, for each batch, the cosine of each pair of a report on the left and one on the right;
    the pairs must be in order."""
    often = left.often()
    (columns, left), (others, right) = left.parted(often), right.parted(often)
    terms, where = np.unique(np.append(left.terms, NO_TERM), return_inverse=True)
    sought = np.searchsorted(terms, right.terms)
    weights = np.where(terms[sought] == right.terms, right.weights, 0.0)
    row = np.zeros(len(terms))
    for pairs in batches:
        found = np.zeros(len(pairs))
        bounds = np.searchsorted(pairs[:, 0], np.arange(left.size + 1))
        for n in np.flatnonzero(np.diff(bounds)).tolist():
            here = slice(left.starts[n], left.starts[n + 1])
            row[where[here]] = left.weights[here]
            other = pairs[bounds[n] : bounds[n + 1], 1]
            starts = right.starts[other]
            ends = right.starts[other + 1]
            pair = np.repeat(np.arange(len(other)), ends - starts)
            at = stretches(starts, ends)
            shared = row[sought[at]] * weights[at]
            sums = np.bincount(pair, shared, len(other))
            # in one thread: starting others would take longer
            met = np.einsum("ij,j->i", others[other], columns[n])
            found[bounds[n] : bounds[n + 1]] = sums + met
            row[where[here]] = 0.0
        yield found


def by_tiles(pairs: Pairs, size: int) -> Iterator[tuple[Chosen, Chosen, list[Pairs]]]:
    """Yields first and second places that are held at once, and batches of the pairs, given by
    where they stand among these. `size` is how many reports the pile has; a small one is held
    whole."""
    if size <= TILE:
        batches = [pairs[first : first + PAIRS] for first in range(0, len(pairs), PAIRS)]
        yield range(size), range(size), batches
        return
    for start in range(0, size, TILE):
        here = pairs[slice(*np.searchsorted(pairs[:, 0], [start, start + TILE]))]
        for first in range(0, len(here), PAIRS):
            some = here[first : first + PAIRS]
            places, where = np.unique(some[:, 1], return_inverse=True)
            batch = np.stack([some[:, 0] - start, where], axis=1)
            yield range(start, min(start + TILE, size)), places.tolist(), [batch]


TILE = 4096  # reports that are held at once; of so many the similarity of all pairs takes 128 MB
PAIRS = 20_000  # that are compared at once
# similarity is counted in millionths: sums of floats differ between machines in the last bits, sums
# of integers do not
UNIT = 1_000_000
Matrix = Places
DayNumbers = Weights
Near = tuple[Pairs, Matrix]  # pairs of reports and their similarity


class CountedPile(Protocol):
    """A pile in a fixed order: the term counts of its reports, and the days of their pages (NaN if
    unknown)."""

    days: DayNumbers

    def terms(self, places: Chosen) -> TermsTold:
        """Returns words, name words and fillings of the reports at these places."""


class PileSimilarity:
    """Similarity of the reports of a pile, in millionths."""

    def __init__(self, pile: CountedPile, spreads: Spreads | None) -> None:
        self.size = len(pile.days)
        self._pile = pile
        self.spreads = spreads or (
            spread_of(pile.terms(places)[0] for places in tiles(range(self.size))),
            spread_of(pile.terms(places)[1] for places in tiles(range(self.size))),
        )
        # a small pile is no crowd: all of it may tell one event
        self.crowd = min(1.0, self.spreads[0].reports / CROWD)

    def vectors(self, places: Chosen) -> "ReportVectors":
        """Returns the reports at these places by their weighted words and name words, and by their
        forms of words."""
        return reports_of(self._pile.terms(places), self.spreads, self._pile.days[list(places)])

    def telling_pairs(self) -> Pairs:
        """Returns the pairs of places, smaller first, in order, whose telling terms alone make them
        this similar; at most MOST per report."""
        found = []
        for places in tiles(range(self.size)):
            reports = self.vectors(places)
            for vectors, spread, mark, share in (
                (reports.words, self.spreads[0], np.uint64(0), OF_WORDS),
                (reports.names, self.spreads[1], _OF_NAMES, 1 - OF_WORDS),
            ):
                rows, terms, weights = _telling(vectors, spread)
                found.append((rows + places[0], terms ^ mark, weights * math.sqrt(share)))
        rows, terms, weights = map(np.concatenate, zip(*found, strict=True))
        step = max(1, _CELLS // self.size)
        by_term = np.lexsort((rows, terms))
        starts, ends = (
            terms[by_term].searchsorted(terms[by_term], side) for side in ("left", "right")
        )
        by_row = np.lexsort((terms, rows))
        where = np.empty(len(by_term), np.int64)
        where[by_term] = np.arange(len(by_term))
        of = where[by_row]  # where each entry, by report, stands among the postings
        bounds = np.searchsorted(rows[by_row], np.arange(0, self.size + step, step))
        held = rows[by_term], weights[by_term], starts, ends
        near = [
            _nearest(held, of[first:last], (number * step, self.size))
            for number, (first, last) in enumerate(pairwise(bounds))
        ]
        keys = np.unique(np.concatenate(near))
        return np.stack([keys // self.size, keys % self.size], axis=1)

    def all_pairs(self) -> Near:
        """Returns all pairs of reports that are at least this similar, or filled anew so, the first
        before the second, in order, with their similarity.
        """
        found = [np.zeros((0, 2), np.int64)]
        values = [NO_NUMBERS]
        tile = Tile(self.vectors(range(self.size)))
        for first, rows in tile.all_rows():
            one, two = np.triu(np.abs(rows) >= round(LEAST_ALIKE * UNIT), first + 1).nonzero()
            found.append(np.stack([one + first, two], axis=1))
            values.append(rows[one, two])
        return np.concatenate(found), np.concatenate(values)

    def of_pairs(self, pairs: Pairs) -> Matrix:
        """Returns the similarity of each pair; the pairs must be in order, so that few reports are
        held at once."""
        found = [NO_NUMBERS]
        held: Chosen = ()
        for here, there, batches in by_tiles(pairs, self.size):
            if here != held:
                held = here
                left = self.vectors(here)
            right = left if there == here else self.vectors(there)
            both = zip(left.held, right.sought, strict=True)
            products = zip(*(cosines(*two, batches) for two in both), strict=True)
            for some, product in zip(batches, products, strict=True):
                found.append(likeness_of(product, left, right, (some[:, 0], some[:, 1])))
        return np.concatenate(found)


class ReportVectors(NamedTuple):
    """Some reports, with what they are compared by: their words, their name words, and their forms
    of words as `forms` gives them. In a small pile they also have `rare`, other words and names by
    how rare they are anywhere (for their cosines, then for what is shared); `lengths`, the rarity
    of all names and the number of words; and `few`, how much these count: nothing if a report names
    nobody or has only names."""

    words: Vectors
    names: Vectors
    places: Vectors
    filled: Vectors
    sizes: DayNumbers
    rare: tuple[Vectors, ...]
    lengths: tuple[DayNumbers, DayNumbers]
    few: DayNumbers
    told: DaysAndFigures
    days: DayNumbers

    @property
    def held(self) -> tuple[Vectors, ...]:
        """Returns the vectors whose products with those of other reports tell how alike they
        are."""
        return self.words, self.names, self.places, self.told.terms, *self.rare

    @property
    def sought(self) -> tuple[Vectors, ...]:
        """Returns those of the other reports."""
        return self.words, self.names, self.filled, self.told.terms, *self.rare


def few_of(reports: int) -> float:
    """Returns how much what is rare anywhere counts in a pile of so many reports; one of a single
    report is asked for plain counts of words."""
    return min(1.0, max(0.0, (_MANY - reports) / (_MANY - FEW))) if reports > 1 else 0.0


def reports_of(terms: TermsTold, spreads: Spreads, days: DayNumbers) -> ReportVectors:
    """Returns reports by what they are compared by, given their words, name words and fillings, how
    these are spread in the pile, and the days of their pages."""
    words, names, fillings = terms
    few = few_of(spreads[0].reports)
    deeds = words.without(names)
    rare = ((deeds, spreads[0], OUTSIDE), (names, spreads[1], OUTSIDE)) if few else ()
    shared = list(starmap(shared_rarity, rare))
    has_both = np.minimum(np.diff(deeds.starts), np.diff(names.starts)) > 0
    places, filled, sizes = forms(fillings)
    return ReportVectors(
        weighted(words, spreads[0]),
        weighted(names, spreads[1]),
        places,
        filled,
        sizes,
        (*starmap(weighted, rare), *(vectors for vectors, _ in shared)),
        (
            shared[1][1] if few else np.zeros(words.size),
            np.bincount(words.rows(), words.counts, words.size).astype(np.float64),
        ),
        np.where(has_both, few, 0.0),
        told_in(words, days),
        days,
    )


class Tile:
    """Reports held in memory."""

    def __init__(self, reports: ReportVectors) -> None:
        self.size = len(reports.days)
        self._reports = reports
        self._held = tuple(map(Postings, reports.held))

    def rows(self, other: "Tile", first: int, last: int) -> Matrix:
        """Returns the similarity of the other tile's reports from first to last to each one here;
        across languages, by names alone."""
        reports = other._reports
        both = zip(self._held, reports.sought, strict=True)
        products = [here.cosines(sought, first, last) for here, sought in both]
        at = np.s_[first:last, None], np.s_[None, :]
        return likeness_of(products, reports, self._reports, at)

    def all_rows(self) -> Iterator[tuple[int, Matrix]]:
        """Yields the same for all of its own reports, in batches with the place of the first."""
        step = self._held[0].at_once()
        for first in range(0, self.size, step):
            yield first, self.rows(self, first, min(first + step, self.size))


def in_common(
    rare: Sequence[DayNumbers], one: ReportVectors, other: ReportVectors, at: Any
) -> InCommon:
    """Returns what pairs of reports share that is rare anywhere, given the products of its vectors.
    `at` says how to choose the pairs from each of the two."""
    lengths = zip(one.lengths, other.lengths, strict=True)
    return InCommon(*rare, *(np.minimum(a[at[0]], b[at[1]]) for a, b in lengths))


def likeness_of(
    products: Sequence[DayNumbers], one: ReportVectors, other: ReportVectors, at: Any
) -> Matrix:
    """Returns the similarity of pairs of reports, given the products of their vectors. Across
    languages, only names count. `at` says how to choose the pairs from each of the two."""
    (words, names, anew, shared, *rare) = products
    (here, there) = at
    sizes = np.sqrt(one.sizes[here] * other.sizes[there])
    # of two that fill one form of words otherwise it turns against one event: the more alike they
    # are, the surer they tell two
    alike = np.where(filled_anew(anew) >= ANEW * sizes, -1.0, 1.0)
    alike = np.minimum(alike, one_event(names, shared, one.told, other.told, at))
    factor = _apart(one.days[here] - other.days[there]) * alike
    both = likeness(in_common(rare, one, other, at)) if rare else 0.0
    few = np.minimum(one.few[here], other.few[there])
    plain = few * both + (1 - few) * (OF_WORDS * words + (1 - OF_WORDS) * names)
    one_tongue = one.words.tongues()[here] == other.words.tongues()[there]
    return np.rint(np.where(one_tongue, plain, names) * factor * UNIT).astype(np.int64)


def tiles(places: Chosen) -> Iterator[Chosen]:
    """Yields the places in batches of this size."""
    for first in range(0, len(places), TILE):
        yield places[first : first + TILE]


def days_as_numbers(published: Sequence[str | None]) -> DayNumbers:
    """Returns the days of these moments as numbers; NaN for none."""
    days = (as_date(moment or "") for moment in published)
    return np.array([day.toordinal() if day else math.nan for day in days], np.float64)


def _apart(difference: DayNumbers) -> DayNumbers:
    """Returns by how much similarity drops for pages dated so many days apart: nothing within
    three, a quarter from a month on (a page may be wrong)."""
    days = np.abs(difference)
    return np.where(np.isnan(days), 1.0, 1 - 0.25 * np.clip(days - 3, 0, 27) / 27)


def scaled(likeness: Matrix, factor: DayNumbers) -> Matrix:
    """Returns the similarity times a factor."""
    return np.rint(likeness * factor).astype(np.int64)


class PartSimilarity:
    """Similarity within a part of a pile, for many queries. It loads its reports on first use
    and numbers them by their place in the part. `factors` has the factor for each report of the
    pile."""

    def __init__(self, alike: PileSimilarity, members: Chosen, factors: DayNumbers) -> None:
        self._alike = alike
        self._members = members
        self._factors = factors[list(members)]

    def sums(self, left: Chosen, right: Grouping) -> list[int]:
        """Returns the summed similarity of all of these to all of each of those groups, one number
        per group."""
        many = [place for group in right for place in group]
        totals = (
            self._rows(many, left).sum(axis=1)
            if len(left) > len(many)
            else self._rows(left, many).sum(axis=0)
        )
        found: list[int] = np.add.reduceat(totals, np.cumsum([0, *map(len, right[:-1])])).tolist()
        return found

    @cached_property
    def _tile(self) -> Tile:
        return Tile(self._alike.vectors(self._members))

    @cached_property
    def _table(self) -> Matrix:
        """Returns the similarity of each report to each of a part of a tile at most."""
        return np.concatenate(list(starmap(self._scaled, self._tile.all_rows())))

    def _rows(self, here: Chosen, there: Chosen) -> Matrix:
        """Returns the similarity of each of these reports to each of those."""
        if len(self._factors) <= TILE:
            return self._table[np.ix_(here, there)]
        rows = (self._tile.rows(self._tile, place, place + 1) for place in here)
        return np.concatenate(
            [self._scaled(place, row)[:, there] for place, row in zip(here, rows, strict=True)]
        )

    def _scaled(self, first: int, rows: Matrix) -> Matrix:
        return scaled(rows, self._factors * self._factors[first : first + len(rows), None])
