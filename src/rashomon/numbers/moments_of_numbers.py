"""Says when the numbers of a story were printed (`moments_of`)."""

import re
from collections.abc import Iterable

from rashomon.lineage.moments import changed_moment, own_moment
from rashomon.model.content_ids import by_id
from rashomon.model.report import Report, ReportsById
from rashomon.numbers.counted_number import CountedNumber, CountedNumbers

_DAY = len("2031-05-01")


def moments_of(numbers: CountedNumbers, reports: Iterable[Report]) -> dict[str, str]:
    """Returns by the ids of numbers when they were printed, as far as that is known; of people
    harmed the day for which the sentence gives the number, where it says so and that is past."""
    known = by_id(reports)
    moment_by_number = {}
    for figure in numbers:
        moment = _printed(figure, known)
        day = (figure.number.as_of or "").split("/")[-1]
        if day and figure.is_harm and (not moment or day < moment[:_DAY]):
            moment = day
        if moment:
            moment_by_number[figure.id] = moment
    return moment_by_number


def _printed(figure: CountedNumber, reports: ReportsById) -> str | None:
    """Returns when a number was printed: when its page was published; of what the page said only
    after a change, or with a correction, when it says that it was changed."""
    words = re.escape(figure.number.phrase.quote)
    printed = rf"(?i)(?<![\w.,-]){words}(?![\w-])"  # "nine" is no "twenty-nine"
    state = reports[figure.report]
    for _ in reports:  # a row is no longer than all reports, whatever a damaged one says
        before = reports.get(state.revision_of or "")
        if before is None or not re.search(printed, before.text):
            break
        state = before
    is_first = state.revision_of is None and not state.corrections
    return own_moment(state) if is_first else changed_moment(state)
