"""What people decided about stories: which reports tell one event, and which do not.

Targets are ids of reports, for a story's own id changes with what it holds. `same` and `merge`: all targets are in one story. `different`: no two
of them are. `split`: the targets are one story, apart from the reports in `before`. `move`: the targets leave those in `before` for those in
`after`. Several ids in `before` or `after` are parted by "|".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from rashomon.grouping.report_pairs import PairSimilarity
from rashomon.model.judgement import OBEYED, STORY, Action, Judgement
from rashomon.stories.group_stories import Features, Frequencies, own_frequencies

MARK = "|"
Pair = frozenset[str]
Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JudgedPairs:
    """Pairs of report ids that are in one story, and pairs that are not, each in order; of two that clash the later one counts."""

    same: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()

    def decides(self) -> bool:
        """Whether anything was decided."""
        return bool(self.same or self.apart)


def held_stories(judgements: Iterable[Judgement]) -> JudgedPairs:
    """What these judgements, the earlier first, decide about stories."""
    decided: dict[tuple[str, str], bool] = {}
    for j in judgements:
        if j.field == STORY:
            for pair, same in _pairs(j):
                decided.pop(pair, None)
                decided[pair] = same
    return JudgedPairs(tuple(pair for pair, same in decided.items() if same), tuple(pair for pair, same in decided.items() if not same))


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


def obey_stories(
    groups: Sequence[Group], features: Iterable[Features], held: JudgedPairs, frequencies: Frequencies | None = None
) -> tuple[Group, ...]:
    """The groups as people decided: those that hold reports of one story joined, those that hold reports of two parted.

    Of a group that is parted, a report that nobody decided about stays with the part that it is most like.
    """
    home = {report: number for number, group in enumerate(groups) for report in group}
    links = [pair for pair in reversed(held.same) if pair[0] in home and pair[1] in home]  # the later ones first
    apart = {frozenset(pair) for pair in held.apart if pair[0] in home and pair[1] in home}
    touched = {home[report] for pair in (*links, *apart) for report in pair}
    if not touched:
        return tuple(groups)
    listed = {f.report: f for f in features}
    alike = PairSimilarity(frequencies or own_frequencies(listed.values()))
    parts = _Parts(apart)
    for one, other in links:
        parts.link(one, other)
    for number in sorted(touched):
        _keep_together(groups[number], parts, listed, alike)
    rest = [group for number, group in enumerate(groups) if number not in touched]
    return tuple(sorted([*rest, *(tuple(sorted(part)) for part in parts.groups())]))


class _Parts:
    """Which reports are held together, none of which may be apart."""

    def __init__(self, apart: set[Pair]) -> None:
        self.apart = apart
        self.foes: dict[str, set[str]] = {}
        for pair in apart:
            for report in pair:
                self.foes.setdefault(report, set()).update(pair - {report})
        self._of: dict[str, list[str]] = {}

    def of(self, report: str) -> list[str]:
        """What is held together with this report, itself included."""
        return self._of.setdefault(report, [report])

    def link(self, one: str, other: str) -> bool:
        """Whether both are held together now."""
        left, right = self.of(one), self.of(other)
        if left is right:
            return True
        if any(self.foes.get(report, set()).intersection(right) for report in left):
            return False
        left += right
        self._of.update(dict.fromkeys(right, left))
        return True

    def groups(self) -> list[list[str]]:
        """All that is held together."""
        return list({id(part): part for part in self._of.values()}.values())


def _keep_together(group: Group, parts: _Parts, features: Mapping[str, Features], alike: PairSimilarity) -> None:
    """A group of the machine's stays together as far as it may."""
    seeds: list[str] = []
    for report in (r for r in group if r in parts.foes):
        if not any(parts.link(seed, report) for seed in seeds):
            seeds.append(report)
    for report in (r for r in group if r not in parts.foes):
        nearest = sorted(seeds, key=lambda seed: (-_likeness(report, parts.of(seed), features, alike), seed))
        if not any(parts.link(seed, report) for seed in nearest):
            seeds.append(report)


def _likeness(report: str, part: Sequence[str], features: Mapping[str, Features], alike: PairSimilarity) -> float:
    known = [features[member] for member in part if member in features and member != report]
    return sum(alike(features[report], member) for member in known) / len(known) if known else 0.0


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
