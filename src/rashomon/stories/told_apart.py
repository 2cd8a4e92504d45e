"""What speaks against one event: two short reports with other people and places share no figure,
or neither a day nor a figure.

An institution, its people and its form of words are the same in every accident of one airline and
in every session of one trial. The days on which something happened, the numbers of the first
sentences, victims and places within a city are not. A long report has many of all of them, so that
nothing follows where it shares few.
"""

from functools import cache
from typing import Any, NamedTuple

import numpy as np

from rashomon.shipped.words import lowered
from rashomon.stories.fillings import NUMBER_WORDS
from rashomon.stories.vectors import Terms, Vectors, Weights, number_of

SHORT = 130  # words, those of the opening twice: of a longer report days and figures say nothing
NAMED = 0.62  # cosine of names above which two reports of other figures may tell one event
UNLIKE = 0.25  # of the similarity of two that are told apart is left; they may tell one event yet
_FIGURES = 3000  # numbers in digits that are looked up, up to so much, and round thousands
_WEEK = 7  # days
_OF_FIGURE = 4  # weight of a figure: the square is more than all days of a week


class DaysAndFigures(NamedTuple):
    """The days and figures that reports name; whether each names a day, of the calendar where the
    page has one, or a figure; and the numbers of words."""

    terms: Vectors
    calendar: Any
    days: Any
    figures: Any
    words: Any

    def take(self, places: Any) -> "DaysAndFigures":
        """Returns what the reports at these places name."""
        terms, *arrays = self
        return DaysAndFigures(terms, *(array[places] for array in arrays))


def told_in(words: Terms, published: Weights) -> DaysAndFigures:
    """Returns what these reports name; a weekday is the last one before the page's day."""
    numbers, meanings = _meanings()
    rows = words.rows()
    at = np.minimum(np.searchsorted(numbers, words.terms), len(numbers) - 1)
    kept = numbers[at] == words.terms
    is_day = meanings[at] < _WEEK
    back = (published[rows] - 1 - meanings[at]) % _WEEK
    is_dated = is_day & ~np.isnan(back)
    terms = Vectors(
        words.starts_of(kept),
        np.where(is_dated, published[rows] - back, meanings[at])[kept].astype(np.uint64),
        np.where(is_day, 1.0, _OF_FIGURE)[kept],
    )
    counts, days, figures = (
        np.bincount(rows, weights, words.size)
        for weights in (words.counts, kept & is_day, kept & ~is_day)
    )
    return DaysAndFigures(terms, ~np.isnan(published), days > 0, figures > 0, counts)


def one_event(
    names: Weights, shared: Weights, first: DaysAndFigures, second: DaysAndFigures, places: Any
) -> Weights:
    """Returns what becomes of the similarity of pairs of reports, given the cosines of their names
    and the products of what they name. It becomes much less if two short reports have mostly
    different people and places, and both name figures but share none, or both name days but share
    neither a day nor a figure. Two events of one day may differ in nothing but names and figures.

    `places` says how to choose the pairs from each of the two.
    """
    left = first.take(places[0])
    right = second.take(places[1])
    short = np.maximum(left.words, right.words) < SHORT
    figures = left.figures & right.figures
    days = left.days & right.days & (left.calendar == right.calendar)
    unlike = (figures & (shared < _OF_FIGURE**2)) | (days & (shared == 0))
    return np.where(short & (names < NAMED) & unlike, UNLIKE, 1.0)


@cache
def _meanings() -> tuple[Any, Any]:
    """Returns the numbers of weekdays and of figures, in order, with what each means: which day of
    the week, or the number of the figure in digits."""
    digits = [*map(str, range(_FIGURES)), *map("{},000".format, range(1, 1000))]
    figures = [*digits[1:20], *digits[20:100:10], *digits]
    words = [*lowered("calendar.weekdays"), *NUMBER_WORDS, *digits]
    numbers = np.array(list(map(number_of, words)), np.uint64)
    order = numbers.argsort()
    return numbers[order], np.array([*range(_WEEK), *map(number_of, figures)])[order]
