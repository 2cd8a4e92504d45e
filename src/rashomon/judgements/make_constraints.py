"""Turns people's judgements into constraints for the stages; a judgement that cannot be understood decides nothing.

Of accounts: which answer one question, and which do not.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, product

from rashomon.judgements.constraints import (
    Constraints,
    GivenDays,
    Mending,
    NameConstraints,
    Pair,
    PassageStep,
    PointConstraints,
    RelationConstraints,
    Step,
    StoryConstraints,
    plain_spelling,
)
from rashomon.judgements.corrections import corrections_in
from rashomon.model.judgement import (
    ACCOUNT,
    BEARINGS,
    DAY,
    NEW,
    OF_NAMES,
    PASSAGE,
    PIN,
    POINT,
    QUESTION,
    RELATION,
    REPORT,
    SPEAKER,
    STORY,
    VALUE,
    Action,
    Judgement,
    by_model,
)
from rashomon.model.name import NameKind

TOGETHER = frozenset({"same", "conflict", "update", "spread", "scope", "refine"})  # related answers answer one question


def point_constraints(judgements: Iterable[Judgement]) -> PointConstraints:
    """Returns the constraints on accounts, the later before the earlier."""
    made = _Decided()
    for j in judgements:
        made.take(j)
    return made.constraints()


class _Decided:
    """The decisions so far, in order, on pairs of accounts and moves, each with whether it brings together, and who decided."""

    def __init__(self) -> None:
        self.told: dict[frozenset[str], tuple[Step, bool, Judgement]] = {}
        self.standing: dict[str, bool] = {}

    def take(self, j: Judgement) -> None:
        """Adds one judgement."""
        first, *others = j.target
        if j.field in (ACCOUNT, POINT) and j.action in (Action.ACCEPT, Action.REJECT, Action.EXCLUDE):
            self.standing |= dict.fromkeys(j.target, j.action is Action.ACCEPT)
            if j.action is Action.ACCEPT and j.field == POINT:
                self._pair(combinations(j.target, 2), j, together=True)
        elif j.field == ACCOUNT and j.action is Action.MOVE:
            self._move(j, first, others[0] if others else None)
        elif j.field == POINT and j.action is Action.SPLIT:
            leave = [one for one in j.target if one in (j.after or "").split()]
            stay = [one for one in j.target if one not in leave]
            self._pair(product(leave, stay), j, together=False)
            self._pair(combinations(leave, 2), j, together=True)
        elif _together(j):
            whole = j.action is Action.MERGE
            self._pair(combinations(j.target, 2) if whole else ((first, other) for other in others), j, together=True)
        elif j.field == QUESTION and j.action in (Action.DIFFERENT, Action.SPLIT):
            self._pair(((first, other) for other in others), j, together=False)

    def _pair(self, pairs: Iterable[Pair], j: Judgement, *, together: bool) -> None:
        for one, other in pairs:
            pair = frozenset((one, other))
            known = self.told.get(pair)
            if len(pair) == 2 and not (known and by_model(j) and not by_model(known[2])):  # what a person decided stands
                self._tell(pair, Step(one, other), j, together=together)

    def _move(self, j: Judgement, one: str, other: str | None) -> None:
        """Moves an account; earlier decisions about its company no longer count."""
        own = frozenset((one,))
        for about in [k for k, (_, _, old) in self.told.items() if one in k and (k == own or by_model(old) or not by_model(j))]:
            del self.told[about]
        self._tell(own, Step(one, None if j.after == NEW else other, moves=True), j, together=True)

    def _tell(self, about: frozenset[str], step: Step, j: Judgement, *, together: bool) -> None:
        self.told.pop(about, None)  # what is decided anew comes last
        self.told[about] = (step, together, j)

    def constraints(self) -> PointConstraints:
        """Returns all constraints."""
        return PointConstraints(
            steps=tuple(step for step, together, _ in self.told.values() if together),
            different=frozenset(pair for pair, (_, together, _) in self.told.items() if not together),
            rejected=frozenset(one for one, stands in self.standing.items() if not stands),
        )


def _together(j: Judgement) -> bool:
    if j.field == QUESTION:
        return j.action in (Action.SAME, Action.MERGE)
    return j.field == RELATION and j.action is Action.SET and j.after in TOGETHER


MARK = "|"  # parts the reports in `before` and `after` of a judgement about stories


def constraints_of(judgements: Iterable[Judgement]) -> Constraints:
    """Returns the constraints of these judgements, the earlier first."""
    listed = tuple(judgements)
    return Constraints(
        stories=story_constraints(listed),
        names=name_constraints(listed),
        speakers=given_speakers(listed),
        days=_given_days(listed),
        excluded=frozenset(one for j in listed if j.field == REPORT and j.action is Action.EXCLUDE for one in j.target),
        passages=passage_steps(listed),
        points=point_constraints(listed),
        corrections=corrections_in(listed),
        relations=relation_constraints(listed),
    )


def name_constraints(judgements: Sequence[Judgement]) -> NameConstraints:
    """Returns the constraints on names."""
    same: list[tuple[str, str, str]] = []
    different: set[frozenset[str]] = set()
    kinds: dict[str, NameKind] = {}
    excluded: set[str] = set()
    places: dict[str, str] = {}
    for j in (j for j in judgements if j.field in OF_NAMES):
        first, *others = map(plain_spelling, j.target)
        if j.action is Action.EXCLUDE:
            excluded |= {first, *others}
        elif j.field == "name" and j.action in (Action.SAME, Action.MERGE):
            same += [(first, other, j.reason()) for other in others]
        elif j.field == "name" and j.action in (Action.DIFFERENT, Action.SPLIT):
            different |= {frozenset((first, other)) for other in others if other != first}
        elif j.field == "kind" and j.action is Action.SET and j.after in NameKind.__members__.values():
            kinds |= dict.fromkeys((first, *others), NameKind(str(j.after)))
        elif j.field == "place" and j.action in (Action.SET, Action.REJECT):
            places |= dict.fromkeys((first, *others), (j.after or "").strip() if j.action is Action.SET else "")
    return NameConstraints(tuple(same), frozenset(different), kinds, frozenset(excluded), places)


_MENDINGS = {
    (PASSAGE, Action.EXCLUDE): Mending.OUT,
    (PASSAGE, Action.ADD): Mending.IN,
    (PASSAGE, Action.ACCEPT): Mending.KEPT,
    (PASSAGE, Action.MERGE): Mending.JOINED,
    (PASSAGE, Action.DIFFERENT): Mending.APART,
    (PIN, Action.ACCEPT): Mending.FIRST,
}


def passage_steps(judgements: Iterable[Judgement]) -> tuple[PassageStep, ...]:
    """Returns what is to be mended in the passages, the earlier first."""
    found = ((j, _MENDINGS.get((j.field, j.action))) for j in judgements)
    return tuple(PassageStep(how, j.target, j.author()) for j, how in found if how is not None)


def given_speakers(judgements: Sequence[Judgement]) -> dict[str, str]:
    """Returns who makes each statement: a name, words of the report, "unnamed ...", or nobody."""
    return {one: " ".join((j.after or "").split()) for j in judgements if j.field == SPEAKER and j.action is Action.SET for one in j.target}


def _given_days(judgements: Sequence[Judgement]) -> dict[str, GivenDays]:
    last = {one: j for j in judgements if j.field == DAY and j.action is Action.SET for one in j.target}
    read = {one: (j, read_days(j.after)) for one, j in last.items()}
    return {one: GivenDays(*days, j.reason()) for one, (j, days) in read.items() if days is not None}


def read_days(text: str | None) -> tuple[str | None, str | None] | None:
    """Returns the first and last day of an ISO day or interval, two Nones for "unknown"; None if it is neither."""
    if (text or "").strip().casefold() == "unknown":
        return None, None
    parts = (text or "").strip().split("/")
    try:
        days = [date.fromisoformat(part) for part in parts]
    except ValueError:
        return None
    return (days[0].isoformat(), days[-1].isoformat()) if len(days) <= 2 and days[0] <= days[-1] else None


def relation_constraints(judgements: Sequence[Judgement]) -> RelationConstraints:
    """Returns how accounts relate as people decided, and the accounts whose value they set."""
    told = [j for j in judgements if j.field == RELATION and j.action is Action.SET and j.after in BEARINGS and len(j.target) == 2]
    return RelationConstraints(
        {(j.target[0], j.target[1]): (str(j.after), j.reason()) for j in told},
        frozenset(one for j in judgements if j.field == VALUE and j.action is Action.SET for one in j.target),
    )


def story_constraints(judgements: Iterable[Judgement]) -> StoryConstraints:
    """Returns the constraints on stories."""
    decided: dict[Pair, bool] = {}
    for j in judgements:
        for pair, same in report_pairs(j) if j.field == STORY else ():
            decided.pop(pair, None)
            decided[pair] = same
    return StoryConstraints(
        tuple(pair for pair, same in decided.items() if same), tuple(pair for pair, same in decided.items() if not same)
    )


def report_pairs(j: Judgement) -> Iterator[tuple[Pair, bool]]:
    """Returns each pair of reports that a judgement about stories puts in one story, or keeps apart.

    Targets are ids of reports, since a story's own id changes with what it holds. In a split or move the targets leave the reports in
    `before`; in a move they join those in `after`.
    """
    before, after = _listed(j.before), _listed(j.after)
    if j.action in (Action.SAME, Action.MERGE, Action.SPLIT, Action.MOVE):
        yield from ((_pair(one, other), True) for one, other in combinations(j.target, 2) if one != other)
    if j.action is Action.DIFFERENT:
        yield from ((_pair(one, other), False) for one, other in combinations(j.target, 2) if one != other)
    if j.action in (Action.SPLIT, Action.MOVE):
        yield from ((_pair(one, other), False) for one, other in product(j.target, before) if other not in j.target)
    if j.action is Action.MOVE:
        yield from ((_pair(one, other), True) for one, other in product(j.target, after) if other not in j.target)


def _listed(told: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (told or "").split(MARK) if part.strip())


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
