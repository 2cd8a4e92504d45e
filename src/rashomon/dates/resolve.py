"""Resolves the time expressions of a story against the anchors of its reports."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby, permutations
from operator import attrgetter, itemgetter

from rashomon.dates.anchors import Anchor, find_anchors
from rashomon.dates.days import Days, SpokenTime, single_day
from rashomon.dates.expression_days import meaning_of
from rashomon.dates.expressions import Expression
from rashomon.dates.mentions import Mentions, TimeMention, day_of, mentions_of
from rashomon.dates.named_days import NamedDays, lead_day
from rashomon.dates.precision import ClockDays, clock_of, may_tell_a_clock, precision_of
from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copies, Copy
from rashomon.model.date import Date
from rashomon.model.record import record
from rashomon.model.report import POST, Report
from rashomon.model.statement import Statement, Statements
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_report
from rashomon.text.parsed_report import Annotations, Pages

_Known = dict[tuple[str, int], Days]  # what expressions mean, by report and place in it


# Days of words that were copied from another report.

# Times of day, which belong to a day named elsewhere: copied, they keep the day that they have in
# the older report.
CLOCKS = {"clock", "hour", "part", "nighttime"}
# Expressions that mean another day when they are read from another day.
RELATIVE = set_of("calendar.kinds_read_from_a_day") | CLOCKS

_OWN = {"tomorrow", "that", "the same", "later", "earlier"}


@record
class CopiedDays:
    """The report from which a passage was copied, the day from which that report speaks, and the
    offset of the same expression there."""

    report: str
    day: date
    place: int


_Carried = dict[int, CopiedDays]  # what was copied from where, by offset


def _copied_days(
    copies: Copies,
    mentions: Mapping[str, Mentions],
    days: Mapping[str, date | None],
) -> defaultdict[str, _Carried]:
    """Maps, for each report, an expression (its offset) to the older report with the passage, and
    its day."""
    oldest = defaultdict[str, _Carried](dict)
    relative = {report: _relative(told) for report, told in mentions.items()}
    for copy in copies:
        for source, derived in permutations(copy.spans):
            first = days.get(source.report)
            last = days.get(derived.report)
            if not first or not last or first >= last or copy.source == derived.report:
                continue
            offsets = {e.words: e.start for e in relative[source.report] if e.is_in(source)}
            for expression in relative[derived.report] if offsets else ():
                if not expression.is_in(derived) or expression.words not in offsets:
                    continue
                known = oldest[derived.report].get(expression.start)
                if not known or (first, source.report) < (known.day, known.report):
                    copied = CopiedDays(source.report, first, offsets[expression.words])
                    oldest[derived.report][expression.start] = copied
    return oldest


def _relative(mentions: Mentions) -> list[Expression]:
    """Returns the relative expressions of a report, except "tomorrow": the page announces it anew,
    and a moved day is told as a caution. What counts from words beside it is none: "that morning",
    "two hours later"."""
    relative = []
    for mention in mentions:
        expression = mention.expression
        if expression.kind in RELATIVE and _OWN.isdisjoint(expression.words):
            relative.append(expression)
    return relative


def _datelines(mentions: Mentions) -> set[tuple[str, ...]]:
    return {told.expression.words for told in mentions if told.furniture == "dateline"}


@record
class ResolvedDates:
    """Anchors by report id, and all time expressions ordered by report and position."""

    anchors: dict[str, Anchor]
    dates: tuple[Date, ...]

    def anchored(self, report: Report) -> Report:
        """Returns a copy of the report with its anchor set, where one was found."""
        anchor = self.anchors.get(report.id, Anchor(report.anchor, report.anchor_basis))
        return replace(
            report,
            anchor=anchor.day,
            anchor_basis=anchor.basis,
            anchor_confidence=anchor.confidence,
        )


def resolve_dates(annotated: Pages, *, copies: Copies) -> ResolvedDates:
    """Finds the anchors and resolves the dates of a story."""
    ordered = sorted(annotated, key=attrgetter("id"))
    mentions = {page.id: mentions_of(page) for page in ordered}
    datelines = {name: _datelines(told) for name, told in mentions.items()}

    def tells_of_one_day(copy: Copy) -> bool:
        first, second = (datelines[report] for report in copy.reports)
        return not (first and second) or not first.isdisjoint(second)

    # "today" is another day in each of two that have datelines of two days
    copies = tuple(filter(tells_of_one_day, copies))
    anchors = find_anchors(ordered, mentions=mentions, copies=copies)
    days = {name: day_of(anchor.day) for name, anchor in anchors.items()}
    carried = _copied_days(copies, mentions, days)
    # of the older reports, for the clock times of what was copied from them
    known: _Known = {}
    clocks = ClockDays()
    dates: list[Date] = []
    for page in sorted(ordered, key=lambda page: anchors[page.id].day or "9999"):
        name = page.id
        dates += _dates_of(page, mentions[name], days[name], carried[name], known, clocks)
    return ResolvedDates(anchors, tuple(sorted(dates, key=attrgetter("report"))))


def _dates_of(
    annotated: Annotations,
    mentions: Mentions,
    anchor: date | None,
    carried: _Carried,
    known: _Known,
    clocks: ClockDays,
) -> Iterator[Date]:
    """Yields the dates of one report in order; unknown days are None. Updates `known` (by report
    and offset) and `clocks` in place."""
    report = annotated.report
    parts = list(_by_post(report, mentions, anchor))
    reads = list(_read_all(parts, carried, known))
    elsewhere = _clock_day(reads, report.text, clocks)
    if elsewhere:
        reads = list(_read_all(parts, carried, known, elsewhere))
    for read in reads:
        mention = read.mention
        day = single_day(read.days)
        event = not mention.opens and not mention.furniture  # no entry in a live report
        if anchor and day and event and may_tell_a_clock(mention.expression):
            clocks.add(_with_at(report.text, mention), day)
        if read.days:
            known[report.id, mention.expression.start] = read.days
        is_around = mention.furniture == "dateline" and not mention.telling
        if is_around or (anchor and not read.days):
            continue  # with an anchor, what stands for no day is a duration or too vague
        yield _date(annotated, read)


_Posts = Iterable[tuple[date | None, Mentions]]  # each with its day


def _by_post(report: Report, mentions: Mentions, anchor: date | None) -> _Posts:
    """Yields the mentions of each post or message with its day, others with the report's."""
    posts = []
    for page_date in report.dates:
        if page_date.basis == POST and page_date.span:
            posts.append((page_date.span.start, day_of(page_date.value)))
    posts.sort()

    def day_there(mention: TimeMention) -> tuple[int, date | None]:
        count = bisect_right(posts, mention.expression.start, key=itemgetter(0))
        return count, posts[count - 1][1] if count else anchor

    for (_, day), told in groupby(mentions, day_there):
        yield day, list(told)


def _clock_day(reads: Iterable["ResolvedMention"], text: str, clocks: ClockDays) -> date | None:
    """Returns the day on which others had the clock times that this report gives without a day."""
    times = []
    days = []
    for read in reads:
        if read.guessed and read.days:
            times.append(_with_at(text, read.mention))
            days.append(read.days[0])
    if days:
        return clocks.day_of(times, max(days))
    return None


def _with_at(text: str, mention: TimeMention) -> str:
    """Returns the words of a clock time preceded by "at", without which "1.44" could be
    anything."""
    return text[max(0, mention.expression.start - 3) : mention.expression.end]


def _date(annotated: Annotations, read: "ResolvedMention") -> Date:
    expression = read.mention.expression
    span = annotated.report.trimmed_span(expression.start, expression.end)
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
    time = zone = first = last = None
    if may_tell_a_clock(expression):
        time, zone = clock_of(span.quote)
    if read.days:
        first, last = (day.isoformat() for day in read.days)
    tells = "telling" if read.mention.telling else "event"
    return Date(
        id=content_id("d", annotated.report.sha256, span.start, span.end),
        span=span,
        earliest=first,
        latest=last,
        precision=precision_of(expression),
        time=time,
        zone=zone,
        readings=other,
        tells="length" if expression.kind == "lasting" else tells,
        copied_from=copied,
        basis=basis,
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


def _read_all(
    posts: _Posts,
    carried: _Carried,
    known: _Known,
    clock_day: date | None = None,
) -> list[ResolvedMention]:
    """Resolves the expressions of a report by the days of its posts; by offset, what was copied and
    from where.

    `clock_day`: the day on which others had its clock times.
    """
    reads = []
    for anchor, mentions in posts:
        lead = lead_day(mentions, anchor)
        named = NamedDays(day=lead)
        last = None
        for mention in mentions:
            named.go_on(mention, last, lead, anchor)
            last = mention
            base = named.counted_from(mention, anchor)
            is_guessed = named.is_guessed(mention)
            day = clock_day if is_guessed and clock_day else named.day_for(mention)
            spoken = SpokenTime(
                expression=mention.expression,
                anchor=anchor,
                tense=mention.tense,
                day=day,
                recent=base,
                attributive=mention.attributive,
            )
            days = meaning_of(spoken)
            read = ResolvedMention(mention=mention, days=days, guessed=is_guessed)
            copied = carried.get(mention.expression.start)
            from_there = _as_there(spoken, copied, known) if copied else None
            if from_there:
                read = ResolvedMention(mention=mention, days=from_there, copied=copied, own=days)
            # Others do not count from these: they belong to a date named before, or are too long.
            is_apart = mention.furniture or mention.expression.kind in CLOCKS | {"lasting"}
            if read.days and not is_apart:
                named.remember(mention, read.days)
            reads.append(read)
    return reads


def _as_there(spoken: SpokenTime, copied: CopiedDays, known: _Known) -> Days | None:
    """Returns the days of the expression in the report it was copied from."""
    if spoken.expression.kind in CLOCKS:
        return known.get((copied.report, copied.place))
    return meaning_of(replace(spoken, anchor=copied.day))


# The time for which a statement's content holds, as opposed to when it was said.


def with_as_of(statements: Statements, *, dates: Sequence[Date]) -> Statements:
    """Sets `as_of` on statements whose content gives exactly one time that does not belong to
    another saying."""
    known = by_report(told for told in dates if told.earliest and told.latest)
    return tuple(replace(said, as_of=as_of(said, known[said.report])) for said in statements)


def as_of(statement: Statement, dates: Sequence[Date]) -> str | None:
    """Returns the day of which a statement tells, as an ISO day or as "earliest/latest". Returns
    None if it names none, or several."""
    times = set()
    for told in dates:
        is_inside = told.tells == "event" and statement.quote.contains(told.span)
        if is_inside and not _said(statement, told):
            times.add((told.earliest, told.latest))
    if len(times) != 1:
        return None
    ((earliest, latest),) = times
    if earliest == latest:
        return earliest
    return f"{earliest}/{latest}"


def _said(statement: Statement, date: Date) -> bool:
    """Whether the date stands with the cue and so tells when the statement was made."""
    cue = statement.cue
    return cue is not None and cue.start <= date.span.start <= cue.end + 1
