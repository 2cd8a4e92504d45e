#!/usr/bin/env python3
"""Trains the weights by which a name does not belong to what a draft tells of it
(`draft_check/told_without.py`).

    python -m bench.train.told_without DRAFTS [--news DIR] [--out FILE]

DRAFTS is the folder of the drafts of bench/drafts.json. Those of the sets l and o are learned from,
with the sentences of bench/draft_faults (learn and dev) that are right. A name is wrong if it
stands in a planted fault. Printed is how many wrong and right names are noted in drafts that the
weights have not seen.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np

import rashomon
from bench import parser_of
from bench.score.clusters import ROOT, shared_folder
from bench.score.drafts import invented
from bench.train.logistic import fit_named, write
from rashomon.draft_check import told_otherwise
from rashomon.draft_check.told_without import signals_without
from rashomon.model.report import Reports
from rashomon.model.span import Span
from rashomon.shipped.weights.logistic import BIAS, probability

OUT = ROOT / "src" / "rashomon" / "shipped" / "weights" / "told_without.json"
LEARNED = ("l", "o")  # the sets of drafts
PENALTY = 1.0
INVENTED = 0.3  # what a name in invented reports counts
FOLDS = 5
Row = tuple[
    dict[str, float], float, float
]  # signals of a name, whether it is wrong, what it counts


def names_in(draft: object, reports: Path | Reports) -> list[tuple[Span, dict[str, float]]]:
    """Returns the names of a draft but those of speakers, with their signals."""
    names = []

    def recorded(name, *given):
        near, signals = signals_without(name, *given)
        names.append((name.span, signals))
        return near, signals

    def no_notes(*_, **__):
        return iter(())  # so that no name has another note

    held = patch.object(told_otherwise.HeldSentence, "_notes", no_notes)
    with held, patch.object(told_otherwise, "signals_without", recorded):
        rashomon.check(draft, reports)
    return names


def rows_of_drafts(drafts: Path, news: Path) -> Iterator[list[Row]]:
    """Yields the names of each draft on real reports."""
    annotated = json.loads((ROOT / "bench" / "drafts.json").read_text("utf-8"))
    for name, gold in annotated.items():
        draft = drafts / f"{name}.txt"
        if name[0] in LEARNED and draft.exists():
            rows = []
            for span, signals in names_in(draft, news / gold["event"] / "reports"):
                faults = [a < span.end and span.start < b for _, a, b in gold["faults"]]
                rows.append((signals, float(any(faults)), 1.0))
            yield rows


def rows_of_sentences() -> Iterator[list[Row]]:
    """Yields the names of the right sentences about invented reports."""
    for part in ("learn", "dev"):
        lines = (ROOT / "bench" / "draft_faults" / f"{part}.jsonl").read_text("utf-8")
        for one in map(json.loads, lines.splitlines()):
            if not one["fault"]:
                reports = [invented(text, name) for name, text in one["reports"].items()]
                names = names_in(invented(one["draft"], "draft"), reports)
                yield [(signals, 0.0, INVENTED) for _, signals in names]


def fitted(drafts: Sequence[list[Row]]) -> dict[str, float]:
    """Returns the weights by the names of these drafts."""
    rows = [row for draft in drafts for row in draft]
    wrong = np.array([row[1] for row in rows])
    counts = np.array([row[2] for row in rows])
    return fit_named([row[0] for row in rows], wrong, counts, penalty=PENALTY, constant=BIAS)


def main() -> None:
    """Trains, prints how it does on drafts it has not seen, and writes the weights."""
    parser = parser_of(__doc__)
    parser.add_argument("drafts", type=Path)
    parser.add_argument("--news", type=Path, default=shared_folder() / "news")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    drafts = [*rows_of_drafts(given.drafts, given.news), *rows_of_sentences()]
    noted = {0.0: 0, 1.0: 0}
    names = {0.0: 0, 1.0: 0}
    for fold in range(FOLDS):
        weights = fitted([draft for n, draft in enumerate(drafts) if n % FOLDS != fold])
        for signals, wrong, _ in (row for draft in drafts[fold::FOLDS] for row in draft):
            names[wrong] += 1
            noted[wrong] += probability(signals, weights) >= told_otherwise.LIKELY
    print(
        f"noted: {noted[1.0]} of {names[1.0]} wrong names, {noted[0.0]} of {names[0.0]} right ones"
    )
    write(given.out, {"weights": fitted(drafts)})


if __name__ == "__main__":
    main()
