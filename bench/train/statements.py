"""Trains the weights of the confidence of statements, by which they are kept or left out, or those
of the choice of their speakers.

Usage: python -m bench.train.statements [--speakers] [--news DIR] [--folds N] [--out FILE]

Learned on bench/stories/train, of which a statement counts OWN of a real one, and on the events in
DIR (default: news/ of the shared folder) that are annotated for it (bench/said/learn). FILE is
statements.json or, with --speakers, speakers.json of shipped/weights. A statement is a positive
when its words and its speaker are right; who may be meant is right when the speaker of the gold is.
With --folds nothing is written: what is said of real ones by weights learned without their events.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from bench.score.clusters import ROOT, clusters_in, shared_folder
from bench.train.logistic import fit_choice, fit_named, write
from bench.train.statement_labels import Labelled, annotated, label
from rashomon.shipped.weights.logistic import probability
from rashomon.statements.descriptions import chances_of

PENALTY, OWN, CHOICE = 4.0, 0.5, 2.0
STEPS = (0.0, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.9)


def fit(stories: Sequence[Labelled], *, speakers: bool) -> dict[str, float]:
    """The weights of a penalised regression, features by name."""
    if speakers:
        told = [
            ([dict(row) for _, row in choice], right, story.weight)
            for story in stories
            for choice, right in story.choices
            if right.any() and len(right) > 1
        ]
        return fit_choice(told, penalty=CHOICE)
    return fit_named(
        [row for story in stories for row in story.features],
        np.concatenate([story.labels for story in stories]),
        np.concatenate([np.full(len(story.labels), story.weight) for story in stories]),
        penalty=PENALTY,
        constant="bias",
    )


def crossed(
    stories: Sequence[Labelled], events: Sequence[Labelled], folds: int, *, speakers: bool
) -> str:
    """What is right from each threshold on, each event by weights learned without it."""
    found: list[tuple[float, bool]] = []
    for k, event in enumerate(events):
        others = [other for i, other in enumerate(events) if i % folds != k % folds]
        weights = fit([*stories, *others], speakers=speakers)
        for choice, right in event.choices if speakers else ():
            sure = chances_of([row for _, row in choice], weights)
            found.append((max(sure), bool(right[np.argmax(sure)])))
        for row, label_ in zip(event.features, event.labels, strict=True) if not speakers else ():
            found.append((probability(row, weights), bool(label_)))
    kept = ((step, [right for sure, right in found if sure >= step]) for step in STEPS)
    return "\n".join(f"from {step:.2f}: {len(k)}, {np.mean(k):.3f} right" for step, k in kept)


def main() -> None:
    """Trains and writes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--speakers", action="store_true")
    parser.add_argument("--news", type=Path, default=(shared_folder() or ROOT) / "news")
    parser.add_argument("--folds", type=int)
    parser.add_argument("--out", type=Path, default=Path("/dev/stdout"))
    options = parser.parse_args()
    folders = clusters_in(ROOT / "bench" / "stories" / "train")
    events = list(annotated("learn", options.news))
    stories = [replace(label(folder), weight=OWN) for folder in folders]
    if options.folds:
        sys.stdout.write(crossed(stories, events, options.folds, speakers=options.speakers) + "\n")
        return
    write(options.out, {"weights": fit([*stories, *events], speakers=options.speakers)})


if __name__ == "__main__":
    main()
