"""Says how precise a time expression is, and which clock time and zone it gives."""

from rashomon.dates.expressions import Expression
from rashomon.model.record import TextIfAny
from rashomon.shipped.words import pattern_of, texts
from rashomon.text.clocks import read_clock

_OF_A_DAY = {"this morning", "this afternoon", "this evening", "this lunchtime", "tonight"}


def precision_of(expression: Expression) -> str:
    """Returns minute, hour, part (of a day), day, weekend, week, month, season, year, decade,
    century or stretch."""
    parts = expression.parts
    if expression.until is not None or expression.part("few"):
        return "stretch"
    if "clock" in parts:
        return "minute"
    if parts.get("part") or expression.part("word") in _OF_A_DAY:
        return "part"
    if parts.get("first") or parts.get("last"):
        return "stretch"
    if expression.kind in {"period", "ago", "ahead", "shift"}:
        return texts("calendar.precision_of_units").get(expression.part("unit"), "stretch")
    return texts("calendar.precision_of_kinds").get(expression.kind, "stretch")


# The first of two hours, of which only the second says in which half of the day it is.
_OF_TWO = pattern_of(
    r"(?i)\b(?:\d\d?|{numbers.one_to_nine|numbers.ten_to_twelve}) ?(?:to|or|and|[-–]) ?"
    r"(?:\d[\d.:]*|{numbers.one_to_nine|numbers.ten_to_twelve}) ?[ap]\.? ?m"
)
_ZONE = pattern_of(r"\b(?:({calendar.zone_letters})(?!\w)|(local time))")


def clock_of(words: str) -> tuple[TextIfAny, TextIfAny]:
    """Returns the clock time in ISO 8601 and the zone as printed: ("18:40+00:00", "GMT"), ("07:25",
    None)."""
    match = _ZONE.search(words)
    zone = match[0] if match else None
    clock = read_clock(words)
    if clock is None or _OF_TWO.search(words):
        return None, zone
    return clock.text() + texts("calendar.zones").get(zone or "", ""), zone
