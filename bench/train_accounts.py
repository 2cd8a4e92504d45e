"""Trains the weights by which candidates become accounts, on stories written for this project.

Usage: train_accounts.py STORY_DIR [STORY_DIR...] [--out FILE] [--held-out]

STORY_DIR holds reports/*.txt and gold.json in the format of the gold clusters; FILE is src/rashomon/weights/accounts.json. A candidate is
a positive when it is the best one-to-one match of a gold account: same numbers, same kind, closest span. Logistic regression with a
quadratic penalty, solved by Newton's method. `--held-out` prints the share of accounts found by weights trained on the other stories.
"""

import argparse
import itertools
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from gold_labels import Gold, Place, gold_accounts, match
from logistic import fit_named, write
from rashomon import pipeline
from rashomon.annotations.annotate import annotate_reports
from rashomon.language.annotations import Annotations
from rashomon.language.logistic import probability
from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.statement import Statement
from rashomon.points.candidates import Candidate, find_candidates
from rashomon.points.features import features_of
from rashomon.points.reading import Reading, read_reports
from rashomon.points.selection import common_ground, keep_best
from rashomon.points.support import measure_support

PENALTY = 2.0
PARTS = 4  # of a story, for each number of reports: enough to learn how support grows with them


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
    pile = pipeline.read(str(folder / "reports"))
    known = pipeline.prepare_story(list(annotate_reports(pile.reports)))
    gold = gold_accounts(folder, {report.id: report.text for report in pile.reports})
    return Story(folder.name, tuple(known.annotated), known.names, known.statements, known.dates, gold)


@dataclass
class Examples:
    """A story's candidates with features and labels."""

    story: Story
    pairs: list[tuple[Reading, Candidate]]
    features: list[dict[str, float]]
    labels: np.ndarray
    weight: float = 1.0


def parts_of(story: Story) -> list[tuple[Story, float]]:
    """The story whole and with some of its reports only, each with its weight: what is worth coding depends on what the others report.

    An account stays gold while another report of the part speaks to its point, or when nobody else ever did.
    """
    reports = sorted(a.report.id for a in story.annotated)
    speaking: dict[str, set[str]] = {}
    for g in story.gold:
        speaking.setdefault(g.point, set()).add(g.report)
    out = [(story, 1.0)]
    for size in (2, 3, 4):
        parts = [frozenset(part) for part in itertools.combinations(reports, size) if size < len(reports)]
        parts = parts[:: max(1, len(parts) // PARTS)][:PARTS]
        for part in parts:
            gold = tuple(g for g in story.gold if g.report in part and (len(speaking[g.point] & part) > 1 or len(speaking[g.point]) == 1))
            out.append((_without(story, part, gold), 1 / len(parts)))
    return out


def _without(story: Story, part: frozenset[str], gold: tuple[Gold, ...]) -> Story:
    names = (replace(n, mentions=tuple(m for m in n.mentions if m.report in part)) for n in story.names)
    return Story(
        story.name,
        tuple(a for a in story.annotated if a.report.id in part),
        tuple(n for n in names if n.mentions),
        tuple(s for s in story.statements if s.report in part),
        tuple(d for d in story.dates if d.span.report in part),
        gold,
    )


def examples_of(story: Story) -> Examples:
    """Candidates, features and which of them are gold."""
    readings = read_reports(story.annotated, names=story.names, statements=story.statements, dates=story.dates)
    pairs = [(reading, candidate) for reading in readings for candidate in find_candidates(reading)]
    features = [features_of(r, c, support, len(readings) - 1) for (r, c), support in zip(pairs, measure_support(pairs), strict=True)]
    matched = match(story.gold, [_place(r, c) for r, c in pairs], by_kind=True)
    labels = np.zeros(len(pairs))
    labels[list(matched.values())] = 1
    return Examples(story, pairs, features, labels)


def _place(reading: Reading, candidate: Candidate) -> Place:
    span = reading.annotated.span(reading.doc[candidate.start : candidate.end])
    numbers = (candidate.quantity.low, candidate.quantity.high) if candidate.quantity else (None, None)
    return Place(span.report, span.start, span.end, candidate.kind.value, numbers)


def fit(examples: Sequence[Examples], penalty: float = PENALTY) -> dict[str, float]:
    """The weights of a penalised logistic regression, features by name; with the weight of each set of examples."""
    y = np.concatenate([e.labels for e in examples])
    weight = np.concatenate([np.full(len(e.features), e.weight) for e in examples])
    return fit_named([row for e in examples for row in e.features], y, weight, penalty=penalty, constant="bias")


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
    examples = []
    for folder in options.stories:
        for part, weight in parts_of(load_story(folder)):
            examples.append(examples_of(part))
            examples[-1].weight = weight
    if options.held_out:
        for e in examples:
            if e.weight < 1:
                continue
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
