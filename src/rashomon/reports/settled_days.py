"""Settles the days of reports whose own date only the other reports of the story can settle: it has
no year, or is read day first or month first (`settle_days`)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from statistics import median_low

from rashomon.model.report import PageDate, Report, Reports
from rashomon.reports.page_dates import days_read, days_without_year
from rashomon.text.calendar_words import without_retrieval


def settle_days(reports: Reports) -> Reports:
    """Returns the reports. One without a day gets the reading of the date in its masthead or
    dateline that the days of the other reports single out."""
    days = [date.fromisoformat(report.published[:10]) for report in reports if report.published]
    if not days:
        return tuple(reports)
    middle = median_low(days)
    return tuple(_settled(report, middle) for report in reports)


def _settled(report: Report, middle: date) -> Report:
    """Returns a report with the day of its first lines, if it has none yet. Of the days that they
    may mean, the one nearest to the middle of the story's other reports counts."""
    if report.published:
        return report
    for span in report.furniture:
        # a page's own day stands at its top
        if span.type not in {"byline", "dateline", "credit"} or span.start > 600:
            continue
        readings, why = _readings(without_retrieval(span.quote), middle)
        if day := _nearest(readings, middle):
            basis = f"{span.type} at the top, {why}"
            # no furniture: read back from a document, it would be a span
            words = report.span(span.start, span.end)
            dates = (*report.dates, PageDate(day, basis, words))
            return replace(report, published=day, published_basis=basis, dates=dates)
    return report


def _readings(line: str, middle: date) -> tuple[list[str], str]:
    """Returns the days that the first date of a line may stand for, and what decides."""
    both = next(days_read(line), [])
    if len(both) > 1:
        return both, "its order of day and month by the other reports' days"
    years = (middle.year - 1, middle.year, middle.year + 1)
    return days_without_year(line, years), "its year that of the other reports"


def _nearest(readings: Sequence[str], middle: date) -> str | None:
    """Returns the reading nearest to the other reports' days; None if there is none, or if a second
    one is hardly farther away."""
    away = sorted((abs((date.fromisoformat(day) - middle).days), day) for day in readings)
    # reports of one story are seldom 45 days apart; any other reading must be 15 days farther away
    if not away or away[0][0] > 45 or (len(away) > 1 and away[1][0] < away[0][0] + 15):
        return None
    return away[0][1]
