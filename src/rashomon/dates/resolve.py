"""Resolves the time expressions of a story against the anchors of its reports. It keeps track of
the days that a report has named so far, because "a day earlier", "that night" and clock times count
from them."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import itemgetter

from rashomon.dates.anchors import Anchor, find_anchors
from rashomon.dates.days import Days, ReferenceDate, single_day
from rashomon.dates.expression_days import meaning_of
from rashomon.dates.expressions import Expression
from rashomon.dates.mentions import Mentions, TimeMention, day_of, mentions_of
from rashomon.dates.precision import ClockDays, clock_of, may_tell_a_clock, precision_of
from rashomon.dates.tense import Tense
from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.record import record
from rashomon.model.report import POST, Report
from rashomon.model.statement import Statement
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_key
from rashomon.text.parsed_report import Annotations

_LEAD_PARAGRAPHS = 5
# "The next day" goes on with the sentence before; a day named paragraphs above is another strand of
# the story.
_REACH = {"next": 3, "following": 3, "later": 3}
_FAR = 8


@dataclass(slots=True)
class NamedDays:
    """The days named so far: the last date, the last single day, and the paragraph's day."""

    recent: Days | None = None
    recent_day: Days | None = None
    day: date | None = None
    # The last single day named in this sentence.
    sentence_day: Days | None = None
    # The day of a line that names nothing else; it holds for the lines below it.
    header: date | None = None
    # Whether this paragraph named the day, or opened with an hour of the report's own.
    has_day: bool = False
    # A verb beside the story and its day: in its sentence, only the clock times of its own clause
    # belong to it.
    aside: tuple[int, date] | None = None

    # The paragraph that named the last single day.
    paragraph: int = -1

    def day_for(self, mention: TimeMention) -> date | None:
        """Returns the day to which a clock time belongs. "That night" goes on with one of its
        sentence."""
        if mention.expression.part("back") and not mention.furniture and self.sentence_day:
            return self.sentence_day[0]
        return self.aside[1] if self.aside and self.aside[0] == mention.verb else self.day


_Place = tuple[str, int]  # a report, and where in it


def go_on(
    named: NamedDays,
    mention: TimeMention,
    last: TimeMention | None,
    lead: date | None,
    anchor: date | None,
) -> None:
    """Forgets what belonged to the previous sentence or paragraph."""
    if not last or mention.sentence != last.sentence or mention.paragraph < 0:
        named.sentence_day = None
        named.day = named.aside[1] if named.aside else named.day
        named.aside = None
    if not last or mention.paragraph != last.paragraph:
        named.day = named.header or lead or (named.day if anchor is None else None)
        named.has_day = False
    if mention.opens and mention.expression.kind == "clock":
        named.day = named.header or anchor or named.day
        named.has_day = True


def counted_from(mention: TimeMention, named: NamedDays, anchor: date | None) -> Days | None:
    """Returns the date from which "a day earlier" or "that year" counts."""
    expression = mention.expression
    if expression.kind != "shift":
        return named.recent
    way = expression.part("way")
    if way == "after":
        return named.sentence_day
    if expression.part("unit") in {"month", "year"} and named.recent:
        return named.recent
    if named.recent_day and mention.paragraph - named.paragraph <= _REACH.get(way, _FAR):
        return named.recent_day
    # "the night before" is before something told
    sure = way not in _REACH and expression.part("count") != "the"
    return (anchor, anchor) if anchor and sure else None


def remember(named: NamedDays, mention: TimeMention, days: Days) -> None:
    if mention.expression.part("way") == "after":
        return  # "on Thursday, a day after ...": the story goes on on Thursday
    named.recent = days
    day = single_day(days)
    if not day:
        return
    if mention.heading:
        named.header = day
    named.recent_day = named.sentence_day = days
    named.paragraph = mention.paragraph
    if mention.aside:
        named.aside = mention.verb, day
    else:
        named.day = day
        named.has_day = True


def lead_day(mentions: Mentions, anchor: date | None) -> date | None:
    """Returns the day with which the report opens, to which its clock times belong. Otherwise
    returns the anchor."""
    for mention in mentions:
        if (
            not mention.furniture
            and mention.paragraph <= _LEAD_PARAGRAPHS
            and mention.expression.kind in {"weekday", "today", "day", "iso"}
        ):
            day = single_day(meaning_of(mention.expression, ReferenceDate(anchor, mention.tense)))
            if day and (not anchor or 0 <= (anchor - day).days <= 6):
                return day
    return anchor


# Days of words that were copied from another report.

# Times of day, which belong to a day named elsewhere: copied, they keep the day that they have in
# the older report.
CLOCKS = {"clock", "hour", "part", "nighttime"}
# Expressions that mean another day when they are read from another day.
RELATIVE = set_of("calendar.kinds_read_from_a_day") | CLOCKS


@record
class CopiedDays:
    """The report from which a passage was copied, the day from which that report speaks, and the
    offset of the same expression there."""

    report: str
    day: date
    place: int


def _copied_days(
    copies: Sequence[Copy],
    mentions: Mapping[str, Mentions],
    days: Mapping[str, date | None],
) -> dict[_Place, CopiedDays]:
    """Maps an expression (report, offset) to the older report with the passage, and its day."""
    found: dict[_Place, CopiedDays] = {}
    relative = {report: _relative(some) for report, some in mentions.items()}
    for copy in copies:
        for source, derived, other in ((copy.a, copy.b, "b"), (copy.b, copy.a, "a")):
            first = days.get(source.report)
            last = days.get(derived.report)
            if not first or not last or first >= last or copy.from_ == other:
                continue
            offsets = {e.words: e.start for e in relative[source.report] if e.is_in(source)}
            for expression in relative[derived.report] if offsets else ():
                if not expression.is_in(derived) or expression.words not in offsets:
                    continue
                place = derived.report, expression.start
                older = found.get(place)
                if not older or (first, source.report) < (older.day, older.report):
                    found[place] = CopiedDays(source.report, first, offsets[expression.words])
    return found


def _relative(mentions: Mentions) -> list[Expression]:
    """Returns the relative expressions of a report, except "tomorrow": the page announces it anew,
    and a moved day is told as a caution."""
    expressions = (mention.expression for mention in mentions)
    return [e for e in expressions if e.kind in RELATIVE and e.part("word") != "tomorrow"]


@record
class ResolvedDates:
    """Anchors by report id, and all time expressions ordered by report and position."""

    anchors: dict[str, Anchor]
    dates: tuple[Date, ...]

    def anchored(self, report: Report) -> Report:
        """Returns a copy of the report with its anchor, if one was found."""
        anchor = self.anchors.get(report.id, Anchor(report.anchor, report.anchor_basis))
        return replace(
            report,
            anchor=anchor.day,
            anchor_basis=anchor.basis,
            anchor_confidence=anchor.confidence,
        )


def resolve_dates(annotated: Sequence[Annotations], *, copies: Sequence[Copy]) -> ResolvedDates:
    """Finds the anchors and resolves the dates of a story."""
    ordered = sorted(annotated, key=lambda a: a.report.id)
    mentions = {a.report.id: mentions_of(a) for a in ordered}
    anchors = find_anchors(ordered, mentions=mentions, copies=copies)
    days = {name: day_of(anchor.day) for name, anchor in anchors.items()}
    carried = _copied_days(copies, mentions, days)
    # of the older reports, for the clock times of what was copied from them
    known: dict[_Place, Days] = {}
    clocks = ClockDays()
    dates: list[Date] = []
    for a in sorted(ordered, key=lambda a: anchors[a.report.id].day or "9999"):
        name = a.report.id
        dates += _dates_of(a, mentions[name], days[name], carried, known, clocks)
    return ResolvedDates(anchors, tuple(sorted(dates, key=lambda found: found.span.report)))


def _dates_of(
    annotated: Annotations,
    mentions: Mentions,
    anchor: date | None,
    carried: Mapping[_Place, CopiedDays],
    known: dict[_Place, Days],
    clocks: ClockDays,
) -> Iterator[Date]:
    """Yields the dates of one report in order; unknown days are None. Updates `known` (by report
    and offset) and `clocks` in place."""
    report = annotated.report
    own = {place: copied for (name, place), copied in carried.items() if name == report.id}
    parts = list(_by_post(report, mentions, anchor))
    reads = [read for day, told in parts for read in _read(told, day, own, known)]
    elsewhere = _clock_day(reads, report.text, clocks)
    if elsewhere:
        reads = [read for day, told in parts for read in _read(told, day, own, known, elsewhere)]
    for read in reads:
        mention = read.mention
        day = single_day(read.days)
        event = not mention.opens and not mention.furniture  # no entry in a live report
        if anchor and day and event and may_tell_a_clock(mention.expression):
            clocks.add(_with_at(report.text, mention), day)
        if read.days:
            known[report.id, mention.expression.start] = read.days
        if mention.furniture == "dateline" or (anchor and not read.days):
            continue  # with an anchor, what stands for no day is a duration or too vague
        yield _date(annotated, read)


def _by_post(
    report: Report, mentions: Mentions, anchor: date | None
) -> Iterator[tuple[date | None, list[TimeMention]]]:
    """Yields the mentions of each post or message with its day, others with the report's."""
    posts = sorted(
        (page_date.span.start, day_of(page_date.value))
        for page_date in report.dates
        if page_date.basis == POST and page_date.span
    )

    def day_there(mention: TimeMention) -> tuple[int, date | None]:
        at = bisect_right(posts, mention.expression.start, key=itemgetter(0))
        return at, posts[at - 1][1] if at else anchor

    for (_, day), told in groupby(mentions, day_there):
        yield day, list(told)


def _clock_day(reads: Sequence["ResolvedMention"], text: str, clocks: ClockDays) -> date | None:
    """Returns the day on which others had the clock times that this report gives without a day."""
    guessed = [(read.days[0], read.mention) for read in reads if read.guessed and read.days]
    if not guessed:
        return None
    times = (_with_at(text, mention) for _, mention in guessed)
    return clocks.day_of(times, max(day for day, _ in guessed))


def _with_at(text: str, mention: TimeMention) -> str:
    """Returns the words of a clock time preceded by "at", without which "1.44" could be
    anything."""
    return text[max(0, mention.expression.start - 3) : mention.expression.end]


def _date(annotated: Annotations, read: "ResolvedMention") -> Date:
    report = annotated.report
    expression = read.mention.expression
    span = report.trimmed_span(expression.start, expression.end)
    copied = None
    basis = None
    other: tuple[str, ...] = ()
    if read.copied and read.own != read.days:
        copied = read.copied.report
        if read.own:  # an ISO day, or "earliest/latest"
            other = ("/".join(dict.fromkeys(day.isoformat() for day in read.own)),)
        basis = (
            f"counted from {read.copied.day.isoformat()}, the day of {copied}, from which this "
            "passage was copied"
        )
    time = zone = None
    if may_tell_a_clock(expression):
        time, zone = clock_of(span.quote)
    first, last = (day.isoformat() for day in read.days) if read.days else (None, None)
    tells = "telling" if read.mention.telling else "event"
    return Date(
        content_id("d", report.sha256, span.start, span.end),
        span,
        first,
        last,
        precision_of(expression),
        time,
        zone,
        other,
        "length" if expression.kind == "lasting" else tells,
        copied,
        basis,
    )


@record
class ResolvedMention:
    """A mention with its days. `copied` is the older report from which its passage was copied, and
    `own` are its days without that. If it is `guessed`, it is a clock time whose day comes only
    from the report as a whole."""

    mention: TimeMention
    days: Days | None
    copied: CopiedDays | None = None
    own: Days | None = None
    guessed: bool = False


def _read(
    mentions: Mentions,
    anchor: date | None,
    carried: Mapping[int, CopiedDays],
    known: Mapping[_Place, Days],
    clock_day: date | None = None,
) -> Iterator[ResolvedMention]:
    """Resolves the expressions of a report by its day; by offset, what was copied and from where.

    `clock_day`: the day on which others had its clock times.
    """
    lead = lead_day(mentions, anchor)
    named = NamedDays(day=lead)
    last = None
    for mention in mentions:
        expression = mention.expression
        go_on(named, mention, last, lead, anchor)
        last = mention
        base = counted_from(mention, named, anchor)
        # the day of this clock time comes only from the report as a whole
        guessed = (
            expression.kind in {"clock", "hour"}
            and not mention.furniture
            and not mention.opens
            and mention.tense is not Tense.FUTURE
            and not named.has_day
            and not (named.aside and named.aside[0] == mention.verb)
            and not named.header
        )
        day = clock_day if guessed and clock_day else named.day_for(mention)
        setting = ReferenceDate(anchor, mention.tense, day, base, mention.attributive)
        days = meaning_of(expression, setting)
        read = ResolvedMention(mention, days, guessed=guessed)
        copied = carried.get(expression.start)
        from_there = _as_there(mention, copied, setting, known) if copied else None
        if from_there:
            read = ResolvedMention(mention, from_there, copied, days)
        # Others do not count from these: they belong to a date named before, or are too long.
        if read.days and not mention.furniture and expression.kind not in CLOCKS | {"lasting"}:
            remember(named, mention, read.days)
        yield read


def _as_there(
    mention: TimeMention,
    copied: CopiedDays,
    setting: ReferenceDate,
    known: Mapping[_Place, Days],
) -> Days | None:
    """Returns the days of the expression in the report it was copied from."""
    if mention.expression.kind in CLOCKS:
        return known.get((copied.report, copied.place))
    return meaning_of(mention.expression, replace(setting, anchor=copied.day))


# The time for which a statement's content holds, as opposed to when it was said.


def with_as_of(statements: Sequence[Statement], *, dates: Sequence[Date]) -> tuple[Statement, ...]:
    """Sets `as_of` on statements whose content gives exactly one time that does not belong to
    another saying."""
    by_report = by_key((d.span.report, d) for d in dates if d.earliest and d.latest)
    return tuple(replace(one, as_of=as_of(one, by_report[one.report])) for one in statements)


def as_of(statement: Statement, dates: Sequence[Date]) -> str | None:
    """Returns an ISO day, "earliest/latest", or None."""
    days = {
        (d.earliest, d.latest)
        for d in dates
        if d.tells == "event" and statement.quote.contains(d.span) and not _said(statement, d)
    }
    if len(days) != 1:
        return None
    ((earliest, latest),) = days
    return earliest if earliest == latest else f"{earliest}/{latest}"


def _said(statement: Statement, date: Date) -> bool:
    """Whether the date stands with the cue and so tells when the statement was made."""
    cue = statement.cue
    return cue is not None and cue.start <= date.span.start <= cue.end + 1
