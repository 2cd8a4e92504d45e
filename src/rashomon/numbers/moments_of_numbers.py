"""Says when the numbers of a story were printed (`moments_of`), and which of them a toll has left
behind (`outgrown`)."""

import re
from collections.abc import Iterable
from itertools import chain

from rashomon.lineage.moments import changed_moment, is_before, is_mended, own_moment
from rashomon.model.content_ids import by_id
from rashomon.model.report import Report, ReportsById
from rashomon.numbers.counted_number import CountedNumber, CountedNumbers
from rashomon.numbers.one_thing import size_of
from rashomon.quantities.bounds import numbers_in
from rashomon.text.taken_back import is_changed_by_note
from rashomon.text.word_families import family_of

_DAY = len("2031-05-01")


def moments_of(numbers: CountedNumbers, reports: Iterable[Report]) -> dict[str, str]:
    """Returns by the ids of numbers when they were printed, as far as that is known; of people
    harmed the day for which the sentence gives the number, where it says so and that is past."""
    reports_by_id = by_id(reports)
    moment_by_number = {}
    for figure in numbers:
        moment = _printed(figure, reports_by_id)
        day = (figure.number.as_of or "").split("/")[-1]
        if day and figure.is_harm and (not moment or day < moment[:_DAY]):
            moment = day
        if moment:
            moment_by_number[figure.id] = moment
    return moment_by_number


def outgrown(numbers: CountedNumbers, reports: Iterable[Report]) -> frozenset[float]:
    """Returns the numbers that reports correct, and those that a toll outgrew.

    A number is outgrown if it was printed only before a larger one of which a report says that the
    toll rose to it. One print of it after that, and it stands.
    """
    moments = moments_of(numbers, reports)
    behind = set[str]()
    rise = family_of("rise")
    for later in numbers:
        if rise in later.words.deed and later.id in moments:
            for figure in numbers:
                before = moments.get(figure.id)
                is_less = size_of(figure) < size_of(later)
                if is_less and before and is_before(before, moments[later.id]):
                    behind.add(figure.id)
    left_behind = chain(*(figure.numbers() for figure in numbers if figure.id in behind))
    standing = chain(*(figure.numbers() for figure in numbers if figure.id not in behind))
    return numbers_in(figure.corrects for figure in numbers) | (set(left_behind) - set(standing))


def _printed(figure: CountedNumber, reports: ReportsById) -> str | None:
    """Returns when a number was printed: when its page was published; of what the page said only
    after a change, when a person says that this state of it was published, else when it says that
    it was changed; of what it said only with a correction, when it says that it was changed."""
    words = re.escape(figure.number.phrase.quote)
    printed = rf"(?i)(?<![\w.,-]){words}(?![\w-])"  # "nine" is no "twenty-nine"
    state = reports[figure.report]
    for _ in reports:  # a row is no longer than all reports, whatever a damaged one says
        before = reports.get(state.revision_of or "")
        if before is None or not re.search(printed, before.text):
            break
        state = before
    if state.revision_of is None:
        is_of_page = not is_changed_by_note(state)
    else:  # a day mended in an earlier state is the day of that one
        is_of_page = is_mended(state) and (before is None or before.published != state.published)
    return own_moment(state) if is_of_page else changed_moment(state)
