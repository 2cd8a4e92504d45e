"""Tells how precise a time expression is, and the clock time and zone it gives."""

import re

from rashomon.dates.expressions import Expression
from rashomon.lexicon import either, texts
from rashomon.text.clocks import read_clock

_BY_UNIT = texts("calendar.precision_of_units")
_BY_KIND = {
    "iso": "day", "numeric": "day", "day": "day", "month": "month", "weekday": "day", "weekend": "weekend", "today": "day", "night": "part",
    "season": "season", "quarter": "quarter", "year": "year", "year-in-words": "year", "years": "years", "decade": "decade", "century": "century", "feast": "day",
    "nth": "day", "short-year": "year", "clock": "minute", "part": "part", "nighttime": "part", "hours": "hour", "span": "stretch",
    "within": "stretch", "week-of": "week", "weekday-ago": "day", "counted": "day", "hour": "hour",
}  # fmt: skip
_OF_A_DAY = {"this morning", "this afternoon", "this evening", "this lunchtime", "tonight"}


def precision_of(expression: Expression) -> str:
    """One of minute, hour, part (of a day), day, weekend, week, month, season, quarter, half, year, years, decade, century, stretch."""
    if expression.until is not None or expression.part("few"):
        return "stretch"
    if "clock" in expression.parts:
        return "minute"
    if expression.parts.get("part") or expression.part("word") in _OF_A_DAY:
        return "part"
    if expression.parts.get("first") or expression.parts.get("last"):
        return "stretch" if expression.kind == "day" else "years"
    if expression.kind == "nth-of":
        return "day" if expression.part("what").endswith("day") else expression.part("what")
    if expression.kind in {"period", "ago", "ahead", "shift", "quarter"}:
        return _BY_UNIT.get(expression.part("unit"), "stretch" if expression.kind != "quarter" else "quarter")
    return _BY_KIND.get(expression.kind, "stretch")


_ZONES = texts("calendar.zones")
_ZONE = re.compile(rf"\b(?:({either('calendar.zone_letters')})(?!\w)|(local time))")


def clock_of(words: str) -> tuple[str | None, str | None]:
    """The clock time in ISO 8601 and the zone as printed: ("18:40+00:00", "GMT"), ("07:25", None)."""
    zone = _ZONE.search(words)
    printed = zone.group() if zone else None
    found = read_clock(_plain_hours(words))
    return (f"{found.text()}{_ZONES.get(printed or '', '')}", printed) if found else (None, printed)


def _plain_hours(words: str) -> str:
    """Inserts the colon into "1840 GMT" and "0600 hours"."""
    return re.sub(r"\b([01]\d|2[0-3])([0-5]\d)(?= ?(?:GMT|UTC|BST|CET|CEST|EST|EDT|hours|hrs|local))", r"\1:\2", words)


def may_tell_a_clock(expression: Expression) -> bool:
    """Whether the words may contain a clock time."""
    return expression.kind == "clock" or "clock" in expression.parts
