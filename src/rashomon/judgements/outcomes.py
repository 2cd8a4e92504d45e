"""Reports what became of people's judgements in a story, and what the program has where they decide otherwise."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rashomon.judgements.constraints import plain_spelling
from rashomon.judgements.corrections import change_of, had
from rashomon.judgements.make_constraints import TOGETHER, read_days, report_pairs
from rashomon.model.date import Date
from rashomon.model.judgement import (
    ACCOUNT,
    CORRECTED,
    DAY,
    NEW,
    NOTE,
    NOTES,
    OBEYED,
    OF_NAMES,
    OF_PASSAGES,
    PASSAGE,
    POINT,
    POINT_NOTE,
    QUESTION,
    RELATION,
    REPORT,
    SPEAKER,
    STORY,
    WORDING,
    Action,
    Judgement,
    fate,
)
from rashomon.model.name import Name
from rashomon.model.passage import Passage
from rashomon.model.point import Account, Point
from rashomon.model.report import Report
from rashomon.model.statement import Statement
from rashomon.model.story import Story

WAITING = "waiting for rows: nobody has written the question"
"""The outcome of a judgement about answers whose words stand in the story and in no row of it."""


class PointIndex:
    """Maps accounts to the points of a story; `known`: accounts that were seen, whether or not a point holds them."""

    def __init__(self, points: Sequence[Point], known: Iterable[str] = ()) -> None:
        self.known = frozenset(known)
        self.point_of: Mapping[str, Point] = {account.id: point for point in points for account in point.accounts}
        self.account_of: Mapping[str, Account] = {account.id: account for point in points for account in point.accounts}

    def points(self, target: Iterable[str]) -> list[Point]:
        """Returns the points of these accounts, each once, in order."""
        return list({p.id: p for one in target if (p := self.point_of.get(one)) is not None}.values())

    def knows(self, target: Iterable[str]) -> bool:
        """Whether any of these accounts was read, in a point or not."""
        return any(one in self.point_of or one in self.known for one in target)

    def apart(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether no point holds an account of both."""
        return not {p.id for p in self.points(one)} & {p.id for p in self.points(other)}


def _question(j: Judgement, now: PointIndex, alone: PointIndex) -> Judgement | None:
    found = [one for one in j.target if one in now.point_of]
    before = " | ".join(point.question for point in alone.points(j.target)) or None
    if j.action is Action.UNSURE:
        return fate(j, present=bool(found), obeyed=True, had=before)
    if j.action in (Action.SAME, Action.MERGE):
        together = len(found) > 1 and len(now.points(found)) == 1
        return fate(j, present=sum(alone.knows([one]) for one in j.target) > 1, obeyed=together, had=before)
    return fate(j, present=alone.knows(j.target), obeyed=now.apart(j.target[:1], j.target[1:]), had=before)


def _relation(j: Judgement, now: PointIndex, alone: PointIndex) -> Judgement | None:
    whole = len(j.target) == 2 and all(one in now.point_of for one in j.target)
    obeyed = whole and (_bearing(j.target, now) == j.after or (j.after not in TOGETHER and len(now.points(j.target)) > 1))
    known = len(j.target) == 2 and all(alone.knows([one]) for one in j.target)
    return fate(j, present=whole or known, obeyed=obeyed, had=_bearing(j.target, alone))


def _bearing(target: Sequence[str], held: PointIndex) -> str:
    """How the answers of two accounts relate."""
    points = held.points(target)
    accounts = [held.account_of[one] for one in target if one in held.account_of]
    if len(accounts) < 2:
        return "left out"
    if len(points) != 1:
        return "another question"
    versions = {account.version for account in accounts}
    if len(versions) == 1:
        return "same"
    return next((r.kind.value for r in points[0].relations if {r.a, r.b} == versions), "neither")


def _account(j: Judgement, now: PointIndex, alone: PointIndex) -> Judgement | None:
    before = " | ".join(_told(one, alone) for one in j.target[:1])
    found = [one for one in j.target if one in now.point_of]
    if j.action in (Action.REJECT, Action.EXCLUDE):
        return fate(j, present=alone.knows(j.target), obeyed=not found, had=before)
    if j.action is Action.MOVE and (j.after == NEW or len(j.target) == 1):
        alone_now = bool(found) and len(now.point_of[found[0]].accounts) == 1
        return fate(j, present=alone.knows(j.target), obeyed=alone_now, had=before)
    whole = len(found) == len(j.target)
    obeyed = whole and (j.action is not Action.MOVE or len(now.points(found)) == 1)
    return fate(j, present=whole or all(alone.knows([one]) for one in j.target), obeyed=obeyed, had=before)


def _told(one: str, held: PointIndex) -> str:
    point, account = held.point_of.get(one), held.account_of.get(one)
    return f"{point.question} {account.value or account.quote.quote}" if point and account else "left out"


def _point(j: Judgement, now: PointIndex, alone: PointIndex) -> Judgement | None:
    before = " | ".join(_whole(point) for point in alone.points(j.target)) or "left out"
    found = [one for one in j.target if one in now.point_of]
    if j.action is Action.REJECT:
        return fate(j, present=alone.knows(j.target), obeyed=not found, had=before)
    if j.action is Action.SPLIT:
        leave = (j.after or "").split()
        apart = bool(found) and now.apart(leave, [one for one in j.target if one not in leave])
        return fate(j, present=alone.knows(j.target), obeyed=apart, had=before)
    return fate(j, present=alone.knows(j.target), obeyed=len(now.points(found)) == 1, had=before)


def _whole(point: Point) -> str:
    answers = "; ".join(version.value for version in point.versions if version.value)
    return f"{point.question} {answers}" if answers else point.question


def _wording(j: Judgement, now: PointIndex, alone: PointIndex) -> Judgement | None:
    found = now.points(j.target)
    obeyed = any(point.question == " ".join((j.after or "").split()) for point in found)
    return fate(
        j,
        present=bool(found) or alone.knows(j.target),
        obeyed=obeyed,
        had=" | ".join(point.question for point in alone.points(j.target)) or None,
    )


def _corrected(j: Judgement, now: PointIndex, alone: PointIndex) -> Judgement | None:
    found = [one for one in j.target if one in now.account_of]
    before = next((had(alone.account_of[one], j.field) for one in j.target if one in alone.account_of), None)
    if not found or j.action is not Action.SET:
        return fate(j, present=alone.knows(j.target), obeyed=bool(found), had=before)
    change = change_of(j.field, j.after, now.point_of[found[0]].kind)
    if change is None:
        return fate(j, present=True, obeyed=False, had=before, against=f"{j.after!r} cannot be read as {j.field} of such an answer")
    obeyed = all(getattr(now.account_of[one], j.field) == change[j.field] for one in found)
    return fate(j, present=True, obeyed=obeyed, had=before)


def _noted(j: Judgement, now: PointIndex, alone: PointIndex) -> Judgement | None:
    return fate(j, present=any(one in now.point_of for one in j.target) or alone.knows(j.target), obeyed=True)


FATES: Mapping[str, Callable[[Judgement, PointIndex, PointIndex], Judgement | None]] = {
    QUESTION: _question, RELATION: _relation, ACCOUNT: _account, POINT: _point, WORDING: _wording, POINT_NOTE: _noted,
    **dict.fromkeys(CORRECTED, _corrected),
}  # fmt: skip
"""By field, the function that tells what became of a judgement, given the current points and the program's own."""


@dataclass(frozen=True, slots=True)
class Findings:
    """The program's own findings in a story's reports."""

    names: tuple[Name, ...] = ()
    statements: tuple[Statement, ...] = ()
    dates: tuple[Date, ...] = ()
    points: tuple[Point, ...] = ()
    passages: tuple[Passage, ...] = ()
    sentences: frozenset[str] = frozenset()


def heard(
    judgements: Iterable[Judgement], reports: Sequence[Report], now: Findings, machine: Findings, accounts: Collection[str] = ()
) -> tuple[Judgement, ...]:
    """Returns the judgements about this story, in order, each with what became of it and what the program alone would have.

    `accounts`: all that were read, including those of which nothing was made.
    """
    listed = tuple(judgements)
    story = _Heard(reports, now, machine, {*accounts, *_rejected_words(listed, reports)})
    return tuple(told for j in listed if (told := story.told(j)) is not None)


def _rejected_words(judgements: Iterable[Judgement], reports: Iterable[Report]) -> set[str]:
    """The accounts that people rejected and whose words stand in these reports: nothing may read them as answers any more."""
    texts = {report.sha256 for report in reports}
    rejected = (j for j in judgements if j.field in (ACCOUNT, POINT) and j.action in (Action.REJECT, Action.EXCLUDE))
    return {p.target for j in rejected for p in j.passages if p.sha256 in texts}


def unheard(judgements: Iterable[Judgement], stories: Iterable[Story]) -> tuple[Judgement, ...]:
    """Returns the judgements that no story lists: taken back, or about what is not there."""
    return not_heard(judgements, {j.id for story in stories for j in story.judgements})


def not_heard(judgements: Iterable[Judgement], listed: Collection[str]) -> tuple[Judgement, ...]:
    """Returns the judgements that are not `listed`, each with why it is not obeyed."""
    lost = [j for j in judgements if j.id not in listed]
    told = ["taken back" if j.undone_by else "noted" if j.field in NOTES else "what it is about is in no story" for j in lost]
    return tuple(replace(j, outcome=outcome) for j, outcome in zip(lost, told, strict=True))


class _Heard:
    """A story under judgements, beside what the program alone makes of it."""

    def __init__(self, reports: Sequence[Report], now: Findings, machine: Findings, accounts: Collection[str]) -> None:
        self.reports, self.now, self.machine = reports, now, machine
        self.ids = frozenset(report.id for report in reports)
        self.texts = frozenset(report.sha256 for report in reports)
        self.points, self.alone = PointIndex(now.points), PointIndex(machine.points, accounts)

    def told(self, j: Judgement) -> Judgement | None:
        """Returns what became of a judgement; None if it is about nothing of this story."""
        own: Mapping[str, Callable[[Judgement], Judgement | None]] = {
            SPEAKER: self._speaker, DAY: self._day, REPORT: self._report, STORY: self._story, NOTE: self._note,
            **dict.fromkeys(OF_NAMES, self._name), **dict.fromkeys(OF_PASSAGES, self._passage),
        }  # fmt: skip
        if j.field in FATES:
            return FATES[j.field](j, self.points, self.alone) or self._waiting(j)
        return own[j.field](j) if j.field in own else None

    def _waiting(self, j: Judgement) -> Judgement | None:
        """The judgement as one about words of this story that no row quotes; None if its words do not stand in it."""
        here = any(p.sha256 in self.texts for p in j.passages)
        return replace(j, outcome=WAITING) if here else None

    def _speaker(self, j: Judgement) -> Judgement | None:
        found = [statement for statement in self.now.statements if statement.id in j.target]
        wanted = " ".join((j.after or "").split())
        had = {statement.id: statement.speaker or "" for statement in self.machine.statements}
        return fate(
            j,
            present=bool(found),
            obeyed=j.action is not Action.SET or any(_speaks(statement, wanted) for statement in found),
            had=next((had[one] for one in j.target if one in had), None),
            against=f"{wanted!r} is no name of the story and stands in no report of it",
        )

    def _day(self, j: Judgement) -> Judgement | None:
        had = {found.id: _days(found) for found in self.machine.dates}
        return fate(
            j,
            present=any(found.id in j.target for found in self.now.dates),
            obeyed=j.action is not Action.SET or read_days(j.after) is not None,
            had=next((had[one] for one in j.target if one in had), None),
            against=f'{j.after!r} is no ISO day or interval, and not "unknown"',
        )

    def _report(self, j: Judgement) -> Judgement | None:
        return fate(j, present=bool(self.ids.intersection(j.target)), obeyed=True, had="used")

    def _story(self, j: Judgement) -> Judgement | None:
        if not self.ids.intersection(j.target):
            return None
        return replace(j, outcome="noted" if j.action is Action.UNSURE else _together(j, self.ids))

    def _note(self, j: Judgement) -> Judgement | None:
        return fate(j, present=bool(self._notable.intersection(j.target)), obeyed=True)

    def _passage(self, j: Judgement) -> Judgement | None:
        """What became of a judgement about passages, by the sentences of the story that it names."""
        here = [one for one in j.target if one in self.now.sentences]
        about = here[:1] if j.action in (Action.EXCLUDE, Action.ADD) else here
        had = " | ".join(row.label for row in _rows_of(about, self.machine.passages)) or "no passage"
        cores = [_core(row) for row in self.now.passages]
        obeyed = {
            Action.EXCLUDE: not any(ids & {*here[:1]} and ids & {*here[1:]} for ids in cores),
            Action.DIFFERENT: not any(len(ids & {*here}) > 1 for ids in cores),
        }.get(j.action, any(ids >= {*here} for ids in cores))
        whole = about is here or j.target[0] in here  # what is taken out or put in is there itself
        return fate(j, present=len(here) > 1 and whole, obeyed=obeyed, had=had if j.field == PASSAGE else None)

    @cached_property
    def _notable(self) -> frozenset[str]:
        """Everything in this story that a note may be about."""
        now = self.now
        spelled = [spelling for name in now.names for spelling in (name.id, *name.spellings)]
        found = [*(said.id for said in now.statements), *(found.id for found in now.dates)]
        found += [one.id for row in now.passages for one in row.sentences]
        return self.ids | {*spelled, *found, *self.points.account_of, *self.alone.account_of}

    def _name(self, j: Judgement) -> Judgement | None:
        """What became of a judgement about names; for words that are no name, whether they stand in a report."""
        spellings = [plain_spelling(part) for part in j.target]
        present = [self._named[s] for s in spellings if s in self._named]
        if self.machine.names:
            j = replace(j, before=_had(j, [self._named_alone[s] for s in spellings if s in self._named_alone]))
        if j.action is Action.EXCLUDE:
            there = any(s in text for s in spellings for text in self._texts)
            return fate(j, present=there, obeyed=not present, against="another judgement makes it a name")
        return replace(j, outcome=_named_so(j, present)) if len(present) == len(spellings) else None

    @cached_property
    def _texts(self) -> list[str]:
        return [plain_spelling(report.text) for report in self.reports]

    @cached_property
    def _named(self) -> Mapping[str, Name]:
        return _by_spelling(self.now.names)

    @cached_property
    def _named_alone(self) -> Mapping[str, Name]:
        return _by_spelling(self.machine.names)


def _rows_of(sentences: Collection[str], passages: Iterable[Passage]) -> list[Passage]:
    """The passages with one of these sentences in their core."""
    return [row for row in passages if not _core(row).isdisjoint(sentences)]


def _core(passage: Passage) -> set[str]:
    return {one.id for one in passage.core()}


def _by_spelling(names: Iterable[Name]) -> Mapping[str, Name]:
    return {plain_spelling(spelling): name for name in names for spelling in (*name.spellings, name.name)}


def _speaks(statement: Statement, wanted: str) -> bool:
    if not wanted:
        return statement.speaker is None
    speaker = " ".join((statement.speaker or "").split())
    return speaker == wanted or (statement.speaker_name is not None and not wanted.startswith("unnamed "))


def _days(found: Date) -> str:
    if found.earliest is None or found.latest is None:
        return "unknown"
    return found.earliest if found.earliest == found.latest else f"{found.earliest}/{found.latest}"


def _together(j: Judgement, here: Collection[str]) -> str:
    """What became of a judgement about stories."""
    for (one, other), same in report_pairs(j):
        if same and (one in here) != (other in here):
            return f"not obeyed: {(other if one in here else one)!r} is not in this story"
        if not same and one in here and other in here:
            return f"not obeyed: {one!r} and {other!r} are held together by another judgement"
    return OBEYED


def _named_so(j: Judgement, present: Sequence[Name]) -> str:
    """What became of a judgement about names that the story has."""
    names = len({name.id for name in present})
    if j.field == "name" and j.action in (Action.SAME, Action.MERGE):
        return OBEYED if names == 1 else "not obeyed: another judgement keeps them apart"
    if j.field == "name" and j.action in (Action.DIFFERENT, Action.SPLIT):
        return OBEYED if names == len(present) else "not obeyed: both are joined to a third by judgement"
    if j.field == "kind" and j.action is Action.SET:
        return OBEYED if all(name.kind == j.after for name in present) else "not obeyed: the name's other spellings speak for another kind"
    if j.field == "place" and j.action is Action.SET and j.after and j.after.casefold() != "unknown":
        return OBEYED if present[0].lat is not None else "not obeyed: the place judged is not known to the gazetteer"
    return OBEYED if j.action is not Action.UNSURE else "noted"


def _had(j: Judgement, found: Sequence[Name]) -> str | None:
    """What the program alone makes of these spellings."""
    if not found or (j.field == "name" and j.action is Action.EXCLUDE):
        return "a name" if found else "no name"
    if j.field == "kind":
        return found[0].kind.value
    if j.field == "place":
        lat, lon = found[0].lat, found[0].lon
        return "unknown" if lat is None or lon is None else f"{lat:.4f}, {lon:.4f}"
    return "one name" if len({name.id for name in found}) == 1 else "different names"
