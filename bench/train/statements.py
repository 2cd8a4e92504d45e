"""Trains the weights of the confidence of statements, on stories written for this project.

Usage: python -m bench.train.statements [STORY_DIR...] [--out FILE]

STORY_DIR holds reports/ and gold.json; without any, those of bench/stories/train. FILE is
src/rashomon/weights/statements.json. A statement is a positive when the gold has its content and
its speaker. Logistic regression with a quadratic penalty, solved by Newton's method.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.score.clusters import ROOT, clusters_in
from bench.train.logistic import fit_named
from bench.train.statement_labels import Labelled, label

PENALTY = 6.0


def fit(stories: Sequence[Labelled], penalty: float = PENALTY) -> dict[str, float]:
    """The weights of a penalised logistic regression, features by name."""
    y = np.concatenate([story.labels for story in stories])
    return fit_named(
        [row for story in stories for row in story.features],
        y,
        np.ones(len(y)),
        penalty=penalty,
        constant="bias",
    )


def main() -> None:
    """Trains and writes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stories", nargs="*", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    stories = [
        label(folder)
        for folder in options.stories or clusters_in(ROOT / "bench" / "stories" / "train")
    ]
    weights = {name: value for name, value in fit(stories, PENALTY).items() if value}
    text = json.dumps({"weights": weights}, indent=1, sort_keys=True) + "\n"
    if options.out:
        options.out.write_text(text, "utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
