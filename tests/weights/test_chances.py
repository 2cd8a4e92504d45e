"""The chances of several classes by weights."""

import pytest

from rashomon.weights.logistic import chances


def test_chances_sum_to_one_and_follow_the_weights() -> None:
    found = chances({"bias": 1.0, "seen": 2.0}, {"one": {"seen": 1.0}, "two": {"bias": 1.0}})
    assert sum(found.values()) == pytest.approx(1.0)
    assert found["one"] > found["two"]
    assert chances({}, {"one": {"seen": 1.0}, "two": {}}) == {"one": 0.5, "two": 0.5}
