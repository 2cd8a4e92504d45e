"""Logistic regression with a penalty."""

import numpy as np
import pytest

from bench.train.logistic import fit, fit_named


def test_odds_of_a_constant() -> None:
    found = fit(np.ones((4, 1)), np.array([1.0, 1.0, 1.0, 0.0]), np.ones(4), np.array([1e-9]))
    assert found[0] == pytest.approx(np.log(3), abs=1e-4)


def test_what_tells_apart_weighs_and_the_penalty_holds_it() -> None:
    rows = [{"constant": 1.0, "sign": float(k % 2)} for k in range(40)]
    labels = np.array([float(k % 2) for k in range(40)])
    loose = fit_named(rows, labels, np.ones(40), penalty=0.1, constant="constant")
    tight = fit_named(rows, labels, np.ones(40), penalty=10.0, constant="constant")
    assert loose["sign"] > tight["sign"] > 0
