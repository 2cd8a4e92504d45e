"""Decides which answers belong to the same question, and how the question reads.

A logistic model over the features of `answer_similarity.py` scores pairs of answers (trained by `bench/train/points.py` on stories of our
own); average linkage joins the likeliest, and `merge_groups.py` joins groups of them. Two overlapping answers of one report never join,
since one span answers one question.
"""

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from rashomon.model.point import PointKind
from rashomon.points.accounts import CandidateAccount
from rashomon.points.answer_features import AnswerFeatures
from rashomon.points.answer_similarity import FEATURES, Codes, Edges, Likeness, Matrix, blocks, is_part
from rashomon.points.shared_keys import SharedKeys, Sparse, numbered, symmetric
from rashomon.text.linkage import average_link
from rashomon.text.word_families import families_of
from rashomon.weights.logistic import read_weights

Apart = npt.NDArray[np.bool_]
LEAST = 0.01  # pairs below this probability are not compared in groups
MOST = 400_000  # most pairs compared in a story: hundreds of reports would not fit into memory otherwise
_KINDS = tuple(PointKind)
_WHOLE, _APART = 1_000_000, -(10**12)  # probabilities become integers, so that their sums are exact; no group outweighs two kept apart
CROSSED = tuple(
    (one, other)
    for one, others in {
        "words": "kind same_report unit",
        "families": "kind families unit",
        "head_family": "unit",
        "count_differs": "unit",
        "subject": "head_family",
        "days_differ": "head_family",
        "polarity": "families",
        "context": "kind",
        "measure": "kind unit background_differs places_differ same_report group_differs",
        "near": "thing measure borrowed large thing_differs measure_differs",
        "thing": "measure kind context",
        "meaning": "kind same_report meaning",
    }.items()
    for other in others.split()
)
"""The products of features that the model weighs, too."""


@dataclass(frozen=True, slots=True)
class PairModel:
    """Weights of the features, then of the crossed features."""

    intercept: float
    weights: tuple[float, ...]


@cache
def load_pair_model() -> PairModel:
    """Returns the shipped model."""
    return read_pair_model(read_weights("pairs"))


def read_pair_model(document: Mapping[str, Any]) -> PairModel:
    """Reads the model as `bench/train/points.py` writes it."""
    names = [*FEATURES, *(f"{a}*{b}" for a, b in CROSSED)]
    return PairModel(document["intercept"], tuple(document["weights"].get(name, 0.0) for name in names))


def crossed(found: Matrix) -> Matrix:
    """Appends the products of CROSSED to the features, on the last axis."""
    columns = [found[..., FEATURES.index(a)] * found[..., FEATURES.index(b)] for a, b in CROSSED]
    return np.concatenate([found, *(column[..., None] for column in columns)], axis=-1)


def same_question(likeness: Likeness, model: PairModel) -> Edges:
    """Returns the pairs of answers of which it is at least LEAST probable that they answer one question.

    Probabilities are rounded so that the last bits of a sum decide nothing.
    """
    edges: list[Edges] = []
    floor = 0.0
    for start, stop in blocks(likeness.size):
        layers = likeness.layers(start, stop, start)  # summed layer by layer: an array of all features would pass through memory twice
        edges.append(_edges(start, _likely(layers, (stop - start, likeness.size - start), model), layers, floor))
        if sum(len(part.left) for part in edges) > 2 * MOST:  # anything no likelier than the cut-off would be dropped in the end
            every = joined_edges(edges)
            edges, floor = [likeliest(every, MOST)], _cut_off(every, MOST)
    return likeliest(joined_edges(edges), MOST)


def _likely(layers: Mapping[str, Matrix], shape: tuple[int, ...], model: PairModel) -> Matrix:
    """The probabilities of the pairs in these layers, in their shape."""
    weights = dict(zip([*FEATURES, *CROSSED], model.weights, strict=True))
    logits = np.full(shape, model.intercept)
    term = np.empty_like(logits)
    for name in FEATURES:
        if weights[name]:
            logits += np.multiply(layers[name], weights[name], out=term)
    for a, b in CROSSED:
        if weights[a, b]:
            np.multiply(layers[a], weights[a, b], out=term)
            logits += np.multiply(term, layers[b], out=term)
    np.exp(np.negative(logits, out=logits), out=logits)
    return np.round(np.divide(1.0, np.add(logits, 1.0, out=logits), out=logits), 6, out=logits)


def _edges(start: int, likely: Matrix, layers: Mapping[str, Matrix], floor: float) -> Edges:
    """The candidate pairs above `floor` in a block of rows and the columns from its first row on, each once."""
    at = np.flatnonzero(np.triu((likely >= LEAST) & (likely > floor), 1))
    row, column = np.divmod(at, max(1, likely.shape[1]))
    features = np.empty((len(at), len(FEATURES)), dtype=np.float32)
    for number, name in enumerate(FEATURES):
        features[:, number] = np.take(layers[name], at)
    return Edges(row + start, column + start, np.take(likely, at), features)


def likely_of(size: int, edges: Edges) -> Sparse:
    """Returns how likely every two of so many answers answer one question; pairs that are not among the edges count as 0."""
    return symmetric(size, edges.left, edges.right, edges.likely)


def likeliest(edges: Edges, most: int) -> Edges:
    """Returns the edges; if there are more than `most`, only those likelier than the first one too many."""
    if len(edges.likely) <= most:
        return edges
    kept = edges.likely > _cut_off(edges, most)
    return Edges(edges.left[kept], edges.right[kept], edges.likely[kept], edges.features[kept])


def _cut_off(edges: Edges, most: int) -> float:
    """How likely the first edge is that is one too many."""
    return float(np.partition(edges.likely, -most - 1)[-most - 1])


def joined_edges(parts: Sequence[Edges]) -> Edges:
    """Concatenates the edges of all parts."""
    return Edges(
        np.concatenate([np.zeros(0, dtype=np.int64), *(part.left for part in parts)]),
        np.concatenate([np.zeros(0, dtype=np.int64), *(part.right for part in parts)]),
        np.concatenate([np.zeros(0), *(part.likely for part in parts)]),
        np.concatenate([np.zeros((0, len(FEATURES)), dtype=np.float32), *(part.features for part in parts)]),
    )


def kept_apart(
    answers: Sequence[CandidateAccount], readings: Sequence[AnswerFeatures], overlaps: tuple[Codes, Codes] | None = None
) -> Sparse:
    """Returns the table of pairs that never answer one question.

    Their quotes overlap, or they count things of different kinds. `overlaps`: the overlapping pairs, given if these answers stand for more.
    """
    n = len(answers)
    counting = [i for i in range(n) if answers[i].figure() is not None]
    figures, place = _Figures([answers[i] for i in counting], [readings[i] for i in counting]), np.array(counting, dtype=np.int64)
    found = [overlaps or overlapping(answers), *((place[i], place[j]) for i, j in map(figures.apart, blocks(len(counting))))]
    left, right = (np.concatenate([side[k] for side in found]) for k in (0, 1))
    return symmetric(n, left, right, np.ones(len(left), dtype=bool))


def overlapping(answers: Sequence[CandidateAccount]) -> tuple[Codes, Codes]:
    """Returns the pairs of answers whose quotes share characters."""
    placed = sorted((a.account.report, a.account.quote.start, a.account.quote.end, i) for i, a in enumerate(answers))
    found: list[tuple[int, int]] = []
    for k, (report, _, end, i) in enumerate(placed):
        for other, start, _, j in itertools.islice(placed, k + 1, None):
            if other != report or start >= end:
                break
            found.append((i, j))
    pairs = np.array(found, dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


class _Figures:
    """Answers that give figures, indexed by what keeps them apart."""

    def __init__(self, answers: Sequence[CandidateAccount], readings: Sequence[AnswerFeatures]) -> None:
        self._answers = answers
        self._figure = numbered(a.figure() for a in answers)
        self._part = np.array([is_part(a) for a in answers], dtype=bool)
        units = [(a.account.unit or "").casefold() for a in answers]
        self._unit, self._measure = numbered(units), np.array([one in _MEASURES for one in units], dtype=bool)
        self._sentence = numbered(a.sentence for a in answers)
        self._named = np.array([bool(one) and one not in _PERSONS for one in units], dtype=bool)
        self._sized = self._measure & np.array([one != "%" for one in units], dtype=bool)
        self._told = np.array([bool(r.measures) for r in readings], dtype=bool)
        self._past = np.array([r.background for r in readings], dtype=bool)
        self._placed = np.array([bool(r.quoted_places) for r in readings], dtype=bool)
        self._places = SharedKeys([r.quoted_places for r in readings])
        self._report = numbered(a.account.report for a in answers)
        self._known = np.array([a.counted is not None for a in answers], dtype=bool)
        self._counted = SharedKeys([_what_is_counted(a) for a in answers])

    def apart(self, block: tuple[int, int]) -> tuple[Codes, Codes]:
        """Returns the pairs, the first of each in this block, that count different things or are tolls of different events."""
        rows = slice(*block)
        differs = self._figure[rows, None] != self._figure
        measure = self._measure[rows, None]
        apart = differs & (self._sentence[rows, None] == self._sentence)  # "one dead, two injured": adjacent, but of different things
        apart |= differs & (self._part[rows, None] != self._part) & ~(measure & self._measure)
        same_unit = self._unit[rows, None] == self._unit
        apart |= ~same_unit & self._named[rows, None] & self._named & (measure | self._measure)
        apart |= differs & self._other_event(block)
        # ages, durations, money and counts of unlike things, without anything in common
        unlike = self._known[rows, None] & self._known & (self._report[rows, None] != self._report) & ~(self._counted.product(*block) > 0)
        left, right = np.nonzero(np.triu(differs & ((same_unit & self._sized[rows, None]) | unlike) & ~apart, block[0]))
        strangers = [
            not _one_matter(self._answers[i + block[0]], self._answers[j]) for i, j in zip(left.tolist(), right.tolist(), strict=True)
        ]
        apart[left[strangers], right[strangers]] = True
        one, other = np.nonzero(np.triu(apart, block[0] + 1))
        return one + block[0], other

    def _other_event(self, block: tuple[int, int]) -> Apart:
        """A mask of tolls of different events: one of them long past, or at another place."""
        rows = slice(*block)
        elsewhere = self._placed[rows, None] & self._placed & ~(self._places.product(*block) > 0)
        return np.asarray(self._told[rows, None] & self._told & ((self._past[rows, None] != self._past) | elsewhere))


def _what_is_counted(answer: CandidateAccount) -> frozenset[str]:
    """What the figure counts and what it measures."""
    counted = answer.counted
    return frozenset() if counted is None else counted.things | frozenset(f"={measure}" for measure in counted.measures)


def _one_matter(left: CandidateAccount, right: CandidateAccount) -> bool:
    """Whether the clauses of two figures share a name, a subject or what happened."""
    happened = set(families_of(left.predicate or "") or (left.predicate,)) & set(families_of(right.predicate or "") or (right.predicate,))
    return bool(set(left.names) & set(right.names) or (left.subject and left.subject == right.subject) or happened - {None, "be", "have"})


# Units of time, length, weight and money: a count of these is never a count of something else. Not all of units.toml: what is told in a symbol or a rarer
# currency is often told by a word elsewhere ("120 mm", "a calibre of 120"; "CHF 9m", "9 million francs"), and must not be kept apart for it.
_MEASURES = frozenset(
    "% year month week day hour minute second century decade mile kilometre kilometer metre meter foot inch mph kmh tonne ton kilogram pound acre "
    "hectare litre degree USD EUR GBP JPY CNY RUB INR".casefold().split()
)
_PERSONS = frozenset({"people", "person", "individual"})


def link(likely: Sparse, apart: Sparse, least: float) -> list[list[int]]:
    """Groups answers by average linkage, as long as the mean probability of a merged group is at least `least`.

    No group holds two answers that are `apart`.
    """
    (left, right, values), (one, other, _) = likely.pairs(), apart.pairs()
    told = np.concatenate([np.full(len(one), _APART), np.rint(values * _WHOLE).astype(np.int64)])
    table = symmetric(likely.size, np.concatenate([one, left]), np.concatenate([other, right]), told)
    left, right, told = table.pairs()
    near = told >= max(1, round(least * _WHOLE))

    def sums(group: Sequence[int], others: Sequence[Sequence[int]]) -> list[int]:
        total = np.zeros(table.size, dtype=np.int64)
        for i in group:
            columns, held = table.row(i)
            total[columns] += held
        return [int(total[other].sum()) for other in others]

    return average_link(table.size, np.stack([left[near], right[near]], axis=1), told[near], round(least * _WHOLE), sums)


def kind_of(answers: Sequence[CandidateAccount]) -> PointKind:
    """Returns the kind that most answers have; ties go by the ledger's order."""
    counts = Counter(answer.kind for answer in answers)
    return max(_KINDS, key=lambda kind: counts[kind])  # the first of equals
