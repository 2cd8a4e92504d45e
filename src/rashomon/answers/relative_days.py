"""Which days the words of a sentence mean, as far as the program is sure of them ("last week {24–30
Sep}")."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from rashomon.dates.expressions import find_times
from rashomon.model.date import Date
from rashomon.model.report import Reports
from rashomon.model.span import Span
from rashomon.shipped.words import set_of
from rashomon.text.calendar_words import say_days

_SURE = 0.9  # of the day from which a report speaks


def sure_days(dates: Iterable[Date], reports: Reports) -> list[Date]:
    """Returns the expressions that count from the day of their report ("on Tuesday"), where the
    program is sure of that day and the words allow no other: none that would be after it, since "on
    Saturday" may be of any coming week."""
    sure = {}
    for report in reports:
        if (report.anchor_confidence or 0) >= _SURE:
            sure[report.id] = report.anchor or ""
    return [date for date in dates if _is_relative(date, sure.get(date.report, ""))]


def _is_relative(date: Date, today: str) -> bool:
    """Whether it counts back from this day."""
    if date.readings or date.tells == "length" or not (date.earliest and date.latest):
        return False
    if date.latest[:10] > today[:10]:
        return False
    kinds = {expression.kind for expression in find_times(date.span.line)}
    if "ago" in kinds and date.precision != "day":
        return False  # "a month ago" need not be last month
    return bool(kinds) and kinds <= set_of("calendar.kinds_with_one_day")


def with_days(text: str, sentence: Span, dates: Sequence[Date], year: str) -> str:
    """Returns the text of a sentence with the days of these expressions in braces behind their
    words; the year only where it is not this one."""
    for date in sorted(dates, key=attrgetter("span"), reverse=True):
        if sentence.contains(date.span):
            end = date.span.end - sentence.start
            days = say_days(date.earliest, date.latest).removesuffix(f" {year}")
            text = f"{text[:end]} {{{days}}}{text[end:]}"
    return text
