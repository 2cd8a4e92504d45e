"""Resolves the time expressions of a story against the days from which its reports speak."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from operator import attrgetter, itemgetter

from rashomon.mentions.days.anchors import IN_DATELINE, Anchor, find_anchors
from rashomon.mentions.days.days import Days, SpokenTime, single_day
from rashomon.mentions.days.meaning import meaning_of
from rashomon.mentions.days.mentions import Mentions, TimeMention, day_of, mentions_of
from rashomon.mentions.days.sure_days import is_sure
from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copies
from rashomon.model.date import Date
from rashomon.model.record import record
from rashomon.model.report import EMBEDDED, POST, Report
from rashomon.model.span import Span
from rashomon.text.parsed_report import Annotations, Pages

# Times of day, which belong to a day named elsewhere.
_CLOCKS = {"clock", "hour", "part"}
# Kinds that count how long or how far off something is: "the past 36 hours", "in two weeks".
_LENGTHS = {"span", "within", "ahead"}
_REACH = 1  # paragraphs; a day named further above is another strand of the story
_WEEK = 6  # days
_OPENING = 5  # paragraphs in which a report names the day of its news
IsSure = Callable[[TimeMention, Days, str | None], bool]


@record
class ResolvedDates:
    """The anchors by report id; the sure days, and the places of all time expressions but for
    lengths, ordered by report and place."""

    anchors: dict[str, Anchor]
    dates: tuple[Date, ...]
    times: tuple[Span, ...] = ()

    def anchored(self, report: Report) -> Report:
        """Returns the report with its anchor, where one was found, which is its day of publication
        too if it stands in its head alone."""
        anchor = self.anchors.get(report.id)
        if anchor is None:
            return report
        if report.published is None and anchor.moment and IN_DATELINE in (anchor.basis or ""):
            report = replace(report, published=anchor.day, published_basis=IN_DATELINE)
        return replace(report, anchor=anchor.day, anchor_basis=anchor.basis)


def resolve_dates(pages: Pages, *, copies: Copies, sure: IsSure = is_sure) -> ResolvedDates:
    """Finds the anchors and resolves the dates of a story: the days that are sure."""
    ordered = sorted(pages, key=attrgetter("id"))
    mentions = {page.id: mentions_of(page) for page in ordered}
    anchors = find_anchors(ordered, mentions=mentions, copies=copies)
    dates = []
    times = []
    for page in ordered:
        for mention, days, moment in _read_page(page, mentions[page.id], anchors[page.id].moment):
            expression = mention.expression
            span = page.report.trimmed_span(expression.start, expression.end)
            if expression.kind not in _LENGTHS:
                times.append(span)
            is_around = mention.furniture == "dateline"
            if not is_around and days and sure(mention, days, moment):
                dates.append(_date_of(page, span, days))
            elif not is_around and moment is None and days is None:
                dates.append(_date_of(page, span, None))
    return ResolvedDates(anchors, tuple(dates), tuple(times))


def _date_of(page: Annotations, span: Span, days: Days | None) -> Date:
    first, last = (day.isoformat() for day in days) if days else (None, None)
    ident = content_id("d", page.report.sha256, span.start, span.end)
    return Date(id=ident, span=span, earliest=first, latest=last)


def _read_page(
    page: Annotations, mentions: Mentions, published: str | None
) -> Iterator[tuple[TimeMention, Days | None, str | None]]:
    """Yields the expressions of a report in order, with their days and the moment from which they
    are told: that of their post or message, else that of the report."""
    posts = sorted(
        (told.span.start, told.span.end if told.basis == EMBEDDED else None, told.value)
        for told in page.report.dates
        if told.span and told.basis in {POST, EMBEDDED}
    )

    def moment_of(mention: TimeMention) -> str | None:
        start = mention.expression.start
        before = posts[: bisect_right(posts, start, key=itemgetter(0))]
        for _, end, value in reversed(before):
            # a message ends where its words end, a post of a live page reaches to the next one
            if end is None or start < end:
                return value
        return published

    for moment, of_post in groupby(mentions, moment_of):
        yield from _read_post(list(of_post), moment)


def _read_post(
    mentions: Mentions, moment: str | None
) -> Iterator[tuple[TimeMention, Days | None, str | None]]:
    anchor = day_of(moment)
    named = _NamedDays(anchor=anchor, lead=_lead_day(mentions, anchor))
    for mention in mentions:
        named.go_on(mention)
        spoken = SpokenTime(
            expression=mention.expression,
            anchor=anchor,
            tense=mention.tense,
            day=named.day_of_clock(mention),
            recent=named.counted_from(mention),
            attributive=mention.attributive,
        )
        days = meaning_of(spoken)
        if days and not mention.furniture and mention.expression.kind not in _CLOCKS:
            named.remember(mention, days)
        yield mention, days, moment


def _lead_day(mentions: Mentions, anchor: date | None) -> date | None:
    """Returns the day with which the report opens, to which its clock times belong; else the
    anchor. A day of the first paragraphs counts, at most six days before the anchor."""
    for mention in mentions:
        is_day = mention.expression.kind in {"weekday", "today", "day", "iso"}
        if is_day and not mention.furniture and mention.paragraph <= _OPENING:
            day = single_day(mention.days_from(anchor))
            if day and (not anchor or 0 <= (anchor - day).days <= _WEEK):
                return day
    return anchor


@dataclass(slots=True)
class _NamedDays:
    """The days that a report has named so far, from which "a day earlier", "that night" and clock
    times are counted.

    - `lead`: the day with which the report opens; `header`: that of a line that names nothing
      else, which holds for the lines below it; `day`: the last one of this paragraph
    - `of_news`: the days of the last week, of which one alone may be that of its clock times
    - `recent`: the last date named; `recent_day`, `paragraph`: the last single day, and where
    - `sentence_day`: the last single day of this sentence
    """

    anchor: date | None
    lead: date | None
    day: date | None = None
    header: date | None = None
    of_news: set[date] = field(default_factory=set)
    has_entries: bool = False
    recent: Days | None = None
    recent_day: Days | None = None
    sentence_day: Days | None = None
    paragraph: int = -1
    last: TimeMention | None = None

    def go_on(self, mention: TimeMention) -> None:
        """Forgets what belonged to the sentence and paragraph before."""
        last = self.last
        if last is None or mention.sentence != last.sentence or mention.paragraph < 0:
            self.sentence_day = None
        if last is None or mention.paragraph != last.paragraph:
            self.day = self.header
        if mention.opens and mention.expression.kind == "clock":  # an entry: "09:15 Crews arrive"
            self.day = self.header or self.anchor
            self.has_entries = True
        self.last = mention

    def day_of_clock(self, mention: TimeMention) -> date | None:
        """Returns the day that a clock time belongs to: that of its paragraph, else the only one
        that the report has told of; "that night" goes on with its sentence."""
        if mention.expression.part("back") and self.sentence_day:
            return self.sentence_day[0]
        if self.day or self.has_entries or len(self.of_news) > 1:
            return self.day
        return self.lead

    def counted_from(self, mention: TimeMention) -> Days | None:
        """Returns the date from which "a day earlier" or "that year" is counted.

        "after" counts from a day of the same sentence, months and years from any date named last,
        days from one named in this paragraph or the one above.
        """
        expression = mention.expression
        if expression.kind != "shift" and expression.part("unit") != "day":
            return self.recent
        way = expression.part("way")
        if way == "after":
            return self.sentence_day
        if expression.part("unit") in {"month", "year"} and self.recent:
            return self.recent
        return self.recent_day if mention.paragraph - self.paragraph <= _REACH else None

    def remember(self, mention: TimeMention, days: Days) -> None:
        """Notes the days that a mention names, from which later ones are counted."""
        if mention.expression.part("way") == "after":
            return  # "on Thursday, a day after ...": the story goes on on Thursday
        self.recent = days
        if day := single_day(days):
            self.recent_day = self.sentence_day = days
            self.paragraph = mention.paragraph
            if not mention.aside:
                self.day = day
                if self.anchor is None or 0 <= (self.anchor - day).days <= _WEEK:
                    self.of_news.add(day)
            if mention.heading:
                self.header = day
