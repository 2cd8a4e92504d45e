#!/usr/bin/env python3
"""Train how likely a relation is right: src/rashomon/weights/relations.json.

Usage: train_relations.py STORY_DIR...     STORY_DIR holds reports/ and gold.json in the gold format; stories of our own only

Every relation that the rules give in these stories is an example; it is right when at least half of the pairs of accounts that it sets
against each other are so related in the gold. Run it after `train_points.py`.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from gold_labels import GoldRelations
from logistic import fit_named, write
from rashomon import pipeline
from rashomon.annotations.annotate import annotate_reports
from rashomon.points.find import find_points
from rashomon.relations.relate import relations_of
from rashomon.relations.witness import Witness

WEIGHTS = Path(__file__).parent.parent / "src" / "rashomon" / "weights" / "relations.json"
PENALTY = 3.0
LEAST = {"conflict": 0.15, "update": 0.3, "spread": 0.3, "refine": 0.3}


def examples(folder: Path) -> tuple[list[dict[str, float]], list[float]]:
    """Features and labels of all relations that the rules give in a story."""
    pile = pipeline.read(str(folder / "reports"))
    known = pipeline.prepare_story(list(annotate_reports(pile.reports)))
    points = find_points(known.annotated, names=known.names, statements=known.statements, dates=known.dates, copies=known.copies)
    witness = Witness(known.annotated, known.dates)
    gold = GoldRelations(folder, {report.id: report.text for report in pile.reports})
    rows, labels = [], []
    for point in points:
        versioned, found = relations_of(point, witness)
        for relation, features in found:
            rows.append(dict(features))
            labels.append(float(gold.share(relation, versioned.accounts) >= 0.5))
    return rows, labels


def fit_weights(parts: Sequence[tuple[list[dict[str, float]], list[float]]]) -> dict[str, float]:
    """The weights by name of feature, of the examples of several stories."""
    rows = [row for part in parts for row in part[0]]
    labels = [label for part in parts for label in part[1]]
    return fit_named(rows, np.array(labels), np.ones(len(rows)), penalty=PENALTY, constant="constant")


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--least", type=float, default=LEAST["conflict"], help="least confidence of a conflict")
    options = parser.parse_args()
    parts = [examples(folder) for folder in options.stories]
    weights = fit_weights(parts)
    made = {"trained_by": "bench/train_relations.py", "stories": sorted(folder.name for folder in options.stories)}
    write(WEIGHTS, made | {"least": LEAST | {"conflict": options.least}, "weights": weights})
    labels = [label for part in parts for label in part[1]]
    print(f"{len(labels)} relations, {sum(labels):.0f} of them right")


if __name__ == "__main__":
    main()
