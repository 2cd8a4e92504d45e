"""Reports what became of people's judgements in a story, and what the program has where they decide
otherwise."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from rashomon.authored.constraints import Place, lies_at, plain_spelling, read_place
from rashomon.authored.make_constraints import read_days, report_pairs
from rashomon.model.date import Date
from rashomon.model.judgement import (
    DAY,
    NOTE,
    NOTES,
    OBEYED,
    OF_NAMES,
    OF_PASSAGES,
    OTHERWISE,
    OUTLET,
    PASSAGE,
    POINT_NOTE,
    REPORT,
    SPEAKER,
    STORY,
    VARIANT,
    Action,
    Judgement,
    fate,
)
from rashomon.model.name import Name
from rashomon.model.passage import Passage, Reading
from rashomon.model.point import Point
from rashomon.model.report import Report
from rashomon.model.statement import Statement
from rashomon.model.story import Story


@dataclass(frozen=True, slots=True)
class Findings:
    """The program's own findings in a story's reports."""

    names: tuple[Name, ...] = ()
    statements: tuple[Statement, ...] = ()
    dates: tuple[Date, ...] = ()
    points: tuple[Point, ...] = ()
    passages: tuple[Passage, ...] = ()
    sentences: frozenset[str] = frozenset()
    outlets: Mapping[str, str | None] = field(default_factory=dict)


def heard(
    judgements: Iterable[Judgement],
    reports: Sequence[Report],
    now: Findings,
    machine: Findings,
    of_rows: Mapping[str, Judgement] = MappingProxyType({}),
) -> tuple[Judgement, ...]:
    """Returns the judgements about this story, in order, each with what became of it and what the
    program alone would have.

    `of_rows`: by id, those that rows obeyed or not, as they say it.
    """
    story = _Heard(reports, now, machine, of_rows)
    return tuple(outcome for j in judgements if (outcome := story.outcome_of(j)) is not None)


def unheard(judgements: Iterable[Judgement], stories: Iterable[Story]) -> tuple[Judgement, ...]:
    """Returns the judgements that no story lists: taken back, or about what is not there."""
    return not_heard(judgements, {j.id for story in stories for j in story.judgements})


def not_heard(judgements: Iterable[Judgement], listed: Collection[str]) -> tuple[Judgement, ...]:
    """Returns the judgements that are not `listed`, each with why it is not obeyed."""
    lost = "what it is about is in no story"
    return tuple(
        replace(j, outcome="taken back" if j.undone_by else "noted" if j.field in NOTES else lost)
        for j in judgements
        if j.id not in listed
    )


class _Heard:
    """A story under judgements, beside what the program alone makes of it."""

    def __init__(
        self,
        reports: Sequence[Report],
        now: Findings,
        machine: Findings,
        of_rows: Mapping[str, Judgement],
    ) -> None:
        self.reports, self.now, self.machine, self.of_rows = reports, now, machine, of_rows
        self.ids = frozenset(report.id for report in reports)

    def outcome_of(self, j: Judgement) -> Judgement | None:
        """Returns what became of a judgement; None if it is about nothing of this story."""
        own: Mapping[str, Callable[[Judgement], Judgement | None]] = {
            SPEAKER: self._speaker,
            DAY: self._day,
            REPORT: self._report,
            OUTLET: self._outlet,
            STORY: self._story,
            NOTE: self._note,
            POINT_NOTE: self._note,
            **dict.fromkeys(OF_NAMES, self._name),
            **dict.fromkeys(OF_PASSAGES, self._passage),
            VARIANT: self._variant,
        }
        if (by_rows := self.of_rows.get(j.id)) is not None:
            return replace(j, before=by_rows.before, outcome=by_rows.outcome)
        return own[j.field](j) if j.field in own else None

    def _speaker(self, j: Judgement) -> Judgement | None:
        found = [statement for statement in self.now.statements if statement.id in j.target]
        wanted = " ".join((j.after or "").split())
        had = {statement.id: statement.speaker or "" for statement in self.machine.statements}
        name = self._named.get(plain_spelling(wanted))
        bare = wanted.removeprefix(
            "unnamed "
        )  # such a speaker, or none, needs no words of a report
        own = {one.report for one in found}
        texts = [plain_spelling(one.text) for one in self.reports if one.id in own]
        known = name is not None or bare != wanted or any(wanted in one for one in texts)
        return fate(
            j,
            present=bool(found),
            obeyed=j.action is not Action.SET
            or all(
                wanted == " ".join((one.speaker or "").split())
                or (name is not None and one.speaker_name == name.id)
                for one in found
            ),
            had=next((had[one] for one in j.target if one in had), None),
            against=OTHERWISE
            if known
            else f"{wanted!r} is no name of the story and does not stand in the report",
        )

    def _day(self, j: Judgement) -> Judgement | None:
        had = {found.id: _days(found) for found in self.machine.dates}
        found, days = [one for one in self.now.dates if one.id in j.target], read_days(j.after)
        return fate(
            j,
            present=bool(found),
            obeyed=j.action is not Action.SET
            or all((one.earliest, one.latest) == days for one in found),
            had=next((had[one] for one in j.target if one in had), None),
            against=OTHERWISE
            if days
            else f'{j.after!r} is no ISO day or interval, and not "unknown"',
        )

    def _report(self, j: Judgement) -> Judgement | None:
        return fate(j, present=bool(self.ids.intersection(j.target)), obeyed=True, had="used")

    def _outlet(self, j: Judgement) -> Judgement | None:
        there = [report for report in self.reports if report.id in j.target]
        read = (self.machine.outlets.get(one) for one in j.target)
        obeyed = j.action is not Action.SET or all(one.outlet == j.after for one in there)
        return fate(j, present=bool(there), obeyed=obeyed, had=next(filter(None, read), None))

    def _story(self, j: Judgement) -> Judgement | None:
        if not self.ids.intersection(j.target):
            return None
        return replace(j, outcome="noted" if j.action is Action.UNSURE else _together(j, self.ids))

    def _note(self, j: Judgement) -> Judgement | None:
        return fate(j, present=bool(self._notable.intersection(j.target)), obeyed=True)

    def _passage(self, j: Judgement) -> Judgement | None:
        """What became of a judgement about passages, by the sentences of the story that it
        names."""
        here = [one for one in j.target if one in self.now.sentences]
        about = here[:1] if j.action in (Action.EXCLUDE, Action.ADD) else here
        had = (
            " | ".join(p.name for p in self.machine.passages if not _core(p).isdisjoint(about))
            or "no passage"
        )
        cores = [_core(row) for row in self.now.passages]
        obeyed = {
            Action.EXCLUDE: not any(ids & {*here[:1]} and ids & {*here[1:]} for ids in cores),
            Action.DIFFERENT: not any(len(ids & {*here}) > 1 for ids in cores),
        }.get(j.action, any(ids >= {*here} for ids in cores))
        whole = about is here or j.target[0] in here  # what is taken out or put in is there itself
        return fate(
            j,
            present=len(here) > 1 and whole,
            obeyed=obeyed,
            had=had if j.field == PASSAGE else None,
        )

    def _variant(self, j: Judgement) -> Judgement | None:
        """What became of a judgement about what differs, by the words that give the readings."""
        here = [place for one in j.target if (place := read_place(one)) and place[0] in self.ids]
        pair = j.action in (Action.ACCEPT, Action.REJECT)
        held = [
            (variant, given)
            for row in self.now.passages
            for variant in row.variants
            if (given := [one for one in variant.readings if _stands_at(one, here)])
        ]
        both = [variant for variant, given in held if len(given) > 1]
        read = {one.value for _, given in held for one in given}
        obeyed = {
            Action.ACCEPT: any(variant.is_sure() for variant in both),
            Action.REJECT: not both,
            Action.SET: read <= {j.after},
            Action.EXCLUDE: not held,
        }
        return fate(
            j,
            present=len(here) > int(pair),
            obeyed=obeyed.get(j.action, True),
            against="these words give no two readings of one thing now"
            if j.action is Action.ACCEPT
            else "another judgement stands against it",
        )

    @cached_property
    def _notable(self) -> frozenset[str]:
        """Everything in this story that a note may be about."""
        now = self.now
        spelled = [spelling for name in now.names for spelling in (name.id, *name.spellings)]
        found = [*(said.id for said in now.statements), *(found.id for found in now.dates)]
        found += [one.id for row in now.passages for one in row.sentences]
        found += [account.id for point in now.points for account in point.accounts]
        return self.ids | {*spelled, *found}

    def _name(self, j: Judgement) -> Judgement | None:
        """What became of a judgement about names; for words that are no name, whether they stand in
        a report."""
        spellings = [plain_spelling(part) for part in j.target]
        present = [self._named[s] for s in spellings if s in self._named]
        if self.machine.names:
            j = replace(
                j,
                before=_had(j, [self._named_alone[s] for s in spellings if s in self._named_alone]),
            )
        if j.action is Action.EXCLUDE:
            there = any(s in text for s in spellings for text in self._texts)
            return fate(
                j, present=there, obeyed=not present, against="another judgement makes it a name"
            )
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


def _stands_at(reading: Reading, places: Iterable[Place]) -> bool:
    """Whether a reading is given by words at one of these places."""
    return any(lies_at(span, place) for span in reading.spans for place in places)


def _core(passage: Passage) -> set[str]:
    return {one.id for one in passage.core()}


def _by_spelling(names: Iterable[Name]) -> Mapping[str, Name]:
    return {
        plain_spelling(spelling): name
        for name in names
        for spelling in (*name.spellings, name.name)
    }


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
    names, fault = len({name.id for name in present}), ""
    match j.field, j.action:
        case _, Action.UNSURE:
            return "noted"
        case "name", Action.SAME | Action.MERGE if names != 1:
            fault = "another judgement keeps them apart"
        case "name", Action.DIFFERENT | Action.SPLIT if names != len(present):
            fault = "both are joined to a third by judgement"
        case "kind", Action.SET if any(name.kind != j.after for name in present):
            fault = "the name's other spellings speak for another kind"
        case "place", Action.SET if (j.after or "unknown").casefold() != "unknown" and (
            present[0].lat is None
        ):
            fault = "the place judged is not known to the gazetteer"
    return f"not obeyed: {fault}" if fault else OBEYED


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
