#!/usr/bin/env python3
"""Trains the weights of the signals by which two reports of a small pile tell one event.

    python -m bench.train.stories [--out FILE]

Pairs of reports are drawn as they would meet alone: of one event, of any two events, and of twins,
two events of one kind. They come from our own stories (train), from invented twins and briefs
written for this (`twins.txt` beside this file; no report of `bench/score/twins.txt`), and, where
they are, from the read half of the news and the train half of ECB+, where each topic holds two
look-alike events. Pairs of one event count ONE of what pairs of two events do, since a story torn
apart costs a reader more than one that is too wide; of twins it is the other way round.
"""

import hashlib
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import numpy as np

from bench import parser_of
from bench.score.clusters import ROOT, clusters_in, shared_folder
from bench.score.grouping import features_in
from bench.score.twins import cases
from bench.train.logistic import fit_named, write
from rashomon.model.stored import Features
from rashomon.parsing.parse import annotate_reports
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings
from rashomon.shipped.weights.logistic import BIAS
from rashomon.stories.group_stories import features_of
from rashomon.stories.one_event import signals
from rashomon.stories.report_similarity import cosines, in_common, reports_of
from rashomon.stories.vectors import days_as_numbers, spread_of, terms_of

OUT = ROOT / "src" / "rashomon" / "shipped" / "weights" / "stories.json"
TWINS = Path(__file__).with_name("twins.txt")
PENALTY = 2.0
ONE = 4.2  # what all pairs of one event of a set count, where pairs of two events count 1
TWIN = 0.3  # of which pairs of twins count so much, where there are any
MOST = 12  # pairs of one event
DRAWN = 800  # pairs of two events, and of twins, of a set
Kind = Callable[[str], str]


@dataclass(frozen=True)
class Reports:
    """Reports by event; `kind`: what twins have in common; `counts`: what pairs of two events of
    the set count, and `one` those of one event."""

    name: str
    by_event: dict[str, list[Features]]
    kind: Kind | None
    counts: float
    one: float = ONE


def by_event(features: Sequence[Features], gold: dict[str, str]) -> dict[str, list[Features]]:
    """Reports by event."""
    found: dict[str, list[Features]] = {}
    for one in features:
        found.setdefault(gold[one.id], []).append(one)
    return found


def is_odd(name: str) -> bool:
    """Whether an event of the news is of the half that may be read."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 1


def of_ecb(path: Path) -> dict[str, list[Features]]:
    """Reports of ECB+ by what they tell."""
    reports, gold = [], {}
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        text = f"{item['text']}\n".encode()
        read = read_report(f"{item['id'].replace('/', '_')}.txt", text, settings=ReadSettings())
        reports.append(replace(read, id=item["id"]))
        gold[item["id"]] = item["subtopic"]
    return by_event([features_of(a) for a in annotate_reports(reports)], gold)


def sets(*, many: bool = False) -> list[Reports]:
    """What is learned on; `many`: own stories of dev and those of twenty reports and more, too."""
    twins = by_event(*cases(TWINS))
    own = by_event(*features_in(clusters_in(ROOT / "bench" / "stories" / "train")))
    found = [
        Reports("twins", twins, lambda name: name.rpartition("-")[0], 4800, 0.125),
        Reports("own", own, None, 300),
    ]
    if many:
        folders = [
            folder
            for split in ("dev", "twenty/train", "twenty/dev")
            for folder in clusters_in(ROOT / "bench" / "stories" / split)
        ]
        own |= by_event(*features_in(folders))
    if shared := shared_folder():
        news = [f for f in sorted((shared / "news").iterdir()) if f.is_dir() and is_odd(f.name)]
        ecb = of_ecb(shared / "data" / "ecbplus" / "train.jsonl")
        found += [
            Reports("news", by_event(*features_in(news)), None, 1500),
            Reports("ecb", ecb, lambda name: name.removesuffix("plus"), 1000),
        ]
    return found


def signals_of(*two: Features) -> dict[str, float]:
    """The signals of two reports that are alone."""
    words, names, fillings = (
        terms_of([counted(one) for one in two])
        for counted in (lambda f: f.words, lambda f: f.names, lambda f: f.fillings)
    )
    spreads = spread_of([words]), spread_of([names])
    reports = reports_of((words, names, fillings), spreads, days_as_numbers([None, None]))
    rare = [next(cosines(one, one, [np.array([[0, 1]])])) for one in reports.rare]
    found = signals(in_common(rare, reports, reports, ([0], [1])))
    return {name: float(value[0]) for name, value in found.items()} | {BIAS: 1.0}


def drawn(reports: Reports) -> tuple[list[dict[str, float]], list[float], list[float]]:
    """The signals of pairs of a set, whether each is of one event, and what it counts."""
    rng, events = random.Random(0), sorted(reports.by_event)  # noqa: S311
    one, two, twin = [], [], []
    for event in events:
        pairs = list(combinations(reports.by_event[event], 2))
        one += rng.sample(pairs, min(MOST, len(pairs)))
    kinds: dict[str, list[str]] = {}
    for event in events:
        kind = reports.kind(event) if reports.kind else event
        kinds.setdefault(event if kind == "brief" else kind, []).append(event)
    alike = [some for some in kinds.values() if len(some) > 1]
    for some, listed in ((events, two), *(((alike), twin) for _ in alike[:1])):
        for _ in range(DRAWN):
            chosen = rng.sample(rng.choice(some) if listed is twin else some, 2)
            listed.append(tuple(rng.choice(reports.by_event[event]) for event in chosen))
    rows, right, weight = [], [], []
    of_twins = (TWIN if reports.kind and reports.name != "twins" else 0.5) if twin else 0.0
    for listed, is_one, counts in (
        (one, 1.0, reports.one),
        (two, 0.0, 1 - of_twins),
        (twin, 0.0, of_twins),
    ):
        for pair in listed:
            rows.append(signals_of(*pair))
            right.append(is_one)
            weight.append(reports.counts * counts / len(listed))
    return rows, right, weight


def main() -> None:
    """Trains, prints how often the weights are right of each set, and writes them."""
    parser = parser_of(__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    made = {reports.name: drawn(reports) for reports in sets()}
    rows, right, weight = ([one for parts in made.values() for one in parts[k]] for k in range(3))
    weights = fit_named(rows, np.array(right), np.array(weight), penalty=PENALTY, constant=BIAS)
    for name, (some, is_one, _) in made.items():
        told = [sum(weights[k] * v for k, v in row.items()) >= 0 for row in some]
        joined = [
            sum(t for t, r in zip(told, is_one, strict=True) if r == of) / is_one.count(of)
            for of in (1.0, 0.0)
        ]
        print(f"{name}: joined {joined[0]:.3f} of one event, {joined[1]:.3f} of two")
    write(options.out, {"weights": weights})


if __name__ == "__main__":
    main()
