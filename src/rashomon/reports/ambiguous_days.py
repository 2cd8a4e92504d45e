"""settle_days: dates a page whose own date lacks a year, or may be read day first or month first, by the days of the story's other reports."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from statistics import median_low

from rashomon.lexicon import either, lowered
from rashomon.model.report import PageDate, Report
from rashomon.model.span import Span

_MONTHS = lowered("calendar.short_months")
_NAMED = either("calendar.either_months")
_YEARLESS = re.compile(
    rf"\b(?:(?P<month>{_NAMED})\b\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\.? (?P<month2>{_NAMED})\b\.?)(?!\d)",
    re.IGNORECASE,
)
_UNCLEAR = re.compile(r"(?<![\d/.-])(?P<one>\d{1,2})[/-](?P<two>\d{1,2})[/-](?P<year>\d{4})(?![\d/-])")
_MASTHEAD = frozenset(("byline", "dateline", "credit"))
_NEAR = 45  # days: reports of one story are seldom farther apart
_CLEAR = 15  # days by which any other reading must be farther away
_TOP = 600  # characters: a page's own day stands at its top


def settle_days(reports: Sequence[Report]) -> tuple[Report, ...]:
    """Returns the reports; one without a day takes the reading of its masthead or dateline date that the other reports' days single out."""
    known = {report.id: day for report in reports if (day := _day_of(report))}
    return tuple(report if report.published else _settled(report, known) for report in reports)


def _day_of(report: Report) -> date | None:
    try:
        return date.fromisoformat((report.published or "")[:10])
    except ValueError:
        return None


def _settled(report: Report, known: dict[str, date]) -> Report:
    others = [day.toordinal() for name, day in known.items() if name != report.id]
    middle = median_low(others) if others else None
    for span in report.furniture:
        if span.type not in _MASTHEAD or span.start > _TOP:
            continue
        readings, why = _readings(span, middle, report.text)
        if (day := _nearest(readings, middle)) is not None:
            basis = f"{span.type} at the top, {why}"
            words = Span(span.report, span.start, span.end, span.quote)  # no furniture: read back from a document, it would be a span
            dates = (*report.dates, PageDate(day.isoformat(), basis, words))
            return replace(report, published=day.isoformat(), published_basis=basis, dates=dates)
    return report


def _nearest(readings: Sequence[date], middle: int | None) -> date | None:
    """Returns the reading nearest to the other reports' days; None if there is none, or if a second one is hardly farther away."""
    away = sorted((abs(day.toordinal() - middle) if middle is not None else 0, day) for day in readings)
    if not away or away[0][0] > _NEAR or (len(away) > 1 and away[1][0] < away[0][0] + _CLEAR):
        return None
    return away[0][1]


def _readings(span: Span, middle: int | None, text: str) -> tuple[list[date], str]:
    """Returns the days that the first date of this line may stand for, and a note on what decides between them."""
    if match := _UNCLEAR.search(span.quote):
        year, one, two = int(match["year"]), int(match["one"]), int(match["two"])
        both = [day for day in (_date(year, two, one), _date(year, one, two)) if day]
        told = [day for day in both if (day.month, day.day) in set(_days_in(text[:3000]))]
        return (
            (told, "its order of day and month as the report's other dates have it")
            if len(told) == 1
            else (
                both if middle is not None else [],
                "its order of day and month by the other reports' days",
            )
        )
    if middle is None:
        return [], ""
    around = date.fromordinal(middle).year
    for month, day in _days_in(span.quote):
        return [
            found for year in (around - 1, around, around + 1) if (found := _date(year, month, day))
        ], "its year that of the other reports"
    return [], ""


def _days_in(text: str) -> Iterator[tuple[int, int]]:
    for match in _YEARLESS.finditer(text):
        yield _MONTHS.index((match["month"] or match["month2"])[:3].casefold()) + 1, int(match["day"] or match["day2"])


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
