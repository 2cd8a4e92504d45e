#!/usr/bin/env python3
"""Measures what each family of features brings to the question whether two answers answer one question, by cross-validation.

    ablate_points.py [--no-record] [STORY_DIR...]     the section "points ablation" of bench/results.json; by default all train stories

The pair model is fitted on the other folds of stories with all features, then with each family of features left out; the figure is the
average precision over pairs of answers that stand for gold accounts of the stories left out, all together and of two counts. The answers are
those that the shipped weights of accounts choose.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from clusters import ROOT, clusters_in
from gold_labels import match
from logistic import fit
from rashomon.encoder.encode import load_encoder
from rashomon.points.likeness import FEATURES
from rashomon.points.questions import CROSSED
from results import record
from train_points import PENALTY, Story, pair_examples, read_story

FOLDS = 4
THINNED = 6  # of the pairs that do not meet, one in so many is fitted
FAMILIES = {
    "likeness of words": {
        "words",
        "families",
        "context",
        "rarest",
        "mutual",
        "asked",
        "asked_typed",
        "asked_identity",
        "given",
        "given_identity",
    },
    "meaning": {"meaning"},
    "names and places": {"names", "place", "places_differ"},
    "predicate and subject": {"heads", "head_family", "subject", "subject_family"},
    "numbers": {"count_equal", "count_differs", "unit", "near", "large"},
    "what a figure counts": {
        "measure",
        "measure_differs",
        "thing",
        "thing_differs",
        "borrowed",
        "group",
        "group_differs",
        "toll",
        "toll_elsewhere",
    },
    "days": {"days_equal", "days_differ", "background", "background_differs"},
    "copies and places in the report": {"copied", "identical", "headline", "same_report", "length"},
    "speaker and polarity": {"speaker", "polarity"},
}
PARTS = [{name} for name in FEATURES] + [{a, b} for a, b in CROSSED]


def columns_without(left_out: set[str]) -> list[int]:
    """The columns of the features, plain and crossed, that use none of these."""
    return [k for k, parts in enumerate(PARTS) if not parts & left_out]


def average_precision(given: np.ndarray, right: np.ndarray) -> float:
    """The mean precision at each right one, the likeliest first."""
    ordered = right[np.argsort(-given, kind="stable")]
    if not ordered.sum():
        return 0.0
    return float((np.cumsum(ordered) / np.arange(1, len(ordered) + 1))[ordered > 0].mean())


def counting_pairs(story: Story) -> np.ndarray:
    """Of the pairs in the order of `pair_examples`, which are of two counts."""
    meant = sorted(match(story.gold, story.places).values())
    kinds = {j: story.answers[j].kind.value for j in meant}
    return np.array([kinds[i] == "count" == kinds[j] for i in meant for j in meant if i < j and not story.apart[i, j]])


def crossed_out(parts: Sequence[tuple[np.ndarray, ...]], columns: Sequence[int]) -> tuple[float, float]:
    """The average precision of all pairs and of those of two counts, each story by weights of the other folds."""
    given, right, counts = [], [], []
    for fold in range(min(FOLDS, len(parts))):
        x, y, weight = (np.concatenate([part[k] for n, part in enumerate(parts) if n % FOLDS != fold]) for k in range(3))
        kept = (y > 0) | (np.arange(len(y)) % THINNED == 0)
        x, y, weight = x[kept], y[kept], np.where(y[kept] > 0, weight[kept], THINNED * weight[kept])
        x = np.c_[np.ones(len(x)), x[:, columns]]
        found = fit(x, y, weight, np.array([1e-6, *(PENALTY for _ in columns)]))
        for part in parts[fold::FOLDS]:
            given.append(found[0] + part[0][:, columns] @ found[1:])
            right.append(part[1])
            counts.append(part[3])
    g, r, c = (np.concatenate(listed) for listed in (given, right, counts))
    return average_precision(g, r), average_precision(g[c], r[c])


def main() -> None:
    """Measures and records."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stories", type=Path, nargs="*")
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    stories = [read_story(folder, load_encoder()) for folder in options.stories or clusters_in(ROOT / "bench" / "stories" / "train")]
    parts = [(*pair_examples(story), counting_pairs(story)) for story in stories]
    figures = {}
    for name, left_out in {"all features": set(), **FAMILIES}.items():
        said = name if not left_out else f"without {name}"
        pairs, counts = crossed_out(parts, columns_without(left_out))
        figures |= {f"{said}.pairs": round(pairs, 4), f"{said}.counts": round(counts, 4)}
        print(f"{said:44} pairs {pairs:.3f}  counts {counts:.3f}", flush=True)
    if not options.no_record:
        record("points ablation", figures, data=f"{len(stories)} stories of our own, {FOLDS} folds: average precision of the pair model")


if __name__ == "__main__":
    main()
