"""The timeline: what happened on which day."""

from collections.abc import Iterator, Mapping, Sequence

from rashomon.model.content_ids import fragment
from rashomon.model.date import Date, Event
from rashomon.model.record import record
from rashomon.model.span import Span, Stretches
from rashomon.model.story import Story
from rashomon.text.calendar_words import as_date, say_days
from rashomon.text.gathering import by_report, grouped

_BEFORE = 7  # days

# A report's words for an event, and the time expressions in them, with the days that they were
# resolved to.
EventWords = tuple[Span, tuple[tuple[str, str], ...]]
# The time expressions of each report.
Dates = Mapping[str, Sequence[Date]]


@record
class Happening:
    """An event with its source words and its claims. If reports differ, `given` has the days that
    each gives."""

    event: Event
    words: Sequence[EventWords]
    given: Sequence[tuple[str, Sequence[EventWords]]]
    claims: tuple[tuple[str, str], ...]


@record
class TimelineEntry:
    """All events of one day or interval."""

    days: str
    happenings: Sequence[Happening]
    is_background: bool


def tell_timeline(story: Story, first: str) -> Iterator[TimelineEntry]:
    """Yields an entry for each day, or span of days, of the timeline, with all its events. Undated
    events come last.

    `first` is the day from which the first report speaks. What happened well before it is
    background, unless everything did.
    """
    by_days = grouped(story.timeline, _days)
    background = set()
    for days in by_days:
        if is_background(*days, first):
            background.add(days)
    if len(background) == len(by_days):
        background = set()
    titles = {claim.id: claim.name for claim in story.claims}
    dates = by_report(story.dates)
    for days in sorted(by_days, key=lambda days: (not days[0], days)):
        events = sorted(by_days[days], key=_tellers, reverse=True)
        happenings = [_happening(event, dates, titles) for event in events]
        yield TimelineEntry(_days_in_words(*days), happenings, days in background)


def _tellers(event: Event) -> int:
    return len(by_report(event.spans))


def _days(event: Event) -> tuple[str, str]:
    return event.earliest or event.latest or "", event.latest or event.earliest or ""


def _days_in_words(earliest: str | None, latest: str | None) -> str:
    return say_days(earliest, latest) or "no day known"


def is_background(earliest: str, latest: str, first: str) -> bool:
    """Whether these days lie more than a week before the first report, or are a long interval that
    began then."""
    begun = as_date(earliest)
    ended = as_date(latest)
    since = as_date(first)
    if not (begun and ended and since) or (since - begun).days <= _BEFORE:
        return False
    return (since - ended).days > _BEFORE or (ended - begun).days > 31


def _happening(event: Event, dates: Dates, titles: dict[str, str]) -> Happening:
    """Returns the event in the words of the reports."""
    days = []
    for time in event.times:
        days.append((_days_in_words(time.earliest, time.latest), _words(time.spans, dates)))
    claims = []
    for claim in event.claims:
        if claim in titles:
            claims.append((fragment(claim), titles[claim]))
    return Happening(event, _words(event.spans, dates), days, tuple(claims))


def _words(spans: Stretches, dates: Dates) -> list[EventWords]:
    """Returns words of reports, each with the time expressions in it."""
    words = []
    for span in spans:
        dated = []
        for date in dates[span.report]:
            days = say_days(date.earliest, date.latest)
            if span.contains(date.span) and days and days != date.quote:
                dated.append((date.quote, days))
        words.append((span, tuple(dated)))
    return words
