"""Similarity of the reports of a pile by rare words and names and by the days of their pages. Reports are held a tile at a time."""

import math
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Protocol

import numpy as np

from rashomon.stories.blocking import OF_WORDS, Pairs, TermBlocks, by_tiles, cosines
from rashomon.stories.vectors import NumberedTerms, Numbers, Postings, Spread, Terms, Vectors, put_together, spread_of, weighted

TILE = 4096  # reports that are held at once
PAIRS = 20_000  # that are compared at once
UNIT = 1_000_000  # similarity is counted in millionths: sums of floats differ between machines in the last bits, sums of integers do not
Matrix = np.ndarray[Any, np.dtype[np.int64]]
Days = np.ndarray[Any, np.dtype[np.float64]]


class CountedPile(Protocol):
    """A pile in a fixed order: the term counts of its reports, and the days of their pages (NaN if unknown)."""

    days: Days

    def terms(self, places: Sequence[int]) -> tuple[Terms, Terms]:
        """Returns words and name words of the reports at these places."""


class PileSimilarity:
    """Similarity of the reports of a pile, in millionths."""

    def __init__(self, pile: CountedPile, spreads: tuple[Spread, Spread] | None) -> None:
        self.size, self._pile = len(pile.days), pile
        self._spreads = spreads or (self._spread(0), self._spread(1))

    def _spread(self, which: int) -> Spread:
        return spread_of(self._pile.terms(places)[which] for places in tiles(range(self.size)))

    def tile(self, places: Sequence[int]) -> "Tile":
        """Returns the reports at these places, ready to be compared."""
        return Tile(self.days(places), *self.vectors(places))

    def days(self, places: Sequence[int]) -> Days:
        """Returns the days of the pages at these places."""
        return self._pile.days[list(places)]

    def vectors(self, places: Sequence[int]) -> tuple[Vectors, Vectors]:
        """Returns the weighted words and name words of the reports at these places."""
        words, names = self._pile.terms(places)
        return weighted(words, self._spreads[0]), weighted(names, self._spreads[1])

    def blocks(self) -> TermBlocks:
        """Returns the telling terms of all reports."""
        blocks = TermBlocks(self._spreads)
        for places in tiles(range(self.size)):
            blocks.add(*self.vectors(places))
        return blocks

    def all_pairs(self, least: float) -> tuple[Pairs, Matrix]:
        """Returns all pairs of reports that are at least this similar, the first before the second, in order, with their similarity."""
        bound, found, values = round(least * UNIT), [np.zeros((0, 2), dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
        held = [(places[0], self.tile(places)) for places in tiles(range(self.size))]
        for start, here in held:
            for other_start, other in held[: start // TILE + 1]:
                for first, rows in here.all_rows(other):
                    one, two = (rows >= bound).nonzero()
                    before = one + other_start + first < two + start
                    found.append(np.stack([one + other_start + first, two + start], axis=1)[before])
                    values.append(rows[one, two][before])
        pairs, alike = np.concatenate(found), np.concatenate(values)
        order = np.lexsort((pairs[:, 1], pairs[:, 0]))
        return pairs[order], alike[order]

    def of_pairs(self, pairs: Pairs) -> Matrix:
        """Returns the similarity of each pair; the pairs must be in order, so that few reports are held at once."""
        found = [np.zeros(0, dtype=np.int64)]
        held: tuple[int, tuple[Vectors, Vectors]] | None = None
        for start, some in by_tiles(pairs, TILE, PAIRS):
            if held is None or held[0] != start:
                held = start, self.vectors(range(start, min(start + TILE, self.size)))
            places = np.unique(some[:, 1])
            right, left = self.vectors(places.tolist()), held[1]
            here = np.stack([some[:, 0] - start, np.searchsorted(places, some[:, 1])], axis=1)
            words, names = cosines(left[0], right[0], here), cosines(left[1], right[1], here)
            one_tongue = left[0].tongues()[here[:, 0]] == right[0].tongues()[here[:, 1]]
            found.append(_likeness(words, names, one_tongue, apart(self._pile.days[some[:, 0]] - self._pile.days[some[:, 1]])))
        return np.concatenate(found)


class Tile:
    """Reports held in memory."""

    def __init__(self, days: Days, words: Vectors, names: Vectors) -> None:
        self.size = len(days)
        self._days, self._words, self._names = days, words, names
        self._by_word, self._by_name = Postings(words), Postings(names)
        self._tongues = words.tongues()

    def rows(self, other: "Tile", first: int, last: int) -> Matrix:
        """Returns the similarity of the other tile's reports from first to last to each one here; across languages, by names alone."""
        words, names = self._by_word.cosines(other._words, first, last), self._by_name.cosines(other._names, first, last)
        one_tongue = other._tongues[first:last, None] == self._tongues[None, :]
        return _likeness(words, names, one_tongue, dates_apart(other._days[first:last], self._days))

    def all_rows(self, other: "Tile") -> Iterator[tuple[int, Matrix]]:
        """Yields the same for all of the other tile's reports, in batches with the place of the first."""
        step = self._by_word.at_once()
        for first in range(0, other.size, step):
            yield first, self.rows(other, first, min(first + step, other.size))


def _likeness(words: Days, names: Days, one_tongue: np.ndarray[Any, np.dtype[np.bool_]], dated: Days) -> Matrix:
    found: Matrix = np.rint(np.where(one_tongue, OF_WORDS * words + (1 - OF_WORDS) * names, names) * dated * UNIT).astype(np.int64)
    return found


def tiles(places: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yields the places in batches of this size."""
    for first in range(0, len(places), TILE):
        yield places[first : first + TILE]


def days_of(published: Sequence[str | None]) -> Days:
    """Returns the days of these moments as numbers; NaN for none."""
    return np.array([_day(moment) for moment in published], dtype=np.float64)


def _day(published: str | None) -> float:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return math.nan


def dates_apart(left: Days, right: Days) -> Days:
    """Returns by how much similarity drops for pages dated apart: nothing within three days, a quarter from a month on (a page may be wrong)."""
    return apart(left[:, None] - right[None, :])


def apart(difference: Days) -> Days:
    """Returns the same for known days."""
    days = np.abs(difference)
    return np.where(np.isnan(days), 1.0, 1 - 0.25 * np.clip(days - 3, 0, 27) / 27)


def scaled(likeness: Matrix, factor: Days) -> Matrix:
    """Returns the similarity times a factor."""
    found: Matrix = np.rint(likeness * factor).astype(np.int64)
    return found


class PartSimilarity:
    """Similarity within a part of a pile, for many queries; loads its reports on first use and numbers them by their place in the part.

    `factors`: the factor applied to each report of the pile.
    """

    def __init__(self, alike: PileSimilarity, members: Sequence[int], factors: Days) -> None:
        self._alike, self._members, self._factors = alike, members, factors[list(members)]
        self._held: tuple[NumberedTerms, NumberedTerms, Numbers, Days] | None = None

    def sums(self, left: Sequence[int], right: Sequence[Sequence[int]]) -> list[int]:
        """Returns the summed similarity of all of these to all of each of those groups, one number per group."""
        sizes, many = [len(group) for group in right], [place for group in right for place in group]
        turned = len(left) > len(many)
        total = np.zeros(len(many), dtype=np.int64)
        for number, first, values in self._rows(many, left) if turned else self._rows(left, many):
            if turned:
                total[number] += values.sum()
            else:
                total[first : first + len(values)] += values
        found: list[int] = np.add.reduceat(total, np.cumsum([0, *sizes[:-1]])).tolist()
        return found

    def _rows(self, few: Sequence[int], many: Sequence[int]) -> Iterator[tuple[int, int, Matrix]]:
        """Yields the similarity of each of the few, by number, to each of the many, in batches with the number of the first."""
        words, names, tongues, days = self._hold()
        for first in range(0, len(many), TILE):
            part = np.array(many[first : first + TILE], dtype=np.int64)
            by_word, by_name = words.entries(part), names.entries(part)
            for number, one in enumerate(few):
                found = words.cosines(one, by_word), names.cosines(one, by_name)
                alike = _likeness(*found, tongues[part] == tongues[one], apart(days[part] - days[one]))
                yield number, first, scaled(alike, self._factors[part] * self._factors[one])

    def _hold(self) -> "tuple[NumberedTerms, NumberedTerms, Numbers, Days]":
        if self._held is None:
            parts = [self._alike.vectors(places) for places in tiles(self._members)]
            words, names = (put_together([part[which] for part in parts]) for which in (0, 1))
            self._held = NumberedTerms(words), NumberedTerms(names), words.tongues(), self._alike.days(self._members)
        return self._held
