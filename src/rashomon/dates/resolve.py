"""Resolves the time expressions of a story against the anchors of its reports."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby, permutations, repeat
from operator import attrgetter, itemgetter

from rashomon.dates.anchors import Anchor, find_anchors
from rashomon.dates.days import Days, SpokenTime, single_day
from rashomon.dates.doubted_stamps import doubted_stamps
from rashomon.dates.expression_days import meaning_of
from rashomon.dates.expressions import Expression
from rashomon.dates.mentions import Mentions, TimeMention, day_of, mentions_of
from rashomon.dates.named_days import NamedDays, lead_day
from rashomon.dates.precision import ClockDays, clock_of, may_tell_a_clock, precision_of
from rashomon.dates.sure_days import DayReading, NamedBefore, NamedInParagraph, is_sure
from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copies, Copy
from rashomon.model.date import Date
from rashomon.model.record import record
from rashomon.model.report import EMBEDDED, POST, Report
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import Annotations, Pages

_ReadPage = Sequence[tuple["ResolvedMention", DayReading | None]]
_Known = dict[tuple[str, int], Days]  # what expressions mean, by report and place in it

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
    relative = {
        report: _relative_expressions(mentions_there) for report, mentions_there in mentions.items()
    }
    for copy in copies:
        for source, derived in permutations(copy.spans):
            first = days.get(source.report)
            last = days.get(derived.report)
            # copied only from a report of an earlier day
            if not first or not last or first >= last or copy.source == derived.report:
                continue
            offsets = {e.words: e.start for e in relative[source.report] if e.is_in(source)}
            for expression in relative[derived.report] if offsets else ():
                if not expression.is_in(derived) or expression.words not in offsets:
                    continue
                copied_before = oldest[derived.report].get(expression.start)
                if not copied_before or (first, source.report) < (
                    copied_before.day,
                    copied_before.report,
                ):
                    copied = CopiedDays(source.report, first, offsets[expression.words])
                    oldest[derived.report][expression.start] = copied
    return oldest


def _relative_expressions(mentions: Mentions) -> list[Expression]:
    """Returns the relative expressions of a report, except "tomorrow": the page announces it anew,
    and a moved day is told as a caution. What counts from words beside it is none: "that morning",
    "two hours later"."""
    relative = []
    for mention in mentions:
        expression = mention.expression
        if expression.kind in RELATIVE and _OWN.isdisjoint(expression.words):
            relative.append(expression)
    return relative


def _dateline_words(mentions: Mentions) -> set[tuple[str, ...]]:
    return {mention.expression.words for mention in mentions if mention.furniture == "dateline"}


@record
class ResolvedDates:
    """Anchors by report id, and all time expressions ordered by report and position."""

    anchors: dict[str, Anchor]
    dates: tuple[Date, ...]

    def anchored(self, report: Report) -> Report:
        """Returns a copy of the report with its anchor set, where one was found, and without the
        day of its page, where its words contradict it."""
        anchor = self.anchors.get(report.id, Anchor(report.anchor, report.anchor_basis))
        if anchor.basis and not anchor.day:
            report = replace(report, published=None, published_basis=None)
        return replace(
            report,
            anchor=anchor.day,
            anchor_basis=anchor.basis,
            anchor_confidence=anchor.confidence,
        )


def resolve_dates(annotated: Pages, *, copies: Copies) -> ResolvedDates:
    """Finds the anchors and resolves the dates of a story: the days that are sure."""
    return resolve_dates_where(annotated, copies=copies, is_printed=is_sure)


def resolve_dates_where(
    annotated: Pages, *, copies: Copies, is_printed: Callable[[DayReading], bool]
) -> ResolvedDates:
    """Returns the anchors of a story, and of the days that were read those that `is_printed` lets
    pass.

    The reports are read from the oldest on, since later ones count from the days of what they
    copied.
    """
    ordered = sorted(annotated, key=attrgetter("id"))
    mentions = {page.id: mentions_of(page) for page in ordered}
    datelines = {name: _dateline_words(mentions_there) for name, mentions_there in mentions.items()}

    def tells_of_one_day(copy: Copy) -> bool:
        first, second = (datelines[report] for report in copy.reports)
        return not (first and second) or not first.isdisjoint(second)

    # "today" is another day in each of two that have datelines of two days
    copies = tuple(filter(tells_of_one_day, copies))
    anchors = find_anchors(ordered, mentions=mentions, copies=copies)
    days = {name: day_of(anchor.day) for name, anchor in anchors.items()}
    carried = _copied_days(copies, mentions, days)
    # of the older reports, for the clock times of what was copied from them
    days_read: _Known = {}
    clocks = ClockDays()
    read_pages: dict[Annotations, _ReadPage] = {}
    for page in sorted(ordered, key=lambda page: anchors[page.id].day or "9999"):
        name = page.id
        of_page = _read_page(page, mentions[name], anchors[name], carried[name], days_read, clocks)
        read_pages[page] = list(of_page)
    dates = sorted(_printed_dates(read_pages, is_printed), key=attrgetter("report"))
    return ResolvedDates(anchors, tuple(dates))


def _printed_dates(
    read_pages: Mapping[Annotations, "_ReadPage"], is_printed: Callable[[DayReading], bool]
) -> Iterator[Date]:
    """Yields the dates of all reports that are printed, and those without days."""
    readings = {
        page.id: [reading for _, reading in of_page if reading]
        for page, of_page in read_pages.items()
    }
    doubted = doubted_stamps(readings)
    for page, of_page in read_pages.items():
        for resolved, reading in of_page:
            if reading and page.id in doubted:
                reading = replace(reading, is_stamp_doubted=True)
            if reading is None or is_printed(reading):
                yield _date_of_resolved(page, resolved)


def _read_page(
    annotated: Annotations,
    mentions: Mentions,
    anchor: Anchor,
    carried: _Carried,
    days_read: _Known,
    clocks: ClockDays,
) -> Iterator[tuple["ResolvedMention", DayReading | None]]:
    """Yields the expressions of one report in order, with None for a reading where days are
    unknown. Updates `days_read` (by report and offset) and `clocks` in place."""
    report = annotated.report
    today = day_of(anchor.day)
    parts = list(_by_post(report, mentions, today))
    reads = list(_resolve_mentions(parts, carried, days_read))
    elsewhere = _clock_day(reads, report.text, clocks)
    if elsewhere:
        reads = list(_resolve_mentions(parts, carried, days_read, elsewhere))
    named = NamedInParagraph(mentions)
    counted_from = _counted_from(parts, anchor, report.published)
    for resolved, (anchor_there, stamp) in zip(reads, counted_from, strict=True):
        mention = resolved.mention
        day = single_day(resolved.days)
        event = not mention.opens and not mention.furniture  # no entry in a live report
        if today and day and event and may_tell_a_clock(mention.expression):
            clocks.add(_with_at(report.text, mention), day)
        if resolved.days:
            days_read[report.id, mention.expression.start] = resolved.days
        before = named.before(mention)
        is_around = mention.furniture == "dateline" and not mention.telling
        if is_around or (today and not resolved.days):
            continue  # with an anchor, what stands for no day is a duration or too vague
        yield resolved, _reading_of(resolved, anchor_there, stamp, before)


def _counted_from(
    parts: "_Posts", anchor: Anchor, published: str | None
) -> Iterator[tuple[Anchor, str | None]]:
    """Yields, for each expression, the anchor and the stamp of the post that holds it, otherwise
    those of the report."""
    for day, stamp, mentions in parts:
        told_there = (anchor, stamp or published)
        if day and day != day_of(anchor.day):
            told_there = (replace(anchor, day=day.isoformat()), stamp)
        yield from repeat(told_there, len(mentions))


def _reading_of(
    resolved: "ResolvedMention", anchor: Anchor, stamp: str | None, before: NamedBefore
) -> DayReading | None:
    """Returns what says how sure the days of an expression are; None if it has none."""
    if not resolved.days:
        return None
    return DayReading(
        mention=resolved.mention,
        days=resolved.days,
        anchor=anchor,
        stamp=stamp,
        before=before,
    )


_Posts = Iterable[tuple[date | None, str | None, Mentions]]  # each with its day and stamp


def _by_post(report: Report, mentions: Mentions, anchor: date | None) -> _Posts:
    """Yields the mentions of each post or message with its day and stamp, all else without one.

    An embedded message ends where its words end; a post of a live page reaches to the next one.
    """
    posts = []
    embedded = []
    for page_date in report.dates:
        if page_date.basis == POST and page_date.span:
            posts.append((page_date.span.start, page_date.value))
        elif page_date.basis == EMBEDDED and page_date.span:
            embedded.append((page_date.span, page_date.value))
    posts.sort()

    def stamp_there(mention: TimeMention) -> tuple[int, str | None]:
        start = mention.expression.start
        for number, (span, stamp) in enumerate(embedded):
            if span.start <= start < span.end:
                return -1 - number, stamp  # a key of its own for each message, below those of posts
        count = bisect_right(posts, start, key=itemgetter(0))
        return count, posts[count - 1][1] if count else None

    for (_, stamp), mentions_there in groupby(mentions, stamp_there):
        yield day_of(stamp) if stamp else anchor, stamp, list(mentions_there)


def _clock_day(reads: Iterable["ResolvedMention"], text: str, clocks: ClockDays) -> date | None:
    """Returns the day on which others had the clock times that this report gives without a day."""
    times = []
    days = []
    for resolved in reads:
        if resolved.guessed and resolved.days:
            times.append(_with_at(text, resolved.mention))
            days.append(resolved.days[0])
    if days:
        return clocks.day_of(times, max(days))
    return None


def _with_at(text: str, mention: TimeMention) -> str:
    """Returns the words of a clock time preceded by "at", without which "1.44" could be
    anything."""
    return text[max(0, mention.expression.start - 3) : mention.expression.end]


def _date_of_resolved(annotated: Annotations, resolved: "ResolvedMention") -> Date:
    """Returns a resolved mention as a date of the ledger. If the words were copied, the day is
    counted from the report that they were copied from, and the report's own reading is kept beside
    it."""
    expression = resolved.mention.expression
    span = annotated.report.trimmed_span(expression.start, expression.end)
    copied = None
    basis = None
    own_reading: tuple[str, ...] = ()
    if resolved.copied and resolved.own != resolved.days:
        copied = resolved.copied.report
        if resolved.own:  # an ISO day, or "earliest/latest"
            own_reading = ("/".join(dict.fromkeys(day.isoformat() for day in resolved.own)),)
        basis = (
            f"counted from {resolved.copied.day.isoformat()}, the day of {copied}, from which this "
            "passage was copied"
        )
    time = zone = first = last = None
    if may_tell_a_clock(expression):
        time, zone = clock_of(span.quote)
    if resolved.days:
        first, last = (day.isoformat() for day in resolved.days)
    return Date(
        id=content_id("d", annotated.report.sha256, span.start, span.end),
        span=span,
        earliest=first,
        latest=last,
        precision=precision_of(expression),
        time=time,
        zone=zone,
        readings=own_reading,
        tells=_tells(resolved.mention),
        copied_from=copied,
        basis=basis,
    )


def _tells(mention: TimeMention) -> str:
    """Returns what a time says: how long something has been so, its limit, when it was said, or
    when it happened."""
    if mention.expression.kind == "lasting":
        return "length"
    if mention.is_limit:
        return "limit"
    return "telling" if mention.telling else "event"


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

    def copied_from(self, source: CopiedDays | None, days: Days) -> "ResolvedMention":
        """Returns it with the days that it has in the report from which it was copied."""
        return replace(self, days=days, copied=source, own=self.days, guessed=False)


def _resolve_mentions(
    posts: _Posts,
    carried: _Carried,
    days_read: _Known,
    clock_day: date | None = None,
) -> list[ResolvedMention]:
    """Resolves the expressions of a report by the days of its posts; by offset, what was copied and
    from where.

    `clock_day`: the day on which others had its clock times.
    """
    reads = []
    for anchor, _, mentions in posts:
        lead = lead_day(mentions, anchor)
        named_days = NamedDays(day=lead)
        last = None
        for mention in mentions:
            named_days.go_on(mention, last, lead, anchor)
            last = mention
            base = named_days.counted_from(mention, anchor)
            is_guessed = named_days.is_guessed(mention)
            day = clock_day if is_guessed and clock_day else named_days.day_for(mention)
            spoken = SpokenTime(
                expression=mention.expression,
                anchor=anchor,
                tense=mention.tense,
                day=day,
                recent=base,
                attributive=mention.attributive,
            )
            resolved = ResolvedMention(mention=mention, days=meaning_of(spoken), guessed=is_guessed)
            copied = carried.get(mention.expression.start)
            from_there = _days_in_source(spoken, copied, days_read) if copied else None
            if from_there:
                resolved = resolved.copied_from(copied, from_there)
            # Others do not count from these: they belong to a date named before, or are too long.
            is_apart = mention.furniture or mention.expression.kind in CLOCKS | {"lasting"}
            if resolved.days and not is_apart:
                named_days.remember(mention, resolved.days)
            reads.append(resolved)
    return reads


def _days_in_source(spoken: SpokenTime, copied: CopiedDays, days_read: _Known) -> Days | None:
    """Returns the days of the expression in the report it was copied from."""
    if spoken.expression.kind in CLOCKS:
        return days_read.get((copied.report, copied.place))
    return meaning_of(replace(spoken, anchor=copied.day))
