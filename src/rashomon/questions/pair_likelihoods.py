"""Predicts how two accounts may relate, as probabilities that order the questions.

There is one small logistic model per probability, over what the stages leave unsure, trained by `bench/train/questions.py` on stories of
our own.
"""

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import log

import numpy as np
import numpy.typing as npt

from rashomon.model.point import Point, PointKind, Relation, RelationKind
from rashomon.model.question import DoubtedAnswer, Doubts

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NEXT = 60  # most characters between two adjacent sentences
Matrix = npt.NDArray[np.float64]
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
    document = json.loads(resources.files("rashomon.weights").joinpath("questions.json").read_text("utf-8"))
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
        self.nested = _nested(self.candidates)
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


def _nested(candidates: Sequence[DoubtedAnswer]) -> list[tuple[float, float, float, float]]:
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
