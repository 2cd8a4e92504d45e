"""How a day or an hour stands in other sentences (`hold_day`)."""

import re
from collections.abc import Sequence
from datetime import date

from rashomon.differences.values import days_apart
from rashomon.facts.findings import FactKind, FactPlace, Finding, Match
from rashomon.facts.sentence_facts import Facts
from rashomon.model.date import Date
from rashomon.shipped.words import either

_STEMS = "calendar.weekday_stems"
_WEEKDAY = re.compile(rf"(?i)\b(?:{either(_STEMS)})")
_NAMED = re.compile(
    rf"(?i)\b(?:{either(_STEMS, 'calendar.months', 'calendar.abbreviated_months')})"
)


def hold_day(day: Date, days: Sequence[Date], sentences: Sequence[Facts]) -> Finding[Date]:
    """Returns how a day or an hour stands in other sentences. `days`: all of its own sentence; what
    is one of these stands in no other's place."""
    places = []
    for sentence in sentences:
        for other in sentence.days:
            match = _match(day, other)
            if match is Match.OTHERWISE and any(_match(d, other) is Match.SAME for d in days):
                match = Match.ABSENT
            if match is not Match.ABSENT:
                places.append(FactPlace(sentence, other, other.span, match))
    kind = FactKind.DAY if is_day(day) else FactKind.HOUR
    return Finding(kind, day, day.span, tuple(places))


def is_day(time: Date) -> bool:
    """Whether the words name a day or a year; an hour alone is told of a day that they leave
    open."""
    return time.precision in ("day", "year") or bool(_NAMED.search(time.span.quote))


def _match(day: Date, other: Date) -> Match:
    """Whether both may be one day, or one hour; absent where these cannot be compared. A weekday
    alone is read from another page's day, so that only the weekday counts."""
    if is_day(day) is not is_day(other):
        return Match.ABSENT
    if is_day(day):
        are_one = _may_be_one_day(day, other)
    elif day.time and other.time:
        are_one = day.time[:5] == other.time[:5]
    else:
        return Match.ABSENT
    return Match.SAME if are_one else Match.OTHERWISE


def _may_be_one_day(day: Date, other: Date) -> bool:
    if _WEEKDAY.search(day.span.quote) or _WEEKDAY.search(other.span.quote):
        return _weekday(day) == _weekday(other)
    return not days_apart(_bounds(day), _bounds(other))


def _bounds(day: Date) -> tuple[str, str]:
    return day.earliest or "", day.latest or ""


def _weekday(day: Date) -> int:
    return date.fromisoformat(_bounds(day)[0][:10]).weekday()
