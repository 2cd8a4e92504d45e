"""What happened when, day by day, with the gaps in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.language.calendar_words import as_date, say_days, say_gap
from rashomon.model.date import Event
from rashomon.model.story import Story
from rashomon.web.anchors import Labels, fragment


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one report for an event."""

    label: str
    quote: str
    href: str


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with the words it rests on and the points it bears on."""

    what: str
    place: str
    words: tuple[Words, ...]
    points: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """All events of one day or interval; `gap` says how long after the entry before."""

    days: str
    is_interval: bool
    gap: str
    happenings: tuple[Happening, ...]


def tell_timeline(story: Story, labels: Labels) -> tuple[Entry, ...]:
    """The story's events in their order, those of the same days together; undated ones last."""
    by_days: dict[tuple[str, str], list[Event]] = {}
    for event in story.timeline:
        by_days.setdefault((event.earliest or event.latest or "", event.latest or event.earliest or ""), []).append(event)
    questions = {point.id: point.question for point in story.points}
    entries = []
    before = ""
    for earliest, latest in sorted(by_days, key=lambda days: (not days[0], days)):
        told = tuple(_happening(event, questions, labels) for event in by_days[(earliest, latest)])
        entries.append(Entry(say_days(earliest, latest) or "no day known", earliest[:10] != latest[:10], _gap(before, earliest), told))
        before = max(before, earliest)
    return tuple(entries)


def _gap(before: str, after: str) -> str:
    first, last = as_date(before), as_date(after)
    return say_gap(first, last) if first and last else ""


def _happening(event: Event, questions: dict[str, str], labels: Labels) -> Happening:
    words = tuple(Words(labels.name(span.report), span.quote, labels.passage(span)) for span in event.spans)
    points: Sequence[str] = [point for point in event.points if point in questions]
    return Happening(event.what, event.place or "", words, tuple((fragment(point), questions[point]) for point in points))
