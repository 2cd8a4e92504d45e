"""Reads shipped weights, and gives the probability of a logistic model from named features."""

import json
import math
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

# The name of the weight that counts whatever the features are.
BIAS = "bias"


def read_weights(name: str) -> dict[str, Any]:
    """Returns the shipped weights of this name, as training wrote them."""
    document: dict[str, Any] = json.loads(
        resources.files("rashomon.shipped.weights").joinpath(f"{name}.json").read_text("utf-8")
    )
    return document


def weighed_sum(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Returns the sum of the features, each times its weight."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def softmax(sums: Sequence[float]) -> list[float]:
    """Returns the chances of several of which one is right, by their weighed sums."""
    top = max(sums, default=0.0)
    raised = [math.exp(total - top) for total in sums]
    whole = sum(raised)
    return [value / whole for value in raised]


def chances(
    features: Mapping[str, float], weights: Mapping[str, Mapping[str, float]]
) -> dict[str, float]:
    """Returns the probability of each class, by the weights of the features for each."""
    sums = [weighed_sum(features, of_kind) for of_kind in weights.values()]
    return dict(zip(weights, softmax(sums), strict=True))
