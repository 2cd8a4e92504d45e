"""What speaks against one event: two short reports that share no day and figure, and name others,
or tell the same again on a later day.

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

SHORT = 100  # words, those of the opening twice: of a longer report days and figures say nothing
NAMED = 0.62  # cosine of names above which two reports of other figures may tell one event
# Cosines of words: from which reports of two days tell the same, of one event or of two; and from
# which they tell it as one tells what happens again.
ALIKE, RETOLD = 0.2, 0.3
FEW_DAYS = 3  # between pages, up to which people tell news of what happened
_WEEK = 7  # days
# Weights: the square of a figure's is more than all days of a week, one day more than all of those
# on which news may go on.
DAY, _FIGURE, _DAY_BEFORE = 1.0, 4.0, 0.01


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
    """Returns what these reports name; a weekday is the last one before the page's day. Who tells
    what happened on the page's own day may tell how it goes on with what happened the day
    before."""
    numbers, weekdays = _weekdays()
    rows = words.rows()
    at = np.minimum(np.searchsorted(numbers, words.terms), _WEEK - 1)
    # days back to the last such weekday
    back = (published[rows] - 1 - weekdays[at]) % _WEEK
    day = np.where(np.isnan(back), weekdays[at], published[rows] - back)
    is_day = numbers[at] == words.terms
    is_figure = np.isin(words.terms, _figures())
    is_telling = is_day | is_figure
    goes_on = is_day & (day == published[rows])
    told_rows = np.concatenate((rows[is_telling], rows[goes_on]))
    order = np.argsort(told_rows, kind="stable")
    days_before = day[goes_on].astype(np.uint64) - np.uint64(1)
    named = np.where(is_day, day.astype(np.uint64), words.terms)[is_telling]
    weights = np.where(is_day, DAY, _FIGURE)[is_telling]
    terms = Vectors(
        np.append(0, np.cumsum(np.bincount(told_rows, minlength=words.size))),
        np.concatenate((named, days_before))[order],
        np.concatenate((weights, np.full(len(days_before), _DAY_BEFORE)))[order],
    )
    counts, days, figures = (
        np.bincount(rows, weights, words.size) for weights in (words.counts, is_day, is_figure)
    )
    return DaysAndFigures(
        terms=terms, calendar=~np.isnan(published), days=days > 0, figures=figures > 0, words=counts
    )


def one_event(
    words: Weights,
    names: Weights,
    shared: Weights,
    days_between: Weights,
    left: DaysAndFigures,
    right: DaysAndFigures,
) -> Weights:
    """Returns 0 for pairs of short reports of two events, 1 for all others.

    Two reports are of two events if they share no day and no figure, although both name some, and
    name mostly different people and places. If they are of two days, they must have like words as
    well: unlike ones may tell of one event from another side. They are of two events, too, if both
    name days, and one tells the same again some days later: people and places are the same where
    something happens again. Reports of one day that differ only in their figures are one event.

    `shared` are the products of what they name, `days_between` the days between their pages.
    """
    short = np.maximum(left.words, right.words) < SHORT
    figures = left.figures & right.figures
    days = left.days & right.days & (left.calendar == right.calendar)
    of_one_day = days_between == 0
    unlike = (names < NAMED) & (days | figures) & (of_one_day | (words >= ALIKE))
    later = days & (np.abs(days_between) > FEW_DAYS) & (words >= RETOLD)
    # pages of one day do not go on with each other
    share_nothing = shared < np.where(of_one_day, DAY, _DAY_BEFORE**2)
    return np.where(short & share_nothing & (unlike | later), 0.0, 1.0)


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
