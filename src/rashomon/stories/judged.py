"""What people decided about stories: which reports tell one event, and which do not.

Targets are ids of reports, for a story's own id changes with what it holds. `same` and `merge`: all targets are in one story. `different`: no two
of them are. `split`: the targets are one story, apart from the reports in `before`. `move`: the targets leave those in `before` for those in
`after`. Several ids in `before` or `after` are parted by "|".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from rashomon.model.judgement import OBEYED, STORY, Action, Judgement

MARK = "|"
Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Held:
    """Pairs of report ids that are in one story, and pairs that are not, each in order; of two that clash the later one counts."""

    same: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


def judged_stories(judgements: Iterable[Judgement]) -> Held:
    """What these judgements, the earlier first, decide about stories."""
    decided: dict[tuple[str, str], bool] = {}
    for j in judgements:
        if j.field == STORY:
            for pair, same in _pairs(j):
                decided.pop(pair, None)
                decided[pair] = same
    return Held(tuple(pair for pair, same in decided.items() if same), tuple(pair for pair, same in decided.items() if not same))


def _pairs(j: Judgement) -> Iterator[tuple[tuple[str, str], bool]]:
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


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def held_groups(
    held: Held | None, place: Mapping[str, int], start: Sequence[Sequence[int]]
) -> tuple[list[list[int]] | None, list[tuple[int, int]]]:
    """Groups to begin with, and pairs of places that stay apart; None where every report begins alone."""
    if held is None and not start:
        return None, []
    held = held or Held()
    apart = [(place[one], place[other]) for one, other in held.apart if one in place and other in place]
    shut = {frozenset(pair) for pair in apart}
    groups: dict[int, list[int]] = {i: [i] for i in range(len(place))}
    owner = list(range(len(place)))
    links = [(place[one], place[other]) for one, other in reversed(held.same) if one in place and other in place]  # the later ones first
    links += [(group[0], member) for group in start for member in group[1:]]
    for one, other in links:
        a, b = sorted((owner[one], owner[other]))
        if a != b and not (shut and any(frozenset(pair) in shut for pair in product(groups[a], groups[b]))):
            groups[a] += groups.pop(b)
            for member in groups[a]:
                owner[member] = a
    if not apart and len(groups) == len(place):
        return None, []
    return [sorted(group) for group in groups.values()], apart


def outcomes(judgements: Iterable[Judgement], reports: Iterable[str]) -> tuple[Judgement, ...]:
    """The judgements about reports of this story, each with what became of it here."""
    here = set(reports)
    told = []
    for j in judgements:
        if j.field == STORY and here.intersection(j.target):
            told.append(replace(j, outcome="noted" if j.action is Action.UNSURE else _outcome(j, here)))
    return tuple(told)


def _outcome(j: Judgement, here: set[str]) -> str:
    for (one, other), same in _pairs(j):
        if same and (one in here) != (other in here):
            return f"not obeyed: {(other if one in here else one)!r} is not in this story"
        if not same and one in here and other in here:
            return f"not obeyed: {one!r} and {other!r} are held together by another judgement"
    return OBEYED
