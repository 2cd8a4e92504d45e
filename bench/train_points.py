#!/usr/bin/env python3
"""Train the model that judges whether two answers answer one question (src/rashomon/weights/pairs.json).

Usage: train_points.py STORY_DIR... [--report]     STORY_DIR holds reports/ and gold.json in the gold format; stories of our own only

The program's own stages find the answers; an answer is labelled with the gold point of the account that it matches (as bench/score.py does),
answers that match none are left out. Needs scikit-learn, which the program itself does not.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from rashomon import pipeline
from rashomon.annotations.annotate import annotate_reports
from rashomon.points.accounts import Answer, find_accounts
from rashomon.points.keys import Reader
from rashomon.points.likeness import FEATURES, Likeness
from rashomon.points.questions import CROSSED, crossed, kept_apart

WEIGHTS = Path(__file__).parent.parent / "src" / "rashomon" / "weights" / "pairs.json"


def gold_accounts(folder: Path, texts: dict[str, str]) -> list[tuple[str, int, int, dict, str]]:
    """(report, start, end, account, point id) of every gold account whose quote stands in the text that was read."""
    out = []
    for point in json.loads((folder / "gold.json").read_text("utf-8"))["stories"][0]["points"]:
        for account in point["accounts"]:
            quote = account["quote"] if isinstance(account["quote"], dict) else {"quote": account["quote"]}
            report = quote.get("report", account["report"])
            start = -1
            for _ in range(quote.get("nth", 1)):
                start = texts.get(report, "").find(quote["quote"], start + 1)
            if start >= 0:
                out.append((report, start, start + len(quote["quote"]), account, point["id"]))
    return out


def labels(answers: list[Answer], gold: list[tuple[str, int, int, dict, str]]) -> list[str | None]:
    """The gold point of each answer, one to one, likest spans and equal numbers first."""
    pairs = []
    for j, answer in enumerate(answers):
        quote = answer.account.quote
        for i, (report, start, end, account, _) in enumerate(gold):
            shared = min(end, quote.end) - max(start, quote.start)
            if report != quote.report or shared <= 0:
                continue
            union = max(end, quote.end) - min(start, quote.start)
            if shared / union >= 0.1 and shared / min(end - start, quote.end - quote.start) >= 0.5:
                numbers = (account.get("low"), account.get("high"))
                same = numbers == (answer.account.low, answer.account.high) != (None, None)
                pairs.append((same + shared / union, i, j))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(pairs, key=lambda t: (-t[0], t[1], t[2])):
        if i not in taken and j not in found:
            found[j] = i
            taken.add(i)
    return [gold[found[j]][4] if j in found else None for j in range(len(answers))]


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
