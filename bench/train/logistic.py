"""Logistic regression with a quadratic penalty, solved by Newton's method: small enough that
nothing needs to be installed for it."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

Rows = Sequence[dict[str, float]]


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray, ridge: np.ndarray) -> np.ndarray:
    """The weights of the columns of x, shape (columns,); `ridge`: the penalty of each."""
    found = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ found))
        gradient = x.T @ (weight * (y - p)) - ridge * found
        step = np.linalg.solve(
            (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(ridge), gradient
        )
        found += step
        if np.abs(step).max() < 1e-6:
            break
    return found


def fit_named(
    rows: Rows, y: np.ndarray, weight: np.ndarray, *, penalty: float, constant: str
) -> dict[str, float]:
    """The weights by name of feature; the one called `constant` is hardly penalised."""
    names = sorted({name for row in rows for name in row})
    index = {name: k for k, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for k, row in enumerate(rows):
        for name, value in row.items():
            x[k, index[name]] = value
    ridge = np.array([1e-3 if name == constant else penalty for name in names])
    return {
        name: round(float(value), 4)
        for name, value in zip(names, fit(x, y, weight, ridge), strict=True)
    }


def fit_choice(
    choices: Sequence[tuple[Rows, np.ndarray, float]], *, penalty: float
) -> dict[str, float]:
    """The weights by which the right one of several is chosen: of each choice the signals of all,
    which are right, and how much it counts. Newton's method on the shares of the exponentials."""
    names = sorted({name for rows, _, _ in choices for row in rows for name in row})
    tables = [
        np.array([[row.get(n, 0.0) for n in names] for row in rows]) for rows, _, _ in choices
    ]
    found = np.zeros(len(names))
    for _ in range(40):
        gradient, curve = -penalty * found, penalty * np.eye(len(names))
        for x, (_, right, weight) in zip(tables, choices, strict=True):
            share = np.exp(x @ found - (x @ found).max())
            share /= share.sum()
            meant, mean = share * right / (share @ right), x.T @ share
            gradient += weight * (x.T @ (meant - share))
            curve += weight * ((x * share[:, None]).T @ x - np.outer(mean, mean))
        found += np.linalg.solve(curve, gradient)
    return {n: round(float(v), 4) for n, v in zip(names, found, strict=True) if round(v, 4)}


def write(path: Path, document: dict) -> None:
    """Writes weights as JSON, one a line."""
    path.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
