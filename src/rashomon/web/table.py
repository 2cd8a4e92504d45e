"""The table of questions: a row per question that an author asked, a column per report, disputed
first, with the shortest words for each answer."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rashomon.model.point import Account, Point, RelationKind
from rashomon.model.story import Story
from rashomon.telling.wording import (
    MEANINGS,
    OPEN,
    asked_line,
    asker_of,
    author_of,
    authors_of,
    called,
    counted,
    foremost,
    is_borne_out,
    mark_of,
    rows_of,
    shown_status,
    status_in_words,
    status_key,
)
from rashomon.text.by_key import by_key
from rashomon.web.markup import Labels, fragment
from rashomon.web.report_columns import ReportColumns
from rashomon.web.shown_answers import (
    ShownVersion,
    SpeakerList,
    Voice,
    answers_of,
    list_account_speakers,
    voice_of,
)

SIGNS = {
    "disputed": "≠",
    "updated": "→",
    "spread": "↔",
    "opposed": "⇄",
    "other scope": "∥",
    "differs": "⋮",
    "refined": "⊃",
    "same": "=",
    "repeated": "=",
    "single": "○",
}
"""The sign of each group of points; no status is told by colour."""
MANY_POINTS = 150
"""Above so many questions that several reports answer, what is settled starts folded."""
_FOLDED = ("single",)
_KIND_SIGNS = {
    RelationKind.CONFLICT: "≠",
    RelationKind.UPDATE: "→",
    RelationKind.SPREAD: "↔",
    RelationKind.OPPOSED: "⇄",
    RelationKind.SCOPE: "∥",
    RelationKind.REFINE: "⊃",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a row: the column of a report, or of a whole line (`is_line`). `line`: the bracket
    that opens it, None if there is none."""

    is_line: bool
    place: int
    line: int | None

    @property
    def kind(self) -> str:
        """The CSS classes of its cells."""
        return "" if self.line is None else f"{'ln' if self.is_line else 'in'} b{self.line}"


@dataclass(frozen=True, slots=True)
class CellEntry:
    """The words of one answer in one report, with a link to them."""

    answer: ShownVersion | None
    quote: str
    voice: Voice
    more: int
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A point: what it is called with the answers, then a cell (a tuple of entries) for each slot.

    `called`: its question if all answers bear it out, else its label; `asked`: the question with
    the answers that do; `mark`: who asked and read it. `lines`: how many lines of reporting speak
    to it; `first`: its position in the longest report; `who`: indices of its speakers; `reports`:
    indices of its columns.
    """

    id: str
    called: str
    asked: str
    mark: str
    author: str | None
    status: str
    status_words: str
    sign: str
    is_open: bool
    bearing: str
    answers: tuple[ShownVersion, ...]
    cells: tuple[tuple[CellEntry, ...], ...]
    silent: tuple[str, ...]
    lines: int
    first: int | None
    who: tuple[int, ...]
    reports: tuple[int, ...]
    point: Point


@dataclass(frozen=True, slots=True)
class Group:
    """The points of one status."""

    status: str
    key: str
    sign: str
    meaning: str
    rows: tuple[TableRow, ...]
    is_folded: bool


@dataclass(frozen=True, slots=True)
class SynopticTable:
    """Columns in the order of their origins, and the groups from disputed to single.

    `longest`: the name of the longest report; `authors`: how many questions each author asked, in
    words.
    """

    order: ReportColumns
    slots: tuple[Slot, ...]
    groups: tuple[Group, ...]
    voices: SpeakerList
    longest: str
    authors: str

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of answers that the points take."""
        return tuple(sorted({row.point.kind.value for group in self.groups for row in group.rows}))

    @property
    def shown(self) -> int:
        """The number of columns visible at first."""
        return sum(slot.line is None or slot.is_line for slot in self.slots)


def build_table(story: Story, columns: ReportColumns, labels: Labels) -> SynopticTable:
    """Returns the table of the questions of a story that have an author."""
    rows = _Rows(story, columns, labels)
    grouped = rows_of(story)
    large = sum(shown_status(point) not in _FOLDED for point in grouped) > MANY_POINTS
    groups = []
    for name, members in groupby(grouped, key=shown_status):
        folded = name in _FOLDED or (large and name not in OPEN)
        points = list(members)
        meaning = f"{MEANINGS[name]}; read so by {authors_of(points)}"
        groups.append(
            Group(
                name, status_key(name), SIGNS[name], meaning, tuple(map(rows.row, points)), folded
            )
        )
    longest = labels.name(columns.longest.id) if columns.longest else ""
    return SynopticTable(
        columns, rows.slots, tuple(groups), rows.voices, longest, _authors(grouped)
    )


def _authors(points: Sequence[Point]) -> str:
    """Returns "19 questions by model qwen3-8b, 3 by person ada"."""
    counts = Counter(asker_of(point) or author_of(point) or "" for point in points)
    by_author = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    parts = [f"{number} by {name}" for name, number in by_author[1:]]
    return ", ".join(
        [*(f"{counted(number, 'question')} by {name}" for name, number in by_author[:1]), *parts]
    )


class _Rows:
    """Builds the rows of a table; what they share is looked up once."""

    def __init__(self, story: Story, columns: ReportColumns, labels: Labels) -> None:
        self.labels = labels
        self.reports = [column.report.id for column in columns.columns]
        self.places = {report: place for place, report in enumerate(self.reports)}
        self.brackets = columns.brackets
        self.lines = [column.line for column in columns.columns]
        self.slots = tuple(self._slots())
        self.statements = {statement.id: statement for statement in story.statements}
        self.voices = list_account_speakers(story)
        self.longest = columns.longest

    def _slots(self) -> Iterator[Slot]:
        for number, bracket in enumerate(self.brackets):
            if bracket.merged:
                yield Slot(is_line=True, place=number, line=number)
            yield from (
                Slot(
                    is_line=False,
                    place=self.places[report],
                    line=number if bracket.merged else None,
                )
                for report in bracket.members
            )

    def row(self, point: Point) -> TableRow:
        """Returns the row of a point."""
        answers = answers_of(point, self.labels)
        status = shown_status(point)
        given = by_key((account.report, account) for account in point.accounts)
        spoken = sorted(self.places[report] for report in given if report in self.places)
        first = (
            min((a.quote.start for a in given.get(self.longest.id, ())), default=None)
            if self.longest
            else None
        )
        return TableRow(
            id=fragment(point.id),
            called=called(point),
            asked="" if is_borne_out(point) else asked_line(point),
            mark=mark_of(point),
            author=author_of(point),
            status=status,
            status_words=status_in_words(point, len(self.reports)),
            sign=SIGNS[status],
            is_open=status in OPEN,
            bearing=_bearing(point, answers),
            answers=answers,
            cells=tuple(tuple(self._entries(slot, given, answers)) for slot in self.slots),
            silent=tuple(
                self.labels.name(report) for report in self.reports if report not in given
            ),
            lines=len({self.lines[place] for place in spoken}),
            first=first,
            who=tuple(sorted({self.voices.by_account[account.id] for account in point.accounts})),
            reports=tuple(spoken),
            point=point,
        )

    def _entries(
        self, slot: Slot, given: Mapping[str, list[Account]], answers: Sequence[ShownVersion]
    ) -> Iterator[CellEntry]:
        """Yields the cell of a slot, the answers in their order, then what is no answer."""
        members = self.brackets[slot.place].members if slot.is_line else (self.reports[slot.place],)
        accounts = [account for report in members for account in given.get(report, ())]
        known = {answer.version.id for answer in answers}
        by_version = by_key((a.version if a.version in known else None, a) for a in accounts)
        for answer in (*answers, None):
            alike = by_version.get(answer.version.id if answer else None)
            if not alike:
                continue
            chosen = foremost(alike)
            spoken = voice_of(chosen, self.statements.get(chosen.statement or ""))
            passage = self.labels.passage(chosen.quote)
            yield CellEntry(
                answer,
                chosen.quote.quote,
                spoken,
                len(alike) - 1,
                passage,
                self.labels.name(chosen.report),
            )


def _bearing(point: Point, answers: Sequence[ShownVersion]) -> str:
    """Returns the strongest relation in symbols: A,B≠C."""
    letters = {answer.version.id: answer.letter for answer in answers}
    kind = next(
        (
            kind
            for kind in RelationKind
            if any(relation.kind is kind for relation in point.relations)
        ),
        None,
    )
    if kind is None:
        return ""
    pairs = [
        (letters[r.a], letters[r.b])
        for r in point.relations
        if r.kind is kind and r.a in letters and r.b in letters
    ]
    against = by_key(sorted((other, one) for one, other in pairs))
    parts = [f"{','.join(ones)}{_KIND_SIGNS[kind]}{other}" for other, ones in against.items()]
    return " ".join(parts[:2]) + (" …" if len(parts) > 2 else "")
