"""Similarity of the reports of a pile by rare words and names and by the days of their pages.
Reports are held a tile at a time.

`telling_pairs` finds the pairs of a large pile worth comparing: those that share enough weight of
telling terms. Only the rarest terms of each report are looked up, and none that many reports share,
so the cost per report does not grow with the pile.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, starmap
from typing import Any, NamedTuple, Protocol

import numpy as np

from rashomon.stories.one_event import InCommon, likeness
from rashomon.stories.told_apart import DaysAndFigures, one_event, told_in
from rashomon.stories.vectors import (
    NO_NUMBERS,
    NO_TERM,
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

# similarity from which two reports are compared; in a larger pile, by their telling words alone
LEAST_ALIKE = 0.03
COMMON = 400  # a term in more reports than this tells little, and its cost grows with the pile
_MOST = 60  # most reports that one report is compared with
# share of the words, names among them, in how alike two reports are; the rest is that of the names
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
Pairs = Places


def _telling_terms(vectors: Vectors, spread: Spread) -> tuple[Places, Numbers, Weights]:
    """Returns the rarest terms of each report that are not common, with the report's place and the
    term's weight."""
    rows = vectors.rows()
    counts = spread.of(vectors.terms)
    order = np.lexsort((vectors.terms, counts, rows))
    rank = np.arange(len(order)) - vectors.starts[rows[order]]
    # the rarest terms of a report
    telling_terms = order[(rank < 40) & (counts[order] <= COMMON) & (counts[order] > 1)]
    return rows[telling_terms], vectors.terms[telling_terms], vectors.weights[telling_terms]


def _nearest_reports(
    postings: tuple[Places, Weights, Places, Places], entries: Places, start: int, size: int
) -> Places:
    """Returns the pairs of some reports, each as one number: those whose shared terms weigh enough,
    the most similar ones of each report. `entries` are those of these reports among the postings,
    `start` the first of them and `size` the number of reports in the pile."""
    rows, weights, starts, ends = postings
    entry = np.repeat(entries, ends[entries] - starts[entries])
    shared = stretches(starts[entries], ends[entries])
    cells = (rows[entry] - start) * size + rows[shared]  # a number for each pair
    sums = np.bincount(cells, weights[entry] * weights[shared])
    keys = np.flatnonzero(sums >= LEAST_ALIKE)
    row, columns = np.divmod(keys, size)
    order = np.lexsort((columns, -sums[keys], row))
    order = order[row[order] + start != columns[order]]  # without each report and itself
    row = row[order]
    # the first ones of each report
    nearer = np.arange(len(row)) - np.searchsorted(row, row) < _MOST
    row = row[nearer] + start
    columns = columns[order][nearer]
    return np.unique(np.minimum(row, columns) * size + np.maximum(row, columns))


def cosines(left: Vectors, right: Vectors, batches: Iterable[Pairs]) -> Iterator[Weights]:
    """Yields, for each batch, the cosine of each pair of a report on the left and one on the right.
    The pairs must be in order.

    Terms that many reports have are multiplied as a dense matrix. All others are looked up: the
    terms of a report on the left lie in a row, in which those on the right find their weights.
    """
    often = left.often()
    columns, left = left.parted(often)
    right_columns, right = right.parted(often)
    terms, where = np.unique(np.append(left.terms, NO_TERM), return_inverse=True)
    positions = np.searchsorted(terms, right.terms)
    weights = np.where(terms[positions] == right.terms, right.weights, 0.0)
    row = np.zeros(len(terms))  # of one report on the left at a time
    for pairs in batches:
        products = np.zeros(len(pairs))
        bounds = np.searchsorted(pairs[:, 0], np.arange(left.size + 1))
        for n in np.flatnonzero(np.diff(bounds)).tolist():
            own_terms = slice(left.starts[n], left.starts[n + 1])
            row[where[own_terms]] = left.weights[own_terms]
            partners = pairs[bounds[n] : bounds[n + 1], 1]
            starts = right.starts[partners]
            ends = right.starts[partners + 1]
            pair = np.repeat(np.arange(len(partners)), ends - starts)
            at = stretches(starts, ends)
            sums = np.bincount(pair, row[positions[at]] * weights[at], len(partners))
            # in one thread: starting others would take longer
            met = np.einsum("ij,j->i", right_columns[partners], columns[n])
            products[bounds[n] : bounds[n + 1]] = sums + met
            row[where[own_terms]] = 0.0  # cleared for the next one
        yield products


def by_tiles(pairs: Pairs, size: int) -> Iterator[tuple[Sequence[int], Sequence[int], list[Pairs]]]:
    """Yields first and second places that are held at once, and batches of the pairs, given by
    where they stand among these. `size` is how many reports the pile has; a small one is held
    whole."""
    if size <= TILE:
        batches = [pairs[first : first + PAIRS] for first in range(0, len(pairs), PAIRS)]
        yield range(size), range(size), batches
        return
    for start in range(0, size, TILE):
        of_tile = pairs[slice(*np.searchsorted(pairs[:, 0], [start, start + TILE]))]
        for first in range(0, len(of_tile), PAIRS):
            batch = of_tile[first : first + PAIRS]
            places, where = np.unique(batch[:, 1], return_inverse=True)
            standing = np.stack([batch[:, 0] - start, where], axis=1)
            yield range(start, min(start + TILE, size)), places.tolist(), [standing]


TILE = 4096  # reports that are held at once; of so many the similarity of all pairs takes 128 MB
PAIRS = 20_000  # that are compared at once
# similarity is counted in millionths: sums of floats differ between machines in the last bits, sums
# of integers do not
UNIT = 1_000_000
Matrix = Places
Near = tuple[Pairs, Matrix]  # pairs of reports and their similarity


class CountedPile(Protocol):
    """A pile in a fixed order: the term counts of its reports, and the days of their pages (NaN if
    unknown)."""

    days: Weights

    def terms(self, places: Sequence[int]) -> TermsTold:
        """Returns words, name words and fillings of the reports at these places."""


class PileSimilarity:
    """Similarity of the reports of a pile, in millionths."""

    def __init__(self, pile: CountedPile, spreads: Spreads | None) -> None:
        self.size = len(pile.days)
        self._pile = pile
        self.spreads = spreads or (
            spread_of(pile.terms(places)[0] for places in self._tiles()),
            spread_of(pile.terms(places)[1] for places in self._tiles()),
        )
        # a small pile is no crowd: all of it may tell one event
        self.crowd = min(1.0, self.spreads[0].reports / CROWD)

    def _tiles(self) -> Iterator[Sequence[int]]:
        """Yields the places of the reports, as many at a time as are held at once."""
        for first in range(0, self.size, TILE):
            yield range(first, min(first + TILE, self.size))

    def vectors(self, places: Sequence[int]) -> "ReportVectors":
        """Returns the reports at these places by their weighted words and name words, and by their
        forms of words."""
        return reports_of(
            self._pile.terms(places), spreads=self.spreads, days=self._pile.days[list(places)]
        )

    def telling_pairs(self) -> Pairs:
        """Returns the pairs of places, smaller first, in order, whose telling terms alone make them
        this similar; at most MOST per report."""
        telling = []
        for places in self._tiles():
            reports = self.vectors(places)
            for vectors, spread, mark, share in (
                (reports.words, self.spreads[0], np.uint64(0), OF_WORDS),
                (reports.names, self.spreads[1], np.uint64(1 << 63), 1 - OF_WORDS),
            ):
                rows, terms, weights = _telling_terms(vectors, spread)
                telling.append((rows + places[0], terms ^ mark, weights * math.sqrt(share)))
        rows, terms, weights = map(np.concatenate, zip(*telling, strict=True))
        step = max(1, (1 << 21) // self.size)  # sums held at once
        by_term = np.lexsort((rows, terms))
        in_order = terms[by_term]
        starts = in_order.searchsorted(in_order, "left")
        ends = in_order.searchsorted(in_order, "right")
        by_row = np.lexsort((terms, rows))
        where = np.empty(len(by_term), np.int64)
        where[by_term] = np.arange(len(by_term))
        entries = where[by_row]  # where each entry, by report, stands among the postings
        bounds = np.searchsorted(rows[by_row], np.arange(0, self.size + step, step))
        postings = rows[by_term], weights[by_term], starts, ends
        batches_near = []
        for number, (first, last) in enumerate(pairwise(bounds)):
            batches_near.append(
                _nearest_reports(
                    postings, entries=entries[first:last], start=number * step, size=self.size
                )
            )
        keys = np.unique(np.concatenate(batches_near))
        return np.stack(np.divmod(keys, self.size), axis=1)

    def all_pairs(self) -> Near:
        """Returns the pairs of reports with a similarity of at least `LEAST_ALIKE`, and that
        similarity. It is negative if both print one form with other names and figures. The lower
        place of a pair comes first.
        """
        pairs = [np.zeros((0, 2), np.int64)]
        values = [NO_NUMBERS]
        tile = Tile(self.vectors(range(self.size)))
        for start, rows in tile.all_rows():
            first, second = np.triu(np.abs(rows) >= round(LEAST_ALIKE * UNIT), start + 1).nonzero()
            pairs.append(np.stack([first + start, second], axis=1))
            values.append(rows[first, second])
        return np.concatenate(pairs), np.concatenate(values)

    def of_pairs(self, pairs: Pairs) -> Matrix:
        """Returns the similarity of each pair; the pairs must be in order, so that few reports are
        held at once."""
        values = [NO_NUMBERS]
        loaded: Sequence[int] = ()
        for firsts, seconds, batches in by_tiles(pairs, self.size):
            if firsts != loaded:
                loaded = firsts
                left = self.vectors(firsts)
            right = left if seconds == firsts else self.vectors(seconds)
            both = zip(left.held, right.sought, strict=True)
            products = zip(*(cosines(*two, batches) for two in both), strict=True)
            for batch, product in zip(batches, products, strict=True):
                values.append(
                    likeness_of(product, left=left, right=right, at=(batch[:, 0], batch[:, 1]))
                )
        return np.concatenate(values)


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
    sizes: Weights
    rare: tuple[Vectors, ...]
    lengths: tuple[Weights, Weights]
    few: Weights
    told: DaysAndFigures
    days: Weights

    @property
    def held(self) -> tuple[Vectors, ...]:
        """Returns the vectors whose products with those of other reports tell how alike they
        are."""
        return self.words, self.names, self.places, self.told.terms, *self.rare

    @property
    def sought(self) -> tuple[Vectors, ...]:
        """Returns those of the other reports."""
        return self.words, self.names, self.filled, self.told.terms, *self.rare


def reports_of(terms: TermsTold, spreads: Spreads, days: Weights) -> ReportVectors:
    """Returns reports by what they are compared by. `terms` are their words, names and fillings,
    and `spreads` say how these are spread in the pile."""
    words, names, fillings = terms
    few = 0.0  # how much what is rare anywhere counts
    if spreads[0].reports > 1:  # one of a single report is asked for plain counts of words
        few = min(1.0, max(0.0, (_MANY - spreads[0].reports) / (_MANY - FEW)))
    deeds = words.without(names)
    rare = ((deeds, spreads[0], OUTSIDE), (names, spreads[1], OUTSIDE)) if few else ()
    shared = list(starmap(shared_rarity, rare))
    has_both = np.minimum(deeds.sizes, names.sizes) > 0
    places, filled, sizes = forms(fillings)
    days_and_figures = told_in(words, days)
    return ReportVectors(
        words=weighted(words, spreads[0]),
        names=weighted(names, spreads[1]),
        places=places,
        filled=filled,
        sizes=sizes,
        rare=(*starmap(weighted, rare), *(vectors for vectors, _ in shared)),
        lengths=(shared[1][1] if few else np.zeros(words.size), days_and_figures.words),
        few=np.where(has_both, few, 0.0),
        told=days_and_figures,
        days=days,
    )


class Tile:
    """Reports held in memory."""

    def __init__(self, reports: ReportVectors) -> None:
        self.size = len(reports.days)
        self._reports = reports
        self._held = tuple(map(Postings, reports.held))

    def rows(self, other_tile: "Tile", first: int, last: int) -> Matrix:
        """Returns the similarity of the other tile's reports from first to last to each one here;
        across languages, by names alone."""
        reports = other_tile._reports
        both = zip(self._held, reports.sought, strict=True)
        products = [postings.cosines(vectors, first, last) for postings, vectors in both]
        at = np.s_[first:last, None], np.s_[None, :]
        return likeness_of(products, left=reports, right=self._reports, at=at)

    def all_rows(self) -> Iterator[tuple[int, Matrix]]:
        """Yields the same for all of its own reports, in batches with the place of the first."""
        step = self._held[0].at_once()
        for first in range(0, self.size, step):
            yield first, self.rows(self, first=first, last=min(first + step, self.size))


def in_common(
    rare: Sequence[Weights], left: ReportVectors, right: ReportVectors, at: Any
) -> InCommon:
    """Returns what pairs of reports share that is rare anywhere, given the products of its vectors.
    `at` says how to choose the pairs from each of the two."""
    smaller = []
    for length, others_length in zip(left.lengths, right.lengths, strict=True):
        smaller.append(np.minimum(length[at[0]], others_length[at[1]]))
    deeds, names, rare_deeds, rare_names = rare
    least_names, words = smaller
    return InCommon(
        deeds=deeds,
        names=names,
        rare_deeds=rare_deeds,
        rare_names=rare_names,
        least_names=least_names,
        words=words,
    )


def likeness_of(
    products: Sequence[Weights], left: ReportVectors, right: ReportVectors, at: Any
) -> Matrix:
    """Returns the similarity of pairs of reports, given the products of their vectors. Across
    languages, only names count. `at` says how to choose the pairs from each of the two."""
    words, names, anew, shared, *rare = products
    first, second = at
    sizes = np.sqrt(left.sizes[first] * right.sizes[second])
    # of two that fill one form of words otherwise it turns against one event: the more alike they
    # are, the surer they tell two
    alike = np.where(filled_anew(anew) >= ANEW * sizes, -1.0, 1.0)
    days_and_figures = left.told.take(first), right.told.take(second)
    days_between = left.days[first] - right.days[second]
    event_likeness = one_event(words, names, shared, days_between, *days_and_figures)
    alike = np.minimum(alike, event_likeness)
    factor = _apart(days_between) * alike
    both = likeness(in_common(rare, left=left, right=right, at=at)) if rare else 0.0
    few = np.minimum(left.few[first], right.few[second])
    plain = few * both + (1 - few) * (OF_WORDS * words + (1 - OF_WORDS) * names)
    one_tongue = left.words.tongues()[first] == right.words.tongues()[second]
    return np.rint(np.where(one_tongue, plain, names) * factor * UNIT).astype(np.int64)


def _apart(difference: Weights) -> Weights:
    """Returns by how much similarity drops for pages dated so many days apart: nothing within
    three, a quarter from a month on (a page may be wrong), a half from half a year on (what happens
    every year has the same names)."""
    days = np.abs(difference)
    drop = np.clip(days - 3, 0, 27) / 27 + np.clip(days - 30, 0, 150) / 150
    return np.where(np.isnan(days), 1.0, 1 - 0.25 * drop)


def scaled(likeness: Matrix, factor: Weights) -> Matrix:
    """Returns the similarity times a factor."""
    return np.rint(likeness * factor).astype(np.int64)
