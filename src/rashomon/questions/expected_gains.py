"""Estimates what is gained by a person's word on each pair of accounts."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

import numpy as np
import numpy.typing as npt

from rashomon.model.judgement import RELATION, Judgement
from rashomon.model.point import Point, PointKind, Relation, RelationKind
from rashomon.model.question import DoubtedAnswer, Doubts
from rashomon.model.span import Span
from rashomon.questions.question_material import AnswerUnit, Material, brought_together, looked_at, told_apart
from rashomon.weights.logistic import read_weights

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
Matrix = npt.NDArray[np.float64]
_NEXT = 60  # most characters between two adjacent sentences
HEADS = ("same", "clash", "turn")
"""Two accounts answer one question; they exclude each other; one is later news of the other, or both are estimates."""
NAMES = (
    "constant", "same", "same above even", "same on average", "together", "one version", "identical", "clash", "clash between versions", "same report",
    "standing", "lower standing", "both kept", "one negative", "one denies", "one a headline", "accounts", "fewer accounts", "one kind",
    "figures differ", "figures differ by half", "one figure", "clash, together", "one negative, together", "figures differ, together",
    "numbers apart", "numbers apart, same", "numbers apart, one kind", "numbers shared", "speakers differ", "one speaker", "neighbours",
    "neighbours, one denies", "neighbours, one negative", "shortest", "one negative, same", "one denies, same",
    "holds another", "lies in another", "likelier than what it holds", "likelier than what holds it",
    *(f"related as {kind.value}" for kind in RelationKind), *(f"sure of {kind.value}" for kind in RelationKind),
    *(f"both {kind.value}" for kind in PointKind),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outlook:
    """The probabilities that two accounts answer one question, clash, or follow each other."""

    same: float
    clash: float
    turn: float


@cache
def load_weights() -> Matrix:
    """Returns the shipped weights, shape (features, heads)."""
    document = read_weights("questions")
    return np.array([[document[head].get(name, 0.0) for head in HEADS] for name in NAMES])


def outlooks(doubts: Doubts, points: Sequence[Point]) -> list[Outlook]:
    """Returns one outlook for each pair of the doubts, in their order."""
    if not doubts.pairs:
        return []
    likely = np.round(1 / (1 + np.exp(-(pair_features(doubts, points) @ load_weights()))), 6)
    return [Outlook(*row) for row in likely.tolist()]


def pair_features(doubts: Doubts, points: Sequence[Point]) -> Matrix:
    """Returns the features of each pair, shape (pairs, len(NAMES))."""
    known = _CandidatesByGroup(doubts, points)
    return np.array([known.features(k) for k in range(len(doubts.pairs))])


class _CandidatesByGroup:
    """The candidates by group and version, and the relations between these."""

    def __init__(self, doubts: Doubts, points: Sequence[Point]) -> None:
        self.candidates, self.pairs = doubts.candidates, doubts.pairs
        self.texts = [" ".join(c.account.quote.quote.casefold().split()) for c in self.candidates]
        self.numbers = [frozenset(_NUMBER.findall(text)) for text in self.texts]
        self.version: Mapping[str, str | None] = {account.id: account.version for point in points for account in point.accounts}
        self.related: Mapping[frozenset[str], Relation] = {frozenset((r.a, r.b)): r for point in points for r in point.relations}
        self.nested = _nesting(self.candidates)
        self.size: dict[int, int] = defaultdict(int)
        for candidate in self.candidates:
            self.size[candidate.group] += 1
        self.mean: dict[tuple[int, int], float] = defaultdict(float)
        self.clash: dict[frozenset[object], float] = defaultdict(float)
        for pair in self.pairs:
            self.mean[self._groups(pair.a, pair.b)] += pair.same
            units = self._units(pair.a, pair.b)
            self.clash[units] = max(self.clash[units], pair.clash)

    def _groups(self, i: int, j: int) -> tuple[int, int]:
        a, b = self.candidates[i].group, self.candidates[j].group
        return min(a, b), max(a, b)

    def _units(self, i: int, j: int) -> frozenset[object]:
        return frozenset(self.version.get(self.candidates[k].account.id) or k for k in (i, j))

    def features(self, k: int) -> list[float]:
        """Returns the features of one pair, in the order of NAMES."""
        pair = self.pairs[k]
        i, j = pair.a, pair.b
        one, other = self.candidates[i], self.candidates[j]
        sizes = self.size[one.group], self.size[other.group]
        together = one.group == other.group
        pairs = sizes[0] * (sizes[0] - 1) / 2 if together else sizes[0] * sizes[1]
        differ, half, single = _figures(one, other)
        standing = sorted((_logit(one.standing), _logit(other.standing)))
        negative = float(one.negative != other.negative)
        same = _logit(pair.same)
        versions = frozenset(filter(None, (self.version.get(c.account.id) for c in (one, other))))
        found = self.related.get(versions)
        units = self._units(i, j)
        return [
            1.0, same, max(0.0, same), _logit(self.mean[self._groups(i, j)] / pairs), float(together), float(len(units) == 1 and together),
            float(self.texts[i] == self.texts[j]), _logit(pair.clash), _logit(self.clash[units]),
            float(one.account.report == other.account.report), standing[1], standing[0], float(one.kept and other.kept), negative,
            float(one.denies != other.denies), float(one.headline != other.headline), log(max(sizes)), log(min(sizes)),
            float(one.kind is other.kind), differ, half, single, _logit(pair.clash) * together, negative * together, differ * together,
            *self._worded(i, j, same, negative, float(one.denies != other.denies)),
            *(a + b for a, b in zip(self.nested[i], self.nested[j], strict=True)),
            *(float(found is not None and found.kind is kind) for kind in RelationKind),
            *((found.confidence or 0.0) if found is not None and found.kind is kind else 0.0 for kind in RelationKind),
            *(float(one.kind is kind and other.kind is kind) for kind in PointKind),
        ]  # fmt: skip

    def _worded(self, i: int, j: int, same: float, negative: float, denies: float) -> list[float]:
        """Features of the words of both: numbers, speakers, and whether one follows the other."""
        one, other = self.candidates[i], self.candidates[j]
        a, b = self.numbers[i], self.numbers[j]
        apart = float(bool(a and b and not a & b))
        speakers = [c.account.speaker for c in (one, other)]
        gap = max(one.sentence.start - other.sentence.end, other.sentence.start - one.sentence.end)
        near = float(one.account.report == other.account.report and gap < _NEXT)
        return [
            apart, apart * max(0.0, same + 3), apart * (one.kind is other.kind), float(bool(a & b)), float(None not in speakers and len(set(speakers)) == 2),
            float(None not in speakers and len(set(speakers)) == 1), near, near * denies, near * negative,
            min(6, *(self.texts[k].count(" ") + 1 for k in (i, j))) / 3, negative * max(0.0, same + 3), denies * max(0.0, same + 3),
        ]  # fmt: skip


def _nesting(candidates: Sequence[DoubtedAnswer]) -> list[tuple[float, float, float, float]]:
    """For each candidate, whether it contains another, lies in one, and how much likelier it is worth coding than the best of these."""
    by_report: dict[str, list[int]] = defaultdict(list)
    for i in sorted(range(len(candidates)), key=lambda i: (candidates[i].account.quote.start, -candidates[i].account.quote.end, i)):
        by_report[candidates[i].account.report].append(i)
    held: list[list[float]] = [[] for _ in candidates]
    holding: list[list[float]] = [[] for _ in candidates]
    for listed in by_report.values():
        for x, i in enumerate(listed):
            for j in listed[x + 1 :]:
                one, other = candidates[i].account.quote, candidates[j].account.quote
                if other.start >= one.end:
                    break
                if other.end <= one.end and (one.start, one.end) != (other.start, other.end):
                    before = _logit(candidates[i].standing) - _logit(candidates[j].standing)
                    held[i].append(before)
                    holding[j].append(-before)
    return [
        (float(bool(inner)), float(bool(outer)), min(inner, default=0.0), min(outer, default=0.0))
        for inner, outer in zip(held, holding, strict=True)
    ]


def _figures(one: DoubtedAnswer, other: DoubtedAnswer) -> tuple[float, float, float]:
    """Whether both give figures that differ, that differ by half or more, and whether only one gives a figure."""
    a, b = ((c.account.low, c.account.high) for c in (one, other))
    if a == (None, None) or b == (None, None):
        return 0.0, 0.0, float(a != b)
    low, high = sorted(abs(next((v for v in numbers if v is not None), 0.0)) for numbers in (a, b))
    return float(a != b), float(a != b and low * 1.5 <= high), 0.0


def _logit(p: float) -> float:
    p = min(max(p, 1e-3), 1 - 1e-3)
    return log(p / (1 - p))


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
