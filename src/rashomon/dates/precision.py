"""Says how precise a time expression is, which clock time and zone it gives, and on which day a
clock time without one is."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from rashomon.dates.expressions import Expression
from rashomon.shipped.words import pattern_of, texts
from rashomon.text.clocks import TimeOfDay, read_clock

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
_ZONE = pattern_of(
    r"\b(?:UTC ?([+−-]) ?(\d\d?)|({calendar.zone_letters})(?!\w)"
    r"|(?:[A-Z][\w-]+ ){0,2}(?:local )?time\b)"
)


def clock_of(words: str) -> tuple[str | None, str | None]:
    """Returns the clock time in ISO 8601 and the zone as printed: of "6.40 p.m. GMT",
    ("18:40+00:00", "GMT"); of "7.25 a.m.", ("07:25", None)."""
    words = words.partition("(")[0]  # "7 p.m. (1900 GMT)"
    match = _ZONE.search(words)
    zone = match[0] if match else None
    clock = read_clock(words)
    if clock is None or _OF_TWO.search(words):  # "6 and 7 p.m." are two
        return None, zone
    shift = texts("calendar.zones").get(zone or "", "")
    if match and match[1]:
        shift = f"{'+' if match[1] == '+' else '-'}{int(match[2]):02}:00"
    return clock.text() + shift, zone


def may_tell_a_clock(expression: Expression) -> bool:
    """Whether the words may contain a clock time."""
    return expression.kind == "clock" or "clock" in expression.parts


# The day of clock times given without one, from earlier reports with the same clock times.


class ClockDays:
    """Keeps the clock times seen so far in a story, each with its day; reports must be added oldest
    first."""

    def __init__(self) -> None:
        self._times: set[tuple[TimeOfDay, date]] = set()

    def add(self, words: str, day: date) -> None:
        """Records a clock time on that day."""
        clock = read_clock(words)
        if clock:
            self._times.add((clock, day))

    def day_of(self, times: Iterable[str], lead: date) -> date | None:
        """Returns the day, up to ten days before `lead`, to which other reports gave these clock
        times. Returns None if there is no such day, or if they gave one of the times to `lead`."""
        votes: Counter[date] = Counter()
        for clock in set(map(read_clock, times)):
            if clock is None:
                continue
            days = {day for clock_seen, day in self._times if _may_be_one_hour(clock, clock_seen)}
            if lead in days:
                return None
            # Reports agree by chance on full and half hours; one other time says as much as two of
            # those.
            votes.update(dict.fromkeys(days, 2 if clock.minutes % 30 else 1))
        best = max(votes, key=lambda day: (votes[day], day), default=None)
        if best and votes[best] > 1 and best < lead <= best + timedelta(days=10):
            return best
        return None


def _may_be_one_hour(first: TimeOfDay, second: TimeOfDay) -> bool:
    apart = abs(first.minutes - second.minutes)
    return not apart or (apart == 12 * 60 and not (first.sure and second.sure))  # half a day
