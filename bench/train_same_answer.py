#!/usr/bin/env python3
"""Train which answers to one question say the same: src/rashomon/weights/same_answer.json.

Usage: train_same_answer.py [STORY_DIR...]     STORY_DIR holds reports/ and gold.json in the gold format; without one, bench/stories/train

Questions are made of the gold accounts of stories of our own: narrow ones are the points with several versions (the same answer is the same version), broad ones the
answers of a point together with those of the points likest to it (the same answer is the same point). Every question weighs the same, and in it the pairs
that are the same answer as much as those that are not. `--check` trains on the stories given and tells the balanced accuracy on bench/stories/dev.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from gold_labels import Gold, gold_accounts
from logistic import fit, write
from rashomon import pipeline
from rashomon.annotations.annotate import annotate_reports
from rashomon.language.same_answer import FEATURES, Said, features, said_in
from rashomon.points.likeness import alike_by_words

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "src" / "rashomon" / "weights" / "same_answer.json"
PENALTY = 0.002  # for each question
NEAR = 4  # points beside the first of a broad question
EVERY = 3  # of the broad questions, which overlap, one in so many
Question = list[tuple[Said, str]]


def read_accounts(folder: Path) -> list[tuple[Gold, Said]]:
    """The gold accounts of a story with what they say."""
    pile = pipeline.read(str(folder / "reports"))
    docs = {annotated.report.id: annotated.doc for annotated in annotate_reports(pile.reports)}
    out = []
    for gold in gold_accounts(folder, {report.id: report.text for report in pile.reports}):
        tokens = docs[gold.report].char_span(gold.start, gold.end, alignment_mode="expand")
        if tokens is not None:
            out.append((gold, said_in(list(tokens), tokens.text)))
    return out


def questions(accounts: Sequence[tuple[Gold, Said]]) -> Iterator[Question]:
    """The narrow and the broad questions of a story."""
    points: dict[str, list[tuple[Gold, Said]]] = defaultdict(list)
    for gold, said in accounts:
        points[gold.point].append((gold, said))
    for held in points.values():
        if len({gold.version for gold, _ in held}) > 1 and len(held) > 3:
            yield [(said, gold.version) for gold, said in held]
    shared = sorted(point for point, held in points.items() if len({gold.report for gold, _ in held}) > 1)
    likely = alike_by_words([[key for _, said in points[point] for key in said.keys] for point in shared])
    for k in range(0, len(shared), EVERY):
        near = sorted((j for j in range(len(shared)) if j != k and likely[k, j] > 0), key=lambda j: (-likely[k, j], j))[:NEAR]
        if len(near) > 1:
            found = {(gold.report, said.text): (said, shared[j]) for j in (k, *near) for gold, said in reversed(points[shared[j]])}
            yield list(found.values())


def examples(question: Question) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, labels and weights of the pairs of a question."""
    pairs = np.triu_indices(len(question), 1)
    rows = features([said for said, _ in question])[pairs]
    same = np.array([question[i][1] == question[j][1] for i, j in zip(*pairs, strict=True)], dtype=float)
    return rows, same, np.where(same == 1, 0.5 / max(1, same.sum()), 0.5 / max(1, (1 - same).sum()))


def train(asked: Sequence[Question]) -> np.ndarray:
    """The intercept and the weights."""
    rows, same, weight = (np.concatenate(parts) for parts in zip(*map(examples, asked), strict=True))
    rows = np.concatenate([np.ones((len(rows), 1)), rows], axis=1)
    return fit(rows, same, weight, np.array([1e-6, *(PENALTY * len(asked) for _ in FEATURES)]))


def balanced_accuracy(asked: Sequence[Question], found: np.ndarray) -> float:
    """The mean over the questions of the mean of the shares of same and of other pairs that are told right."""
    scores = []
    for question in asked:
        rows, same, _ = examples(question)
        right = (rows @ found[1:] + found[0] >= 0) == (same == 1)
        scores.append(np.mean([right[same == kind].mean() for kind in (0, 1) if (same == kind).any()]))
    return float(np.mean(scores))


def main() -> None:
    """Train and write the weights, or check them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="*")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    folders = options.stories or sorted(path for path in (ROOT / "bench" / "stories" / "train").iterdir() if path.is_dir())
    found = train([question for folder in folders for question in questions(read_accounts(folder))])
    if options.check:
        held_out = sorted(path for path in (ROOT / "bench" / "stories" / "dev").iterdir() if path.is_dir())
        print(f"{balanced_accuracy([q for folder in held_out for q in questions(read_accounts(folder))], found):.4f}")
    intercept, *weights = (round(float(value), 4) for value in found)
    made = {"trained_by": "bench/train_same_answer.py", "stories": sorted(folder.name for folder in folders)}
    write(WEIGHTS, made | {"intercept": intercept, "weights": dict(zip(FEATURES, weights, strict=True))})


if __name__ == "__main__":
    main()
