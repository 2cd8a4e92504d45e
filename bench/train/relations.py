#!/usr/bin/env python3
"""Train how two accounts of a point stand to each other: src/rashomon/weights/relations.json.

Usage: python -m bench.train.relations STORY_DIR...     STORY_DIR holds reports/ and gold.json in the gold format

Every two accounts of a point are an example, labelled as the gold relates them: of points as the gold has them, with its own accounts and with those
of the program that match them, and of the program's own points, where accounts of two gold points, or of none, bear no relation. A way is
learned from the pairs of which some signal tells it. Run it after `points.py`.
"""

import argparse
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from bench.train.folds import models_without, named
from bench.train.gold_labels import GoldRelations, gold_points, regrouped
from bench.train.logistic import fit, write
from rashomon.annotations.annotate import annotate_reports
from rashomon.model.point import Point
from rashomon.points.cluster import gather_answers
from rashomon.points.find_points import find_points
from rashomon.prepared_story import Prepared, prepare_story
from rashomon.relations.classify import COLUMNS, KINDS, WAYS, told, turn, values_of
from rashomon.relations.gather_evidence import Witness
from rashomon.relations.signals import SIGNALS, TURNED, Outcome
from rashomon.reports import report_pile

WEIGHTS = Path(__file__).resolve().parents[2] / "src" / "rashomon" / "weights"
PENALTY = 3.0
SAME = 0.3
LEAST = {"conflict": 0.45, "update": 0.35, "spread": 0.35, "refine": 0.35}
"""The least confidence of a kind of relation. Of relations of own stories left out of the training, 5 of 11 conflicts above .45 were right and 7 of 50 from
.25 to .45, 38 of 70 updates above .35, 15 of 20 spreads."""
Example = tuple[list[float], str, float]


def read_story(folder: Path, folds: Path | None = None) -> list[Example]:
    """The values, label and weight of every two accounts of a point; `folds`: where the weights are that leave the story out."""
    pile = report_pile.read(str(folder / "reports"))
    known = prepare_story(list(annotate_reports(pile.reports)))
    parts = {"names": known.names, "statements": known.statements, "dates": known.dates, "copies": known.copies}
    gathered = gather_answers(known.annotated, **parts, models=models_without(folder.name, folds))
    points = find_points(known.annotated, **parts, gathered=gathered)
    return list(examples(folder, known, points))


def examples(folder: Path, known: Prepared, points: Sequence[Point]) -> Iterator[Example]:
    """The examples of these points of the program, and of the gold's."""
    reports = [a.report for a in known.annotated]
    witness = Witness(known.annotated, known.dates, names=known.names)
    gold = GoldRelations(folder, {report.id: report.text for report in reports})
    own, version = regrouped(folder, reports, points)
    home = {account.id: point.id for point in own for account in point.accounts}
    theirs, their_version = gold_points(folder, reports)
    for grouped, versions, homes in ((theirs, their_version, {}), (own, version, home), (points, version, home)):
        for point in grouped:
            for i, j, values, weight in _pairs(point, witness):
                one, other = point.accounts[i].id, point.accounts[j].id
                a, b = homes.get(one, point.id if not homes else ""), homes.get(other, point.id if not homes else "")
                label = gold.between(a, versions[one], versions[other]) if a and a == b else Outcome.INCOMPARABLE.value
                yield values, label, weight


def _pairs(point: Point, witness: Witness) -> Iterator[tuple[int, int, list[float], float]]:
    """Every two accounts with their values; a point weighs by its accounts, not by their pairs."""
    evidence = [witness.evidence(account) for account in point.accounts]
    weight = 1 / max(1.0, (len(evidence) - 1) / 2)
    for i, j in combinations(range(len(evidence)), 2):
        yield i, j, values_of(evidence[i], evidence[j], point.kind), weight


def fit_ways(pairs: Sequence[Example]) -> dict[str, dict[str, float]]:
    """The weights of each way by name of column. Signals with a direction say nothing of a way without one."""
    x = np.array([values for values, _, _ in pairs])
    labels = np.array([label for _, label, _ in pairs])
    weight = np.array([each for *_, each in pairs])
    still = [k for k, name in enumerate(COLUMNS) if name not in {signal.name for signal in SIGNALS if signal.turns}]
    out = {}
    for way in WAYS:
        columns, rows, right, heavy = still, x, labels == way.value, weight
        if way in TURNED:
            columns = list(range(len(COLUMNS)))
            rows, heavy = np.vstack([x, turn(x)]), np.concatenate([weight, weight])
            right = np.concatenate([right, labels == TURNED[way].value])
        kept = told(rows, way)
        ridge = np.array([1e-3 if COLUMNS[k] == "constant" else PENALTY for k in columns])
        found = fit(rows[kept][:, columns], right[kept].astype(float), heavy[kept], ridge)
        out[way.value] = {COLUMNS[k]: round(float(value), 3) for k, value in zip(columns, found, strict=True) if round(float(value), 3)}
    return out


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument(
        "--folds", type=Path, help="what points.py --folds wrote: points are then found by weights that leave the story out"
    )
    options = parser.parse_args()
    pairs = [pair for folder in options.stories for pair in read_story(folder, options.folds)]
    made = {"trained_by": "bench/train/relations.py"} | named(options.stories)
    write(WEIGHTS / "relations.json", made | {"same": SAME, "least": LEAST, "weights": fit_ways(pairs)})
    print(f"{len(pairs)} pairs of accounts, {len(KINDS)} kinds, {len(SIGNALS)} signals")


if __name__ == "__main__":
    main()
