"""Which answers are answers to the same question, and how the question reads.

Pairs of answers are judged by a logistic model over the features of `likeness.py` (trained by `bench/train_points.py` on stories of our own),
then joined by average linkage; two answers whose words overlap in one report never join, for one span answers one question.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from rashomon.language.families import families_of
from rashomon.model.point import PointKind
from rashomon.points.accounts import Answer
from rashomon.points.keys import Reading
from rashomon.points.likeness import BLOCK, FEATURES, Edges, Likeness, Matrix, codes, is_part

LEAST = 0.004  # answers less likely to meet are not held against each other group by group
_KINDS = tuple(PointKind)
_NEVER = -1.0  # below every threshold: groups kept apart, and groups that were joined to others
CROSSED = (
    ("words", "kind"),
    ("families", "kind"),
    ("words", "same_report"),
    ("families", "families"),
    ("words", "unit"),
    ("families", "unit"),
    ("head_family", "unit"),
    ("count_differs", "unit"),
    ("subject", "head_family"),
    ("days_differ", "head_family"),
    ("polarity", "families"),
    ("context", "kind"),
    ("measure", "kind"),
    ("measure", "unit"),
    ("measure", "background_differs"),
    ("measure", "places_differ"),
    ("near", "thing"),
    ("near", "measure"),
    ("near", "borrowed"),
    ("near", "large"),
    ("near", "thing_differs"),
    ("near", "measure_differs"),
    ("thing", "measure"),
    ("thing", "kind"),
    ("thing", "context"),
    ("measure", "same_report"),
    ("measure", "group_differs"),
)


@dataclass(frozen=True, slots=True)
class PairModel:
    """Weights of the features, then of the crossed features."""

    intercept: float
    weights: tuple[float, ...]


@cache
def load_pair_model() -> PairModel:
    """The shipped model."""
    document = json.loads(resources.files("rashomon.weights").joinpath("pairs.json").read_text("utf-8"))
    names = [*FEATURES, *(f"{a}*{b}" for a, b in CROSSED)]
    return PairModel(document["intercept"], tuple(document["weights"].get(name, 0.0) for name in names))


def crossed(found: Matrix) -> Matrix:
    """The features with the products of CROSSED appended on the last axis."""
    columns = [found[..., FEATURES.index(a)] * found[..., FEATURES.index(b)] for a, b in CROSSED]
    return np.concatenate([found, *(column[..., None] for column in columns)], axis=-1)


def same_question(likeness: Likeness, model: PairModel) -> tuple[Matrix, Edges]:
    """The probability that two answers answer one question, shape (n, n), rounded so that the last bits of a sum decide nothing; and the pairs
    for which it is at least LEAST."""
    out = np.zeros((likeness.size, likeness.size))
    weights = dict(zip([*FEATURES, *CROSSED], model.weights, strict=True))
    edges: list[Edges] = []
    for start in range(0, likeness.size, BLOCK):
        stop = min(start + BLOCK, likeness.size)
        layers = likeness.layers(start, stop)  # summed one by one: an array of all features would pass through memory twice
        logits = np.full((stop - start, likeness.size), model.intercept)
        term = np.empty_like(logits)
        for name in FEATURES:
            if weights[name]:
                logits += np.multiply(layers[name], weights[name], out=term)
        for a, b in CROSSED:
            if weights[a, b]:
                np.multiply(layers[a], weights[a, b], out=term)
                logits += np.multiply(term, layers[b], out=term)
        np.exp(np.negative(logits, out=logits), out=logits)
        np.round(np.divide(1.0, np.add(logits, 1.0, out=logits), out=logits), 6, out=out[start:stop])
        edges.append(_edges(start, out[start:stop], layers))
    return out, joined_edges(edges)


def _edges(start: int, likely: Matrix, layers: Mapping[str, Matrix]) -> Edges:
    row, column = np.nonzero(np.triu(likely >= LEAST, start + 1))
    features = np.stack([layers[name][row, column] for name in FEATURES], axis=-1).astype(np.float32)
    return Edges(row + start, column, likely[row, column], features)


def joined_edges(parts: Sequence[Edges]) -> Edges:
    """The edges of all parts, in their order."""
    return Edges(
        np.concatenate([np.zeros(0, dtype=np.int64), *(part.left for part in parts)]),
        np.concatenate([np.zeros(0, dtype=np.int64), *(part.right for part in parts)]),
        np.concatenate([np.zeros(0), *(part.likely for part in parts)]),
        np.concatenate([np.zeros((0, len(FEATURES)), dtype=np.float32), *(part.features for part in parts)]),
    )


def kept_apart(answers: Sequence[Answer], readings: Sequence[Reading]) -> Matrix:
    """1 where two answers never answer one question, shape (n, n): their quotes share characters, or they count things of different kinds."""
    n = len(answers)
    report = codes(a.account.report for a in answers)
    start = np.array([a.account.quote.start for a in answers])
    end = np.array([a.account.quote.end for a in answers])
    apart = (report[:, None] == report[None, :]) & (start[:, None] < end[None, :]) & (start[None, :] < end[:, None])
    counting = [i for i in range(n) if (answers[i].account.low, answers[i].account.high) != (None, None)]
    parts = {i: is_part(answers[i]) for i in counting}
    for x, i in enumerate(counting):
        for j in counting[x + 1 :]:
            if _other_thing(answers[i], answers[j], parts[i] != parts[j]) or _other_event(answers[i], readings[i], answers[j], readings[j]):
                apart[i, j] = apart[j, i] = True
    np.fill_diagonal(apart, False)
    return np.asarray(apart, dtype=float)


def _other_thing(left: Answer, right: Answer, part_and_whole: bool) -> bool:
    """Whether two figures count different things: other units, or ages, spans of time and money that nothing brings together."""
    one, other = ((a.account.unit or "").casefold() for a in (left, right))
    differs = (left.account.low, left.account.high) != (right.account.low, right.account.high)
    if differs and left.sentence == right.sentence:
        return True  # "one dead, two injured": figures told in one breath are figures of different things
    if differs and part_and_whole and not (one in _MEASURES and other in _MEASURES):
        return True
    if one == other:
        return differs and one in _MEASURES and one != "%" and not _one_matter(left, right)
    if one in _PERSONS or other in _PERSONS or not one or not other:
        return False
    return one in _MEASURES or other in _MEASURES


def _other_event(left: Answer, one: Reading, right: Answer, other: Reading) -> bool:
    """Whether two different tolls are of different events: one of them long past, or at another place."""
    if (left.account.low, left.account.high) == (right.account.low, right.account.high) or not (one.measures and other.measures):
        return False
    elsewhere = bool(one.quoted_places and other.quoted_places and not one.quoted_places & other.quoted_places)
    return one.background != other.background or elsewhere


def _one_matter(left: Answer, right: Answer) -> bool:
    """Whether the clauses of two figures share a name, a subject or what happened."""
    happened = set(families_of(left.predicate or "") or (left.predicate,)) & set(families_of(right.predicate or "") or (right.predicate,))
    return bool(set(left.names) & set(right.names) or (left.subject and left.subject == right.subject) or happened - {None, "be", "have"})


# Units of time, length, weight and money: a count of these is never a count of something else.
_MEASURES = frozenset(
    "% year month week day hour minute second century decade mile kilometre kilometer metre meter foot inch mph kmh tonne ton kilogram pound acre "
    "hectare litre degree USD EUR GBP JPY CNY RUB INR".casefold().split()
)
_PERSONS = frozenset({"people", "person", "individual"})


def link(probabilities: Matrix, apart: Matrix, threshold: float) -> list[list[int]]:
    """Groups by average linkage: the likest two groups join while their mean probability is at least `threshold`; no group holds two answers
    that are `apart`."""
    n = len(probabilities)
    kept = apart > 0
    likeness = np.where(kept, _NEVER, probabilities)
    np.fill_diagonal(likeness, _NEVER)
    sizes = np.ones(n)
    groups: list[list[int]] = [[i] for i in range(n)]
    best = likeness.argmax(axis=1) if n else np.zeros(0, dtype=int)
    value = likeness.max(axis=1) if n else np.zeros(0)
    while n > 1:
        i = int(value.argmax())
        if value[i] < threshold:
            break
        i, j = sorted((i, int(best[i])))
        merged = (likeness[i] * sizes[i] + likeness[j] * sizes[j]) / (sizes[i] + sizes[j])
        kept[i, :] = kept[:, i] = kept[i] | kept[j]  # whoever is apart from one member is apart from the group
        merged[kept[i]] = merged[i] = merged[j] = _NEVER
        likeness[i, :] = likeness[:, i] = merged
        likeness[j, :] = likeness[:, j] = _NEVER
        sizes[i] += sizes[j]
        groups[i] += groups[j]
        groups[j] = []
        stale = np.flatnonzero((best == i) | (best == j) | (merged > value))
        for k in {i, j, *stale.tolist()}:
            best[k] = int(likeness[k].argmax())
            value[k] = likeness[k, best[k]]
    return [sorted(group) for group in groups if group]


def kind_of(answers: Sequence[Answer]) -> PointKind:
    """The kind that most answers have; the ledger's order decides among equals."""
    counts = Counter(answer.kind for answer in answers)
    return max(_KINDS, key=lambda kind: counts[kind])  # the first of equals
