"""Time expressions."""

from rashomon.model.record import record
from rashomon.model.span import OfSpan, Span


@record
class Date(OfSpan):
    """A time expression as ISO days, both ends included.

    - `precision`: minute, hour, part (of a day), day, weekend, week, month, season, quarter, half,
      year, years, decade, century or stretch
    - `time`: the time of day, if the words give one, with its offset from UTC if the zone is known
    - `zone`: the zone as printed
    - `readings`: other days that the words allow
    - `tells`: "telling" if it dates a statement, "length" if it is a duration ("for two years"),
      "limit" if something is so up to it or from it on ("by Friday"), otherwise "event"
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
