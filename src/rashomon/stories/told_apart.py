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
from rashomon.stories.fillings import NUMBER_WORDS
from rashomon.stories.vectors import Terms, Vectors, Weights, term_numbers

SHORT = 130  # words, those of the opening twice: of a longer report days and figures say nothing
NAMED = 0.62  # cosine of names above which two reports of other figures may tell one event
_WEEK = 7  # days


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
        return self._replace(
            calendar=self.calendar[places],
            days=self.days[places],
            figures=self.figures[places],
            words=self.words[places],
        )


def told_in(words: Terms, published: Weights) -> DaysAndFigures:
    """Returns what these reports name; a weekday is the last one before the page's day."""
    numbers, weekdays = _weekdays()
    rows = words.rows()
    at = np.minimum(np.searchsorted(numbers, words.terms), _WEEK - 1)
    back = (published[rows] - 1 - weekdays[at]) % _WEEK
    day = np.where(np.isnan(back), weekdays[at], published[rows] - back)
    is_day = numbers[at] == words.terms
    is_figure = np.isin(words.terms, _figures())
    is_telling = is_day | is_figure
    terms = Vectors(
        words.starts_of(is_telling),
        np.where(is_day, day.astype(np.uint64), words.terms)[is_telling],
        # the square of a figure's weight is more than all days of a week
        np.where(is_day, 1.0, 4)[is_telling],
    )
    counts, days, figures = (
        np.bincount(rows, weights, words.size) for weights in (words.counts, is_day, is_figure)
    )
    return DaysAndFigures(
        terms=terms, calendar=~np.isnan(published), days=days > 0, figures=figures > 0, words=counts
    )


def one_event(
    names: Weights, shared: Weights, left: DaysAndFigures, right: DaysAndFigures
) -> Weights:
    """Returns what becomes of the similarity of pairs of reports, given the cosines of their names
    and the products of what they name. It becomes nothing if two short reports share neither a day
    nor a figure, both name days or both figures, and they have mostly different people and places.
    Reports of one day that differ in their figures are what is to be shown side by side.
    """
    short = np.maximum(left.words, right.words) < SHORT
    figures = left.figures & right.figures
    days = left.days & right.days & (left.calendar == right.calendar)
    apart = short & (shared == 0) & (names < NAMED) & (days | figures)
    return np.where(apart, 0.0, 1.0)


@cache
def _weekdays() -> tuple[Any, Any]:
    """Returns the numbers of the weekdays, in order, and which day of the week each is."""
    numbers = term_numbers(lowered("calendar.weekdays"))
    weekdays = numbers.argsort()
    return numbers[weekdays], weekdays


@cache
def _figures() -> Any:
    # numbers in digits that are looked up
    return term_numbers((*NUMBER_WORDS, *map(str, range(3000))))
