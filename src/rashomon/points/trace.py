"""How likely two accounts were taken to answer one question, and from which features."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.language.annotations import Annotations
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.statement import Statement
from rashomon.points.accounts import find_accounts
from rashomon.points.keys import Reader
from rashomon.points.likeness import FEATURES, Likeness, Matrix
from rashomon.points.questions import CROSSED, crossed, kept_apart, load_pair_model, same_question


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature's value for two accounts, and what it adds to the log odds that they answer one question."""

    name: str
    value: float
    effect: float


@dataclass(frozen=True, slots=True)
class TracedLikeness:
    """What the pair model says of two accounts and of the groups they stand in.

    `probability` that the two answer one question; `threshold` from which groups join; `mean` probability over all pairs across the two
    groups; `pairs` how many there are; `never` how many of them can never join; `apart` whether these two can never join; `features` by the
    size of their effect, those without one left out; `constant` the log odds before any feature.
    """

    probability: float
    threshold: float
    mean: float
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
    """The likeness of the first account of each group, given by ids; None when reading the reports again does not give these accounts."""
    answers = find_accounts(annotated, names=names, statements=statements, dates=dates)
    place = {answer.account.id: i for i, answer in enumerate(answers)}
    if one[0] not in place or other[0] not in place:
        return None
    reader = Reader(annotated, names, dates)
    readings = [reader.read(answer) for answer in answers]
    likeness = Likeness(answers, readings, copies)
    model = load_pair_model()
    probabilities, apart = same_question(likeness, model), kept_apart(answers, readings)
    across = [(place[a], place[b]) for a in one for b in other if a in place and b in place and a != b]
    i, j = place[one[0]], place[other[0]]
    return TracedLikeness(
        probability=float(probabilities[i, j]),
        threshold=model.threshold,
        mean=float(np.mean([probabilities[pair] for pair in across])),
        pairs=len(across),
        never=sum(bool(apart[pair]) for pair in across),
        apart=bool(apart[i, j]),
        constant=model.intercept,
        features=_effects(crossed(likeness.rows(i, i + 1)[0, j]), model.weights),
    )


def _effects(values: Matrix, weights: Sequence[float]) -> tuple[Feature, ...]:
    names = [*FEATURES, *(f"{a} with {b}" for a, b in CROSSED)]
    found = [Feature(name, value, value * weight) for name, value, weight in zip(names, values.tolist(), weights, strict=True)]
    return tuple(sorted((feature for feature in found if feature.effect), key=lambda feature: (-abs(feature.effect), feature.name)))
