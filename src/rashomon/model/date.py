"""Time expressions, and when events happened."""

from rashomon.model.record import record
from rashomon.model.span import OfSpan, Passages, Span


@record
class Date(OfSpan):
    """A time expression as ISO days, both ends included.

    - `precision`: minute, hour, part (of a day), day, weekend, week, month, season, quarter, half,
      year, years, decade, century or stretch
    - `time`: the time of day, if the words give one, with its offset from UTC if the zone is known
    - `zone`: the zone as printed
    - `readings`: other days that the words allow
    - `tells`: "telling" if it dates a statement, "length" if it is a duration ("for two years"),
      otherwise "event"
    - `copied_from`: if the words were copied, the report whose day they count from
    - `basis`: the reason for that in words
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


@record
class Timing:
    """One answer to when an event happened, with the words that give it."""

    earliest: str | None
    latest: str | None
    spans: Passages


@record
class Event:
    """An event that the reports tell of, with the days on which it may have happened.

    - `times`: if reports differ, each answer to when it happened, the best attested first
    - `disputed`: whether two of these answers exclude each other
    """

    id: str
    what: str
    earliest: str | None
    latest: str | None
    spans: Passages
    precision: str | None = None
    place: str | None = None
    actors: tuple[str, ...] = ()
    times: tuple[Timing, ...] = ()
    disputed: bool = False
    claims: tuple[str, ...] = ()
