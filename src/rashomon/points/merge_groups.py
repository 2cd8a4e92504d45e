"""Merges groups of answers: the pair of groups most likely to answer one question joins, until no pair is likely enough.

Two answers that differ in their figures or deny each other look unlike, though they answer one question. Their groups show it better: each
is the other's nearest, told by different reports, counting the same thing. The model (boosted trees) is trained by `bench/train/points.py`;
NAMES lists its features.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from rashomon.model.point import PointKind
from rashomon.points.accounts import CandidateAccount
from rashomon.points.answer_similarity import FEATURES, Codes, Edges, Matrix
from rashomon.points.same_question import Apart
from rashomon.points.shared_keys import Sparse, numbered
from rashomon.weights.logistic import read_weights

_NEAR, _SOME, _RANKS = 0.02, 0.004, 4  # groups are compared from this mean probability on, or from the lower one if among the nearest
_ROUND = 40  # one in so many pairs of groups may join per step, the likeliest first
_OVERLAPPING = 0.2  # largest share of never-joining answer pairs between two groups that may join
_MANY = 200  # rounds, which no story needs
_NINE = 10**9  # means are rounded to so many parts
_FAR = -5.5  # the odds of answer pairs that are not compared

_OF_PAIRS = (
    "mean odds", "best odds", "mean likely", "best likely", "odds abroad", "best odds at home", "held", "apart", "rank", "lower rank",
    "before next", "before next of the other", "reports in both", "reports in both of fewer", "fewer reports", "more reports", "reports of all",
    "lesser size", "greater size", "same kind", "lower score", "higher score", "figures in both", "both figures", "most figures",
    "speakers in both", "negative differs", "reports of the story",
)  # fmt: skip
NAMES = (
    *_OF_PAIRS,
    *(f"kind {kind.value}" for kind in PointKind),
    *(f"mean {name}" for name in FEATURES),
    *(f"most {name}" for name in FEATURES),
)


@dataclass(frozen=True, slots=True)
class Trees:
    """The nodes of boosted trees, concatenated.

    `first`: the root of each tree; `both`: for each node the child above its threshold, then the one below, and for a leaf itself twice.
    """

    base: float
    first: Codes
    feature: Codes
    threshold: Matrix
    both: Codes
    value: Matrix

    def odds(self, rows: Matrix) -> Matrix:
        """Returns the log odds for each row of features, shape (rows,)."""
        at, before = np.tile(self.first, (len(rows), 1)), None
        flat, start = np.ascontiguousarray(rows).ravel(), (np.arange(len(rows), dtype=np.int64) * rows.shape[1])[:, None]
        while before is None or not np.array_equal(at, before):
            goes_below = flat[start + self.feature[at]] <= self.threshold[at]
            at, before = self.both[2 * at + goes_below], at
        return np.asarray(self.base + self.value[at].sum(axis=1))


def read_trees(document: Mapping[str, Any]) -> Trees:
    """Reads trees from their stored form."""
    trees: Sequence[Mapping[str, Sequence[float]]] = document["trees"]
    first = np.cumsum([0, *(len(tree["value"]) for tree in trees)])
    feature, threshold, below, above, value = (
        np.concatenate([np.array(tree[name], dtype=float) for tree in trees])
        for name in ("feature", "threshold", "below", "above", "value")
    )
    own, start = np.arange(first[-1]), np.repeat(first[:-1], np.diff(first))
    both = np.stack([np.where(side < 0, own, side + start).astype(np.int64) for side in (above, below)], axis=1).ravel()
    return Trees(float(document["base"]), first[:-1].astype(np.int64), feature.astype(np.int64), threshold, both, value)


@dataclass(frozen=True, slots=True)
class MergeModel:
    """The trees, and two limits.

    `start`: mean pair probability at which answers are together before groups are compared; `least`: probability at which groups join.
    """

    trees: Trees
    start: float
    least: float


@cache
def load_merge_model() -> MergeModel:
    """Returns the shipped model."""
    return read_merge_model(read_weights("groups"))


def read_merge_model(document: Mapping[str, Any]) -> MergeModel:
    """Reads the model as `bench/train/points.py` writes it."""
    return MergeModel(read_trees(document), document["start"], document["least"])


@dataclass(frozen=True, slots=True)
class _Sides:
    """Features of each group by itself: arrays with a row per group."""

    reports: Matrix
    figures: Matrix
    speakers: Matrix
    kinds: Matrix
    size: Matrix
    score: Matrix
    negative: Matrix

    def joined(self, into: Codes, number: int) -> "_Sides":
        """Returns the same for the merged groups; `into`: the new place of each group."""

        def added(columns: Matrix) -> Matrix:
            out = np.zeros((number, *columns.shape[1:]))
            np.add.at(out, into, columns)
            return out

        score = np.zeros(number)
        np.maximum.at(score, into, self.score)
        return _Sides(
            added(self.reports), added(self.figures), added(self.speakers), added(self.kinds), added(self.size), score, added(self.negative)
        )


@dataclass(frozen=True, slots=True)
class _Meeting:
    """Pairs of groups, `a` before `b`, with sums and maxima over the compared pairs of their answers; one row per pair of groups."""

    a: Codes
    b: Codes
    sums: Matrix
    most: Matrix


_ODDS, _LIKELY, _HELD, _APART, _ABROAD, _ODDS_ABROAD = range(6)  # the columns of the sums
_BEST_ODDS, _BEST_LIKELY, _BEST_AT_HOME = range(3)  # the columns of the maxima


class Merging:
    """Groups of answers that are merged step by step."""

    def __init__(self, answers: Sequence[CandidateAccount], edges: Edges, apart: Sparse, groups: Sequence[Sequence[int]]) -> None:
        self.groups = [list(group) for group in groups]
        of = np.zeros(len(answers), dtype=np.int64)
        for k, group in enumerate(self.groups):
            of[group] = k
        self._sides = _alone(answers).joined(of, len(self.groups))
        met, self._place = _gathered(_by_answers(answers, edges), of, len(self.groups))
        self._meeting, became = _together(met, _never(apart, of, len(self.groups)), len(self.groups))
        self._edges, self._place = edges.features, _looked_up(became, self._place)
        self._seen, self._rows = np.full(len(self._meeting.a), -1), np.zeros((0, 2 * len(FEATURES)))

    def pairs(self) -> tuple[Codes, Codes, Matrix]:
        """Returns the pairs of groups that are compared, and their features, shape (pairs, len(NAMES))."""
        sides, met = self._sides, self._meeting
        whole = sides.size[met.a] * sides.size[met.b]
        mean = met.sums[:, _LIKELY] / whole
        allowed = met.sums[:, _APART] <= _OVERLAPPING * whole
        mean = np.where(allowed, np.round(mean, 9), 0.0)
        rank, before = _ranked(met.a, met.b, mean, len(self.groups))
        chosen = np.flatnonzero(allowed & ((mean > _NEAR) | ((mean > _SOME) & (rank.min(axis=0) < _RANKS))))
        self._rows, self._seen = self._by_features(chosen), np.full(len(met.a), -1)
        self._seen[chosen] = np.arange(len(chosen))
        return met.a[chosen], met.b[chosen], self._features(chosen, mean, rank, before)

    def _by_features(self, chosen: Codes) -> Matrix:
        """For each chosen pair of groups the sum, then the maximum of every pair feature: shape (chosen, 2 * len(FEATURES)).

        Most pairs of groups are never chosen, so this is computed only for chosen ones, and kept until one of the two changes.
        """
        known = self._seen[chosen] >= 0
        out = np.empty((len(chosen), self._rows.shape[1]))
        out[known] = self._rows[self._seen[chosen[known]]]
        new = np.flatnonzero(~known)
        if len(new):
            wanted = np.zeros(len(self._seen) + 1, dtype=bool)  # one extra slot, for pairs of answers inside a group
            wanted[chosen[new]] = True
            edges = np.flatnonzero(wanted[self._place])
            edges = edges[np.argsort(self._place[edges], kind="stable")]
            first = np.searchsorted(self._place[edges], chosen[new])
            features = self._edges[edges].astype(float)
            out[new] = np.concatenate([np.add.reduceat(features, first), np.maximum.reduceat(features, first)], axis=1)
        return out

    def _features(self, chosen: Codes, mean: Matrix, rank: Codes, before: Matrix) -> Matrix:
        sides, met = self._sides, self._meeting
        a, b = met.a[chosen], met.b[chosen]
        sums, most = met.sums[chosen], met.most[chosen]
        size_a, size_b = sides.size[a], sides.size[b]
        whole = size_a * size_b
        home = (sides.reports[a] * sides.reports[b]).sum(axis=1)  # pairs of one report
        abroad = whole - home
        odds = (sums[:, _ODDS] + _FAR * (whole - sums[:, _HELD])) / whole
        odds_abroad = (sums[:, _ODDS_ABROAD] + _FAR * (abroad - sums[:, _ABROAD])) / np.maximum(1, abroad)
        told_a, told_b = sides.reports[a] > 0, sides.reports[b] > 0
        both, few = (told_a & told_b).sum(axis=1), np.minimum(told_a.sum(axis=1), told_b.sum(axis=1))
        many, whole_story = np.maximum(told_a.sum(axis=1), told_b.sum(axis=1)), sides.reports.shape[1]
        figures_a, figures_b = (sides.figures[a] > 0), (sides.figures[b] > 0)
        some_a, some_b = figures_a.sum(axis=1), figures_b.sum(axis=1)
        kind_a, kind_b = sides.kinds[a].argmax(axis=1), sides.kinds[b].argmax(axis=1)
        kinds = np.eye(len(PointKind))
        columns = [
            odds, most[:, _BEST_ODDS], mean[chosen], most[:, _BEST_LIKELY], np.where(abroad > 0, odds_abroad, -9.0), most[:, _BEST_AT_HOME],
            sums[:, _HELD] / whole, sums[:, _APART] / whole,
            1 / (1 + rank[:, chosen].min(axis=0)), 1 / (1 + rank[:, chosen].max(axis=0)),
            before[:, chosen].max(axis=0), before[:, chosen].min(axis=0),
            both, both / few, few / whole_story, many / whole_story, (told_a | told_b).sum(axis=1) / whole_story,
            np.minimum(size_a, size_b), np.maximum(size_a, size_b), kind_a == kind_b,
            np.minimum(sides.score[a], sides.score[b]), np.maximum(sides.score[a], sides.score[b]),
            (figures_a & figures_b).any(axis=1), (some_a > 0) & (some_b > 0), np.maximum(some_a, some_b),
            ((sides.speakers[a] > 0) & (sides.speakers[b] > 0)).any(axis=1),
            np.abs(sides.negative[a] / size_a - sides.negative[b] / size_b), np.full(len(chosen), whole_story),
        ]  # fmt: skip
        plain = np.stack([np.asarray(column, dtype=float) for column in columns], axis=-1)
        seen, n = self._rows, len(FEATURES)
        return np.round(
            np.concatenate([plain, kinds[kind_a] + kinds[kind_b], seen[:, :n] / whole[:, None], seen[:, n:]], axis=1),
            5,
        )

    def parted(self, one: int, other: int, never: Sequence[tuple[int, int]]) -> bool:
        """Whether two groups hold answers that must stay in different groups."""
        left, right = self.groups[one], self.groups[other]
        return any((i in left and j in right) or (j in left and i in right) for i, j in never)

    def join(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Joins these pairs of groups; no group may occur twice."""
        gone = {b for _, b in pairs}
        kept = [k for k in range(len(self.groups)) if k not in gone]
        place = {k: x for x, k in enumerate(kept)}
        place |= {b: place[a] for a, b in pairs}
        into = np.array([place[k] for k in range(len(self.groups))], dtype=np.int64)
        groups: list[list[int]] = [[] for _ in kept]
        for k, group in enumerate(self.groups):
            groups[into[k]] += group
        self.groups = [sorted(group) for group in groups]
        self._sides = self._sides.joined(into, len(kept))
        changed = np.zeros(len(into), dtype=bool)
        changed[[*gone, *(a for a, _ in pairs)]] = True
        met, seen = self._meeting, self._seen
        touched = changed[met.a] | changed[met.b]
        self._meeting, became = _after(met, into, len(kept), touched)
        self._seen = np.full(len(self._meeting.a), -1)
        self._seen[became[~touched]] = seen[~touched]
        self._place = _looked_up(became, self._place)


def merge_groups(
    groups: Sequence[Sequence[int]],
    answers: Sequence[CandidateAccount],
    edges: Edges,
    apart: Sparse,
    model: MergeModel,
    *,
    never: Sequence[tuple[int, int]] = (),
) -> list[list[int]]:
    """Returns the groups after merging, most likely pair first; `never`: answers that must stay in different groups."""
    if not groups:
        return []
    ordered = sorted(sorted(group) for group in groups)  # so that the input order does not decide ties
    merging, known = Merging(answers, edges, apart, ordered), _KnownProbabilities(model.trees)
    for _ in range(_MANY):
        a, b, features = merging.pairs()
        likely = known.likely(features)
        joined: list[tuple[int, int]] = []
        used: set[int] = set()
        for k in np.argsort(-likely, kind="stable").tolist():
            one, other = int(a[k]), int(b[k])
            if likely[k] < model.least or len(joined) >= max(1, len(a) // _ROUND):
                break
            if one not in used and other not in used and not merging.parted(one, other, never):
                used |= {one, other}
                joined.append((one, other))
        if not joined:
            break
        merging.join(joined)
    return sorted((sorted(group) for group in merging.groups), key=lambda group: group[0])


class _KnownProbabilities:
    """Caches the probabilities of pairs of groups: most pairs do not change when two groups join."""

    def __init__(self, trees: Trees) -> None:
        self._trees = trees
        self._last: dict[bytes, float] = {}

    def likely(self, features: Matrix) -> Matrix:
        """Returns the probability of each pair, rounded so that the last bits of a sum decide nothing."""
        keys = [row.tobytes() for row in features]
        new = [k for k, key in enumerate(keys) if key not in self._last]
        odds = self._trees.odds(features[new])
        known = {keys[k]: round(float(p), 6) for k, p in zip(new, 1 / (1 + np.exp(-odds)), strict=True)}
        self._last = {key: known[key] if key in known else self._last[key] for key in keys}
        return np.array([self._last[key] for key in keys])


def _alone(answers: Sequence[CandidateAccount]) -> _Sides:
    """Each answer as a group of its own."""
    kinds = np.array([[float(a.kind is kind) for kind in PointKind] for a in answers])
    return _Sides(
        reports=_marked(numbered(a.account.report for a in answers)),
        figures=_marked(numbered(a.figure() for a in answers)),
        speakers=_marked(numbered(a.account.speaker for a in answers)),
        kinds=kinds,
        size=np.ones(len(answers)),
        score=np.array([a.score for a in answers]),
        negative=np.array([float(a.negative()) for a in answers]),
    )


def _marked(found: Codes) -> Matrix:
    """An indicator matrix: a column for each code, 1 where a row has it."""
    out = np.zeros((len(found), int(found.max(initial=-1)) + 1))
    rows = np.flatnonzero(found >= 0)
    out[rows, found[rows]] = 1.0
    return out


def _by_answers(answers: Sequence[CandidateAccount], edges: Edges) -> _Meeting:
    """The meetings of single answers that are alike."""
    report = numbered(a.account.report for a in answers)
    likely = np.clip(edges.likely, 1e-4, 1 - 1e-4)
    odds = np.log(likely / (1 - likely))
    abroad = (report[edges.left] != report[edges.right]).astype(float)
    sums = np.stack([odds, edges.likely, np.ones(len(odds)), np.zeros(len(odds)), abroad, odds * abroad], axis=-1)
    most = np.stack([odds, edges.likely, np.where(abroad > 0, -9.0, odds)], axis=-1)
    return _Meeting(edges.left, edges.right, sums, most)


def _never(apart: Sparse, into: Codes, number: int) -> _Meeting:
    """The meetings of groups with answers that must stay apart, alike or not; in a large story far more than the alike ones."""
    left, right = (into[side] for side in apart.pairs()[:2])
    across = left != right
    left, right = left[across], right[across]
    keys, times = np.unique(np.minimum(left, right) * number + np.maximum(left, right), return_counts=True)
    sums = np.zeros((len(keys), 6))
    sums[:, _APART] = times
    return _Meeting(keys // number, keys % number, sums, np.tile([-9.0, 0.0, -9.0], (len(keys), 1)))


def _together(one: _Meeting, other: _Meeting, number: int) -> tuple[_Meeting, Codes]:
    """The union of both, and the places of the first within it."""
    both = _Meeting(*(np.concatenate([getattr(part, name) for part in (one, other)]) for name in ("a", "b", "sums", "most")))
    joined, place = _gathered(both, np.arange(number), number)
    return joined, place[: len(one.a)]


def _gathered(met: _Meeting, into: Codes, number: int) -> tuple[_Meeting, Codes]:
    """The meetings of the merged groups, and where each old one goes, -1 if it falls inside a group."""
    one, other = into[met.a], into[met.b]
    across = np.flatnonzero(one != other)
    key = (np.minimum(one, other) * number + np.maximum(one, other))[across]
    order = np.argsort(key, kind="stable")
    found, first = np.unique(key[order], return_index=True)
    place = np.full(len(one), -1)
    if not len(found):
        return _Meeting(found, found, met.sums[:0], met.most[:0]), place
    rows = across[order]
    place[rows] = np.repeat(np.arange(len(found)), np.diff(np.append(first, len(rows))))
    sums, most = np.add.reduceat(met.sums[rows], first, axis=0), np.maximum.reduceat(met.most[rows], first, axis=0)
    return _Meeting(found // number, found % number, sums, most), place


def _after(met: _Meeting, into: Codes, number: int, touched: Apart) -> tuple[_Meeting, Codes]:
    """The meetings after groups joined, and which of them each becomes; `touched`: those of groups that joined.

    The others are unchanged but renumbered.
    """
    among = np.flatnonzero(touched)
    new, went = _gathered(_Meeting(met.a[among], met.b[among], met.sums[among], met.most[among]), into, number)
    rest = np.flatnonzero(~touched)
    one, other = into[met.a[rest]], into[met.b[rest]]
    a, b = np.concatenate([np.minimum(one, other), new.a]), np.concatenate([np.maximum(one, other), new.b])
    order = np.argsort(a * number + b, kind="stable")
    at = np.empty(len(order), dtype=np.int64)
    at[order] = np.arange(len(order))
    place = np.empty(len(met.a), dtype=np.int64)
    place[rest] = at[: len(rest)]
    place[among] = _looked_up(at[len(rest) :], went)
    sums, most = np.concatenate([met.sums[rest], new.sums])[order], np.concatenate([met.most[rest], new.most])[order]
    return _Meeting(a[order], b[order], sums, most), place


def _looked_up(places: Codes, keys: Codes) -> Codes:
    """The place of each key, -1 for the key -1."""
    return np.asarray(np.concatenate([places, np.array([-1])])[keys])


def _ranked(a: Codes, b: Codes, mean: Matrix, number: int) -> tuple[Codes, Matrix]:
    """The rank of each among the other's nearest (0 is first), seen from a and from b, and its lead over the nearest other one."""
    own = np.concatenate([b, a])  # the pairs are sorted, so a tie goes to the lower number
    value = np.concatenate([mean, mean])
    order = np.argsort(own * (2 * _NINE) + (_NINE - np.rint(value * _NINE).astype(np.int64)), kind="stable")
    first = np.searchsorted(own[order], np.arange(number))
    rank = np.empty(len(own), dtype=np.int64)
    rank[order] = np.arange(len(own)) - first[own[order]]
    sorted_values = np.append(value[order], 0.0)
    last = np.append(first[1:], len(own))
    best = np.where(first < last, sorted_values[np.minimum(first, len(own))], 0.0)
    second = np.where(first + 1 < last, sorted_values[np.minimum(first + 1, len(own))], 0.0)
    before = value - np.where(rank == 0, second[own], best[own])
    return rank.reshape(2, -1)[::-1], before.reshape(2, -1)[::-1]
