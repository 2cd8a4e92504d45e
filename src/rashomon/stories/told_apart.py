"""What speaks against one event: two short reports that name other days, figures and people.

An institution, its people and its form of words are the same in every accident of one airline and
in every session of one trial. The days on which something happened, the numbers of the first
sentences, victims and places within a city are not. A long report has many of all of them, so that
nothing follows where it shares few.
"""

from functools import cache
from typing import Any, NamedTuple

import numpy as np

from rashomon.shipped.words import lowered
from rashomon.stories.vectors import Numbers, Terms, Vectors, Weights, number_of

Flags = np.ndarray[Any, np.dtype[np.bool_]]

SHORT = 130  # words, those of the opening twice: of a longer report days and figures say nothing
NAMED = 0.65  # cosine of names above which two reports of other figures may tell one event
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


class Shared(NamedTuple):
    """How much of what they name pairs of reports share, by name, day and figure."""

    names: Weights
    days: Weights
    figures: Weights


def one_event(shared: Shared, one: Told, other: Told, places: Any) -> Weights:
    """Returns what becomes of the similarity of pairs of reports. Nothing, where a short one shares
    no figure with the other, and both name other days, or other figures and mostly other people
    and places; it turns against one event where both days and figures are other ones.

    `places`: how to choose the pairs from each of the two.
    """
    left, right = places
    days, figures = (
        (_has(getattr(one, kind))[left] & _has(getattr(other, kind))[right])
        for kind in ("days", "figures")
    )
    short = np.minimum(one.words[left], other.words[right]) < SHORT
    unlike = short & (shared.figures == 0)
    other_days = days & (one.dated[left] == other.dated[right]) & (shared.days == 0)
    apart = unlike & (other_days | (figures & (shared.names < NAMED)))
    return np.where(apart, np.where(other_days & figures, -1.0, 0.0), 1.0)


def _has(vectors: Vectors) -> Flags:
    return np.asarray(np.diff(vectors.starts) > 0)


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
