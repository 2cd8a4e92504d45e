"""Trains the weights of the confidence of statements, by which they are kept or left out.

Usage: python -m bench.train.statements [STORY_DIR...] [--news DIR] [--folds N] [--out FILE]

STORY_DIR holds reports/ and gold.json; without any, those of bench/stories/train. DIR (default:
news/ of the shared folder) holds events of real news, of which those that are annotated to be
learned on are used (bench/said/learn). FILE is statements.json of shipped/weights. A statement is a
positive when its words and its speaker are right. Logistic regression with a quadratic penalty,
solved by Newton's method; a statement of our own stories counts OWN of a real one. With --folds
nothing is written: what is said of real statements by weights learned without their events.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from bench.score.clusters import ROOT, clusters_in, shared_folder
from bench.train.logistic import fit_named
from bench.train.statement_labels import Labelled, annotated, label
from rashomon.shipped.weights.logistic import probability

PENALTY, OWN = 4.0, 0.5
STEPS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7)


def own(folder: Path) -> Labelled:
    """A story of our own, which counts less than a real event."""
    return replace(label(folder), weight=OWN)


def fit(stories: Sequence[Labelled], penalty: float = PENALTY) -> dict[str, float]:
    """The weights of a penalised logistic regression, features by name."""
    return fit_named(
        [row for story in stories for row in story.features],
        np.concatenate([story.labels for story in stories]),
        np.concatenate([np.full(len(story.labels), story.weight) for story in stories]),
        penalty=penalty,
        constant="bias",
    )


def crossed(stories: Sequence[Labelled], events: Sequence[Labelled], folds: int) -> str:
    """What is kept and wrong at each threshold, each event by weights learned without it."""
    given = []
    for k, event in enumerate(events):
        weights = fit([*stories, *(e for i, e in enumerate(events) if i % folds != k % folds)])
        given += [probability(row, weights) for row in event.features]
    p, wrong = np.array(given), 1 - np.concatenate([event.labels for event in events])
    less = (p[wrong == 1][:, None] < p[wrong == 0][None, :]).mean()
    lines = [f"{len(p)} statements, {wrong.mean():.3f} wrong; area under the curve {less:.3f}"]
    for step in STEPS:
        out, kept = wrong[p < step], wrong[p >= step]
        lines.append(
            f"below {step:.2f}: {len(out)} left out, {int(out.sum())} of them wrong; "
            f"{kept.mean():.3f} of the others wrong"
        )
    return "\n".join(lines)


def main() -> None:
    """Trains and writes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stories", nargs="*", type=Path)
    parser.add_argument("--news", type=Path, default=(shared_folder() or ROOT) / "news")
    parser.add_argument("--folds", type=int)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    folders = options.stories or clusters_in(ROOT / "bench" / "stories" / "train")
    events = list(annotated("learn", options.news))
    stories = [own(folder) for folder in folders]
    if options.folds:
        sys.stdout.write(crossed(stories, events, options.folds) + "\n")
        return
    weights = {name: value for name, value in fit([*stories, *events]).items() if value}
    text = json.dumps({"weights": weights}, indent=1, sort_keys=True) + "\n"
    if options.out:
        options.out.write_text(text, "utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
