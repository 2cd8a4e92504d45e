"""Reads shipped weights, and gives the probability of a logistic model from named features."""

import json
import math
from collections.abc import Mapping
from importlib import resources
from typing import Any

BIAS = "bias"
"""The name of the weight that counts whatever the features are."""


def read_weights(name: str) -> dict[str, Any]:
    """Returns the shipped weights of this name, as training wrote them."""
    document: dict[str, Any] = json.loads(
        resources.files("rashomon.shipped.weights").joinpath(f"{name}.json").read_text("utf-8")
    )
    return document


def probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Returns the logistic of the weighted sum of the features. A feature without a weight counts
    nothing."""
    total = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-total))


def chances(
    features: Mapping[str, float], weights: Mapping[str, Mapping[str, float]]
) -> dict[str, float]:
    """Returns the probability of each class, by the weights of the features for each."""
    sums = {
        kind: sum(of.get(name, 0.0) * value for name, value in features.items())
        for kind, of in weights.items()
    }
    top = max(sums.values())
    raised = {kind: math.exp(total - top) for kind, total in sums.items()}
    whole = sum(raised.values())
    return {kind: value / whole for kind, value in raised.items()}
