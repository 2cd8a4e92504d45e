"""Trains the weights of the confidence of statements, by which they are kept or left out.

Usage: python -m bench.train.statements [STORY_DIR...] [--news DIR] [--folds N] [--out FILE]

STORY_DIR holds reports/ and gold.json; without any, those of bench/stories/train. DIR holds events
of real news, of which the judged reports are used (statement_labels.jsonl). FILE is
statements.json of shipped/weights. A statement is a positive when its words and its speaker are
right. Logistic regression with a quadratic penalty, solved by Newton's method; a statement of our
own stories counts OWN of a judged one. With --folds nothing is written: what is said of judged
statements by weights learned without their events.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.score.clusters import ROOT, clusters_in
from bench.train.logistic import fit_named
from bench.train.statement_labels import Labelled, judged, label
from rashomon.shipped.weights.logistic import probability

PENALTY, OWN = 4.0, 0.5
STEPS = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)


def fit(stories: Sequence[Labelled], penalty: float = PENALTY) -> dict[str, float]:
    """The weights of a penalised logistic regression, features by name."""
    return fit_named(
        [row for story in stories for row in story.features],
        np.concatenate([story.labels for story in stories]),
        np.concatenate([np.full(len(story.labels), story.weight) for story in stories]),
        penalty=penalty,
        constant="bias",
    )


def crossed(own: Sequence[Labelled], events: Sequence[Labelled], folds: int) -> str:
    """What is kept and wrong at each threshold, each event by weights learned without it."""
    given = []
    for k, event in enumerate(events):
        weights = fit([*own, *(e for i, e in enumerate(events) if i % folds != k % folds)])
        given += [probability(row, weights) for row in event.features]
    p, wrong = np.array(given), 1 - np.concatenate([event.labels for event in events])
    less = (p[wrong == 1][:, None] < p[wrong == 0][None, :]).mean()
    lines = [f"{len(p)} judged, {wrong.mean():.3f} wrong; area under the curve {less:.3f}"]
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
    parser.add_argument("--news", type=Path)
    parser.add_argument("--folds", type=int)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    folders = options.stories or clusters_in(ROOT / "bench" / "stories" / "train")
    events = list(judged(options.news)) if options.news else []
    share = OWN if events else 1.0
    own = [
        Labelled(one.name, one.said, one.features, one.labels, share) for one in map(label, folders)
    ]
    if options.folds:
        sys.stdout.write(crossed(own, events, options.folds) + "\n")
        return
    weights = {name: value for name, value in fit([*own, *events]).items() if value}
    text = json.dumps({"weights": weights}, indent=1, sort_keys=True) + "\n"
    if options.out:
        options.out.write_text(text, "utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
