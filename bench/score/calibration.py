#!/usr/bin/env python3
"""Measures the confidence of statements on stories of our own and on annotated real events: is what
is given 0.8 right eight times of ten, and are right ones given more?

    calibration.py [--no-record]     the section "statement confidence" of bench/results.json

A statement is right when the gold has its content and its speaker. Stories and events that train
nothing (dev, test, the example, the test events of bench/said) are measured with the weights that
ship.
"""

import argparse
from collections.abc import Sequence

import numpy as np

from bench.score.clusters import ROOT, clusters_in, shared_folder
from bench.score.results import record
from bench.train.statement_labels import Labelled, annotated, label
from rashomon.statements.confidence import confidence_of

BINS = 10
BARS = {
    "statement_confidence_untrained.error": "at most 0.05",
    "statement_confidence_untrained.auc": "at least 0.70",
    "statement_confidence_untrained.number": "at least 300",
}
STORIES = ROOT / "bench" / "stories"


def shipped(story: Labelled) -> np.ndarray:
    """The confidences that the program gives."""
    return np.array([confidence_of(row) for row in story.features])


def calibration_error(given: np.ndarray, right: np.ndarray) -> float:
    """The distance of confidence and share of right ones, over ten bins, weighed by their size."""
    bins = np.minimum((given * BINS).astype(int), BINS - 1)
    gaps = [
        abs(given[bins == k].mean() - right[bins == k].mean()) * (bins == k).mean()
        for k in range(BINS)
        if (bins == k).any()
    ]
    return float(sum(gaps))


def area(given: np.ndarray, right: np.ndarray) -> float:
    """How often a right one is given more than a wrong one, ties counting half."""
    good, bad = given[right == 1], given[right == 0]
    if not len(good) or not len(bad):
        return 0.5
    wins = (good[:, None] > bad[None, :]).sum() + 0.5 * (good[:, None] == bad[None, :]).sum()
    return float(wins / (len(good) * len(bad)))


def figures_of(
    what: str, given: list[np.ndarray], right: list[np.ndarray], suffix: str = ""
) -> dict[str, float]:
    """Error, area and count of these together."""
    g, r, name = np.concatenate(given), np.concatenate(right), f"{what}_confidence{suffix}"
    figures = {
        "error": calibration_error(g, r),
        "auc": area(g, r),
        "number": len(g),
        "right": float(r.mean()),
    }
    return {f"{name}.{key}": round(value, 4) for key, value in figures.items()}


def diagram(given: list[np.ndarray], right: list[np.ndarray]) -> str:
    """By tenth of confidence how many there are, and which share of them is right."""
    g, r = np.concatenate(given), np.concatenate(right)
    bins = np.minimum((g * BINS).astype(int), BINS - 1)
    rows = ["| confidence | number | mean confidence | share right |", "|---|---|---|---|"]
    for k in sorted({*bins.tolist()}):
        mean, share = g[bins == k].mean(), r[bins == k].mean()
        rows.append(f"| {k / BINS:.1f} and more | {(bins == k).sum()} | {mean:.2f} | {share:.2f} |")
    return "\n".join(rows)


def statements(names: Sequence[str]) -> tuple[list[np.ndarray], list[np.ndarray], dict[str, float]]:
    """Confidences and labels of the statements of stories that train nothing, and their figures."""
    folders = [folder for name in names for folder in clusters_in(STORIES / name)]
    unseen = [label(folder) for folder in (*folders, *clusters_in(ROOT / "examples"))]
    real = list(annotated("test", (shared_folder() or ROOT) / "news"))
    given = [shipped(story) for story in (*unseen, *real)]
    right = [story.labels for story in (*unseen, *real)]
    figures = figures_of("statement", given, right, "_untrained")
    if real:
        figures |= figures_of("statement", given[len(unseen) :], right[len(unseen) :], "_real")
    return given, right, figures


def main() -> None:
    """Measures and records."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    given, right, figures = statements(("dev", "test"))
    table = diagram(given, right)
    print("\n".join(f"{figure} {value}" for figure, value in figures.items()) + "\n" + table)
    if not options.no_record:
        data = "stories of our own and test events of bench/said"
        record("statement confidence", figures, data=data, bars=BARS, note=table)


if __name__ == "__main__":
    main()
