"""The synoptic table: a row per point, a column per report, disputed points first, with the shortest words for each answer."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rashomon.lineage.sharing import Sharing
from rashomon.model.anomaly import AnomalyKind
from rashomon.model.point import Account, Point, RelationKind
from rashomon.model.report import Report
from rashomon.model.statement import Stance
from rashomon.model.story import Story
from rashomon.text.calendar_words import say_day
from rashomon.text.point_order import parts_of_others
from rashomon.text.wording import MEANINGS, OPEN, in_order, is_folded, shown_status, status_key, told_status
from rashomon.web.markup import Labels, fragment
from rashomon.web.shown_answers import ShownVersion, SpeakerList, Voice, answers_of, list_account_speakers, voice_of

SIGNS = {
    "disputed": "≠",
    "updated": "→",
    "denied": "⊘",
    "spread": "↔",
    "varied": "⋮",
    "refined": "⊃",
    "same": "=",
    "repeated": "=",
    "single": "○",
    "parts": "⊂",
    "descriptions": "·",
}
"""The sign of each group of points; no status is told by colour."""
MANY_POINTS, MANY_REPORTS = 150, 12
"""Above so many points that do not start folded anyway, what is settled starts folded, too; above so many reports a line of several starts as one column."""
_FOLDED_MEANINGS = {
    "parts": "what points above hold already, in the same words",
    "descriptions": "who or what somebody is, and how old, where nothing is open; see Names",
}
_FOLDED = (*_FOLDED_MEANINGS, "single")
_KIND_SIGNS = {RelationKind.CONFLICT: "≠", RelationKind.UPDATE: "→", RelationKind.SPREAD: "↔", RelationKind.REFINE: "⊃"}


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """A report's column. `odd`: what is odd about its day; `line`: the index of its bracket."""

    report: Report
    day: str
    odd: str
    line: int


@dataclass(frozen=True, slots=True)
class Bracket:
    """What the columns under it share: a line of reporting. `merged`: it starts as one column, which opens into its reports."""

    title: str
    name: str
    span: int
    merged: bool
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a row: the column of a report, or of a whole line (`is_line`). `line`: the bracket that opens it, None if there is none."""

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
    """A point: its question with the answers, then a cell (a tuple of entries) for each slot.

    `lines`: how many lines of reporting speak to it; `first`: its position in the longest report; `who`: indices of its speakers;
    `reports`: indices of its columns.
    """

    id: str
    question: str
    status: str
    told: str
    group: str
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
    """Columns in the order of their origins, and the groups from disputed to single; `longest`: the name of the longest report."""

    brackets: tuple[Bracket, ...]
    columns: tuple[ReportColumn, ...]
    slots: tuple[Slot, ...]
    groups: tuple[Group, ...]
    voices: SpeakerList
    longest: str

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of answers that the points take."""
        return tuple(sorted({row.point.kind.value for group in self.groups for row in group.rows}))

    @property
    def shown(self) -> int:
        """The number of columns visible at first."""
        return sum(slot.line is None or slot.is_line for slot in self.slots)


def build_table(story: Story, reports: Sequence[Report], labels: Labels) -> SynopticTable:
    """Returns the table of a story."""
    ordered, brackets = _by_origin(story, reports)
    rows = _Rows(story, ordered, brackets, labels)
    parts = parts_of_others(story.points)
    grouped = sorted(in_order(story.points), key=lambda point: _ORDER.index(_group_in(point, parts)))
    large = sum(_group_in(point, parts) not in _FOLDED for point in grouped) > MANY_POINTS
    groups = []
    for name, members in groupby(grouped, key=lambda point: _group_in(point, parts)):
        folded = name in _FOLDED or (large and name not in OPEN)
        groups.append(
            Group(name, status_key(name), SIGNS[name], (MEANINGS | _FOLDED_MEANINGS)[name], tuple(map(rows.row, members)), folded)
        )
    columns = tuple(_column(story, report, line) for report, line in zip(ordered, rows.lines, strict=True))
    longest = labels.name(rows.longest.id) if rows.longest else ""
    return SynopticTable(brackets, columns, rows.slots, tuple(groups), rows.voices, longest)


_ORDER = [*(status for status in MEANINGS if status not in _FOLDED), *_FOLDED]


def group_of(point: Point) -> str:
    """Returns the group of the table that the point belongs to."""
    status = shown_status(point)
    return "descriptions" if is_folded(point) and status != "single" else status


def _group_in(point: Point, parts: Collection[str]) -> str:
    group = group_of(point)
    if group in ("descriptions", "single"):
        return group
    return "parts" if point.id in parts else group


def _by_origin(story: Story, reports: Sequence[Report]) -> tuple[list[Report], tuple[Bracket, ...]]:
    sharing = Sharing(story, reports)
    many = len(reports) > MANY_REPORTS
    by_id = {report.id: report for report in reports}
    lines = sorted(story.lines, key=lambda line: (-len(line.reports), not any(map(sharing.credits, line.reports)), line.name, line.reports))
    named = [(line.name, [by_id.pop(report) for report in line.reports if report in by_id]) for line in lines]
    named += [(report.outlet or report.id, [report]) for report in sorted(by_id.values(), key=lambda report: report.id)]
    brackets = tuple(
        Bracket(_origin(name, members, sharing), name, len(members), many and len(members) > 1, tuple(report.id for report in members))
        for name, members in named
        if members
    )
    return [report for _, members in named for report in members], brackets


def _origin(name: str, members: Sequence[Report], sharing: Sharing) -> str:
    credited = {report.id: sharing.credits(report.id) for report in members}
    agencies = list(dict.fromkeys(agency for names in credited.values() for agency in names))
    if len(members) == 1:
        return " + ".join(agencies) or "no agency credited"
    # An asterisk: some report of the line does not credit it; the words show it.
    told = [agency if all(agency in names for names in credited.values()) else f"{agency}*" for agency in agencies] or [f"{name}*"]
    return f"{' + '.join(told)} · {len(members)} reports"


def _column(story: Story, report: Report, line: int) -> ReportColumn:
    day = say_day(report.published[:10]) if report.published else "undated"
    odd = next((a.why for a in story.anomalies if a.report == report.id and a.kind is AnomalyKind.PUBLICATION_DATE), "")
    return ReportColumn(report, day, odd, line)


class _Rows:
    """Builds the rows of a table; what they share is looked up once."""

    def __init__(self, story: Story, ordered: Sequence[Report], brackets: Sequence[Bracket], labels: Labels) -> None:
        self.labels = labels
        self.reports = [report.id for report in ordered]
        self.places = {report: place for place, report in enumerate(self.reports)}
        self.brackets = brackets
        self.lines = [place for place, bracket in enumerate(brackets) for _ in bracket.members]
        self.slots = tuple(self._slots())
        self.statements = {statement.id: statement for statement in story.statements}
        self.voices = list_account_speakers(story)
        self.parts = parts_of_others(story.points)
        self.longest = max(ordered, key=lambda report: (len(report.text), report.id), default=None)

    def _slots(self) -> Iterator[Slot]:
        for number, bracket in enumerate(self.brackets):
            if bracket.merged:
                yield Slot(is_line=True, place=number, line=number)
            yield from (
                Slot(is_line=False, place=self.places[report], line=number if bracket.merged else None) for report in bracket.members
            )

    def row(self, point: Point) -> TableRow:
        """Returns the row of a point."""
        answers = answers_of(point, self.labels)
        group = _group_in(point, self.parts)
        given: dict[str, list[Account]] = {}
        for account in point.accounts:
            given.setdefault(account.report, []).append(account)
        spoken = sorted(self.places[report] for report in given if report in self.places)
        first = min((a.quote.start for a in given.get(self.longest.id, ())), default=None) if self.longest else None
        return TableRow(
            id=fragment(point.id),
            question=point.question,
            status=shown_status(point),
            told=told_status(point, len(self.reports)),
            group=status_key(group),
            sign=SIGNS[shown_status(point)],
            is_open=group in OPEN,
            bearing=_bearing(point, answers),
            answers=answers,
            cells=tuple(self._cell(slot, given, answers) for slot in self.slots),
            silent=tuple(self.labels.name(report) for report in self.reports if report not in given),
            lines=len({self.lines[place] for place in spoken}),
            first=first,
            who=tuple(sorted({self.voices.of(account) for account in point.accounts})),
            reports=tuple(spoken),
            point=point,
        )

    def _cell(self, slot: Slot, given: Mapping[str, list[Account]], answers: Sequence[ShownVersion]) -> tuple[CellEntry, ...]:
        members = self.brackets[slot.place].members if slot.is_line else (self.reports[slot.place],)
        accounts = [account for report in members for account in given.get(report, ())]
        return tuple(self._entries(accounts, answers)) if accounts else ()

    def _entries(self, accounts: Sequence[Account], answers: Sequence[ShownVersion]) -> Iterator[CellEntry]:
        known = {answer.id: answer for answer in answers}
        order = [answer.id for answer in answers]
        by_answer: dict[str | None, list[Account]] = {}
        for account in sorted(accounts, key=lambda account: order.index(account.version) if account.version in order else len(order)):
            by_answer.setdefault(account.version if account.version in known else None, []).append(account)
        for version, alike in by_answer.items():
            # A denial before other accounts, then the shortest words.
            chosen = min(alike, key=lambda a: (a.stance is not Stance.DENIES, len(a.quote.quote), a.quote.start, a.id))
            spoken = voice_of(chosen, self.statements.get(chosen.statement or ""))
            answer = known.get(version) if version else None
            passage = self.labels.passage(chosen.quote)
            yield CellEntry(answer, chosen.quote.quote, spoken, len(alike) - 1, passage, self.labels.name(chosen.report))


def _bearing(point: Point, answers: Sequence[ShownVersion]) -> str:
    """Returns the strongest relation in symbols: A,B≠C."""
    letters = {answer.id: answer.letter for answer in answers}
    kind = next((kind for kind in RelationKind if any(relation.kind is kind for relation in point.relations)), None)
    if kind is None:
        return ""
    pairs = [(letters[r.a], letters[r.b]) for r in point.relations if r.kind is kind and r.a in letters and r.b in letters]
    against: dict[str, list[str]] = {}
    for one, other in sorted(pairs, key=lambda pair: (pair[1], pair[0])):
        against.setdefault(other, []).append(one)
    told = [f"{','.join(ones)}{_KIND_SIGNS[kind]}{other}" for other, ones in against.items()]
    return " ".join(told[:2]) + (" …" if len(told) > 2 else "")
