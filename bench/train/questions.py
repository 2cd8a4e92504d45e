#!/usr/bin/env python3
"""Train what orders the questions of `rashomon ask`: src/rashomon/weights/clashes.json (how likely two answers cannot both be true) and
questions.json (how two accounts may stand, as the story is put together: one question, a clash, later news or estimates).

Usage: python -m bench.train.questions STORY_DIR...     STORY_DIR holds reports/ and gold.json in the gold format; stories of our own only

Every two candidate answers of a story are an example; they clash when the gold accounts that they stand for lie in two versions in conflict,
and count a little as a clash when these give different answers to one question. Run it after `points.py` and `relations.py`.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from bench.score.oracle import Oracle
from bench.train.folds import without
from bench.train.gold_labels import Gold, GoldRelations, Place, match
from bench.train.logistic import fit, write
from rashomon.annotations.annotate import annotate_reports
from rashomon.points.cluster import Gathered, gather_answers
from rashomon.points.doubts import NAMES, clash_features, grouped, load_weights, standing_of
from rashomon.points.find_points import find_points
from rashomon.prepared_story import prepare_story
from rashomon.questions.expected_gains import HEADS, pair_features
from rashomon.questions.expected_gains import NAMES as QUESTION_NAMES
from rashomon.reports import report_pile
from rashomon.workspace import StorySession

WEIGHTS = Path(__file__).resolve().parents[2] / "src" / "rashomon" / "weights" / "clashes.json"
PENALTY, NEAR = 3.0, 0.01  # `NEAR`: pairs less likely to answer one question are sampled
BESIDE = 0.3  # what a candidate counts that only lies beside the one that stands for a gold account
DIFFERENT = 0.1  # what two answers to one question that differ without a conflict count as


Parts = tuple[np.ndarray, ...]


def labels(gathered: Gathered, folder: Path, texts: dict[str, str]) -> np.ndarray:
    """1 for each two candidates in conflict, shape (n, n)."""
    gold = GoldRelations(folder, texts)
    accounts = [answer.account for answer in gathered.answers]
    places = [Place(a.report, a.quote.start, a.quote.end, "", (a.low, a.high)) for a in accounts]
    meant: dict[int, Gold] = {j: gold.accounts[i] for i, j in match(gold.accounts, places).items()}
    out = np.zeros((len(accounts), len(accounts)))
    for i, one in meant.items():
        for j, other in meant.items():
            if one.point == other.point and one.version != other.version:
                out[i, j] = 1.0 if "conflict" in gold.kinds.get((one.point, one.version, other.version), ()) else DIFFERENT
    return out


def examples(folder: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, labels and weights of the pairs of a story."""
    pile = report_pile.read(str(folder / "reports"))
    known = prepare_story(list(annotate_reports(pile.reports)))
    parts = {"names": known.names, "statements": known.statements, "dates": known.dates, "copies": known.copies}
    gathered = gather_answers(known.annotated, **parts)
    points = find_points(known.annotated, **parts, gathered=gathered)
    groups = grouped(gathered, points)
    likely, apart = gathered.likely().block(0, gathered.likeness.size), gathered.apart.block(0, gathered.likeness.size)
    rows = clash_features(gathered.answers, gathered.likeness.everything, likely, groups, standing_of(gathered, groups))
    y = labels(gathered, folder, {report.id: report.text for report in pile.reports})
    use = np.triu(~apart, 1)
    rows, y, likely = rows[use], y[use], likely[use]
    sure = (y > 0) | (likely > NEAR)
    keep = sure | (np.random.default_rng(0).random(len(y)) < 0.05)
    return rows[keep].astype(np.float32), y[keep], np.where(sure, 1.0, 20.0)[keep]


def pairs_of(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    """Features and labels (one column a head) of the pairs that questions are made of, as the machine alone leaves a story."""
    pile = report_pile.read(str(folder / "reports"))
    material = StorySession(list(annotate_reports(pile.reports))).material(())
    oracle = Oracle(folder, {report.id: report.text for report in pile.reports})
    oracle.look(material)
    pairs = material.doubts.pairs
    accounts = [candidate.account for candidate in material.doubts.candidates]
    meant = [oracle.meant.get(account.id) for account in accounts]
    worth = [1.0 if account.id in oracle.matched else BESIDE for account in accounts]
    y = np.array([_stand(meant[pair.a], meant[pair.b], oracle.gold) for pair in pairs])
    y *= np.array([[min(worth[pair.a], worth[pair.b])] for pair in pairs])
    use = np.array([not pair.apart for pair in pairs])
    return pair_features(material.doubts, material.points)[use], y[use]


def _stand(a: Gold | None, b: Gold | None, gold: GoldRelations) -> tuple[float, ...]:
    if a is None or b is None or a.point != b.point:
        return (0.0,) * len(HEADS)
    kinds = gold.kinds.get((a.point, a.version, b.version), set()) | gold.kinds.get((a.point, b.version, a.version), set())
    return 1.0, float("conflict" in kinds), float(bool(kinds & {"update", "spread"}))


def left_out(read: Callable[[Path], Parts], folders: Sequence[Path], folds: Path | None) -> list[Parts]:
    """What is read of each story, its answers gathered by weights that leave it out."""
    out = []
    for folder in folders:
        with without(folder.name, folds):
            out.append(read(folder))
    return out


def train_heads(parts: Sequence[Parts]) -> dict[str, object]:
    """The weights of each head by name; every story weighs the same."""
    x, y = (np.concatenate(part) for part in zip(*parts, strict=True))
    weight = np.concatenate([np.full(len(rows), len(x) / len(rows) / len(parts)) for rows, _ in parts])
    ridge = np.array([1e-3 if name == "constant" else PENALTY for name in QUESTION_NAMES])
    return {
        head: {name: round(float(v), 4) for name, v in zip(QUESTION_NAMES, fit(x, y[:, k], weight, ridge), strict=True)}
        for k, head in enumerate(HEADS)
    }


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument(
        "--folds", type=Path, help="what points.py --folds wrote: answers are then gathered by weights that leave the story out"
    )
    options = parser.parse_args()
    parts = left_out(examples, options.stories, options.folds)
    x, y, weight = (np.concatenate(part) for part in zip(*parts, strict=True))
    ridge = np.array([1e-3 if name == "constant" else PENALTY for name in NAMES])
    found = fit(x.astype(float), y, weight, ridge)
    made = {"trained_by": "bench/train/questions.py", "stories": sorted(folder.name for folder in options.stories)}
    write(WEIGHTS, made | {"weights": {name: round(float(value), 4) for name, value in zip(NAMES, found, strict=True)}})
    load_weights.cache_clear()  # the heads see what was just trained
    write(WEIGHTS.with_name("questions.json"), made | train_heads(left_out(pairs_of, options.stories, options.folds)))
    print(json.dumps({"pairs": len(y), "clashes": int((y == 1).sum())}))


if __name__ == "__main__":
    main()
