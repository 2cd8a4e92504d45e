#!/usr/bin/env python3
"""Train what puts answers together: src/rashomon/weights/pairs.json (do two answers answer one question?), groups.json (do two groups of
them?) and review.json (which answers and which groups of them are worth keeping, once it is known which meet, and how sure is a row?).

Usage: python -m bench.train.points STORY_DIR... [--points STORY_DIR...]     STORY_DIR holds reports/ and gold.json in the gold format: stories of our own, and events of real news, of which weights keep nothing

The stories after --points (bench/stories/points) teach which answers meet and nothing else: they code more of a report than the others do, and what is
worth keeping is learned from those.

The program's own stages find the answers, with the weights of `accounts.py`. For the pairs an answer is labelled with the gold point of
the account that it matches (as bench/score/score.py does), and answers that match none are left out. What comes after the pairs is fitted to
stories whose pairs were judged by the weights of other stories, for so it will meet them. Needs scikit-learn (`make bench-peers` installs it).
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from bench.train import encoder as train_encoder
from bench.train.folds import named
from bench.train.gold_labels import Gold, Place, gold_accounts, match, meant_points, shared_twins
from bench.train.groups import START, Judged, merge_model, points_of, train_groups
from bench.train.logistic import fit, fit_named, write
from rashomon.annotations.annotate import annotate_reports
from rashomon.model.statement import Statement
from rashomon.points.accounts import CandidateAccount, find_accounts
from rashomon.points.answer_features import AnswerFeatures, Reader
from rashomon.points.answer_similarity import FEATURES, Likeness
from rashomon.points.cluster import keep_tied
from rashomon.points.review_answers import answer_features, group_features, keep_best, logistic, row_features
from rashomon.points.same_question import CROSSED, PairModel, crossed, kept_apart, likely_of, same_question
from rashomon.points.shared_keys import Sparse
from rashomon.prepared_story import prepare_story
from rashomon.reports import report_pile
from rashomon.text.encoder import Encoder

WEIGHTS = Path(__file__).resolve().parents[2] / "src" / "rashomon" / "weights"
PENALTY = 3.0
FOLDS = 4
RIGHT = 0.8  # of its pairs across reports, from which a row is called right


@dataclass
class Story:
    """A story's answers with what the models see of them, and its gold."""

    answers: list[CandidateAccount]
    readings: list[AnswerFeatures]
    statements: dict[str, Statement]
    likeness: Likeness
    apart: Sparse
    gold: tuple[Gold, ...]
    places: list[Place]


def read_story(folder: Path, encoder: Encoder) -> Story:
    """The answers that the program's own stages find in it; `encoder`: one that has not seen it."""
    pile = report_pile.read(str(folder / "reports"))
    known = prepare_story(list(annotate_reports(pile.reports)))
    annotated = sorted(known.annotated, key=lambda a: a.report.id)
    answers = list(find_accounts(annotated, names=known.names, statements=known.statements, dates=known.dates))
    reader = Reader(annotated, known.names, known.dates)
    readings = [reader.read(answer) for answer in answers]
    gold = gold_accounts(folder, {r.id: r.text for r in pile.reports})
    places = [_place(answer) for answer in answers]
    statements = {statement.id: statement for statement in known.statements}
    return Story(
        answers,
        readings,
        statements,
        Likeness(answers, readings, known.copies, encoder),
        kept_apart(answers, readings),
        gold,
        places,
    )


def _place(answer: CandidateAccount) -> Place:
    account = answer.account
    return Place(account.report, account.quote.start, account.quote.end, answer.kind.value, (account.low, account.high))


def pair_examples(story: Story) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, labels and weights of all pairs of matched answers; a point weighs by its answers, not by their pairs."""
    found, apart = crossed(story.likeness.rows(0, len(story.answers))), story.apart.block(0, len(story.answers))
    point_of = {j: story.gold[i].point for i, j in match(story.gold, story.places).items()}
    sizes = Counter(point_of.values())
    rows, same, weights = [], [], []
    for i in sorted(point_of):
        for j in sorted(point_of):
            if i < j and not apart[i, j]:
                rows.append(found[i, j])
                same.append(point_of[i] == point_of[j])
                weights.append(1 / max(1, sizes[point_of[i]] - 1) if same[-1] else 1.0)
    return np.array(rows), np.array(same, dtype=float), np.array(weights)


def train_pairs(stories: Sequence[Story]) -> PairModel:
    """The model of pairs."""
    x, y, weight = (np.concatenate(parts) for parts in zip(*map(pair_examples, stories), strict=True))
    x = np.concatenate([np.ones((len(x), 1)), x], axis=1)
    found = fit(x, y, weight, np.array([1e-6, *(PENALTY for _ in range(x.shape[1] - 1))]))
    intercept, *weights = (round(float(value), 4) for value in found)
    return PairModel(intercept, tuple(weights))


def judged(story: Story, model: PairModel) -> Judged:
    """The story with how likely any two of its answers are to meet."""
    edges = same_question(story.likeness, model)
    return Judged(story.answers, likely_of(len(story.answers), edges), edges, story.apart, points_of(story.gold, story.places))


def train_review(stories: Sequence[Story], held: Sequence[tuple[Sparse, list[list[int]]]], ratio: float, shared: float) -> dict:
    """The weights of answers, of shared groups and of what makes these right; `held`: how likely the answers of each story are to meet, and their groups."""
    seen = []
    for story, (probabilities, merged) in zip(stories, held, strict=True):
        groups = keep_tied(merged, [answer.account.report for answer in story.answers], probabilities)
        seen.append((story, probabilities, groups, answer_features(groups, story.answers, probabilities)))
    coded = [
        j in matched
        for story, *_ in seen
        for matched in [set(match(story.gold, story.places, by_kind=True).values())]
        for j in range(len(story.answers))
    ]
    answers = fit_yes_no([row for *_, features in seen for row in features], coded)
    shares: list[Shared] = [one for each in seen for one in shared_groups(*each, answers, ratio)]
    whole = fit_yes_no([one.features for one in shares], [one.twin for one in shares])
    likely = [logistic(one.features, whole) for one in shares]
    found = [row_features(one.group, one.answers, one.probabilities, p) for one, p in zip(shares, likely, strict=True)]
    rows = fit_yes_no(found, [one.right >= RIGHT for one in shares])
    return {"ratio": ratio, "shared": shared, "answers": answers, "groups": whole, "rows": rows}


@dataclass
class Shared:
    """A group that several reports share with what is seen of it; `twin`: it stands for a gold point that several reports answer; `right`: the share of its
    pairs across reports of which both answer one gold point."""

    group: Sequence[int]
    answers: Sequence[CandidateAccount]
    probabilities: Sparse
    features: dict[str, float]
    twin: bool
    right: float


def shared_groups(
    story: Story, probabilities: Sparse, groups: Sequence[Sequence[int]], features: list[dict[str, float]], answers: dict, ratio: float
) -> Iterator[Shared]:
    """Those of one story as they stand when the answers that are worth keeping are chosen."""
    standing = [logistic(row, answers) for row in features]
    kept = keep_best(groups, story.answers, standing, ratio)
    twins = shared_twins(story.gold, story.places, kept)
    meant = {i: meant_points(story.gold, story.places[i]) for group in kept for i in group}
    for k, row in enumerate(group_features(kept, story.answers, probabilities, standing)):
        pairs = [(i, j) for i, j in combinations(kept[k], 2) if story.places[i].report != story.places[j].report]
        if pairs:
            right = sum(bool(meant[i] & meant[j]) for i, j in pairs) / len(pairs)
            yield Shared(kept[k], story.answers, probabilities, row, k in twins, right)


def fit_yes_no(rows: list[dict[str, float]], labels: Sequence[bool]) -> dict[str, float]:
    """The weights by which these features tell what is labelled."""
    return fit_named(rows, np.array(labels, dtype=float), np.ones(len(rows)), penalty=PENALTY, constant="constant")


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--points", type=Path, nargs="*", default=[], help="stories that teach pairs and groups alone")
    parser.add_argument("--base", type=Path, required=True, help="as for encoder.py, whose vectors are tuned anew without each fold")
    parser.add_argument("--least", type=float, default=0.3, help="least probability at which two groups join")
    parser.add_argument("--folds", type=Path, help="a folder for the weights by stories of other folds, for relations.py and questions.py")
    parser.add_argument("--ratio", type=float, default=1.7, help="answers kept for each that is expected")
    parser.add_argument("--shared", type=float, default=0.25, help="least probability of a group that several reports share")
    options = parser.parse_args()
    folders = [*options.stories, *options.points]
    whole = len(options.stories)  # of these stories alone the review learns
    folds = [range(first, len(folders), FOLDS) for first in range(FOLDS)]
    base = train_encoder.read_base(options.base)
    encoders = [train_encoder.tune(base, [folder for i, folder in enumerate(folders) if i not in fold]) for fold in folds]
    stories = [read_story(folder, encoders[i % FOLDS]) for i, folder in enumerate(folders)]
    made = {"trained_by": "bench/train/points.py"} | named(folders)
    write(WEIGHTS / "pairs.json", made | as_document(train_pairs(stories)))
    others = [train_pairs([story for i, story in enumerate(stories) if i not in fold]) for fold in folds]
    seen = [judged(story, others[i % FOLDS]) for i, story in enumerate(stories)]
    trees, of_folds = train_groups(seen, folds, options.least)
    start = {"start": START, "least": options.least}
    write_trees(WEIGHTS / "groups.json", made | start | trees)
    held = [(story.likely, story.merged(merge_model(of_folds[i % FOLDS], options.least))) for i, story in enumerate(seen)]
    read = made | named(options.stories)
    write(WEIGHTS / "review.json", read | train_review(stories[:whole], held[:whole], options.ratio, options.shared))
    for k, fold in enumerate(folds if options.folds else ()):
        place = options.folds / str(k)
        place.mkdir(parents=True, exist_ok=True)
        outside = [i for i in range(whole) if i not in fold]
        review = train_review([stories[i] for i in outside], [held[i] for i in outside], options.ratio, options.shared)
        write(place / "pairs.json", as_document(others[k]))
        write_trees(place / "groups.json", start | of_folds[k])
        write(place / "review.json", review)
        write(place / "stories.json", {"left_out": [folders[i].name for i in fold]})


def as_document(model: PairModel) -> dict:
    """The model of pairs as it is written."""
    names = [*FEATURES, *(f"{a}*{b}" for a, b in CROSSED)]
    return {"intercept": model.intercept, "weights": dict(zip(names, model.weights, strict=True))}


def write_trees(path: Path, document: dict) -> None:
    """Writes weights of trees, all in one line."""
    path.write_text(json.dumps(document, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
