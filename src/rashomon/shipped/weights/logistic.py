"""Reads shipped weights, and gives the probability of a logistic model from named features."""

import json
import math
from collections.abc import Mapping
from importlib import resources
from typing import Any

_Features = Mapping[str, float]
# The name of the weight that counts whatever the features are.
BIAS = "bias"


def read_weights(name: str) -> dict[str, Any]:
    """Returns the shipped weights of this name, as training wrote them."""
    document: dict[str, Any] = json.loads(
        resources.files("rashomon.shipped.weights").joinpath(f"{name}.json").read_text("utf-8")
    )
    return document


def probability(features: _Features, weights: _Features) -> float:
    """Returns the logistic of the weighted sum of the features. A feature without a weight counts
    nothing."""
    return 1 / (1 + math.exp(-_weighed(features, weights)))


def _weighed(features: _Features, weights: _Features) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def chances(features: _Features, weights: Mapping[str, _Features]) -> dict[str, float]:
    """Returns the probability of each class, by the weights of the features for each."""
    sums = {kind: _weighed(features, of_kind) for kind, of_kind in weights.items()}
    top = max(sums.values())
    raised = {kind: math.exp(total - top) for kind, total in sums.items()}
    whole = sum(raised.values())
    return {kind: value / whole for kind, value in raised.items()}
