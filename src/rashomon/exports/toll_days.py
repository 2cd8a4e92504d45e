"""Tells on which day those counted in a difference were killed or hurt (`days_of_toll`)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeVar

from rashomon.model.content_ids import by_id
from rashomon.model.difference import Difference
from rashomon.model.report import Reports, ReportsById
from rashomon.model.span import Span, Stretches
from rashomon.model.story import Story
from rashomon.text.calendar_words import as_date
from rashomon.text.whole_sentences import sentences_of

ONE_EVENT = timedelta(days=10)  # between the days that two numbers of one event are given for
TollDays = tuple[date, date]
_Told = TypeVar("_Told")


def days_of_toll(story: Story, difference: Difference, printed: date | None) -> TollDays | None:
    """Returns the day of a count: that which most reports give in its sentences, or its own. If it
    is later than the day on which dead were first `printed`, it is the day of what followed, such
    as a search; then it is that which most reports give of the days before."""
    sentences = [quote.sentence for quote in difference.quotes()]
    days = _days_within(story, sentences) or _as_days(difference.as_of)
    if days and printed and days[0] > printed:
        return _days_before_print(story, printed) or days
    return days


def _days_before_print(story: Story, printed: date) -> TollDays | None:
    """Returns the day that most reports of a story give of the few before dead were printed."""
    tellers = defaultdict[TollDays, set[str]](set)
    for day_told in story.dates:
        days = _as_days(f"{day_told.earliest}/{day_told.latest}")
        if days is None or day_told.tells != "event":
            continue
        first_day, last_day = days
        if first_day == last_day and printed - ONE_EVENT <= first_day <= printed:
            tellers[days].add(day_told.report)
    return max(tellers, key=lambda days: (len(tellers[days]), days), default=None)


def first_printed(story: Story, reports: ReportsById) -> date | None:
    """Returns the day on which the first report gives dead of what the story tells."""
    days = [
        as_date(reports[number.report].published or "")
        for number in story.numbers
        if number.measure == "killed" and number.low and not number.is_recalled
    ]
    return min(filter(None, days), default=None)


def days_before(story: Story, difference: Difference, reports: Reports) -> TollDays | None:
    """Returns the day that most reports give right before the sentences of a count: "The ferry sank
    on Sunday. Nine people drowned"."""
    reports_by_id = by_id(reports)
    before = []
    for quote in difference.quotes():
        report = reports_by_id[quote.report]
        behind = quote.sentence.start
        earlier = [sentence for sentence in sentences_of(report) if sentence.end <= behind]
        before += [sentence for sentence in earlier[-1:] if sentence.line != report.title]
    return _days_within(story, before)


def _days_within(story: Story, sentences: Stretches) -> TollDays | None:
    """Returns the day of an event that most reports give within these sentences."""
    dated = []
    for day_told in story.dates:
        days = _as_days(f"{day_told.earliest}/{day_told.latest}")
        if days and day_told.tells == "event":
            dated.append((days, day_told.span))
    most = most_told(dated, sentences)
    if not most:
        return None
    first, last = min(most, key=_length_of)
    latest = last
    for start, end in most:
        # as many reports may give the day after
        if first <= start <= last + timedelta(days=1) and end - start <= ONE_EVENT:
            latest = max(latest, end)
    return first, latest


def _length_of(days: TollDays) -> tuple[timedelta, TollDays]:
    """Sorts the most exact days first, of these the earliest."""
    return days[1] - days[0], days


def most_told(placed_values: Iterable[tuple[_Told, Span]], within: Stretches) -> list[_Told]:
    """Returns what most reports tell within these words."""
    tellers = defaultdict(set)
    for thing, span in placed_values:
        if span.meets(within):
            tellers[thing].add(span.report)
    most = max(map(len, tellers.values()), default=0)
    return [thing for thing, reports in tellers.items() if len(reports) == most]


def _as_days(interval: str | None) -> TollDays | None:
    """Returns the first and the last of an ISO day or interval, None if one is unknown."""
    ends = (interval or "").split("/")
    first = as_date(ends[0])
    last = as_date(ends[-1])
    return (first, last) if first and last else None
