"""What speaks against one event: two short reports that share no day and figure, and name others.

An institution, its people and its form of words are the same in every accident of one airline and
in every session of one trial. The days on which something happened, the numbers of the first
sentences, victims and places within a city are not. A long report has many of all of them, so that
nothing follows where it shares few.
"""

from functools import cache
from typing import Any, NamedTuple

import numpy as np

from rashomon.shipped.words import lowered
from rashomon.stories.vectors import Terms, Vectors, Weights, number_of

_FIGURES, _WEEK = 3000, 7  # numbers in digits that are looked up; days of a week
_OF_FIGURE = 4  # weight of a figure: the square is more than all days of a week


class DaysAndFigures(NamedTuple):
    """The days and figures that reports name; whether each names a day, of the calendar where the
    page has one, or a figure; and the numbers of words."""

    terms: Vectors
    calendar: Any
    days: Any
    figures: Any
    words: Any


def told_in(words: Terms, published: Weights) -> DaysAndFigures:
    """Returns what these reports name; a weekday is the last one before the page's day."""
    numbers, which = _weekdays()
    rows = words.rows()
    at = np.minimum(np.searchsorted(numbers, words.terms), _WEEK - 1)
    back = (published[rows] - 1 - which[at]) % _WEEK
    day = np.where(np.isnan(back), which[at], published[rows] - back)
    days, figures = numbers[at] == words.terms, np.isin(words.terms, _figures())
    kept = days | figures
    terms = Vectors(
        np.searchsorted(rows[kept], np.arange(words.size + 1)).astype(np.int64),
        np.where(days, day.astype(np.uint64), words.terms)[kept],
        np.where(days, 1.0, _OF_FIGURE)[kept],
    )
    counts, *has = (np.bincount(rows, of, words.size) for of in (words.counts, days, figures))
    return DaysAndFigures(terms, ~np.isnan(published), has[0] > 0, has[1] > 0, counts)


class ToldInBoth(NamedTuple):
    """How many days and figures pairs of reports share, and whether both name some of these and
    none is the same (0 or 1)."""

    days: Weights
    figures: Weights
    other_days: Weights
    other_figures: Weights


def told_in_both(
    shared: Weights, one: DaysAndFigures, other: DaysAndFigures, places: Any
) -> ToldInBoth:
    """Returns what pairs of reports share, given the products of what they name.

    `places`: how to choose the pairs from each of the two.
    """
    here, there = places
    figures, days = np.divmod(np.rint(shared), _OF_FIGURE**2)
    name_days = one.days[here] & other.days[there]
    name_days = name_days & (one.calendar[here] == other.calendar[there])
    name_figures = one.figures[here] & other.figures[there]
    return ToldInBoth(
        days, figures, name_days * (days == 0) * 1.0, name_figures * (figures == 0) * 1.0
    )


@cache
def _weekdays() -> tuple[Any, Any]:
    """The numbers of the weekdays, in order, and which day of the week each is."""
    found = sorted((number_of(word), i) for i, word in enumerate(lowered("calendar.weekdays")))
    numbers, which = zip(*found, strict=True)
    return np.array(numbers, dtype=np.uint64), np.array(which)


@cache
def _figures() -> Any:
    words = lowered(
        "numbers.one_to_nine",
        "numbers.ten_to_twelve",
        "numbers.thirteen_to_nineteen",
        "numbers.tens",
    )
    return np.array([number_of(word) for word in (*words, *map(str, range(_FIGURES)))], np.uint64)
