"""What speaks against one event: two short reports that name other days and other figures.

An institution, its people and its form of words are the same in every accident of one airline and in
every session of one trial. The days on which something happened and the numbers of the first
sentences are not. A long report has many of both, so that nothing follows where it shares none.
"""

from functools import cache
from typing import Any, NamedTuple

import numpy as np

from rashomon.shipped.words import lowered
from rashomon.stories.vectors import Numbers, Terms, Vectors, Weights, number_of

Flags = np.ndarray[Any, np.dtype[np.bool_]]

SHORT = 130  # words, those of the opening twice: of a longer report days and figures say nothing
_FIGURES = 3000  # numbers in digits that are looked up
_WEEK = 7


class Told(NamedTuple):
    """The days and figures that reports name, whether the days are those of the calendar, since the
    page has one, and the numbers of words."""

    days: Vectors
    figures: Vectors
    dated: Flags
    words: Weights


def told_in(words: Terms, days: Weights) -> Told:
    """Returns what these reports name. `days`: of their pages; a weekday is the last one before."""
    numbers, which = _weekdays()
    dated, rows = ~np.isnan(days), np.repeat(np.arange(words.size), np.diff(words.starts))
    at = np.minimum(np.searchsorted(numbers, words.terms), _WEEK - 1)
    page = np.where(dated, days, 0).astype(np.int64)[rows]
    day = np.where(dated[rows], page - (page - 1 - which[at]) % _WEEK, which[at])
    counts = np.bincount(rows, words.counts, words.size).astype(np.float64)
    return Told(
        _kept(words, rows, numbers[at] == words.terms, day.astype(np.uint64)),
        _kept(words, rows, np.isin(words.terms, _figures()), words.terms),
        dated,
        counts,
    )


def _kept(words: Terms, rows: Any, kept: Flags, terms: Numbers) -> Vectors:
    """Returns some terms of each report, each of which weighs the same."""
    starts = np.searchsorted(rows[kept], np.arange(words.size + 1)).astype(np.int64)
    return Vectors(starts, terms[kept], np.ones(int(kept.sum())))


def one_event(days: Weights, figures: Weights, one: Told, other: Told, places: Any) -> Weights:
    """Returns what becomes of the similarity of pairs of reports that share so many days and
    figures: nothing where both name other days and share no figure, and where both have figures
    it turns against one event. `places`: how to choose the pairs from each of the two."""
    left, right = places
    named, counted = (
        np.minimum(_sizes(getattr(one, kind))[left], _sizes(getattr(other, kind))[right]) > 0
        for kind in ("days", "figures")
    )
    short = np.minimum(one.words[left], other.words[right]) < SHORT
    apart = named & short & (one.dated[left] == other.dated[right]) & (days == 0) & (figures == 0)
    return np.where(apart, np.where(counted, -1.0, 0.0), 1.0)


def _sizes(vectors: Vectors) -> Any:
    return np.diff(vectors.starts)


@cache
def _weekdays() -> tuple[Numbers, Any]:
    """The numbers of the weekdays, in order, and which day of the week each is."""
    found = sorted((number_of(word), i) for i, word in enumerate(lowered("calendar.weekdays")))
    return (
        np.array([number for number, _ in found], dtype=np.uint64),
        np.array([which for _, which in found], dtype=np.int64),
    )


@cache
def _figures() -> Numbers:
    words = lowered(
        "numbers.one_to_nine",
        "numbers.ten_to_twelve",
        "numbers.thirteen_to_nineteen",
        "numbers.tens",
    )
    return np.array([number_of(word) for word in (*words, *map(str, range(_FIGURES)))], np.uint64)
