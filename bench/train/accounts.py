"""Trains the weights by which candidates become accounts, on stories written for this project.

Usage: python -m bench.train.accounts STORY_DIR [STORY_DIR...] [--out FILE] [--held-out]

STORY_DIR holds reports/*.txt and gold.json in the format of the gold clusters; FILE is src/rashomon/weights/accounts.json. A candidate is
a positive when it is the best one-to-one match of a gold account: same numbers, same kind, closest span. Logistic regression with a
quadratic penalty, solved by Newton's method. `--held-out` prints the share of accounts found by weights trained on the other stories.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.train.gold_labels import Gold, Place, gold_accounts, match
from bench.train.logistic import fit_named, write
from rashomon.annotations.annotate import annotate_reports
from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.statement import Statement
from rashomon.points.candidates import find_candidates
from rashomon.points.selection import common_ground, features_of, keep_best, measure_support
from rashomon.prepared_story import prepare_story
from rashomon.reports import report_pile
from rashomon.text.amounts import AccountSpan
from rashomon.text.annotations import Annotations
from rashomon.text.token_index import TokenIndex, read_reports
from rashomon.weights.logistic import probability

PENALTY = 2.0


@dataclass(frozen=True)
class Story:
    """A training story as the program's own stages read it."""

    name: str
    annotated: tuple[Annotations, ...]
    names: tuple[Name, ...]
    statements: tuple[Statement, ...]
    dates: tuple[Date, ...]
    gold: tuple[Gold, ...]


def load_story(folder: Path) -> Story:
    """The story with the names, statements and dates that the program finds in it."""
    pile = report_pile.read(str(folder / "reports"))
    known = prepare_story(list(annotate_reports(pile.reports)))
    gold = gold_accounts(folder, {report.id: report.text for report in pile.reports})
    return Story(folder.name, tuple(known.annotated), known.names, known.statements, known.dates, gold)


@dataclass
class Examples:
    """A story's candidates with features and labels."""

    story: Story
    pairs: list[tuple[TokenIndex, AccountSpan]]
    features: list[dict[str, float]]
    labels: np.ndarray


def examples_of(story: Story) -> Examples:
    """Candidates, features and which of them are gold."""
    readings = read_reports(story.annotated, names=story.names, statements=story.statements, dates=story.dates)
    pairs = [(reading, candidate) for reading in readings for candidate in find_candidates(reading)]
    features = [features_of(r, c, support, len(readings) - 1) for (r, c), support in zip(pairs, measure_support(pairs), strict=True)]
    matched = match(story.gold, [_place(r, c) for r, c in pairs], by_kind=True)
    labels = np.zeros(len(pairs))
    labels[list(matched.values())] = 1
    return Examples(story, pairs, features, labels)


def _place(reading: TokenIndex, candidate: AccountSpan) -> Place:
    span = reading.annotated.span(reading.doc[candidate.start : candidate.end])
    numbers = (candidate.quantity.low, candidate.quantity.high) if candidate.quantity else (None, None)
    return Place(span.report, span.start, span.end, candidate.kind.value, numbers)


def fit(examples: Sequence[Examples], penalty: float = PENALTY) -> dict[str, float]:
    """The weights of a penalised logistic regression, features by name."""
    y = np.concatenate([e.labels for e in examples])
    return fit_named([row for e in examples for row in e.features], y, np.ones(len(y)), penalty=penalty, constant="bias")


def found_share(e: Examples, weights: Mapping[str, float], ratio: float) -> tuple[float, float]:
    """accounts.found as score.py counts it, and how many accounts were given for each gold account."""
    scored = [(r, c, probability(f, weights)) for (r, c), f in zip(e.pairs, e.features, strict=True)]
    chosen = keep_best(scored, ratio * common_ground(e.story.annotated))
    matched = match(e.story.gold, [_place(c.reading, c.candidate) for c in chosen])
    given = len(chosen) / len(e.story.gold)
    return min(1.0, 1.5 / given) * len(matched) / len(e.story.gold), given


def main() -> None:
    """Trains and writes, or measures each story held out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stories", nargs="+", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--ratio", type=float, default=2.0, help="accounts kept for each account expected")
    parser.add_argument("--held-out", action="store_true")
    options = parser.parse_args()
    examples = [examples_of(load_story(folder)) for folder in options.stories]
    if options.held_out:
        for e in examples:
            weights = fit([other for other in examples if other.story.name != e.story.name])
            share, given = found_share(e, weights, options.ratio)
            print(f"{e.story.name:20} found {share:.3f} with {given:.2f} accounts for each of the gold")
    weights = fit(examples)
    if options.out:
        document = {"ratio": options.ratio, "weights": {name: value for name, value in sorted(weights.items()) if value}}
        write(options.out, document)
    else:
        json.dump(weights, sys.stdout, indent=1, sort_keys=True)


if __name__ == "__main__":
    main()
