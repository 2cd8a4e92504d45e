#!/usr/bin/env python3
"""Trains the weights by which the program says how surely a sentence is understood by itself
(`claims/understood.py`).

    python -m bench.train.understood LEDGERS [--out FILE]

Learned on what two readers said of sentences of thirty piles (`bench/first_view`): a sentence is
right where it is understood by who reads only the story's title and the sentence, and where it
names whose words it passes. LEDGERS: a folder with ledgers of these piles. Printed is how many
sentences are right among the surest, by weights from other piles.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench import parser_of
from bench.score.clusters import ROOT
from bench.train.logistic import fit_named, write
from rashomon.claims.understood import is_whole, standing_signals
from rashomon.model.document import from_json
from rashomon.model.span import Span
from rashomon.parsing.parse import annotate_reports
from rashomon.shipped.weights.logistic import BIAS, probability
from rashomon.text.parsed_report import Annotations

OUT = ROOT / "src" / "rashomon" / "shipped" / "weights" / "understood.json"
LABELS = ROOT / "bench" / "first_view" / "sentences.jsonl"
PENALTY = 2.0
FOLDS = 6
SHARES = (0.3, 0.5, 0.6, 0.7, 0.8, 1.0)


@dataclass(frozen=True)
class Row:
    """A sentence that readers judged: its pile, whether the first view showed it, what speaks for
    and against it, and how many of the readers find it right, as a share."""

    pile: str
    shown: bool
    signals: Mapping[str, float]
    right: float


def pages_in(folder: Path) -> dict[str, tuple[Annotations, str]]:
    """Returns the reports of the ledgers with their story's title, by the hash of their text."""
    found = {}
    for path in sorted(folder.glob("*.json")):
        ledger = from_json(path.read_text(encoding="utf-8"))
        title = ledger.stories[0].title or ""
        for page in annotate_reports(ledger.reports):
            found[hashlib.sha256(page.report.text.encode()).hexdigest()[:16]] = page, title
    return found


def rows_of(folder: Path) -> Iterator[Row]:
    """Yields the judged sentences whose reports are in the ledgers."""
    pages = pages_in(folder)
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        judged = json.loads(line)
        if judged["sha256"] in pages:
            page, title = pages[judged["sha256"]]
            start, end = judged["span"]
            span = Span(page.id, start, end, page.report.text[start:end])
            if not is_whole(span, page, None):
                continue
            pairs = zip(judged["alone"], judged["whose"], strict=True)
            right = [alone and not whose for alone, whose in pairs]
            signals = standing_signals(span, page, title)
            yield Row(judged["pile"], judged["shown"], signals, sum(right) / len(right))


def fitted(rows: list[Row]) -> dict[str, float]:
    """Returns the weights by these sentences."""
    right = np.array([row.right for row in rows])
    signals = [dict(row.signals) for row in rows]
    return fit_named(signals, right, np.ones(len(rows)), penalty=PENALTY, constant=BIAS)


def print_precision(name: str, chances: np.ndarray, right: np.ndarray) -> None:
    """Prints how many of the surest sentences are right."""
    ranked = right[np.argsort(-chances, kind="stable")]
    told = []
    for share in SHARES:
        most = int(len(ranked) * share)
        told.append(f"{share:.0%} {ranked[:most].mean():.3f}")
    print(f"{name}: {len(right)} sentences; right among the surest {', '.join(told)}")


def main() -> None:
    """Trains, prints how it does on piles it has not seen, and writes the weights."""
    parser = parser_of(__doc__)
    parser.add_argument("ledgers", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    rows = list(rows_of(given.ledgers))
    piles = sorted({row.pile for row in rows})
    chances = np.zeros(len(rows))
    for fold in range(FOLDS):
        unseen = set(piles[fold::FOLDS])
        weights = fitted([row for row in rows if row.pile not in unseen])
        for place, row in enumerate(rows):
            if row.pile in unseen:
                chances[place] = probability(row.signals, weights)
    right = np.array([row.right for row in rows])
    shown = np.array([row.shown for row in rows])
    print_precision("all", chances, right)
    print_precision("shown by the rules before", chances[shown], right[shown])
    write(given.out, {"weights": fitted(rows)})


if __name__ == "__main__":
    main()
