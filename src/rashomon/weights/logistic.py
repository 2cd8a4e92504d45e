"""The probability that a logistic model gives: features by name, each with its weight."""

import math
from collections.abc import Mapping


def probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The logistic of the weighted sum of the features; a feature without a weight counts nothing."""
    total = 0.0
    for name, value in features.items():
        if value:
            total += weights.get(name, 0.0) * value
    return 1 / (1 + math.exp(-total))
