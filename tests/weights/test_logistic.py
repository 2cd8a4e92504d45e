"""The probability of a logistic model."""

import pytest

from rashomon.weights.logistic import probability


def test_weights_decide_and_unknown_features_count_nothing() -> None:
    assert probability({"unknown": 9.0}, {}) == 0.5
    assert probability({"near": 1.0, "far": 2.0}, {"near": 2.0, "far": -0.5}) == pytest.approx(
        0.7310586
    )
