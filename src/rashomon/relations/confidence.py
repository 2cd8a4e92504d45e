"""How likely a relation between two versions is right.

Rules and judge see two accounts and take them for answers to one question; whether two whole versions are about one thing shows better in what
all their accounts have in common. The weights are made by `bench/train_relations.py` on stories of our own, where each relation that may hold is
held against the gold.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rashomon.language.logistic import probability
from rashomon.language.measures import same_thing
from rashomon.model.point import PointKind, Relation, RelationKind
from rashomon.relations.evidence import Evidence, order
from rashomon.relations.judge import Shares
from rashomon.relations.likeness import alike, one_voice, same_predicate, shared_words
from rashomon.relations.outcome import Outcome

Side = Sequence[Evidence]
Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class ConfidenceModel:
    """`least`: the confidence below which a relation of a kind is not given, or one of a kind that a rule found ("weighed conflict")."""

    weights: Mapping[str, float]
    least: Mapping[str, float]

    def gives(self, relation: Relation) -> bool:
        """Whether the relation is likely enough to be given."""
        return (relation.confidence or 0.0) >= self.least.get(f"{relation.rule} {relation.kind.value}", self.least[relation.kind.value])


@cache
def load_confidence_model() -> ConfidenceModel:
    """The shipped model."""
    document = json.loads(resources.files("rashomon.weights").joinpath("relations.json").read_text("utf-8"))
    return ConfidenceModel(document["weights"], document["least"])


def confidence(features: Features, model: ConfidenceModel) -> float:
    """The probability that the relation is right, to three places."""
    return round(probability(features, model.weights), 3)


def relation_features(
    left: Side, right: Side, kind: RelationKind, rule: str, *, asked: PointKind, versions: int, accounts: int
) -> dict[str, float]:
    """What speaks for and against a relation between two versions of a point with so many versions and accounts, by name."""
    pairs = [(one, other) for one in left for other in right]
    likeness = [alike(*pair) for pair in pairs]
    both = [*left, *right]
    return {
        "constant": 1.0,
        f"rule {rule}": 1.0,
        f"kind {kind.value}": 1.0,
        "alike": max(likeness),
        "alike on average": sum(likeness) / len(likeness),
        "words shared": min(4, max(shared_words(*pair) for pair in pairs)) / 2,
        "same predicate": float(any(same_predicate(*pair) for pair in pairs)),
        "same subject": float(any(bool(one.subject & other.subject) for one, other in pairs)),
        "no subject": float(all(not one.subject or not other.subject for one, other in pairs)),
        "same unit": float(any(bool(same_thing(one.account.unit, other.account.unit)) for one, other in pairs)),
        "same measure": float(any(bool(one.measures & other.measures) for one, other in pairs)),
        "other measure": float(all(bool(one.measures and other.measures) and not one.measures & other.measures for one, other in pairs)),
        "one measures": float(all(bool(one.measures) != bool(other.measures) for one, other in pairs)),
        "same names": float(any(bool(one.proper & other.proper) for one, other in pairs)),
        "one voice": float(any(one_voice(*pair) for pair in pairs)),
        "versions": math.log(versions),
        "accounts": math.log(accounts),
        "reports": math.log(len({e.account.report for e in both})),
        "pairs": math.log(len(pairs)),
        "order known": float(any(order(*pair) != 0 for pair in pairs)),
        "one a plan": float(any(one.plan != other.plan for one, other in pairs)),
        "both said": float(any(e.account.statement for e in left) and any(e.account.statement for e in right)),
        "figures": float(asked in (PointKind.COUNT, PointKind.SHARE)),
        "fewest words": min(min(8, len(e.words)) for e in both) / 4,
        "two words": float(min(len(e.account.quote.quote.split()) for e in both) <= 2),
    }


def judged_features(outcome: Outcome, shares: Sequence[Shares], mean: Shares, *, by_rule: float, likely: float | None) -> dict[str, float]:
    """What the judge says of two versions: `shares` of each pair of accounts, the `mean` of all; `by_rule`: the share of pairs of which a rule
    says the same; `likely`: how likely the point is one question."""
    kind = outcome.value.removesuffix("d-by")
    return {
        "judged": _logit(mean[outcome]),
        f"judged {kind}": _logit(mean[outcome]),
        "judged same": _logit(mean[Outcome.SAME]),
        "judged none": _logit(1 - math.fsum(mean.values())),
        "judged most": _logit(max(each[outcome] for each in shares)),
        "by rule": by_rule,
        "point": likely or 0.0,
    }


def _logit(share: float) -> float:
    share = min(max(share, 0.001), 0.999)
    return math.log(share / (1 - share))
