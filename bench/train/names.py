"""Trains the weights that decide which forms are names, and of which kind.

Usage: python -m bench.train.names [--news DIR] [--out FILE]

Learned on the gold of bench/stories/train, of which every form in the prose is one that gold names
or one that is no name, and on `name_labels.tsv`: names of reports of real events as a reader
judged them, by the hash of the text and offsets. DIR (news/ of the shared folder) has these
reports. FILE is names.json of shipped/weights. Multinomial logistic regression with a quadratic
penalty; the chances that a kind needs are those with the fewest wrong kinds on events left out.
"""

import argparse
import csv
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from bench.score.clusters import ROOT, clusters_in, shared_folder
from bench.train.logistic import write
from rashomon.comparing.prepare import prepare_story
from rashomon.mentions.names.find_names import paragraphs_with_words, sight
from rashomon.mentions.names.kinds import (
    NONE,
    Relations,
    beside_signals,
    is_no_name,
    own_signals,
    settled_kind,
)
from rashomon.model.name import NameKind
from rashomon.parsing.parse import annotate_reports
from rashomon.reports import report_pile
from rashomon.settings import Settings, StorySettings
from rashomon.shipped.weights.logistic import chances
from rashomon.text.parsed_report import Annotations

LABELS = Path(__file__).with_name("name_labels.tsv")
KINDS = (*(str(kind) for kind in NameKind), NONE)
PENALTY = 2.0
FOLDS, INNER, SWEEPS = 5, 3, 8
LEAST = {"kind": 0.45, NONE: 0.65}


@dataclass
class Pile:
    """The forms of one story: their own signals, how often they are, the kinds that tables give,
    and the labels of some of them with their weight."""

    name: str
    own: dict[str, dict[str, float]]
    seen: dict[str, int]
    tables: dict[str, str]
    labels: dict[str, tuple[str, float]] = field(default_factory=dict)


def pile_of(name: str, annotated: Sequence[Annotations]) -> Pile:
    """The forms of a story, not labelled yet."""
    votes, plain = sight(
        [line for line in paragraphs_with_words(annotated) if line.annotated.read_whole]
    )
    forms = [form for form in sorted(votes) if not is_no_name(form)]
    tables = {form: settled_kind(form, votes[form]) for form in forms}
    return Pile(
        name,
        {form: own_signals(form, votes[form], plain) for form in forms},
        {form: max(1, votes[form]["seen"]) for form in forms},
        {form: str(kind) for form, kind in tables.items() if kind},
    )


def from_gold(folder: Path, annotated: Sequence[Annotations]) -> Pile:
    """The forms of a story with gold: those that gold names with their kinds, the others none."""
    pile = pile_of(folder.name, annotated)
    gold = json.loads((folder / "gold.json").read_text("utf-8"))["stories"][0]["names"]
    kinds = {spelling: name["kind"] for name in gold for spelling in name["spellings"]}
    pile.labels = {form: (kinds.get(form, NONE), 1.0) for form in pile.own}
    return pile


Labels = Mapping[str, Sequence[tuple[int, int, str]]]


def read_labels() -> Labels:
    """The labels of real events by hash of the report's text."""
    labels: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    with LABELS.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            labels[row["text"]].append((int(row["start"]), int(row["end"]), row["kind"]))
    return labels


def from_labels(name: str, annotated: Sequence[Annotations], labels: Labels) -> Pile:
    """The forms of an event, those that a reader judged labelled."""
    pile = pile_of(name, annotated)
    for one in annotated:
        key = hashlib.sha256(one.report.text.encode()).hexdigest()[:16]
        for start, end, kind in labels.get(key, ()):
            form = " ".join(one.report.text[start:end].split())
            if form in pile.own:
                pile.labels[form] = (kind if kind in KINDS else NONE, 2.0)
    return pile


Weights = dict[str, dict[str, float]]
Rows = Sequence[tuple[dict[str, float], str, float]]


def fit(rows: Rows, penalty: float) -> Weights:
    """The weights of a multinomial logistic regression, features by name for each kind."""
    names = sorted({name for signals, _, _ in rows for name in signals})
    index = {name: k for k, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for k, (signals, _, _) in enumerate(rows):
        for name, value in signals.items():
            x[k, index[name]] = value
    y = np.array([[kind == one for one in KINDS] for _, kind, _ in rows], float)
    weight = np.array([weight for _, _, weight in rows])
    found = np.zeros((len(names), len(KINDS)))
    ridge = np.diag([1e-2 if name == "bias" else penalty for name in names])
    for _ in range(SWEEPS):  # Newton's step for one kind after the other
        for k in range(len(KINDS)):
            chance = np.exp(x @ found - (x @ found).max(axis=1, keepdims=True))
            chance = chance[:, k] / chance.sum(axis=1)
            gradient = x.T @ (weight * (y[:, k] - chance)) - ridge @ found[:, k]
            bend = x.T @ ((weight * chance * (1 - chance))[:, None] * x) + ridge
            found[:, k] += np.linalg.solve(bend, gradient)
    return {
        kind: {
            name: round(float(value), 3)
            for name, value in zip(names, found[:, k], strict=True)
            if abs(value) >= 0.02
        }
        for k, kind in enumerate(KINDS)
    }


def rows_alone(piles: Sequence[Pile]) -> Rows:
    """The labelled forms by their own signals."""
    return [(p.own[form], *p.labels[form]) for p in piles for form in sorted(p.labels)]


def rows_beside(pile: Pile, alone: Weights) -> dict[str, dict[str, float]]:
    """The signals of every form of a story, with those that its other forms give."""
    relations = Relations(pile.seen)
    guessed = {
        form: {pile.tables[form]: 1.0} if form in pile.tables else chances(signals, alone)
        for form, signals in pile.own.items()
    }
    return {
        form: own | beside_signals(form, relations, pile.seen, guessed, fresh="ordinary" not in own)
        for form, own in sorted(pile.own.items())
        if form in pile.labels
    }


def train(piles: Sequence[Pile], penalty: float = PENALTY) -> dict[str, Weights]:
    """Both sets of weights; what other forms give is taken from weights that did not see the
    story."""
    rows: list[tuple[dict[str, float], str, float]] = []
    for fold in range(INNER):
        alone = fit(rows_alone([p for k, p in enumerate(piles) if k % INNER != fold]), penalty)
        for pile in piles[fold::INNER]:
            signals = rows_beside(pile, alone)
            rows += [(signals[form], *pile.labels[form]) for form in signals]
    return {"alone": fit(rows_alone(piles), penalty), "beside": fit(rows, penalty)}


def left_out(piles: Sequence[Pile], penalty: float) -> Iterator[tuple[Pile, str, dict[str, float]]]:
    """Every labelled form with its chances by weights that did not see its story."""
    for fold in range(FOLDS):
        weights = train([p for k, p in enumerate(piles) if k % FOLDS != fold], penalty)
        for pile in piles[fold::FOLDS]:
            for form, signals in rows_beside(pile, weights["alone"]).items():
                table = pile.tables.get(form)
                yield pile, form, ({table: 1.0} if table else chances(signals, weights["beside"]))


def main() -> None:
    """Trains and writes."""
    shared = shared_folder()
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--news", type=Path, default=shared and shared / "news")
    parser.add_argument(
        "--out", type=Path, default=ROOT / "src" / "rashomon" / "shipped" / "weights" / "names.json"
    )
    options = parser.parse_args()
    own = clusters_in(ROOT / "bench" / "stories" / "train")
    piles = [from_gold(folder, read(folder)) for folder in own]
    labels = read_labels()
    events = sorted(path for path in options.news.iterdir() if path.is_dir())
    piles += [from_labels(event.name, read(event), labels) for event in events[1::2]]
    write(options.out, {"least": LEAST} | train(piles))


def read(folder: Path) -> Sequence[Annotations]:
    """The reports of a folder as one story, as names are read in them."""
    pile = report_pile.read(str(folder / "reports"), settings=Settings(stories=StorySettings(True)))
    return prepare_story(list(annotate_reports(pile.reports))).annotated


if __name__ == "__main__":
    main()
