"""The timeline: what happened on which day."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from rashomon.model.content_ids import fragment
from rashomon.model.date import Date, Event
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.text.calendar_words import as_date, say_days
from rashomon.text.gathering import by_key

EventWords = tuple[Span, tuple[tuple[str, str], ...]]
"""A report's words for an event, and the time expressions in them, with the days that they were
resolved to."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with its source words and its claims. `given`: the days that each report gives,
    if they differ."""

    event: Event
    words: tuple[EventWords, ...]
    given: tuple[tuple[str, tuple[EventWords, ...]], ...]
    claims: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """All events of a day or interval."""

    days: str
    happenings: tuple[Happening, ...]
    is_background: bool


def tell_timeline(story: Story, first: str | None = None) -> tuple[TimelineEntry, ...]:
    """Returns the story's events in order, those of the same days together, undated ones last.

    `first`: the day from which the first report speaks. What lies well before it is background,
    unless everything does.
    """
    by_days = by_key(
        ((event.earliest or event.latest or "", event.latest or event.earliest or ""), event)
        for event in story.timeline
    )
    old = {days for days in by_days if first and is_background(*days, first)}
    old = old if len(old) < len(by_days) else set()
    titles = {claim.id: claim.name for claim in story.claims}
    tell = partial(_words, dates=by_key((date.span.report, date) for date in story.dates))
    return tuple(
        TimelineEntry(
            say_days(*days) or "no day known",
            tuple(
                _happening(one, tell, titles)
                for one in sorted(by_days[days], key=lambda it: -len({s.report for s in it.spans}))
            ),
            days in old,
        )
        for days in sorted(by_days, key=lambda days: (not days[0], days))
    )


_BEFORE, _LONG = 7, 31  # days


def is_background(earliest: str, latest: str, first: str) -> bool:
    """Whether these days lie more than a week before the first report, or are a long interval that
    began then."""
    begun, ended, since = as_date(earliest), as_date(latest), as_date(first)
    if not (begun and ended and since) or (since - begun).days <= _BEFORE:
        return False
    return (since - ended).days > _BEFORE or (ended - begun).days > _LONG


def _happening(
    event: Event, tell: Callable[[Span], EventWords], titles: Mapping[str, str]
) -> Happening:
    """The event in the words of the reports."""
    return Happening(
        event,
        tuple(map(tell, event.spans)),
        tuple(
            (say_days(time.earliest, time.latest) or "no day known", tuple(map(tell, time.spans)))
            for time in event.times
        ),
        tuple((fragment(one), titles[one]) for one in event.claims if one in titles),
    )


def _words(span: Span, dates: Mapping[str, Sequence[Date]]) -> EventWords:
    dated = tuple(
        (date.span.quote, days)
        for date in dates[span.report]
        if span.contains(date.span)
        and (days := say_days(date.earliest, date.latest))
        and days != date.span.quote
    )
    return span, dated
