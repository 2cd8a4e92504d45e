"""The synoptic table: points by reports, disputed first, with the shortest words that carry each answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rashomon.language.calendar_words import say_day
from rashomon.language.wording import MEANINGS, in_order, is_folded, shown_status
from rashomon.model.anomaly import AnomalyKind
from rashomon.model.point import Account, Point, RelationKind
from rashomon.model.report import Report
from rashomon.model.statement import Stance, Statement
from rashomon.model.story import Story
from rashomon.web.anchors import Labels, fragment
from rashomon.web.answers import Answer, Voice, answers_of, voice_of

SIGNS = {
    "disputed": "≠",
    "updated": "→",
    "denied": "⊘",
    "spread": "↔",
    "varied": "⋮",
    "refined": "⊃",
    "all agree": "=",
    "one answer": "=",
    "repeated": "=",
    "single": "○",
    "attributes": "·",
    "not compared": "?",
}
"""The sign of each group of points; no status is told by colour."""
OPEN = ("disputed", "updated", "denied", "spread", "varied")
"""Groups whose words are shown; the rest takes two lines a point."""
_FOLDED = ("attributes", "single", "not compared")
_ATTRIBUTES = "roles, conditions and kinds on which nothing is open"
_KIND_SIGNS = {RelationKind.CONFLICT: "≠", RelationKind.UPDATE: "→", RelationKind.SPREAD: "↔", RelationKind.REFINE: "⊃"}


@dataclass(frozen=True, slots=True)
class Column:
    """A report's column."""

    report: str
    label: str
    title: str
    text: str
    day: str
    odd: str


@dataclass(frozen=True, slots=True)
class Bracket:
    """What the columns under it share: a line of reporting."""

    title: str
    span: int


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of one answer in one report: the link leads to them."""

    answer: Answer | None
    quote: str
    voice: Voice
    more: int
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """A point: its question with the answers, then a cell (a tuple of entries) for each column."""

    id: str
    question: str
    status: str
    sign: str
    is_open: bool
    bearing: str
    answers: tuple[Answer, ...]
    cells: tuple[tuple[Entry, ...], ...]
    silent: tuple[str, ...]
    point: Point


@dataclass(frozen=True, slots=True)
class Group:
    """The points of one status."""

    status: str
    key: str
    sign: str
    meaning: str
    rows: tuple[Row, ...]
    is_folded: bool


@dataclass(frozen=True, slots=True)
class Table:
    """Columns in the order of their origins, and the groups from disputed to single."""

    brackets: tuple[Bracket, ...]
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]


def build_table(story: Story, reports: Sequence[Report], labels: Labels) -> Table:
    """The table of a story."""
    ordered, brackets = _by_origin(story, reports)
    statements = {statement.id: statement for statement in story.statements}
    grouped = sorted(in_order(story.points), key=lambda point: _ORDER.index(group_of(point)))
    large = len(story.points) > 150
    groups = []
    for name, members in groupby(grouped, key=group_of):
        rows = tuple(_row(point, ordered, statements, labels) for point in members)
        folded = name in _FOLDED or (large and name not in OPEN)
        groups.append(Group(name, name.replace(" ", "-"), SIGNS[name], MEANINGS.get(name, _ATTRIBUTES), rows, folded))
    return Table(brackets, tuple(_column(story, report, labels) for report in ordered), tuple(groups))


_ORDER = [*(status for status in MEANINGS if status not in _FOLDED), *_FOLDED]


def group_of(point: Point) -> str:
    """The group of the table in which the point stands."""
    status = shown_status(point)
    return "attributes" if is_folded(point) and status != "single" else status


def _by_origin(story: Story, reports: Sequence[Report]) -> tuple[list[Report], tuple[Bracket, ...]]:
    by_id = {report.id: report for report in reports}
    lines = sorted(story.lines, key=lambda line: (-len(line.reports), not _credited(line.reports, by_id), line.name, line.reports))
    ordered: list[Report] = []
    brackets = []
    for line in lines:
        members = [by_id.pop(report) for report in line.reports if report in by_id]
        if members:
            ordered += members
            brackets.append(Bracket(_origin(line.name, members), len(members)))
    for report in sorted(by_id.values(), key=lambda report: report.id):
        ordered.append(report)
        brackets.append(Bracket(_origin(report.outlet or report.id, [report]), 1))
    return ordered, tuple(brackets)


def _credited(reports: Sequence[str], by_id: Mapping[str, Report]) -> bool:
    return any(by_id[report].agencies for report in reports if report in by_id)


def _origin(name: str, members: Sequence[Report]) -> str:
    agencies = list(dict.fromkeys(agency for report in members for agency in report.agencies))
    if len(members) == 1:
        return " + ".join(agencies) or "no agency credited"
    # An asterisk: some report of the line does not credit it; the words show it.
    told = [agency if all(agency in report.agencies for report in members) else f"{agency}*" for agency in agencies] or [f"{name}*"]
    return f"{' + '.join(told)} · {len(members)} reports"


def _column(story: Story, report: Report, labels: Labels) -> Column:
    day = say_day(report.published[:10]) if report.published else "undated"
    odd = next((a.why for a in story.anomalies if a.report == report.id and a.kind is AnomalyKind.PUBLICATION_DATE), "")
    return Column(report.id, labels.name(report.id), report.title or "no headline", labels.text(report.id), day, odd)


def _row(point: Point, reports: Sequence[Report], statements: Mapping[str, Statement], labels: Labels) -> Row:
    answers = answers_of(point, labels)
    status = group_of(point)
    cells = tuple(_cell(point, report.id, answers, statements, labels) for report in reports)
    return Row(
        id=fragment(point.id),
        question=point.question,
        status=shown_status(point),
        sign=SIGNS[shown_status(point)],
        is_open=status in OPEN,
        bearing=_bearing(point, answers),
        answers=answers,
        cells=cells,
        silent=tuple(labels.name(report.id) for report, cell in zip(reports, cells, strict=True) if not cell),
        point=point,
    )


def _bearing(point: Point, answers: Sequence[Answer]) -> str:
    """The strongest relation in signs: A,B≠C."""
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


def _cell(point: Point, report: str, answers: Sequence[Answer], statements: Mapping[str, Statement], labels: Labels) -> tuple[Entry, ...]:
    here = [account for account in point.accounts if account.report == report]
    known = {answer.id: answer for answer in answers}
    order = [answer.id for answer in answers]
    given: dict[str | None, list[Account]] = {}
    for account in sorted(here, key=lambda account: order.index(account.version) if account.version in order else len(order)):
        given.setdefault(account.version if account.version in known else None, []).append(account)
    entries = []
    for version, accounts in given.items():
        # A denial before other accounts, then the shortest words.
        chosen = min(accounts, key=lambda a: (a.stance is not Stance.DENIES, len(a.quote.quote), a.quote.start, a.id))
        spoken = voice_of(chosen, statements.get(chosen.statement or ""))
        answer = known.get(version) if version else None
        entries.append(Entry(answer, chosen.quote.quote, spoken, len(accounts) - 1, labels.passage(chosen.quote), labels.name(report)))
    return tuple(entries)
