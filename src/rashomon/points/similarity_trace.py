"""Traces why two accounts were taken, or not taken, to answer one question."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

import numpy as np

from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.statement import Statement
from rashomon.points.answer_similarity import FEATURES, Matrix
from rashomon.points.cluster import Gathered, gather_answers
from rashomon.points.merge_groups import MergeModel, Merging
from rashomon.points.same_question import CROSSED, crossed
from rashomon.text.annotations import Annotations


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature's value for two accounts, and what it adds to the log odds that they answer one question."""

    name: str
    value: float
    effect: float


@dataclass(frozen=True, slots=True)
class TracedLikeness:
    """What the models say of two accounts and of their groups.

    `probability`: that the two answer one question; `start`: the mean of it at which accounts are together before groups are compared;
    `together`: whether they end up in one group; `groups`: the probability that their two groups answer one question (None for one group;
    0.0 for groups too unlike to be compared), and `least` that at which groups join; `pairs` across their two points, and how many of them
    can `never` join; `apart` whether these two can never join; `features` by the size of their effect, without those that have none;
    `constant` the log odds before any feature.
    """

    probability: float
    start: float
    together: bool
    groups: float | None
    least: float
    pairs: int
    never: int
    apart: bool
    constant: float
    features: tuple[Feature, ...]


def trace_likeness(
    one: Sequence[str],
    other: Sequence[str],
    *,
    annotated: Sequence[Annotations],
    names: Sequence[Name],
    statements: Sequence[Statement],
    dates: Sequence[Date],
    copies: Sequence[Copy],
) -> TracedLikeness | None:
    """Returns the likeness of the first account of each group, given by ids; None if a new reading does not give these accounts."""
    gathered = gather_answers(annotated, names=names, statements=statements, dates=dates, copies=copies)
    place = {ident: i for i, ident in enumerate(gathered.ids())} if gathered else {}
    if gathered is None or one[0] not in place or other[0] not in place:
        return None
    pairs, model = gathered.models.pairs, gathered.models.groups
    across = [(place[a], place[b]) for a in one for b in other if a in place and b in place and a != b]
    i, j = place[one[0]], place[other[0]]
    row, column = int(gathered.rows[i]), int(gathered.rows[j])
    never = set(zip(*(side.tolist() for side in gathered.apart.pairs()[:2]), strict=True))
    group_of = {k: x for x, group in enumerate(gathered.linked) for k in group}
    together = group_of[i] == group_of[j]
    effects = _effects(crossed(gathered.likeness.rows(row, row + 1)[0, column]), pairs.weights)
    odds = pairs.intercept + sum(feature.effect for feature in effects)
    return TracedLikeness(
        probability=1.0 if row == column else round(1 / (1 + exp(-odds)), 6),
        start=model.start,
        together=together,
        groups=None if together else _of_groups(gathered, group_of[i], group_of[j], model),
        least=model.least,
        pairs=len(across),
        never=len(never.intersection(gathered.in_rows(across))),
        apart=not never.isdisjoint(gathered.in_rows([(i, j)])),
        constant=pairs.intercept,
        features=effects,
    )


def _of_groups(gathered: Gathered, one: int, other: int, model: MergeModel) -> float:
    """The probability that two groups, in their final state, answer one question."""
    merging = Merging(gathered.distinct(), gathered.edges, gathered.apart, gathered.row_groups())
    a, b, features = merging.pairs()
    found = np.flatnonzero((a == min(one, other)) & (b == max(one, other)))
    return float(np.round(1 / (1 + np.exp(-model.trees.odds(features[found]))), 6)[0]) if len(found) else 0.0


def _effects(values: Matrix, weights: Sequence[float]) -> tuple[Feature, ...]:
    names = [*FEATURES, *(f"{a} with {b}" for a, b in CROSSED)]
    found = [Feature(name, value, value * weight) for name, value, weight in zip(names, values.tolist(), weights, strict=True)]
    return tuple(sorted((feature for feature in found if feature.effect), key=lambda feature: (-abs(feature.effect), feature.name)))
