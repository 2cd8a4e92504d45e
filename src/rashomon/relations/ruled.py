"""What a rule's answer is worth by itself, for `judge = "rules"`: how accounts of which it says the same stand to each other, by share.

The shares are counted by `bench/train_relations.py` on stories of our own. They stand where the judge's would, so that versions, relations and
their confidence come about alike.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rashomon.relations.judge import Shares, Weighed
from rashomon.relations.outcome import Comparison, Outcome

_WAYS = tuple(outcome for outcome in Outcome if outcome is not Outcome.INCOMPARABLE)
_NOTHING: dict[Outcome, float] = dict.fromkeys(_WAYS, 0.0)


@dataclass(frozen=True, slots=True)
class RuleModel:
    """The shares by rule and outcome, "denial conflict". `same`: the least mean share at which accounts are one version."""

    shares: Mapping[str, Shares]
    same: float


@cache
def load_rule_model() -> RuleModel:
    """The shipped model."""
    document = json.loads(resources.files("rashomon.weights").joinpath("rules.json").read_text("utf-8"))
    shares = {rule: _NOTHING | {Outcome(way): share for way, share in told.items()} for rule, told in document["shares"].items()}
    return RuleModel(shares, document["same"])


def weigh_by_rule(comparison: Comparison, model: RuleModel) -> Weighed:
    """The comparison with the shares of its rule, or of none where the rule was seldom asked."""
    return Weighed(comparison, {}, model.shares.get(f"{comparison.rule} {comparison.outcome.value}", _NOTHING))
