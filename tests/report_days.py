"""The days that the program reads in one report, as tables of sentences write them."""

from factories import make_report
from rashomon.mentions.days.resolve import ResolvedDates, resolve_dates
from rashomon.model.copy import Copies
from rashomon.model.date import Date
from rashomon.parsing.parse import annotate_reports
from rashomon.text.parsed_report import Pages


def read_every_day(annotated: Pages, *, copies: Copies) -> ResolvedDates:
    """What is read of these reports, whether it is sure enough to be printed or not."""
    return resolve_dates(annotated, copies=copies, sure=lambda *_: True)


def dates_in(text: str, published: str) -> tuple[Date, ...]:
    """The dates of a report of this text."""
    parsed = list(annotate_reports([make_report(text, published=published)]))
    return read_every_day(parsed, copies=()).dates


def days_of(date: Date) -> str:
    """A day, or the first and the last of several."""
    return str(date.earliest) if date.earliest == date.latest else f"{date.earliest}/{date.latest}"


def days_read(text: str, published: str) -> str:
    """The days of each time in a report of this text: "2021-05-10; 2021-05-01/2021-05-31"."""
    return "; ".join(map(days_of, dates_in(text, published)))


def times_read(text: str, published: str) -> str:
    """The same behind the words that stand for them: "Monday = 2021-05-10"."""
    return "; ".join(f"{one.span.quote} = {days_of(one)}" for one in dates_in(text, published))
