"""Collects what one report reveals about the day from which it speaks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from rashomon.dates.days import ReferenceDate, weekday_number
from rashomon.dates.expression_days import meaning_of
from rashomon.dates.expressions import Expression, find_expressions
from rashomon.dates.mentions import TimeMention, days_in_figures
from rashomon.dates.tense import Tense
from rashomon.model.report import Report
from rashomon.text.annotations import Annotations
from rashomon.text.detect_language import is_read_whole


@dataclass(frozen=True, slots=True)
class Clues:
    """What one report reveals about its own day."""

    report: str
    published: date | None
    dateline: date | None
    captions: tuple[date, ...]
    weekdays: tuple[TimeMention, ...]
    mentions: tuple[TimeMention, ...]
    yearless: Expression | None = None
    """A day without a year above the text or in its dateline, when the page has no date."""
    impossible: bool = False
    """Whether the page's date stands before a month that the page tells of as past."""
    figures: frozenset[str] = frozenset()
    """The long figures that the report prints, without years: news and its background share few of
    them."""

    @property
    def own(self) -> date | None:
        """The day the report states for itself."""
        return self.published or self.dateline

    @property
    def trusted(self) -> date | None:
        """The day the report states for itself, unless what it tells contradicts it."""
        return None if self.impossible else self.own


_FIGURE = re.compile(
    r"(?<![\d.,:/-])(?!(?:19|20)\d\d(?!\d))(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{2,})(?![\d:/]|[.,]\d)"
)


_OF_NEWS = range(
    1900, 2101
)  # years from which a report may speak; days of all others are only told of


def day_of(value: str | None) -> date | None:
    """The day of an ISO date or datetime; None if no report can speak from it."""
    try:
        return of_news(date.fromisoformat(value[:10])) if value else None
    except ValueError:
        return None


def of_news(day: date | None) -> date | None:
    """The day, if a report can speak from it, so that counting some years from it never leaves the
    calendar."""
    return day if day is not None and day.year in _OF_NEWS else None


def clues_of(annotated: Annotations, mentions: Sequence[TimeMention]) -> Clues:
    """The clues of one report."""
    report = annotated.report
    published = day_of(report.published)
    captions = [
        _explicit_day(m.expression)
        for m in mentions
        if m.furniture == "caption" and not m.old_picture
    ]
    datelines = [m.expression for m in mentions if m.furniture == "dateline"]
    head = _head(report) if published is None else []
    days = filter(None, map(_explicit_day, datelines)), filter(None, map(_explicit_day, head))
    yearless = (e for e in (*head, *datelines) if e.kind == "day" and not e.parts.get("year"))
    weekdays = tuple(
        m
        for m in mentions
        if m.furniture is None
        and m.expression.kind == "weekday"
        and not m.expression.parts.get("relative")
    )
    return Clues(
        report.id,
        published,
        # a head may also name the event, but nothing is published before its day
        next(days[0], None) or max(days[1], default=None),
        tuple(sorted(day for day in captions if day)),
        weekdays,
        tuple(m for m in mentions if m.furniture is None),
        next(yearless, None) if published is None else None,
        published is not None and _tells_of_later(published, mentions),
        frozenset(_FIGURE.findall(annotated.plain)),
    )


# The head of a page: short lines before the first paragraph.
_HEAD_CHARACTERS, _PARAGRAPH = 700, 130
_STRAIGHT = str.maketrans({0x2019: "'", 0xA0: " ", 0x202F: " "})


def _head(report: Report) -> list[Expression]:
    """The time expressions in the lines above the text: "Harbour office, 9 June, 11:00"."""
    lines = takewhile(
        lambda line: len(line) <= _PARAGRAPH, report.text[:_HEAD_CHARACTERS].splitlines()
    )
    text = "\n".join(lines).translate(_STRAIGHT)
    return find_expressions(text) if is_read_whole(report) else days_in_figures(text)


def with_years(clues: Mapping[str, Clues]) -> dict[str, Clues]:
    """Completes days without a year, of datelines and above texts, from the days of the other
    reports."""
    known = sorted(clue.own for clue in clues.values() if clue.own)
    near = ReferenceDate(known[len(known) // 2] if known else None)
    out = {}
    for name, clue in clues.items():
        days = meaning_of(clue.yearless, near) if clue.yearless and not clue.own else None
        out[name] = replace(clue, dateline=days[0]) if days and days[0] == days[1] else clue
    return out


_NEXT_PAGE = 40  # days: a report of the first of a month may tell of the whole month


def _tells_of_later(published: date, mentions: Sequence[TimeMention]) -> bool:
    """Whether the prose tells as past a date printed with its year that is well after the page's
    own date."""
    past = (
        m
        for m in mentions
        if m.furniture is None
        and m.tense is Tense.PAST
        and m.expression.kind in {"day", "month", "iso"}
        and not m.quoted
    )
    dated = (
        meaning_of(m.expression, ReferenceDate(published))
        for m in past
        if m.expression.parts.get("year") and m.expression.until is None
    )
    return any(days is not None and (days[0] - published).days > _NEXT_PAGE for days in dated)


def _explicit_day(expression: Expression) -> date | None:
    """The single day named by an expression that includes its year."""
    if expression.kind not in {"day", "iso", "numeric"} or not expression.parts.get("year"):
        return None
    days = meaning_of(expression, ReferenceDate(None))
    weekday = weekday_number(expression.parts.get("weekday", ""))
    fits = weekday is None or (days is not None and days[0].weekday() == weekday)
    return of_news(days[0]) if days and days[0] == days[1] and fits else None
