"""What people decided about accounts: which answer one question, which do not, which are none, and how a question reads."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, product

from rashomon.model.judgement import (
    ACCOUNT,
    CORRECTED,
    NEW,
    OF_ACCOUNTS,
    POINT,
    QUESTION,
    RELATION,
    WORDING,
    Action,
    Judgement,
    by_model,
)
from rashomon.points.kept_points import KeptPoint, held_points

TOGETHER = frozenset({"same", "conflict", "update", "spread", "refine"})  # answers that bear on each other answer one question
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """What is done to the groups, in the order in which it was decided: `a` and `b` are brought together, or `a` moves to `b`, or away alone."""

    a: str
    b: str | None
    moves: bool = False


@dataclass(frozen=True, slots=True)
class PointJudgements:
    """The judgements that bear on points, by what they decide; accounts by their ids. `split`: those of the `different` that a person parted
    in one point as they stand, so that nothing else is to move."""

    steps: tuple[Step, ...] = ()
    different: frozenset[frozenset[str]] = frozenset()
    split: frozenset[frozenset[str]] = frozenset()
    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()
    wordings: Mapping[str, str] = field(default_factory=dict)
    corrected: frozenset[str] = frozenset()
    held: tuple[KeptPoint, ...] = ()

    def wanted(self) -> frozenset[str]:
        """The accounts that no later doubt may leave out."""
        named = {one for step in self.steps for one in (step.a, step.b) if one is not None}
        held = frozenset(one for unit in self.held for one in unit.accounts)
        return (self.accepted | named | self.corrected | frozenset(self.wordings) | held) - self.rejected


def wanted_places(judgements: Iterable[Judgement]) -> frozenset[tuple[str, int, int]]:
    """Where the accounts stand that people want to see: report (by the hash of its text), start, end."""
    out: set[tuple[str, int, int]] = set()
    for j in judgements:
        if j.field in OF_ACCOUNTS and j.action is not Action.REJECT:
            out |= {(p.sha256, p.start, p.end) for p in j.passages if p.start is not None and p.end is not None}
    return frozenset(out)


def lost_places(judgements: Iterable[Judgement], there: Collection[str]) -> frozenset[tuple[str, int, int]]:
    """Where accounts stand that were judged, or that judged points keep, and that the program alone would not read; `there`: the ids of those that it
    reads. What it reads anyway is not asked for: at its place other readings of the same words would come along."""
    listed = [j for j in judgements if j.action is not Action.REJECT]
    judged = [p for j in listed if j.field in OF_ACCOUNTS for p in j.passages]
    kept = [p for j in listed for point in j.points for p in point.accounts]
    return frozenset(
        (p.sha256, p.start, p.end) for p in (*judged, *kept) if p.start is not None and p.end is not None and p.target not in there
    )


def judged_points(judgements: Iterable[Judgement], shas: Mapping[str, str] | None = None) -> PointJudgements:
    """What these judgements decide about accounts, the later before the earlier; one that cannot be understood decides nothing. `shas`: the hash of
    the text of each report."""
    listed = tuple(judgements)
    made = _Decided()
    for j in listed:
        made.take(j)
    return replace(made.judged(), held=held_points(listed, shas or {}))


class _Decided:
    """What was decided so far."""

    def __init__(self) -> None:
        self.pairs: dict[frozenset[str], tuple[bool, Judgement, Pair]] = {}
        self.moves: list[tuple[int, Step]] = []
        self.order: dict[frozenset[str], int] = {}
        self.standing: dict[str, bool] = {}
        self.wordings: dict[str, str] = {}
        self.corrected: set[str] = set()
        self.count = 0

    def take(self, j: Judgement) -> None:
        """Adds one judgement."""
        first, *others = j.target
        if j.field == WORDING and j.action is Action.SET and j.after and not j.points:
            self.wordings |= dict.fromkeys(j.target, " ".join(j.after.split()))
        elif j.field in CORRECTED and j.action is Action.SET:
            self.corrected |= set(j.target)
        elif j.field in (ACCOUNT, POINT) and j.action in (Action.ACCEPT, Action.REJECT, Action.EXCLUDE):
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
            known = self.pairs.get(pair)
            if len(pair) == 2 and not (known and by_model(j) and not by_model(known[1])):  # what a person decided stands
                self.count += 1
                self.pairs[pair], self.order[pair] = (together, j, (one, other)), self.count

    def _move(self, j: Judgement, one: str, other: str | None) -> None:
        """What was decided about the account's company before counts no longer."""
        for pair in [pair for pair, (_, old, _) in self.pairs.items() if one in pair and (by_model(old) or not by_model(j))]:
            del self.pairs[pair]
        self.moves = [(place, step) for place, step in self.moves if step.a != one]
        self.count += 1
        target = None if other is None or j.after == NEW else other
        self.moves.append((self.count, Step(one, target, moves=True)))

    def judged(self) -> PointJudgements:
        """All of it."""
        joins = [(self.order[pair], Step(*named)) for pair, (together, _, named) in self.pairs.items() if together]
        return PointJudgements(
            steps=tuple(step for _, step in sorted([*joins, *self.moves], key=lambda item: item[0])),
            different=frozenset(pair for pair, (together, _, _) in self.pairs.items() if not together),
            split=frozenset(pair for pair, (together, j, _) in self.pairs.items() if not together and j.field == POINT),
            accepted=frozenset(one for one, stands in self.standing.items() if stands),
            rejected=frozenset(one for one, stands in self.standing.items() if not stands),
            wordings=self.wordings,
            corrected=frozenset(self.corrected),
        )


def _together(j: Judgement) -> bool:
    if j.field == QUESTION:
        return j.action in (Action.SAME, Action.MERGE)
    return j.field == RELATION and j.action is Action.SET and j.after in TOGETHER


def indexed(pairs: Iterable[Iterable[str]], place: Mapping[str, int]) -> list[tuple[int, int]]:
    """The pairs of accounts as sorted pairs of their places; those that are not there are left out."""
    found = [sorted(place[one] for one in pair if one in place) for pair in pairs]
    return sorted({(pair[0], pair[1]) for pair in found if len(pair) == 2 and pair[0] != pair[1]})


def obey_groups(groups: Sequence[Sequence[int]], ids: Sequence[str], judged: PointJudgements) -> list[list[int]]:
    """The groups joined as people judged: one answer joins whole groups, unless another keeps two of their accounts apart."""
    place = {ident: i for i, ident in enumerate(ids)}
    apart = set(indexed(judged.different, place))
    held = [set(group) for group in groups]
    for i, j in sorted(apart):  # what review or a later step brought together is parted first
        _part(i, j, held)
    for step in judged.steps:
        one, other = place.get(step.a), place.get(step.b) if step.b is not None else None
        if one is None or (other is None and not (step.moves and step.b is None)):
            continue
        if step.moves:
            _move(one, other, held)
        elif other is not None and one != other:
            _join(one, other, held, apart)
    return [sorted(group) for group in held if group]


def _part(i: int, j: int, held: list[set[int]]) -> None:
    group = next((g for g in held if i in g and j in g), None)
    if group is not None:
        group.discard(i)
        held.append({i})


def _join(i: int, j: int, held: Sequence[set[int]], apart: set[tuple[int, int]]) -> None:
    a, b = (next((g for g in held if k in g), None) for k in (i, j))
    if a is None or b is None or a is b:
        return
    if not any((min(x, y), max(x, y)) in apart for x in a for y in b):
        a |= b
        b.clear()
    elif not any((min(x, j), max(x, j)) in apart for x in a):
        _move(j, i, held)
    elif not any((min(i, y), max(i, y)) in apart for y in b):
        _move(i, j, held)


def _move(one: int, other: int | None, held: "Sequence[set[int]] | list[set[int]]") -> None:
    """Takes an account out of its group and puts it into that of the other, or into one of its own."""
    target = next((group for group in held if other in group), None) if other is not None else set()
    if target is None or not any(one in group for group in held):
        return
    for group in held:
        group.discard(one)
    target.add(one)
    if other is None and isinstance(held, list):
        held.append(target)
