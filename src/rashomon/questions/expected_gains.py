"""Estimates what is gained by a person's word on each pair of accounts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rashomon.model.judgement import RELATION, Judgement
from rashomon.model.point import RelationKind
from rashomon.model.span import Span
from rashomon.questions.pair_likelihoods import Outlook, outlooks
from rashomon.questions.question_material import AnswerUnit, Material, brought_together, looked_at, told_apart

Matrix = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]
_CLASH, _TURN = 1.0, 0.3  # values of finding that two answers exclude each other, that one is later news
_FALSE, _NO_TURN = 0.3, 0.1  # values of finding that a conflict is none, that later news or an estimate is not
_CARRIED = 0.3  # share of a pair's gain that remains once one of them joined an account that nests with the other
_WITHIN = 0.8  # share of the shorter quote at which it lies in the other
_JOIN, _SPLIT = 0.12, 0.1  # values of joining two accounts that stand apart, and of parting two that stand together


@dataclass(frozen=True, slots=True)
class Face:
    """An account that stands for all of its group with the same words."""

    place: int
    also: tuple[int, ...]
    unit: int
    text: str


@dataclass(slots=True)
class ExpectedGains:
    """The faces of a story with two gain matrices over their pairs.

    `own`: the gain from knowing whether the two answer one question; `bearing`: from knowing how their versions relate.
    """

    faces: Sequence[Face]
    groups: Codes
    units: Codes
    own: Matrix
    bearing: Matrix

    def texts(self) -> Codes:
        """Returns a number for the words of each face, equal for equal words."""
        return _numbers(face.text for face in self.faces)


def view_of(units: Sequence[AnswerUnit], material: Material) -> ExpectedGains:
    """Returns the expected gains of a story under the judgements so far."""
    faces = _faces(units, material)
    of = {i: k for k, face in enumerate(faces) for i in (face.place, *face.also)}
    known = _known(units, material)
    own, bearing = np.zeros((len(faces), len(faces))), np.zeros((len(faces), len(faces)))
    for pair, outlook in zip(material.doubts.pairs, outlooks(material.doubts, material.points), strict=True):
        a, b = of[pair.a], of[pair.b]
        if a == b or pair.apart or known.settled(pair.a, pair.b):
            continue
        gains = known.gains(pair.a, pair.b, outlook)
        for matrix, gain in zip((own, bearing), gains, strict=True):
            matrix[a, b] = matrix[b, a] = max(matrix[a, b], gain)
    nested = _nested([material.doubts.candidates[face.place].account.quote for face in faces])
    told = np.zeros_like(own)
    for one, other in (sorted(pair) for pair in known.told if len(pair) == 2):
        told[of[one], of[other]] = told[of[other], of[one]] = 1.0
    left = np.where(nested @ told + told @ nested > 0, _CARRIED, 1.0)
    groups = np.array([material.doubts.candidates[face.place].group for face in faces], dtype=np.int64)
    return ExpectedGains(faces, groups, np.array([face.unit for face in faces], dtype=np.int64), own * left, bearing * left)


def _numbers(values: Iterable[str]) -> Codes:
    """A number for each value, equal for equal ones."""
    number: dict[str, int] = {}
    return np.array([number.setdefault(value, len(number)) for value in values], dtype=np.int64)


def _nested(quotes: Sequence[Span]) -> Matrix:
    """A matrix that is 1 for two quotes of one report of which one mostly lies in the other."""
    report = _numbers(quote.report for quote in quotes)
    start, end = (np.array([getattr(quote, side) for quote in quotes]) for side in ("start", "end"))
    shared = np.minimum.outer(end, end) - np.maximum.outer(start, start)
    inside = (shared >= _WITHIN * np.minimum.outer(end - start, end - start)) & np.equal.outer(report, report)
    return np.asarray((inside & ~np.eye(len(quotes), dtype=bool)).astype(float))


def _faces(units: Sequence[AnswerUnit], material: Material) -> list[Face]:
    candidates = material.doubts.candidates
    unit_of = {i: k for k, unit in enumerate(units) for i in unit.members}
    held: dict[tuple[int, str], list[int]] = defaultdict(list)
    for i, candidate in enumerate(candidates):
        held[unit_of[i], " ".join(candidate.account.quote.quote.casefold().split())].append(i)
    out = []
    for (unit, text), members in held.items():
        first, *others = sorted(members, key=lambda i: (-candidates[i].standing, i))
        out.append(Face(first, tuple(sorted(others)), unit, text))
    return sorted(out, key=lambda face: face.place)


@dataclass(frozen=True, slots=True)
class _JudgedDoubts:
    """What was said of accounts, groups and units, and which conflicts exist."""

    group: Sequence[int]
    size: Mapping[int, int]
    unit: Mapping[int, int]
    told: frozenset[frozenset[int]]
    looked: Mapping[int, frozenset[int]]
    parted: frozenset[frozenset[int]]
    standing: frozenset[frozenset[int]]
    clashing: frozenset[frozenset[int]]
    turning: frozenset[frozenset[int]]
    joined: Mapping[int, int]

    def settled(self, i: int, j: int) -> bool:
        """Whether the relation of the two was stated, or follows from what was stated."""
        groups = frozenset((self.group[i], self.group[j]))
        return (
            frozenset((i, j)) in self.told
            or bool(self.looked.get(i, frozenset()) & self.looked.get(j, frozenset()))
            or (len(groups) == 2 and groups in self.parted)
        )

    def gains(self, i: int, j: int, outlook: Outlook) -> tuple[float, float]:
        """Returns the gain from knowing whether the two answer one question, and that from knowing how their versions relate."""
        a, b = self.group[i], self.group[j]
        if i in self.joined and self.joined[i] == self.joined.get(j):
            own = 0.0
        elif a == b:
            own = _SPLIT * (1 - outlook.same)
        else:
            own = _JOIN * outlook.same * self.size[a] * self.size[b] / (self.size[a] + self.size[b] - 1)
        units = frozenset((self.unit[i], self.unit[j]))
        if units in self.standing:
            return own, 0.0
        clash = _FALSE * (1 - outlook.clash) if units in self.clashing else _CLASH * outlook.clash
        turn = _NO_TURN * (1 - outlook.turn) if units in self.turning else _TURN * outlook.turn
        return own, clash + turn


def _known(units: Sequence[AnswerUnit], material: Material) -> _JudgedDoubts:
    candidates = material.doubts.candidates
    place = {candidate.account.id: i for i, candidate in enumerate(candidates)}
    unit_of = {i: k for k, unit in enumerate(units) for i in unit.members}
    by_version = {unit.version: k for k, unit in enumerate(units) if unit.version}
    group = [candidate.group for candidate in candidates]
    size: dict[int, int] = defaultdict(int)
    for k in group:
        size[k] += 1
    told = [frozenset(place[one] for one in pair) for pair in told_apart(material.judgements) if all(one in place for one in pair)]
    looked: dict[int, set[int]] = defaultdict(set)
    for n, (accounts, _) in enumerate(looked_at(material.judgements)):
        for one in accounts:
            if one in place:
                looked[place[one]].add(n)
    return _JudgedDoubts(
        group=group,
        size=size,
        unit=unit_of,
        told=frozenset(told),
        looked={i: frozenset(held) for i, held in looked.items()},
        parted=frozenset(frozenset(group[i] for i in pair) for pair in told if len({group[i] for i in pair}) == 2),
        standing=frozenset(frozenset(unit_of[i] for i in pair) for pair in _related(material.judgements, place)),
        clashing=_given(material, by_version, RelationKind.CONFLICT),
        turning=_given(material, by_version, RelationKind.UPDATE, RelationKind.SPREAD),
        joined=_joined(brought_together(material.judgements), place),
    )


def _given(material: Material, by_version: Mapping[str, int], *kinds: RelationKind) -> frozenset[frozenset[int]]:
    """The pairs of units that have a relation of these kinds in the current story."""
    found = [r for point in material.points for r in point.relations if r.kind in kinds]
    return frozenset(frozenset((by_version[r.a], by_version[r.b])) for r in found if r.a in by_version and r.b in by_version)


def _joined(pairs: Iterable[frozenset[str]], place: Mapping[str, int]) -> dict[int, int]:
    """Maps each account that was said to answer another's question to the first of all accounts so connected."""
    held: dict[int, set[int]] = {}
    for pair in pairs:
        whole: set[int] = set().union(*(held.get(place[one], {place[one]}) for one in pair if one in place))
        held |= dict.fromkeys(whole, whole)
    return {i: min(whole) for i, whole in held.items()}


def _related(judgements: Sequence[Judgement], place: Mapping[str, int]) -> list[frozenset[int]]:
    listed = [j for j in judgements if j.field == RELATION and all(one in place for one in j.target)]
    return [frozenset(place[one] for one in j.target) for j in listed]
