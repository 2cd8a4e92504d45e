"""How likely it is that two accounts of one point stand to each other in each way: what the rules said, weighed with all else that the two show.

One logistic model for each way, over the features of `pair_features.py`, trained by `bench/train_relations.py` on stories of our own; the rule that
answered is one of the features. A pair is seen from both sides, so that it does not matter which account comes first.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from rashomon.model.point import PointKind
from rashomon.relations.evidence import Evidence
from rashomon.relations.outcome import TURNED, Comparison, Outcome
from rashomon.relations.pair_features import Features, pair_features, turned
from rashomon.relations.words import short

RULE = "weighed"
JUDGED = (Outcome.SAME, Outcome.CONFLICT, Outcome.UPDATE, Outcome.REFINE, Outcome.SPREAD)
"""The ways that have a model each; those read from right to left are judged by the same model with the sides changed."""
Shares = Mapping[Outcome, float]
Matrix = npt.NDArray[np.float64]
_WAYS = tuple(way for outcome in JUDGED for way in ((outcome, TURNED[outcome]) if outcome in TURNED else (outcome,)))
_SEEN = len(JUDGED)  # columns of the weights' table to a side
# The two columns whose mean is the share of a way: both sides where it has no direction, else the one from which it is seen.
_FROM_LEFT = [JUDGED.index(way) if way in JUDGED else JUDGED.index(TURNED[way]) + _SEEN for way in _WAYS]
_FROM_RIGHT = [column if way in TURNED else column + _SEEN for way, column in zip(_WAYS, _FROM_LEFT, strict=True)]
_MOST = 50.0  # what features come to, at most
_WHOLE, _NEAR = 1_000_000, 1e-4  # shares are given to six places; a product of matrices errs by far less than this part of the last one
_AT_ONCE = 4096  # pairs: more would make large matrices
_MOST_REASONS = 3
_PHRASES = {
    "signs differ": "one says that it is so and the other that it is not",
    "one denies": "one of them is a denial",
    "denials": "both are denials",
    "opposed": "some of their words exclude each other",
    "two speakers": "two speakers are named",
    "two speakers by name": "two speakers are named",
    "one speaker by name": "one speaker says both",
    "same speaker": "one speaker says both",
    "one report": "both stand in one report",
    "other names": "they name different people, places or things",
    "two names": "they name different people, places or things",
    "one name": "they name the same",
    "alike": "they share words",
    "words in common": "they share words",
    "same predicate": "they speak of the same act",
    "same subject": "they speak of the same subject",
    "figures": "both give figures",
    "far apart": "the figures lie far apart",
    "grows": "such figures grow while they are reported",
    "left holds": "one figure lies within the other",
    "right holds": "one figure lies within the other",
    "figures equal": "the figures are equal",
    "days equal": "the days are the same",
    "left days hold": "one day lies within the other",
    "right days hold": "one day lies within the other",
    "left days earlier": "the days differ",
    "right days earlier": "the days differ",
    "left earlier": "one is later than the other",
    "right earlier": "one is later than the other",
    "plans differ": "one is a plan and the other is not",
    "left names more": "one names more than the other",
    "right names more": "one names more than the other",
    "left name": "only one gives a name",
    "right name": "only one gives a name",
    "left inside": "the words of one stand in the other",
    "right inside": "the words of one stand in the other",
    "left words alone": "one says more than the other",
    "right words alone": "one says more than the other",
    "left hedges": "one is put with reserve",
    "right hedges": "one is put with reserve",
    "left approximate": "one is an estimate",
    "right approximate": "one is an estimate",
}
"""What people are told of a feature that speaks for an outcome."""


@dataclass(frozen=True, slots=True)
class JudgeModel:
    """The weights of each way by name of feature. `same`: the least mean share at which accounts are one version.

    `rows`: the row of each feature in `table`, which has a column for each way of `JUDGED`, then one for each seen from the other side; the last
    row is that of features without a weight."""

    weights: Mapping[Outcome, Features]
    same: float
    rows: Mapping[str, int] = field(init=False, repr=False, compare=False)
    table: Matrix = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sets the weights side by side."""
        ways = [self.weights.get(outcome, {}) for outcome in JUDGED]
        held = {name: 0.0 for weights in ways for name in weights}
        names = sorted(held | turned(held))
        sides = (names, list(turned(dict.fromkeys(names, 0.0))))
        columns = [[weights.get(name, 0.0) for name in side] + [0.0] for side in sides for weights in ways]
        object.__setattr__(self, "rows", {name: k for k, name in enumerate(names)})
        object.__setattr__(self, "table", np.array(columns, dtype=np.float64).T)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the rules said of two accounts, their features, and the share of accounts like them that stand to each other in each way."""

    comparison: Comparison
    features: Features
    shares: Shares


@cache
def load_judge_model() -> JudgeModel:
    """The shipped model."""
    document = json.loads(resources.files("rashomon.weights").joinpath("judge.json").read_text("utf-8"))
    return JudgeModel({Outcome(name): weights for name, weights in document["weights"].items()}, document["same"])


def weigh(pairs: Sequence[tuple[Evidence, Evidence, Comparison]], kind: PointKind, model: JudgeModel) -> list[Weighed]:
    """The comparisons of accounts of one point, each weighed."""
    out: list[Weighed] = []
    for first in range(0, len(pairs), _AT_ONCE):
        some = pairs[first : first + _AT_ONCE]
        features = [pair_features(left, right, kind, comparison) for left, right, comparison in some]
        shares = [_with_rule(*each, model) for each in zip(some, shares_of(features, model), strict=True)]
        out += [Weighed(comparison, told, each) for (_, _, comparison), told, each in zip(some, features, shares, strict=True)]
    return out


def _with_rule(pair: tuple[Evidence, Evidence, Comparison], shares: dict[Outcome, float], model: JudgeModel) -> dict[Outcome, float]:
    """The shares, where the rule is one that was never met while the judge was trained: then it counts as much as all else that the two show."""
    *_, found = pair
    if found.outcome is Outcome.INCOMPARABLE or f"rule {found.rule} {found.outcome.value}" in model.rows:
        return shares
    return {outcome: round((share + (outcome is found.outcome)) / 2, 6) for outcome, share in shares.items()}


def shares_of(features: Sequence[Features], model: JudgeModel) -> list[dict[Outcome, float]]:
    """The share of each way in each pair with these features; what is left of 1 bears no relation.

    One product of matrices gives all of them. Its last bits hang on the machine: a pair with a share so near the middle between two roundings
    that they might matter is added up exactly."""
    spare = len(model.rows)
    x = np.zeros((len(features), spare + 1))
    pair = np.repeat(np.arange(len(features)), [len(told) for told in features])
    x[pair, [model.rows.get(name, spare) for told in features for name in told]] = [value for told in features for value in told.values()]
    likely = 1 / (1 + np.exp(-np.clip(x @ model.table, -_MOST, _MOST)))
    found = (likely[:, _FROM_LEFT] + likely[:, _FROM_RIGHT]) / 2
    millionths = found / np.maximum(1.0, found.sum(axis=1, keepdims=True)) * _WHOLE
    whole = np.rint(millionths)
    unsure = (np.abs(np.abs(millionths - whole) - 0.5) < _NEAR).any(axis=1).tolist()
    return [
        exact_shares(told, model) if near else dict(zip(_WAYS, shares, strict=True))
        for told, near, shares in zip(features, unsure, (whole / _WHOLE).tolist(), strict=True)
    ]


def exact_shares(features: Features, model: JudgeModel) -> dict[Outcome, float]:
    """The shares of one pair, of sums that are exact to the last bit."""
    back = turned(features)
    found: dict[Outcome, float] = {}
    for outcome in JUDGED:
        weights = model.weights.get(outcome, {})
        one, other = _share(features, weights), _share(back, weights)
        if outcome in TURNED:
            found[outcome], found[TURNED[outcome]] = one, other
        else:
            found[outcome] = (one + other) / 2
    total = max(1.0, math.fsum(found.values()))
    return {outcome: round(share / total, 6) for outcome, share in found.items()}


def _share(features: Features, weights: Features) -> float:
    total = math.fsum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-max(-_MOST, min(_MOST, total))))


def turned_shares(shares: Shares) -> dict[Outcome, float]:
    """The shares of the same pair read from right to left."""
    return {TURNED.get(outcome, outcome): share for outcome, share in shares.items()}


def likeliest(shares: Shares) -> Outcome:
    """The way of the largest share, none where more than half bear no relation or all are small."""
    best = max(sorted(shares, key=list(Outcome).index), key=lambda outcome: shares[outcome])
    return best if shares[best] >= 1 - math.fsum(shares.values()) else Outcome.INCOMPARABLE


def reason_for(outcome: Outcome, weighed: Weighed, left: Evidence, right: Evidence, model: JudgeModel) -> str:
    """What speaks most for the outcome, in words."""
    features, way = weighed.features, outcome
    if outcome not in JUDGED:
        features, way = turned(features), TURNED.get(outcome, outcome)
    weights = model.weights.get(way, {})
    speaking = sorted(((-weights.get(name, 0.0) * value, name) for name, value in features.items() if name in _PHRASES))
    told = list(dict.fromkeys(_PHRASES[name] for against, name in speaking if against < 0))[:_MOST_REASONS]
    return f"“{short(left)}” and “{short(right)}”, weighed as accounts of other stories: {'; '.join(told) or 'nothing in particular'}"
