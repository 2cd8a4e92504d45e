#!/usr/bin/env python3
"""Trains the weights by which the program says how surely a time expression means the days that it
was read as (`dates/sure_days.py`).

    python -m bench.train.days LEDGERS [--out FILE]

Learned on days of news that somebody judged from the reports alone (`day_labels.tsv`: the text's
hash, where the words begin, whether the days are right), and on sentences of our own that show one
cause of a wrong day each, and right days beside them (`day_examples.tsv`). LEDGERS: a folder with
ledgers of these reports. Printed is how many of the surest days of news are right, by weights from
other events.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench import parser_of
from bench.score.clusters import ROOT
from bench.train.logistic import fit_named, write
from rashomon.dates.resolve import resolve_dates_where
from rashomon.dates.sure_days import DayReading, day_signals
from rashomon.model.document import from_json
from rashomon.model.report import Report
from rashomon.parsing.parse import annotate_reports
from rashomon.shipped.weights.logistic import BIAS, probability

OUT = ROOT / "src" / "rashomon" / "shipped" / "weights" / "days.json"
LABELS = ROOT / "bench" / "train" / "day_labels.tsv"
EXAMPLES = ROOT / "bench" / "train" / "day_examples.tsv"
PENALTY = 0.3
FOLDS = 8
# A label of an own sentence counts as so many of news.
OWN_SENTENCE = 1.0
# Of the days that are right at least so many must be printed, on events that were not trained on.
PRINTED = 0.969


@dataclass(frozen=True)
class Row:
    """A day that was judged: its event, its signals, whether it is right, and what it counts."""

    event: str
    signals: dict[str, float]
    right: bool
    weight: float = 1.0


def readings_of(reports: Sequence[Report]) -> dict[tuple[str, int, int], DayReading]:
    """Returns what was read of a story's reports, by report, start and end of the expression."""
    readings = {}

    def note(reading: DayReading) -> bool:
        expression = reading.mention.expression
        readings[len(readings)] = reading, expression.start, expression.end
        return True

    by_place = {}
    for page in annotate_reports(reports):
        readings.clear()
        resolve_dates_where([page], copies=(), is_printed=note)
        for reading, start, end in readings.values():
            by_place[page.id, start, end] = reading
    return by_place


def judged_news(ledgers: Path) -> Iterator[Row]:
    """Yields the judged days of the reports in these ledgers."""
    labels = defaultdict(list)
    for line in LABELS.read_text(encoding="utf-8").splitlines()[1:]:
        sha256, start, right = line.split("\t")
        labels[sha256].append((int(start), right == "1"))
    for path in sorted(ledgers.glob("*.json")):
        reports = from_json(path.read_text(encoding="utf-8")).reports
        wanted = [report for report in reports if report.sha256[:16] in labels]
        readings = readings_of(wanted)
        for report in wanted:
            for start, right in labels[report.sha256[:16]]:
                for (ident, first, last), reading in readings.items():
                    if ident == report.id and first <= start < last:
                        yield Row(path.stem, dict(day_signals(reading)), right)


def own_sentences() -> Iterator[Row]:
    """Yields the days of our own sentences."""
    for line in EXAMPLES.read_text(encoding="utf-8").splitlines()[1:]:
        right, published, words, text = line.split("\t")
        report = Report(
            id="own",
            source="own.txt",
            sha256="",
            source_sha256="",
            text=text.replace("¶", "\n"),
            published=published,
            published_basis="given",
        )
        start = report.text.index(words)
        for (_, first, last), reading in readings_of([report]).items():
            if first < start + len(words) and start < last:
                yield Row(f"own {text[:9]}", dict(day_signals(reading)), right == "1", OWN_SENTENCE)


def fitted(rows: Sequence[Row]) -> dict[str, float]:
    """Returns the weights by these days."""
    right = np.array([float(row.right) for row in rows])
    weight = np.array([row.weight for row in rows])
    signals = [row.signals for row in rows]
    return fit_named(signals, right, weight, penalty=PENALTY, constant=BIAS)


def unseen_chances(rows: Sequence[Row]) -> np.ndarray:
    """Returns the chance of each day by weights from the other events."""
    events = sorted({row.event for row in rows})
    chances = np.zeros(len(rows))
    for fold in range(FOLDS):
        unseen = set(events[fold::FOLDS])
        weights = fitted([row for row in rows if row.event not in unseen])
        for place, row in enumerate(rows):
            if row.event in unseen:
                chances[place] = probability(row.signals, weights)
    return chances


def least_chance(chances: np.ndarray, right: np.ndarray) -> float:
    """Returns the chance, in hundredths, from which on enough of the right days are printed: half
    way down to the next right one."""
    of_right = np.sort(chances[right])[::-1]
    last = math.ceil(PRINTED * len(of_right)) - 1
    return math.floor(50 * float(of_right[last] + of_right[last + 1])) / 100


def main() -> None:
    """Trains, prints how it does on events it has not seen, and writes the weights."""
    parser = parser_of(__doc__)
    parser.add_argument("ledgers", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    rows = [*judged_news(given.ledgers), *own_sentences()]
    chances = unseen_chances(rows)
    right = np.array([row.right for row in rows])
    of_news = np.array([not row.event.startswith("own ") for row in rows])
    least = least_chance(chances[of_news], right[of_news])
    printed = of_news & (chances >= least)
    print(
        f"{of_news.sum()} days of news, {right[of_news].mean():.3f} right; printed "
        f"from {least}: {printed.sum()}, {right[printed].mean():.3f} right, of the right ones "
        f"{right[printed].sum() / right[of_news].sum():.3f}"
    )
    own = ~of_news
    print(
        f"{own.sum()} own sentences: {(right[own] == (chances[own] >= least)).mean():.3f} as judged"
    )
    write(given.out, {"least": least, "weights": fitted(rows)})


if __name__ == "__main__":
    main()
