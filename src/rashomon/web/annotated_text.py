"""A report's text in segments with what is known of them: who else tells it, answers, statements,
names, dates, copies, furniture."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise

from rashomon.lineage.listed_copies import MANY
from rashomon.model.anomaly import Anomaly
from rashomon.model.copy import copied_text
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.telling.wording import counted, marked
from rashomon.text.calendar_words import say_day, say_days
from rashomon.web.markup import FIGURE, Labels, fragment
from rashomon.web.opened_point import cite_report
from rashomon.web.report_columns import ReportColumns
from rashomon.web.shown_answers import ShownVersion
from rashomon.web.table import SynopticTable, TableRow

_NOTES = 14
# links to the reports that have words, too, where many have them; the passages are listed under
# lineage
_FEW = 3


@dataclass(frozen=True, slots=True)
class LayerMark:
    """A span with the CSS class of its layer. `day`: what a date was resolved to; `anchor`: the id
    of a passage that starts here."""

    start: int
    end: int
    kind: str
    day: str = ""


@dataclass(frozen=True, slots=True)
class Others:
    """A sentence that other reports tell of, too: where it stands, in how many others, and the ids
    of its rows."""

    start: int
    end: int
    reports: int
    rows: tuple[str, ...]

    @property
    def wording(self) -> str:
        """How many others tell of it, in words."""
        return f"told of in {counted(self.reports, 'other report')}"


@dataclass(frozen=True, slots=True)
class Segment:
    """Words with the classes of all layers that cover them, the links that lead here, and who else
    tells of the sentence.

    `others` stands in every segment of such a sentence; `ends`: it ends here.
    """

    text: str
    classes: str
    day: str
    anchors: tuple[str, ...]
    others: Others | None = None
    ends: bool = False


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A line of the text: its start, its segments, and its margin notes: open points with the
    answers that it gives, speakers, copies."""

    start: int
    segments: tuple[Segment, ...]
    is_furniture: bool
    is_headline: bool
    points: tuple[tuple[ShownVersion | None, TableRow], ...]
    speakers: tuple[str, ...]
    copies: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Article:
    """A report for reading; its paragraphs are computed on demand."""

    id: str
    report: Report
    label: str
    origin: str
    words: str
    facts: tuple[str, ...]
    url: str
    cite: str
    anomalies: tuple[Anomaly, ...]
    alone: int
    opens_with_headline: bool
    marks: "Callable[[], _Marks]"

    @cached_property
    def paragraphs(self) -> tuple[ShownParagraph, ...]:
        """Returns the lines of the text that are not blank, with their marks."""
        return tuple(self.marks().paragraphs())


def build_articles(
    story: Story,
    columns: ReportColumns,
    table: SynopticTable,
    labels: Labels,
    alone: Mapping[str, Sequence[Span]],
    cited: Mapping[str, Sequence[Span]],
) -> tuple[Article, ...]:
    """Returns every report of the story, in the order of the columns. `alone`: by report, the
    sentences that only it has; `cited`: what else of it the page shows."""
    found = _beside_others(story)
    articles = []
    for column in columns.columns:
        report, origin = column.report, columns.brackets[column.line].title
        beside, own = found.get(report.id, ()), alone.get(report.id, ())
        marks = partial(_Marks, report, story, table, labels, beside, own, cited.get(report.id, ()))
        articles.append(_article(report, origin, story, labels, len(own), marks))
    return tuple(articles)


def _beside_others(story: Story) -> dict[str, list[Others]]:
    """Returns, by report, the sentences that stand in passages, with the reports beside each."""
    beside: dict[tuple[str, int, int], dict[str, set[str]]] = {}
    for passage in story.passages:
        reports = {one.report for one in passage.core()}
        for one in passage.core():
            place = (one.report, one.quote.start, one.quote.end)
            beside.setdefault(place, {})[fragment(passage.id)] = reports - {one.report}
    found: dict[str, list[Others]] = {}
    for (report, start, end), rows in sorted(beside.items()):
        matters = tuple(row for row, reports in rows.items() if reports)
        if matters:
            others = Others(start, end, len(set().union(*rows.values())), matters)
            found.setdefault(report, []).append(others)
    return found


def _article(
    report: Report,
    origin: str,
    story: Story,
    labels: Labels,
    alone: int,
    marks: "Callable[[], _Marks]",
) -> Article:
    parts = [f"published {say_day(report.published)}" if report.published else "undated"]
    if report.anchor and report.anchor[:10] != (report.published or "")[:10]:
        about = "" if report.stated_day else "about "
        parts.append(f"read as of {about}{say_day(report.anchor)}")
    if report.authors:
        parts.append(f"by {', '.join(report.authors)}")
    url = report.url or report.canonical_url or ""
    return Article(
        id=labels.text(report.id),
        report=report,
        label=labels.name(report.id),
        origin=origin,
        words=counted(len(report.text.split()), "word"),
        facts=tuple(parts),
        url=url if re.match(r"https?://", url) else "",
        cite=cite_report(report),
        anomalies=tuple(anomaly for anomaly in story.anomalies if anomaly.report == report.id),
        alone=alone,
        opens_with_headline=next(
            (line.strip() == report.title for line in report.text.split("\n") if line.strip()),
            False,
        ),
        marks=marks,
    )


class _Marks:
    """All layers of one report, applied a paragraph at a time. `others`: its sentences that other
    reports tell of; `alone`: those for which no match was found; `cited`: what else of it the page
    shows."""

    def __init__(
        self,
        report: Report,
        story: Story,
        table: SynopticTable,
        labels: Labels,
        others: Sequence[Others],
        alone: Sequence[Span],
        cited: Sequence[Span],
    ) -> None:
        self.report, self.labels, self.others, self.alone = report, labels, others, alone
        self.answers = sorted(self._answers(table), key=lambda a: (a[0].start, a[0].end, a[2].id))
        self.statements = [s for s in story.statements if s.report == report.id]
        shown = (
            *(span for event in story.timeline for span in event.spans),
            *(anomaly.span for anomaly in story.anomalies if anomaly.span),
            *(span for drifted in story.drift for span in (drifted.a, drifted.b)),
            *(span for event in story.timeline for timing in event.times for span in timing.spans),
            *(span for name in story.names for span in _first_mentions(name.mentions, report.id)),
            *(one.quote for passage in story.passages for one in passage.sentences),
            *(account.quote for point in story.points for account in point.accounts),
            *cited,
        )
        self.cited = [span for span in shown if span.report == report.id]
        self.copies = sorted(
            (mine, other)
            for copy in copied_text(story.copies)
            for mine, other in ((copy.a, copy.b), (copy.b, copy.a))
            if mine.report == report.id
        )
        self.marks = sorted(self._all(story), key=lambda mark: (mark.start, mark.end, mark.kind))
        self.starts = [mark.start for mark in self.marks]
        self.longest = max((mark.end - mark.start for mark in self.marks), default=0)

    def _answers(
        self, table: SynopticTable
    ) -> Iterator[tuple[Span, ShownVersion | None, TableRow]]:
        for group in table.groups:
            for row in group.rows:
                known = {answer.version.id: answer for answer in row.answers}
                for account in row.point.accounts:
                    if account.report == self.report.id:
                        yield account.quote, known.get(account.version or ""), row

    def _all(self, story: Story) -> Iterator[LayerMark]:
        for span, answer, row in self.answers:
            kind = f"a v{answer.hue}" if row.is_open and answer and answer.letter else "a settled"
            yield LayerMark(span.start, span.end, kind)
        for statement in self.statements:
            yield _mark(statement.quote, "s")
            if statement.cue:
                yield _mark(statement.cue, "cue")
        yield from (
            _mark(span, "nm")
            for name in story.names
            for span in name.mentions
            if span.report == self.report.id
        )
        for date in story.dates:
            if date.span.report == self.report.id:
                yield LayerMark(
                    date.span.start, date.span.end, "dt", say_days(date.earliest, date.latest)
                )
        yield from (
            LayerMark(found.start(), found.end(), "fg")
            for found in FIGURE.finditer(self.report.text)
        )
        yield from (_mark(span, "cp") for span, _ in self.copies)
        yield from (_mark(span, "furn") for span in self.report.furniture)
        yield from (LayerMark(one.start, one.end, "ps") for one in self.others)
        yield from (_mark(span, "al") for span in self.alone)

    def paragraphs(self) -> Iterator[ShownParagraph]:
        """Yields the lines of the text that are not blank."""
        start = 0
        for line in self.report.text.split("\n"):
            if line.strip():
                yield self._paragraph(start, line)
            start += len(line) + 1

    def _paragraph(self, start: int, line: str) -> ShownParagraph:
        end = start + len(line)
        first = bisect_left(self.starts, start - self.longest)
        last = bisect_right(self.starts, end - 1)
        here = [mark for mark in self.marks[first:last] if mark.end > start]
        furniture = sum(
            min(end, mark.end) - max(start, mark.start) for mark in here if mark.kind == "furn"
        )
        opened = {
            row.id: (answer, row)
            for span, answer, row in self.answers
            if row.is_open and span.start < end and start < span.end
        }
        return ShownParagraph(
            start=start,
            segments=tuple(self._segments(start, end, here)),
            is_furniture=2 * furniture >= len(line.strip()),
            is_headline=line.strip() == self.report.title,
            points=tuple(opened.values())[:_NOTES],
            speakers=tuple(self._speakers(start, end)),
            copies=tuple(self._copied(start, end)),
        )

    def _copied(self, start: int, end: int) -> Iterator[tuple[str, str]]:
        """Yields the other reports with words of this line, and where they have them."""
        found = {
            other.report: self.labels.passage(other)
            for span, other in reversed(self.copies)
            if span.start < end and start < span.end
        }
        named = sorted((self.labels.name(report), passage) for report, passage in found.items())
        yield from (
            named
            if len(named) <= MANY
            else [
                *named[: _FEW - 1],
                (counted(len(named) - _FEW + 1, "more report"), named[_FEW - 1][1]),
            ]
        )

    def _speakers(self, start: int, end: int) -> Iterator[str]:
        parts = dict[str, None]()
        for statement in self.statements:
            if start <= statement.quote.start < end:
                stance = statement.stance.value
                who = " › ".join((statement.who or "nobody named", *statement.via))
                said = who if stance == "asserts" else f"{who} · {stance}"
                parts[marked(said, statement.by)] = None
        yield from list(parts)[:_NOTES]

    def _segments(self, start: int, end: int, here: Sequence[LayerMark]) -> Iterator[Segment]:
        anchors: dict[int, dict[str, None]] = {}
        linked: Iterable[Span] = (  # where links of the page may lead
            *(span for span, _, _ in self.answers),
            *(statement.quote for statement in self.statements),
            *(span for span, _ in self.copies),
            *self.cited,
            *self.alone,
        )
        for span in (span for span in linked if start <= span.start < end):
            anchors.setdefault(max(start, span.start), {})[self.labels.passage(span)] = None
        if self.alone and start <= self.alone[0].start < end:
            anchors[self.alone[0].start][f"{self.labels.text(self.report.id)}:alone"] = None
        cuts = sorted(
            {
                start,
                end,
                *anchors,
                *(edge for mark in here for edge in (mark.start, mark.end) if start < edge < end),
            }
        )
        for left, right in pairwise(cuts):
            over = [mark for mark in here if mark.start < right and left < mark.end]
            day = next((mark.day for mark in over if mark.kind == "dt" and mark.end == right), "")
            others = next(
                (one for one in self.others if one.start < right and left < one.end), None
            )
            ends = others is not None and right == min(end, others.end)
            yield Segment(
                self.report.text[left:right],
                _classes(over),
                day,
                tuple(anchors.get(left, ())),
                others,
                ends,
            )


def _first_mentions(mentions: Iterable[Span], report: str) -> Iterable[Span]:
    """Returns where each spelling first occurs in the report."""
    first: dict[str, Span] = {}
    for span in mentions:
        if span.report == report and (
            span.quote not in first or span.start < first[span.quote].start
        ):
            first[span.quote] = span
    return first.values()


def _mark(span: Span, kind: str) -> LayerMark:
    return LayerMark(span.start, span.end, kind)


def _classes(marks: Sequence[LayerMark]) -> str:
    """Returns the classes of a segment. One of several answers sets the colour: an open one before
    a settled one, a shorter before a longer."""
    kinds = {mark.kind for mark in marks if not mark.kind.startswith("a ")}
    answers = sorted(
        (mark for mark in marks if mark.kind.startswith("a ")),
        key=lambda mark: (mark.kind == "a settled", mark.end - mark.start, mark.kind),
    )
    return " ".join([*(answers[0].kind.split() if answers else ()), *sorted(kinds)])
