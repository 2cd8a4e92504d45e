"""Everything that the page shows of a ledger and its stories; each part is computed on first
use."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import count

from rashomon.lineage.sharing import Between, Sharing
from rashomon.model.copy import Copy, CopyKind, Origin, OriginKind
from rashomon.model.ledger import Ledger
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.telling.brief_layout import BriefLayout, lay_out
from rashomon.telling.two_events import parts_told, titles_of
from rashomon.telling.wording import counted, headline_of, rows_of
from rashomon.text.by_key import by_key
from rashomon.text.calendar_words import say_day
from rashomon.web.annotated_text import Article, build_articles
from rashomon.web.decisions import Decisions
from rashomon.web.digest_view import FEW_REPORTS, DigestView, build_digest
from rashomon.web.list_speakers import SpeakerEntry, list_speakers
from rashomon.web.markup import Labels, label_reports
from rashomon.web.opened_point import DiffPiece, Opened, PointOpener, word_changes
from rashomon.web.passage_table import (
    PassageGroup,
    PassageRow,
    PassageTable,
    build_passages,
    quoted_passages,
)
from rashomon.web.report_columns import ReportColumns, order_columns
from rashomon.web.table import Group, SynopticTable, TableRow, build_table
from rashomon.web.timeline import TimelineEntry, tell_timeline

VIEWS = (
    "digest",
    "passages",
    "table",
    "brief",
    "reports",
    "speakers",
    "lineage",
    "timeline",
)
"""The views of a story, in the order of the bar and of the number keys."""
FEW_FIRST = ("table", "passages", "digest")
"""The first views of a story of few reports."""
VIEW_NAMES = {"table": "Questions", "passages": "Table"}
"""What the bar calls a view, where that is not its own name."""
VIEW_COUNTS = {
    "digest": "matter",
    "table": "question",
    "passages": "row",
    "reports": "report",
    "speakers": "speaker",
    "lineage": "stretch of words that two reports share",
    "timeline": "dated thing",
}
"""What the number beside a view in the bar counts."""
LARGE_CELLS = 4000
"""From this many cells on, opened points, settled groups, texts and the other views are made into
elements only when they are asked for."""
MANY_REPORTS = 8
"""From this many reports on, the table starts in Marks."""


class StoryView:
    """Everything that the page shows of one story."""

    def __init__(
        self,
        number: int,
        story: Story,
        ledger: Ledger,
        labels: Labels,
        *,
        is_large: bool,
    ) -> None:
        self.number = number
        self.story = story
        self.ledger = ledger
        self.labels = labels
        self.is_large = is_large
        self.members = [report for report in ledger.reports if report.id in set(story.reports)]
        self.title = story.title or "Untitled story"
        self.lines = tuple(line.name for line in story.lines)
        self.reports = len(self.members)
        self.points = len(rows_of(story))
        self.density = "marks" if self.reports >= MANY_REPORTS else "auto"
        self._opened: dict[str, Opened] = {}

    @property
    def two_events(self) -> str:
        """Returns in words that the story may tell of two events; "" where it does not."""
        return parts_told(self.story, titles_of(self.members))

    @property
    def suffix(self) -> str:
        """Returns the suffix of this story's view ids: empty for the first story."""
        return "" if self.number == 1 else f"-{self.number}"

    def count(self, view: str) -> int | None:
        """Returns how much a view holds, if that number means something."""
        names = {name.id: name.name for name in self.story.names}
        said = self.story.statements
        counts = {
            "digest": len(self.story.matters()),
            "table": self.points,
            "passages": len(self.story.passages),
            "reports": self.reports,
            "speakers": len({names.get(s.speaker_name or "") or s.speaker or "" for s in said}),
            "lineage": len(self.story.copies),
            "timeline": len(self.story.timeline),
        }
        return counts.get(view)

    @property
    def views(self) -> tuple[str, ...]:
        """Returns the views of the story: the digest first if it has many reports, the questions
        only if an author asked any."""
        ordered = VIEWS if self.reports > FEW_REPORTS else (*FEW_FIRST, *VIEWS[len(FEW_FIRST) :])
        return tuple(view for view in ordered if view != "table" or self.points)

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The line of facts in the header."""
        days = sorted(one.anchor for one in self.members if one.anchor and one.stated_day)
        facts = (
            headline_of(self.story, self.members),
            f"as of {say_day(days[-1])}" if days else "",
        )
        return (
            *filter(None, facts),
            counted(self.reports, "report"),
            *([] if self.story.coverage != "incomplete" else ["coverage incomplete"]),
        )

    @cached_property
    def columns(self) -> ReportColumns:
        """The reports in the order of their origins."""
        return order_columns(self.story, self.members)

    @cached_property
    def table(self) -> SynopticTable:
        """The table of questions."""
        return build_table(self.story, self.columns, self.labels)

    @cached_property
    def passages(self) -> PassageTable:
        """The table of passages."""
        return build_passages(self.story, self.columns, self.labels)

    @cached_property
    def digest(self) -> DigestView:
        """The digest."""
        return build_digest(self.story, self.passages, self.rows.values(), self.passages_of)

    @cached_property
    def alone(self) -> Mapping[str, Sequence[Span]]:
        """The sentences that one report alone tells, by report, in the order of its text."""
        quotes = sorted((one.quote for one in self.story.only), key=lambda quote: quote.start)
        return by_key((quote.report, quote) for quote in quotes)

    def passages_of(self, row: TableRow) -> tuple[PassageRow, ...]:
        """Returns the passages whose sentences the point's accounts quote, those of most accounts
        first."""
        return self._passages_of.get(row.point.id, ())

    @cached_property
    def _passages_of(self) -> Mapping[str, tuple[PassageRow, ...]]:
        return quoted_passages(self.story, tuple(self.passages.rows))

    @cached_property
    def rows(self) -> Mapping[str, TableRow]:
        """The rows of the table, by the element ids of their points."""
        return {row.id: row for group in self.table.groups for row in group.rows}

    def group(self, key: str) -> Group | PassageGroup | None:
        """Returns the group of that key, of questions or of passages; of "by-two.1" the second
        batch."""
        name, _, batch = key.partition(".")
        groups: tuple[Group | PassageGroup, ...] = (*self.table.groups, *self.passages.groups)
        found = next((group for group in groups if group.key == name), None)
        if not batch or not isinstance(found, PassageGroup):
            return None if batch else found
        parts = dict(zip(map(str, count()), found.batches, strict=False))
        return replace(found, rows=parts[batch]) if batch in parts else None

    def opened(self, row: TableRow) -> Opened:
        """Returns the point with everything known about it."""
        if row.id not in self._opened:
            self._opened[row.id] = self._opener.opened(row.point, row.answers)
        return self._opened[row.id]

    @cached_property
    def sharing(self) -> Sharing:
        """Which reports share text."""
        return Sharing(self.story, self.members)

    @cached_property
    def across(self) -> tuple[str, ...]:
        """The pairs of reports that share text, a quotation or an agency although they are separate
        lines, in words."""
        return tuple(map(self._shared, self.sharing.across))

    def _shared(self, pair: Between) -> str:
        words = [counted(pair.words, "word")] if pair.words else []
        words += [f"a quotation of {counted(pair.quoted, 'word')}"] if pair.quoted else []
        return (
            f"{self.labels.name(pair.a)} and {self.labels.name(pair.b)} "
            f"{' and '.join([*words, *filter(None, (pair.agency,))])}"
        )

    @cached_property
    def decisions(self) -> Decisions:
        """People's decisions."""
        return Decisions(self.story.judgements, self.story.points)

    @cached_property
    def _opener(self) -> PointOpener:
        story, sentences = self.story, self.passages.sentences()
        return PointOpener(
            self.members,
            story.statements,
            story.copies,
            labels=self.labels,
            between=self.sharing.pairs,
            sentences=sentences,
        )

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The reports for reading."""
        cited = by_key((span.report, span) for span in self.digest.who)
        return build_articles(self.story, self.columns, self.table, self.labels, self.alone, cited)

    @cached_property
    def speakers(self) -> tuple[SpeakerEntry, ...]:
        """The speakers with all their statements."""
        return list_speakers(self.story, self.table, self.labels)

    @cached_property
    def timeline(self) -> tuple[TimelineEntry, ...]:
        """The timeline."""
        return tell_timeline(self.story, self.first_day)

    @property
    def first_day(self) -> str | None:
        """The day from which the first report speaks."""
        return min((report.anchor for report in self.members if report.anchor), default=None)

    @cached_property
    def stretches(self) -> tuple[Copy, ...]:
        """The stretches of text that two reports share, longest first."""
        return tuple(sorted(self.story.copies, key=lambda copy: (-copy.words, copy.id)))

    def origin_of(self, copy: Copy) -> str:
        """Returns where a passage comes from, as far as known, and why."""
        if copy.kind is CopyKind.QUOTATION:
            return self.sharing.quoted(copy)
        one = {"a": copy.a.report, "b": copy.b.report}.get(copy.from_ or "")
        words = (
            f"from {self.labels.name(one) if one else copy.from_}"
            if copy.from_
            else "order unknown"
        )
        return "; ".join([words, *self.sharing.named(copy)])

    def pieces_of(self, copy: Copy) -> Sequence[DiffPiece]:
        """Returns the words of both sides of a passage merged."""
        return word_changes(copy.a.quote, copy.b.quote)

    @property
    def sources(self) -> tuple[Origin, ...]:
        """The origins of the reports; outlets with only their own text come last, together."""
        return tuple(
            sorted(
                self.story.origins,
                key=lambda origin: len(origin.rests) < 2 and origin.kind is OriginKind.OUTLET,
            )
        )

    @cached_property
    def brief(self) -> BriefLayout:
        """The brief, as it is handed on."""
        return lay_out(self.story, self.ledger)

    def rules(self) -> str:
        """The style rules that depend on the story: the number of columns, which of them a bracket
        opens, and the widths in the status strip."""
        own = f".s{self.number}"
        merged = [place for place, bracket in enumerate(self.columns.brackets) if bracket.merged]
        opens = "".join(
            f".js {own} .syn.o{b} .ln.b{b},.js {own} .syn:not(.o{b}) .in.b{b}{{display:none}}"
            for b in merged
        )
        wide = len(self.columns.columns) if self.passages.wide else 1
        parts = "".join(
            f"{own} .strip .{group.key}{{--n:{len(group.rows)}}}" for group in self.table.groups
        )
        return (
            f"{own}{{--cols:{len(self.columns.columns)}}}.js "
            f"{own}{{--cols:{self.table.shown}}}{own} .pas{{--cols:{wide}}}{opens}{parts}\n"
        )


class LedgerView:
    """Everything that the page shows of a ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.labels = label_reports(ledger.reports)
        cells = (len((*s.points, *s.passages)) * len(s.reports) for s in ledger.stories)
        is_large = sum(cells) > LARGE_CELLS
        self.stories: Sequence[StoryView] = tuple(
            StoryView(number, story, ledger, self.labels, is_large=is_large)
            for number, story in enumerate(ledger.stories, 1)
        )

    def rules(self) -> str:
        """The style rules that depend on the ledger."""
        return "".join(view.rules() for view in self.stories)

    def row(self, key: str) -> tuple[StoryView, TableRow] | None:
        """Returns the row of the point with this element id, and its story."""
        return next(((view, view.rows[key]) for view in self.stories if key in view.rows), None)

    def article(self, key: str) -> tuple[StoryView, Article] | None:
        """Returns the report with this element id, and its story."""
        return next(
            (
                (view, article)
                for view in self.stories
                for article in view.articles
                if article.id == key
            ),
            None,
        )

    def view_of(self, name: str) -> tuple[StoryView, str] | None:
        """Returns the story and the name of the view or group, for keys such as "brief" and
        "brief-2"."""
        found: Iterator[tuple[StoryView, str]] = (
            (view, name.removesuffix(view.suffix))
            for view in reversed(self.stories)
            if (view.number == 1 or name.endswith(view.suffix)) and name.removesuffix(view.suffix)
        )
        return next(found, None)
