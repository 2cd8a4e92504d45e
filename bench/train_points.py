#!/usr/bin/env python3
"""Train the model that judges whether two answers answer one question (src/rashomon/weights/pairs.json).

Usage: train_points.py STORY_DIR... [--report]     STORY_DIR holds reports/ and gold.json in the gold format; stories of our own only

The program's own stages find the answers; an answer is labelled with the gold point of the account that it matches (as bench/score.py does),
answers that match none are left out. Needs scikit-learn, which the program itself does not.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from gold_labels import Gold, Place, gold_accounts, match
from rashomon import pipeline
from rashomon.annotations.annotate import annotate_reports
from rashomon.points.accounts import Answer, find_accounts
from rashomon.points.keys import Reader
from rashomon.points.likeness import FEATURES, Likeness
from rashomon.points.questions import CROSSED, crossed, kept_apart

WEIGHTS = Path(__file__).parent.parent / "src" / "rashomon" / "weights" / "pairs.json"


def labels(answers: list[Answer], gold: Sequence[Gold]) -> list[str | None]:
    """The gold point of each answer, one to one, likest spans and equal numbers first."""
    found = match(gold, [_place(answer) for answer in answers])
    point_of = {j: gold[i].point for i, j in found.items()}
    return [point_of.get(j) for j in range(len(answers))]


def _place(answer: Answer) -> Place:
    account = answer.account
    return Place(account.report, account.quote.start, account.quote.end, answer.kind.value, (account.low, account.high))


def examples(folder: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, labels and weights of all pairs of matched answers of one story."""
    pile = pipeline.read(str(folder / "reports"))
    known = pipeline.prepare_story(list(annotate_reports(pile.reports)))
    answers = list(find_accounts(known.annotated, names=known.names, statements=known.statements, dates=known.dates))
    reader = Reader(known.annotated, known.names, known.dates)
    readings = [reader.read(answer) for answer in answers]
    found = crossed(Likeness(answers, readings, known.copies).rows(0, len(answers)))
    apart = kept_apart(answers, readings)
    points = labels(answers, gold_accounts(folder, {r.id: r.text for r in pile.reports}))
    keep = [i for i, point in enumerate(points) if point is not None]
    sizes = Counter(points)
    rows, same, weights = [], [], []
    for x, i in enumerate(keep):
        for j in keep[x + 1 :]:
            if not apart[i, j]:
                rows.append(found[i, j])
                same.append(points[i] == points[j])
                weights.append(1 / max(1, sizes[points[i]] - 1) if points[i] == points[j] else 1.0)
    print(f"{folder.name}: {len(answers)} answers, {len(keep)} matched, {sum(same)} pairs of one point")
    return np.array(rows), np.array(same), np.array(weights)


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--threshold", type=float, default=0.12)
    args = parser.parse_args()
    parts = [examples(folder) for folder in args.stories]
    x, y, w = (np.concatenate([part[k] for part in parts]) for k in range(3))
    model = LogisticRegression(C=0.3, max_iter=5000).fit(x, y, sample_weight=w)
    names = [*FEATURES, *(f"{a}*{b}" for a, b in CROSSED)]
    document = {
        "trained_by": "bench/train_points.py",
        "stories": sorted(folder.name for folder in args.stories),
        "intercept": round(float(model.intercept_[0]), 4),
        "threshold": args.threshold,
        "weights": {name: round(float(weight), 4) for name, weight in zip(names, model.coef_[0], strict=True)},
    }
    WEIGHTS.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
