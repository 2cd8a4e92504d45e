#!/usr/bin/env python3
"""Train how the answers of a point stand to each other: src/rashomon/weights/judge.json (two accounts that answer one question), rules.json (what
the answer of each rule is worth by itself, for `judge = "rules"`) and relations.json (how likely a relation between two versions of the program's own points is right).

Usage: train_relations.py STORY_DIR...     STORY_DIR holds reports/ and gold.json in the gold format; stories of our own only

The judge learns from points as the gold has them, with the gold's accounts and with those of the program that match them. The confidence learns
from the program's points: every relation that the judge thinks of is an example, by a judge that has not seen the story; it is right when at
least half of the pairs of accounts that it sets against each other are so related in the gold. Run it after `train_points.py`.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from folds import models_without
from gold_labels import GoldRelations, gold_points, regrouped
from logistic import fit, fit_named, write
from rashomon import pipeline
from rashomon.annotations.annotate import annotate_reports
from rashomon.model.point import Point
from rashomon.points.find import find_points
from rashomon.points.gather import gather_answers
from rashomon.relations.compare import compare
from rashomon.relations.contrasts import carried
from rashomon.relations.judge import JUDGED, JudgeModel, load_judge_model
from rashomon.relations.outcome import TURNED, Outcome
from rashomon.relations.pair_features import pair_features, turned
from rashomon.relations.relate import relations_of
from rashomon.relations.witness import Witness

WEIGHTS = Path(__file__).parent.parent / "src" / "rashomon" / "weights"
PENALTY, JUDGE_PENALTY = 3.0, 4.0
SAME = 0.35
FOLDS = 4
UNSURE = 2.0  # pairs of no relation that are added to those of each rule
SELDOM = 6  # times that a feature must be seen to get a weight
LEAST = {"conflict": 0.2, "weighed conflict": 0.45, "update": 0.15, "spread": 0.15, "refine": 0.15}
"""The least confidence of a kind of relation; a conflict that no rule found must be surer, for no reason can be shown that a reader could check."""

Row = dict[str, float]
Examples = tuple[list[Row], list[float]]


@dataclass
class Story:
    """What the judge and the confidence learn from in one story: the program's points, and its pairs of accounts with how the gold relates them."""

    points: Sequence[Point]
    witness: Witness
    gold: GoldRelations
    pairs: list[tuple[Row, str, float]]


def read_story(folder: Path, folds: Path | None = None) -> Story:
    """The story as the program reads it, with its gold; `folds`: where the weights are that leave it out."""
    pile = pipeline.read(str(folder / "reports"))
    known = pipeline.prepare_story(list(annotate_reports(pile.reports)))
    parts = {"names": known.names, "statements": known.statements, "dates": known.dates, "copies": known.copies}
    gathered = gather_answers(known.annotated, **parts, models=models_without(folder.name, folds))
    points = find_points(known.annotated, **parts, gathered=gathered)
    return labelled(folder, known, points)


def labelled(folder: Path, known: pipeline.Prepared, points: Sequence[Point]) -> Story:
    """The story of these points."""
    reports = [a.report for a in known.annotated]
    witness = Witness(known.annotated, known.dates, names=known.names)
    gold = GoldRelations(folder, {report.id: report.text for report in reports})
    pairs = [
        pair
        for grouped, version in (gold_points(folder, reports), regrouped(folder, reports, points))
        for point in grouped
        for pair in pairs_of(point, version, witness, gold)
    ]
    return Story(points, witness, gold, pairs)


def pairs_of(point: Point, version: dict[str, str], witness: Witness, gold: GoldRelations) -> list[tuple[Row, str, float]]:
    """Features, label and weight of every two accounts of a point, seen from both sides; a point weighs by its accounts, not by their pairs."""
    evidence = [witness.evidence(account) for account in point.accounts]
    weight = 1 / max(1.0, (len(evidence) - 1) / 2)
    out = []
    rules = carried({(i, j): compare(evidence[i], evidence[j], point.kind) for i, j in combinations(range(len(evidence)), 2)}, evidence)
    for (i, j), comparison in rules.items():
        left, right = evidence[i], evidence[j]
        features = pair_features(left, right, point.kind, comparison)
        outcome = gold.between(point.id, version[left.account.id], version[right.account.id])
        out.append((features, outcome, weight))
        out.append((turned(features), TURNED.get(Outcome(outcome), Outcome(outcome)).value, weight))
    return out


def fit_judge(stories: Sequence[Story]) -> JudgeModel:
    """The judge of these stories."""
    pairs = [pair for story in stories for pair in story.pairs]
    seen = Counter(name for features, *_ in pairs for name in features)
    names = sorted(name for name, times in seen.items() if times >= SELDOM)
    index = {name: k for k, name in enumerate(names)}
    x = np.zeros((len(pairs), len(names)))
    for k, (features, *_) in enumerate(pairs):
        for name, value in features.items():
            if name in index:
                x[k, index[name]] = value
    weight = np.array([each for *_, each in pairs])
    ridge = np.array([1e-3 if name == "constant" else JUDGE_PENALTY for name in names])
    weights = {}
    for outcome in JUDGED:
        found = fit(x, np.array([float(label == outcome.value) for _, label, _ in pairs]), weight, ridge)
        weights[outcome] = {name: round(float(value), 4) for name, value in zip(names, found, strict=True) if round(float(value), 4)}
    return JudgeModel(weights, SAME)


def rule_shares(stories: Sequence[Story]) -> dict[str, Row]:
    """By rule and outcome the share of pairs that stand to each other in each way; rules that answer seldom are drawn towards none."""
    told: dict[str, Counter[str]] = {}
    for features, label, weight in (pair for story in stories for pair in story.pairs):
        rule = next(name.removeprefix("rule ") for name in features if name.startswith("rule "))
        told.setdefault(rule, Counter())[label] += weight
    ways = [outcome.value for outcome in Outcome if outcome is not Outcome.INCOMPARABLE]
    shares = {
        rule: {way: round(found[way] / (found.total() + UNSURE), 4) for way in ways if round(found[way] / (found.total() + UNSURE), 4)}
        for rule, found in sorted(told.items())
    }
    return {rule: ways for rule, ways in shares.items() if ways}


def examples_of(story: Story, judge: JudgeModel | None = None) -> Examples:
    """Features and labels of all relations that the judge (the shipped one where none is given) thinks of in the program's points."""
    rows, labels = [], []
    for point in story.points:
        versioned, found = relations_of(point, story.witness, model=judge)
        for relation, features in found:
            rows.append(dict(features))
            labels.append(float(story.gold.share(relation, versioned.accounts) >= 0.5))
    return rows, labels


def examples(folder: Path) -> Examples:
    """The examples of a story by the judge that ships."""
    return examples_of(read_story(folder), load_judge_model())


def crossed_examples(stories: Sequence[Story]) -> list[Examples]:
    """The examples of each story by a judge of stories of other folds."""
    judges = [fit_judge([story for k, story in enumerate(stories) if k % FOLDS != fold]) for fold in range(FOLDS)]
    return [examples_of(story, judges[k % FOLDS]) for k, story in enumerate(stories)]


def fit_weights(parts: Sequence[Examples]) -> Row:
    """The weights by name of feature, of the examples of several stories."""
    rows = [row for part in parts for row in part[0]]
    labels = [label for part in parts for label in part[1]]
    return fit_named(rows, np.array(labels), np.ones(len(rows)), penalty=PENALTY, constant="constant")


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--least", type=float, default=LEAST["conflict"], help="least confidence of a conflict")
    parser.add_argument(
        "--folds", type=Path, help="what train_points.py --folds wrote: points are then found by weights that leave the story out"
    )
    options = parser.parse_args()
    made = {"trained_by": "bench/train_relations.py", "stories": sorted(folder.name for folder in options.stories)}
    stories = [read_story(folder, options.folds) for folder in options.stories]
    judge = fit_judge(stories)
    write(WEIGHTS / "judge.json", made | {"same": judge.same, "weights": {outcome.value: row for outcome, row in judge.weights.items()}})
    write(WEIGHTS / "rules.json", made | {"same": SAME, "shares": rule_shares(stories)})
    parts = crossed_examples(stories)
    least = LEAST | {"conflict": options.least}
    write(WEIGHTS / "relations.json", made | {"least": least, "weights": fit_weights(parts)})
    labels = [label for part in parts for label in part[1]]
    print(f"{sum(len(story.pairs) for story in stories) // 2} pairs of accounts; {len(labels)} relations, {sum(labels):.0f} of them right")


if __name__ == "__main__":
    main()
