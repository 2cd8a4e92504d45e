"""Collects what one report reveals about the day from which it speaks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from rashomon.dates.calendar_dates import both_orders
from rashomon.dates.days import ReferenceDate, weekday_number
from rashomon.dates.expression_days import meaning_of
from rashomon.dates.expressions import Expression, find_expressions
from rashomon.dates.mentions import TimeMention, days_in_figures
from rashomon.dates.tense import Tense
from rashomon.lexicon import either
from rashomon.model.report import Report
from rashomon.text.annotations import Annotations
from rashomon.text.detect_language import is_read_whole


@dataclass(frozen=True, slots=True)
class Clues:
    """What one report reveals about its own day.

    `prose`: days named with weekday and year in its first paragraphs.
    """

    report: str
    published: date | None
    dateline: date | None
    captions: tuple[date, ...]
    prose: tuple[date, ...]
    weekdays: tuple[TimeMention, ...]
    mentions: tuple[TimeMention, ...]
    yearless: TimeMention | None = None
    """The dateline's "April 24", when the page has no date that gives it a year."""
    heads: tuple[date, ...] = ()
    """Days that the lines above the text give, where the page has no other date: what two orders of
    a numeric date may mean, both."""
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


# Paragraphs in which news stands.
_OPENING = 4
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


_MONTH = rf"(?:{either('calendar.months')}|Jan\.|Feb\.|Sept\.|Oct\.|Nov\.|Dec\.)"
_DAY_FIRST = re.compile(rf"\b\d{{1,2}} {_MONTH}|\b(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])/\d\d")
_MONTH_FIRST = re.compile(rf"{_MONTH} \d{{1,2}}\b|\b(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/\d\d")


def written_order(text: str) -> bool | None:
    """True for "March 4", False for "4 March"; None if it uses neither, or both equally often."""
    day_first, month_first = len(_DAY_FIRST.findall(text)), len(_MONTH_FIRST.findall(text))
    return None if day_first == month_first else month_first > day_first


def clues_of(annotated: Annotations, mentions: Sequence[TimeMention], order: bool | None) -> Clues:
    """The clues of one report, read in its own order of day and month."""
    report = annotated.report
    published = day_of(report.published)
    captions = [
        _explicit_day(m, order) for m in mentions if m.furniture == "caption" and not m.old_picture
    ]
    datelines = [_explicit_day(m, order) for m in mentions if m.furniture == "dateline"]
    opening = [
        m
        for m in mentions
        if m.furniture is None and m.paragraph <= _OPENING and m.tense is not Tense.FUTURE
    ]
    named = [_explicit_day(m, order) for m in opening if m.expression.parts.get("weekday")]
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
        next((day for day in datelines if day), None),
        tuple(sorted(day for day in captions if day)),
        tuple(sorted(day for day in named if day)),
        weekdays,
        tuple(m for m in mentions if m.furniture is None),
        _yearless(mentions, report) if published is None else None,
        head_days(report, order) if published is None else (),
        published is not None and _tells_of_later(published, mentions),
        frozenset(_FIGURE.findall(annotated.plain)),
    )


# The head of a page: short lines before the first paragraph.
_HEAD_CHARACTERS, _PARAGRAPH = 700, 130


def head_days(report: Report, order: bool | None) -> tuple[date, ...]:
    """The dates in the lines above the text: "Harbour office, 9 June 2025, 11:00"; both readings of
    "12/10/2019".

    Lines with a time come first, then the latest day: a head may also name the event, but nothing
    is published before its day.
    """
    found: list[tuple[bool, tuple[date, ...]]] = []
    for line, expression in _head(report):
        if (
            expression.kind in {"day", "iso", "numeric"}
            and expression.parts.get("year")
            and expression.until is None
        ):
            read = (both_orders(expression) if order is None else ()) or (
                meaning_of(expression, ReferenceDate(None, month_first=order is not False)),
            )
            single = tuple(
                days[0] for days in read if days and days[0] == days[1] and of_news(days[0])
            )
            found += [(bool(_HOUR.search(line)), single)] if single else []
    return max(found, key=lambda item: (item[0], max(item[1])), default=(False, ()))[1]


def _head(report: Report) -> Iterator[tuple[str, Expression]]:
    """The time expressions in the short lines before the first paragraph, each with its line."""
    lines = list(
        takewhile(lambda line: len(line) <= _PARAGRAPH, report.text[:_HEAD_CHARACTERS].splitlines())
    )
    text = "\n".join(lines).translate(_STRAIGHT)
    for expression in find_expressions(text) if is_read_whole(report) else days_in_figures(text):
        yield (
            text[text.rfind("\n", 0, expression.start) + 1 : expression.end + 40].partition("\n")[
                0
            ],
            expression,
        )


_HOUR = re.compile(r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d\b|\b\d{1,2} ?[ap]\.?m\b")
_STRAIGHT = str.maketrans({0x2019: "'", 0xA0: " ", 0x202F: " "})


def _yearless(mentions: Sequence[TimeMention], report: Report) -> TimeMention | None:
    """A day of the month without a year: "Monday 9 June, 5 p.m." above the text, or a
    dateline's."""
    for _, expression in _head(report):
        if (
            expression.kind == "day"
            and expression.parts.get("weekday")
            and not expression.parts.get("year")
        ):
            return TimeMention(expression, Tense.OPEN, 0)
    datelines = (
        m
        for m in mentions
        if m.furniture == "dateline"
        and m.expression.kind == "day"
        and not m.expression.parts.get("year")
    )
    return next(datelines, None)


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


def with_years(clues: Mapping[str, Clues]) -> dict[str, Clues]:
    """Completes datelines without a year from the days of the other reports."""
    sure = {
        name: (
            c.own or (c.heads[0] if len(c.heads) == 1 else None) or next(reversed(c.prose), None)
        )
        for name, c in clues.items()
    }
    known = sorted(day for day in sure.values() if day)
    if not known:
        known = sorted(day for clue in clues.values() for day in clue.heads[:1])
    return {
        name: _with_year(clue, known[len(known) // 2]) if known and not clue.own else clue
        for name, clue in clues.items()
    }


def _with_year(clues: Clues, near: date) -> Clues:
    if clues.heads:
        return replace(
            clues, dateline=min(clues.heads, key=lambda day: (abs((day - near).days), day))
        )
    days = (
        meaning_of(clues.yearless.expression, ReferenceDate(near, Tense.OPEN))
        if clues.yearless
        else None
    )
    return replace(clues, dateline=days[0]) if days and days[0] == days[1] else clues


def _explicit_day(mention: TimeMention, order: bool | None) -> date | None:
    """The single day named by an expression that includes its year."""
    if mention.expression.kind not in {"day", "iso", "numeric"} or not mention.expression.parts.get(
        "year"
    ):
        return None
    days = meaning_of(mention.expression, ReferenceDate(None, month_first=order is not False))
    weekday = weekday_number(mention.expression.parts.get("weekday", ""))
    fits = weekday is None or (days is not None and days[0].weekday() == weekday)
    return of_news(days[0]) if days and days[0] == days[1] and fits else None
