#!/usr/bin/env python3
"""Trains the weights by which the program says how likely two sentences of a claim tell the same
main thing (`claims/closeness.py`).

    python -m bench.train.closeness NEWS [--out FILE]

NEWS holds folders with reports/. Learned on pairs of sentences of two outlets that stood surely in
one claim, which readers judged (`close_labels.tsv`: hashes of the texts, offsets, and a label): `y`
the same thing or an answer to the same question, `d` the same question denied, `p` only a
background is shared, `n` other things. An event is learned from where the hash of its folder's name
is even, and judged on where it is odd.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench import parser_of
from bench.real.annotations import digest
from bench.score.clusters import ROOT
from bench.train.claims import prepared
from bench.train.logistic import fit_named, write
from bench.train.stories import is_odd
from rashomon.claims.closeness import close_signals
from rashomon.comparing.story_facts import page_terms
from rashomon.shipped.weights.logistic import BIAS, probability

OUT = ROOT / "src" / "rashomon" / "shipped" / "weights" / "closeness.json"
LABELS = ROOT / "bench" / "train" / "close_labels.tsv"
PENALTY = 0.5
STEPS = (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85)


@dataclass(frozen=True)
class Row:
    """A judged pair: its signals, its label, and whether its event is learned from."""

    signals: dict[str, float]
    label: str
    is_learned: bool

    @property
    def is_right(self) -> bool:
        """Whether both tell the same main thing, or one denies it."""
        return self.label in {"y", "d"}


def rows_of(folder: Path, lines: Sequence[str]) -> Iterator[Row]:
    """Yields the judged pairs of an event, of which these are the lines of the labels."""
    known = prepared(folder)
    sentences = page_terms(known, known.standing)
    hashes = {page.id: digest(page.report.text)[:16] for page in known.standing}
    places = {}
    for place, sentence in enumerate(sentences):
        quote = sentence.quote
        places[hashes[quote.report], str(quote.start), str(quote.end)] = place
    is_learned = not is_odd(folder.name)
    for line in lines:
        _, *ends, label = line.split("\t")
        first, second = places.get(tuple(ends[:3])), places.get(tuple(ends[3:]))
        if first is not None and second is not None:
            signals = close_signals(sentences, *sorted((first, second)))
            yield Row(signals, label, is_learned)


def fitted(rows: Sequence[Row]) -> dict[str, float]:
    """Returns the weights by these pairs."""
    right = np.array([float(row.is_right) for row in rows])
    signals = [row.signals for row in rows]
    return fit_named(signals, right, np.ones(len(rows)), penalty=PENALTY, constant=BIAS)


def print_judged(rows: Sequence[Row], weights: dict[str, float]) -> None:
    """Prints how many of the pairs at least so likely are wrong, and how many right ones stay."""
    every = sum(row.is_right for row in rows)
    for step in STEPS:
        kept = [row for row in rows if probability(row.signals, weights) >= step]
        labels = Counter(row.label for row in kept)
        right = sum(row.is_right for row in kept)
        wrong = len(kept) - right
        print(
            f"at least {step}: {right / every:.3f} of {every} right ones, "
            f"{wrong / max(1, len(kept)):.3f} of {len(kept)} wrong {dict(labels)}"
        )


def main() -> None:
    """Trains, prints how it does on events that it has not seen, and writes the weights."""
    parser = parser_of(__doc__)
    parser.add_argument("news", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    lines_of = defaultdict(list)
    for line in LABELS.read_text(encoding="utf-8").splitlines()[1:]:
        lines_of[line.split("\t")[0]].append(line)
    rows: list[Row] = []
    for folder in sorted(given.news.iterdir()):
        if lines := lines_of.get(digest(folder.name)[:8]):
            rows += rows_of(folder, lines)
    learned = [row for row in rows if row.is_learned]
    weights = fitted(learned)
    print_judged([row for row in rows if not row.is_learned], weights)
    write(given.out, {"weights": weights})


if __name__ == "__main__":
    main()
