"""What people decided about accounts: which answer one question, which do not, which are none, and how a question reads."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.model.judgement import ACCOUNT, QUESTION, RELATION, WORDING, Action, Judgement, fate
from rashomon.model.point import Point

_TOGETHER = frozenset({"same", "conflict", "update", "spread", "refine"})  # answers that bear on each other answer one question


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgements that bear on points, by what they decide; accounts by their ids."""

    same: tuple[tuple[str, str], ...] = ()
    different: frozenset[frozenset[str]] = frozenset()
    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()
    moved: tuple[tuple[str, str], ...] = ()
    wordings: Mapping[str, str] = field(default_factory=dict)

    def together(self) -> tuple[tuple[str, str], ...]:
        """Pairs of accounts that answer one question."""
        return (*self.same, *self.moved)

    def wanted(self) -> frozenset[str]:
        """The accounts that no later doubt may leave out."""
        pairs = [*self.same, *self.moved]
        return (self.accepted | {one for pair in pairs for one in pair}) - self.rejected


def judged_points(judgements: Iterable[Judgement]) -> Judged:
    """What these judgements decide about accounts; one that cannot be understood decides nothing."""
    same: list[tuple[str, str]] = []
    moved: list[tuple[str, str]] = []
    different: set[frozenset[str]] = set()
    accepted: set[str] = set()
    rejected: set[str] = set()
    wordings: dict[str, str] = {}
    for j in judgements:
        first, *others = j.target
        if _together(j):
            same += [(first, other) for other in others]
        elif j.field == QUESTION and j.action in (Action.DIFFERENT, Action.SPLIT):
            different |= {frozenset((first, other)) for other in others if other != first}
        elif j.field == ACCOUNT and j.action is Action.ACCEPT:
            accepted |= set(j.target)
        elif j.field == ACCOUNT and j.action in (Action.REJECT, Action.EXCLUDE):
            rejected |= set(j.target)
        elif j.field == ACCOUNT and j.action is Action.MOVE and others:
            moved.append((first, others[0]))
        elif j.field == WORDING and j.action is Action.SET and j.after:
            wordings |= dict.fromkeys(j.target, " ".join(j.after.split()))
    return Judged(tuple(same), frozenset(different), frozenset(accepted), frozenset(rejected), tuple(moved), wordings)


def _together(j: Judgement) -> bool:
    if j.field == QUESTION:
        return j.action in (Action.SAME, Action.MERGE)
    return j.field == RELATION and j.action is Action.SET and j.after in _TOGETHER


def indexed(pairs: Iterable[Iterable[str]], place: Mapping[str, int]) -> list[tuple[int, int]]:
    """The pairs of accounts as sorted pairs of their places; those that are not there are left out."""
    found = [sorted(place[one] for one in pair if one in place) for pair in pairs]
    return sorted({(pair[0], pair[1]) for pair in found if len(pair) == 2 and pair[0] != pair[1]})


def obey_groups(groups: Sequence[Sequence[int]], ids: Sequence[str], judged: Judged) -> list[list[int]]:
    """The groups joined as people judged: one answer joins whole groups, unless another keeps two of their accounts apart."""
    place = {ident: i for i, ident in enumerate(ids)}
    apart = set(indexed(judged.different, place))
    held = [set(group) for group in groups]
    for one, other in judged.moved:
        if one in place and other in place:
            _move(place[one], place[other], held)
    for i, j in indexed(judged.same, place):
        a, b = (next((g for g in held if k in g), None) for k in (i, j))
        if a is None or b is None or a is b:
            continue
        if not any((min(x, y), max(x, y)) in apart for x in a for y in b):
            a |= b
            b.clear()
        elif not any((min(x, j), max(x, j)) in apart for x in a):
            _move(j, i, held)
        elif not any((min(i, y), max(i, y)) in apart for y in b):
            _move(i, j, held)
    return [sorted(group) for group in held if group]


def _move(one: int, other: int, held: Sequence[set[int]]) -> None:
    target = next((group for group in held if other in group), None)
    if target is not None:
        for group in held:
            group.discard(one)
        target.add(one)


def outcomes(judgements: Iterable[Judgement], points: Sequence[Point]) -> tuple[Judgement, ...]:
    """The judgements about accounts of this story with what became of each."""
    point_of = {account.id: point for point in points for account in point.accounts}
    told: list[Judgement] = []
    for j in judgements:
        found = [point_of[one] for one in j.target if one in point_of]
        whole = len(found) == len(j.target)
        together = whole and len({point.id for point in found}) == 1
        if j.field == QUESTION:
            obeyed = together if _together(j) else not together
            told += fate(j, present=whole or bool(found and not _together(j)), obeyed=obeyed or j.action is Action.UNSURE)
        elif j.field == RELATION:
            told += fate(j, present=whole, obeyed=together or j.after not in _TOGETHER)
        elif j.field == ACCOUNT and j.action in (Action.REJECT, Action.EXCLUDE):
            told += fate(j, present=True, obeyed=not found)
        elif j.field == ACCOUNT:
            told += fate(j, present=whole, obeyed=together or j.action is not Action.MOVE)
        elif j.field == WORDING:
            told += fate(j, present=bool(found), obeyed=any(point.question == " ".join((j.after or "").split()) for point in found))
    return tuple(told)
