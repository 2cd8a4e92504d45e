#!/usr/bin/env python3
"""Of the changes that `pile.py` makes in copied sentences, the share that the program finds and
names by their kind.

seeded_drift.py [--reports 4000]     the section "seeded drift" of bench/results.json
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence

from bench.score.results import record
from bench.speed import pile as piles

BARS = {"drift_seeded": "at least 0.85"}


def report_of(made):
    """A pile's report as the program reads one."""
    from rashomon.model.report import Report

    return Report(made.id, f"{made.id}.txt", made.id, made.id, made.text, published=made.published)


def seeded_drift(made: Sequence) -> dict[str, float]:
    """Of the changes that the pile made in copied sentences, those that the program finds and names
    by their kind."""
    from rashomon.lineage.trace_lineage import trace_lineage

    by_id = {report.id: report for report in made}
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for report in made:
        for copied in report.copied:
            if copied.edit not in piles.DRIFTS or copied.report not in by_id:
                continue
            copies = trace_lineage([report_of(by_id[copied.report]), report_of(report)])
            asked[copied.edit] += 1
            right[copied.edit] += any(
                d.what == copied.edit and _shows(copied, d) for copy in copies for d in copy.drift
            )
    figures = {f"drift_seeded.{kind}": right[kind] / n for kind, n in sorted(asked.items())}
    every = sum(asked.values())
    return figures | {
        "drift_seeded": sum(right.values()) / every if every else 0.0,
        "drift_seeded.of": every,
    }


def _shows(copied, drift) -> bool:
    """Whether the change is the one that was made; the earlier report sorts first and is side a."""
    return all(
        word in (text or "") or not word
        for word, text in ((copied.before, drift.from_), (copied.after, drift.to))
    ) or bool(copied.edit == "source" and drift.from_ and drift.from_ in copied.before)


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=4000)
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    figures = seeded_drift(list(piles.pile(options.reports)))
    print("\n".join(f"{name} {value:.4f}" for name, value in figures.items()))
    if not options.no_record:
        record("seeded drift", figures, data="reports of bench/speed/pile.py, seed 0", bars=BARS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
