"""Tracks the days a report has named so far, from which "a day earlier", "that night" and clock
times are counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.dates.days import Days, ReferenceDate
from rashomon.dates.expression_days import meaning_of
from rashomon.dates.mentions import TimeMention
from rashomon.lexicon import set_of
from rashomon.model.copy import Copy
from rashomon.model.span import Span

_LEAD_PARAGRAPHS = 5
# "The next day" goes on with the sentence before; a day named paragraphs above is another strand of
# the story.
_REACH, _FAR = {"next": 3, "following": 3, "later": 3}, 8


@dataclass(slots=True)
class Named:
    """The days named so far: the last date, the last single day, and the
    paragraph's day."""

    recent: Days | None = None
    recent_day: Days | None = None
    day: date | None = None
    sentence_day: Days | None = None
    """The last single day named in this sentence."""
    header: date | None = None
    """The day of a line that names nothing else; it holds for the lines below it."""
    has_day: bool = False
    """Whether this paragraph named the day, or opened with an hour of the report's own."""
    aside: tuple[int, date] | None = None
    """A verb beside the story and its day: in its sentence, only the clock times of its own clause
    belong to it."""

    paragraph: int = -1
    """The paragraph that named the last single day."""

    def day_for(self, mention: TimeMention) -> date | None:
        """The day that a clock time belongs to; "that night" and "an hour later" continue a day
        named in their sentence."""
        if (
            mention.expression.part("back")
            and mention.furniture is None
            and self.sentence_day is not None
        ):
            return self.sentence_day[0]
        return self.aside[1] if self.aside and self.aside[0] == mention.verb else self.day


def go_on(
    named: Named,
    mention: TimeMention,
    last: TimeMention | None,
    lead: date | None,
    anchor: date | None,
) -> None:
    """Forgets what belonged to the previous sentence or paragraph."""
    if last is None or mention.sentence != last.sentence or mention.paragraph < 0:
        named.sentence_day = None
        named.day, named.aside = (named.aside[1] if named.aside else named.day), None
    if last is None or mention.paragraph != last.paragraph:
        named.day = named.header or lead or (named.day if anchor is None else None)
        named.has_day = False
    if mention.opens and mention.expression.kind == "clock":
        named.day = named.header or anchor or named.day
        named.has_day = True


def counted_from(mention: TimeMention, named: Named, anchor: date | None) -> Days | None:
    """The date from which "a day earlier" or "that year" is counted."""
    if mention.expression.kind != "shift":
        return named.recent
    way = mention.expression.part("way")
    if way == "after":
        return named.sentence_day
    if mention.expression.part("unit") in {"month", "year"} and named.recent:
        return named.recent
    if named.recent_day is not None and mention.paragraph - named.paragraph <= _REACH.get(
        way, _FAR
    ):
        return named.recent_day
    sure = (
        way not in _REACH and mention.expression.part("count") != "the"
    )  # "the night before" is before something told
    return (anchor, anchor) if anchor and sure else None


def remember(named: Named, mention: TimeMention, days: Days) -> None:
    if mention.expression.part("way") == "after":
        return  # "on Thursday, a day after ...": the story goes on on Thursday
    named.recent = days
    if mention.heading and days[0] == days[1]:
        named.header = days[0]
    if days[0] == days[1]:
        named.recent_day = named.sentence_day = days
        named.paragraph = mention.paragraph
        if mention.aside and mention.verb >= 0:
            named.aside = mention.verb, days[0]
        else:
            named.day, named.has_day = days[0], True


def lead_day(mentions: Sequence[TimeMention], anchor: date | None) -> date | None:
    """The day with which the report opens and to which its clock times belong; the anchor if it
    names none."""
    for mention in mentions:
        if (
            mention.furniture is None
            and mention.paragraph <= _LEAD_PARAGRAPHS
            and mention.expression.kind in {"weekday", "today", "day", "iso"}
        ):
            days = meaning_of(mention.expression, ReferenceDate(anchor, mention.tense))
            if (
                days
                and days[0] == days[1]
                and (anchor is None or 0 <= (anchor - days[0]).days <= 6)
            ):
                return days[0]
    return anchor


# Days of words that were copied from another report.

CLOCKS = frozenset({"clock", "hour", "part", "nighttime"})
"""Times of day, which belong to a day named elsewhere: copied, they keep the day that they have in
the older report."""
RELATIVE = set_of("calendar.kinds_read_from_a_day") | CLOCKS
"""Expressions that mean another day when they are read from another day."""


@dataclass(frozen=True, slots=True)
class CopiedDays:
    """The report a passage was copied from, the day it speaks from, and the offset of the same
    expression there."""

    report: str
    day: date
    place: int


def copied_days(
    copies: Sequence[Copy],
    mentions: Mapping[str, Sequence[TimeMention]],
    days: Mapping[str, date | None],
) -> dict[tuple[str, int], CopiedDays]:
    """Maps (report, offset) of an expression to the older report with the same passage, and its
    day."""
    found: dict[tuple[str, int], CopiedDays] = {}
    for copy in copies:
        for source, derived, named in ((copy.a, copy.b, "a"), (copy.b, copy.a, "b")):
            first, last = days.get(source.report), days.get(derived.report)
            if first is None or last is None or first >= last or copy.from_ in {"a", "b"} - {named}:
                continue
            offsets = {
                _words(mention): mention.expression.start
                for mention in _inside(mentions[source.report], source)
            }
            for mention in _inside(mentions[derived.report], derived):
                place = (derived.report, mention.expression.start)
                older = found.get(place)
                if _words(mention) in offsets and (
                    older is None or (first, source.report) < (older.day, older.report)
                ):
                    found[place] = CopiedDays(source.report, first, offsets[_words(mention)])
    return found


def _inside(mentions: Sequence[TimeMention], passage: Span) -> list[TimeMention]:
    """The relative expressions in a passage, except "tomorrow": the page announces it anew, and a
    moved day is reported as drift."""
    return [
        m
        for m in mentions
        if m.expression.kind in RELATIVE
        and m.expression.part("word") != "tomorrow"
        and passage.start <= m.expression.start
        and m.expression.end <= passage.end
    ]


def _words(mention: TimeMention) -> tuple[str, tuple[tuple[str, str], ...]]:
    return mention.expression.kind, tuple(
        sorted((name, words.casefold()) for name, words in mention.expression.parts.items())
    )
