"""Incident: one event as coders of many stories list it, each cell with the words it rests on."""

from dataclasses import dataclass

from rashomon.model.span import Span

Toll = tuple[float | None, ...]
"""The least, the best attested and the most."""


@dataclass(frozen=True, slots=True)
class Incident:
    """An event with dead, or of a kind of violence or protest.

    `deed`: the sentence that tells of it; `background`: whether it was long over when it was told;
    `readings`, `hurt`, `arrests`, `crowd`: the numbers in words of reports, of the dead, of the
    injured and missing, of the arrested and of the participants; `lines`, `least_lines`: lines of
    reporting at most and at least; `*_at`: the words that a cell rests on.
    """

    story: str
    title: str | None
    id: str | None
    background: bool
    deed: Span
    first: str | None
    last: str | None
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    actors: tuple[str, ...]
    kind: str | None
    sources: tuple[str, ...]
    reports: int
    lines: int | None
    least_lines: int | None = None
    killed: Toll = ()
    injured: Toll = ()
    missing: Toll = ()
    arrested: Toll = ()
    participants: Toll = ()
    readings: str | None = None
    hurt: str | None = None
    arrests: str | None = None
    crowd: str | None = None
    day_at: tuple[Span, ...] = ()
    place_at: tuple[Span, ...] = ()
    actors_at: tuple[Span, ...] = ()
    kind_at: tuple[Span, ...] = ()
    killed_at: tuple[Span, ...] = ()
    injured_at: tuple[Span, ...] = ()
    missing_at: tuple[Span, ...] = ()
    arrested_at: tuple[Span, ...] = ()
    participants_at: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """Which incidents are wanted; all of it must hold. `first`, `last`: days that an incident must
    touch; `least`: how many dead, injured or missing somebody counts at least."""

    first: str = ""
    last: str = ""
    place: str = ""
    deed: str = ""
    actor: str = ""
    least: float = 0.0

    def holds(self, one: Incident) -> bool:
        """Whether an incident is wanted; words are compared without regard to case, days and
        numbers that are unknown are none."""
        tolls = (*one.killed, *one.injured, *one.missing)
        return (
            (not self.first or (one.last or "") >= self.first)
            and (not self.last or (one.first or "~") <= self.last)
            and _within(self.place, (one.place or "", one.country or ""))
            and _within(self.deed, (one.deed.quote, one.kind or "", one.title or ""))
            and _within(self.actor, one.actors)
            and (
                not self.least or max((x for x in tolls if x is not None), default=0) >= self.least
            )
        )


def _within(words: str, held: tuple[str, ...]) -> bool:
    told = " ".join(held).casefold()
    return all(word in told for word in words.casefold().split())
