"""Time expressions, and when events happened."""

from rashomon.model.record import record
from rashomon.model.span import Span


@record
class Date:
    """A time expression resolved to inclusive ISO days.

    `precision`: minute, hour, part (of a day), day, weekend, week, month, season, quarter, half,
    year, years, decade, century or stretch. `time`: the time of day if one is given, with its
    offset from UTC if the zone is known; `zone`: the zone as printed. `readings`: other days that
    the words allow. `tells`: "telling" if it dates a statement, "length" if it is a duration ("for
    two years"), else "event". `copied_from`: the report whose day it counts from, if the passage
    was copied from there; `basis` says so in words.
    """

    id: str
    span: Span
    earliest: str | None
    latest: str | None
    precision: str | None = None
    time: str | None = None
    zone: str | None = None
    readings: tuple[str, ...] = ()
    tells: str = "event"
    copied_from: str | None = None
    basis: str | None = None

    @property
    def report(self) -> str:
        """The report that tells it."""
        return self.span.report


@record
class Timing:
    """One answer to when an event happened, and the words that give it."""

    earliest: str | None
    latest: str | None
    spans: tuple[Span, ...]


@record
class Event:
    """An event that the reports tell of, with the days on which it may have happened.

    `times`: each answer to when, if they differ, the best attested first; `disputed`: whether two
    of them exclude each other.
    """

    id: str
    what: str
    earliest: str | None
    latest: str | None
    spans: tuple[Span, ...]
    precision: str | None = None
    place: str | None = None
    actors: tuple[str, ...] = ()
    times: tuple[Timing, ...] = ()
    disputed: bool = False
    claims: tuple[str, ...] = ()


DaySpan = tuple[str, str]  # the first and the last of some days, in ISO form
