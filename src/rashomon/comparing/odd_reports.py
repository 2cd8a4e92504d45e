"""Finds what is odd about reports (`with_odd`)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from rashomon.model.report import Odd, OddKind, Report, Reports
from rashomon.text.calendar_words import as_date

_WEEK = timedelta(days=7)


def with_odd(reports: Reports) -> Reports:
    """Returns the reports with what is odd about each: that nobody knows who published it, or that
    its page is dated more than a week after the day of which it tells."""
    return tuple(replace(report, odd=tuple(_odd(report))) for report in reports)


def _odd(report: Report) -> Iterator[Odd]:
    if not report.outlet:
        yield Odd(kind=OddKind.NO_OUTLET, why="no outlet")
    published, told = as_date(report.published or ""), as_date(report.anchor or "")
    if published and told and published - told > _WEEK:
        why = f"page dated {(published - told).days} days after its news"
        yield Odd(kind=OddKind.PAGE_DATE, why=why)
