"""Time expressions and what happened when."""

from dataclasses import dataclass

from rashomon.model.span import Span


@dataclass(frozen=True, slots=True)
class Date:
    """A time expression resolved to inclusive ISO days."""

    id: str
    span: Span
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the reports say happened, with the days it may have happened on."""

    id: str
    what: str
    earliest: str | None
    latest: str | None
    spans: tuple[Span, ...]
    precision: str | None = None
    place: str | None = None
    actors: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
