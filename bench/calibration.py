#!/usr/bin/env python3
"""Measures the confidence of statements on stories of our own: is what is given 0.8 right eight times of ten, and are right ones given more?

    calibration.py [--no-record]     the section "statement confidence" of bench/results.json

A statement is right when the gold has its content and its speaker. Stories that train nothing (dev, the example) are measured with the weights
that ship; each training story with weights fitted on the others.
"""

import argparse

import numpy as np

from clusters import ROOT, clusters_in
from rashomon.statements.confidence import confidence_of
from results import record
from statement_labels import Labelled, label
from train_accounts import fit
from train_statements import PENALTY

BINS = 10
BARS = {
    "statement_confidence.error": "at most 0.10",
    "statement_confidence.auc": "at least 0.70",
    "statement_confidence.statements": "at least 300",
}


def shipped(story: Labelled) -> np.ndarray:
    """The confidences that the program gives."""
    return np.array([confidence_of(row) for row in story.features])


def held_out(story: Labelled, others: list[Labelled]) -> np.ndarray:
    """The confidences by weights that have not seen the story."""
    weights = fit(others, PENALTY)
    totals = np.array([sum(weights.get(name, 0.0) * value for name, value in row.items()) for row in story.features])
    return 1 / (1 + np.exp(-totals))


def calibration_error(given: np.ndarray, right: np.ndarray) -> float:
    """The expected calibration error: the distance of confidence and share of right ones, over ten equal bins, weighed by their size."""
    bins = np.minimum((given * BINS).astype(int), BINS - 1)
    gaps = [abs(given[bins == k].mean() - right[bins == k].mean()) * (bins == k).mean() for k in range(BINS) if (bins == k).any()]
    return float(sum(gaps))


def area(given: np.ndarray, right: np.ndarray) -> float:
    """The area under the curve: how often a right one is given more than a wrong one, ties counting half."""
    good, bad = given[right == 1], given[right == 0]
    if not len(good) or not len(bad):
        return 0.5
    wins = (good[:, None] > bad[None, :]).sum() + 0.5 * (good[:, None] == bad[None, :]).sum()
    return float(wins / (len(good) * len(bad)))


def figures_of(given: list[np.ndarray], right: list[np.ndarray], suffix: str = "") -> dict[str, float]:
    """Error, area and count of these statements together."""
    g, r = np.concatenate(given), np.concatenate(right)
    name = f"statement_confidence{suffix}"
    figures = {"error": calibration_error(g, r), "auc": area(g, r), "statements": len(g), "right": float(r.mean())}
    return {f"{name}.{key}": round(value, 4) for key, value in figures.items()}


def main() -> None:
    """Measures and records."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    train = [label(folder) for folder in clusters_in(ROOT / "bench" / "stories" / "train")]
    unseen = [label(folder) for folder in [*clusters_in(ROOT / "bench" / "stories" / "dev"), *clusters_in(ROOT / "examples")]]
    given = [shipped(story) for story in unseen]
    crossed = [held_out(story, [other for other in train if other is not story]) for story in train]
    right = [story.labels for story in unseen]
    figures = figures_of([*given, *crossed], [*right, *(story.labels for story in train)]) | figures_of(given, right, "_untrained")
    for story, values in zip([*unseen, *train], [*given, *crossed], strict=True):
        print(f"{story.name:22} {len(values):4} error {calibration_error(values, story.labels):.3f} auc {area(values, story.labels):.3f}")
    print("\n".join(f"{name} {value}" for name, value in figures.items()))
    if not options.no_record:
        record("statement confidence", figures, data="stories of our own; each training story by weights of the others", bars=BARS)


if __name__ == "__main__":
    main()
