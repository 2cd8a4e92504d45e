#!/usr/bin/env python3
"""Holds two annotators' gold of the same stories against each other with the scorer, A as the
ledger against B as the gold and the other way round.

agreement.py [--no-record]     the annotators' files of bench/stories/test/*/annotators, unmerged;
the section "agreement" of bench/results.json agreement.py FOLDER_A FOLDER_B  two folders of
clusters (STORY/gold.json and STORY/reports/); nothing is recorded
"""

import argparse
import contextlib
import io
import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import as_ledger
from bench.score.clusters import ROOT, clusters_in
from bench.score.results import record
from score import score
from score_all import together

TEST = ROOT / "bench" / "stories" / "test"
BARS = {
    f"agreement.{figure}.{way}": f"at least {bar:.2f}"
    for figure, bar in (("points.conflicts", 0.80), ("statements.found", 0.92))
    for way in ("a_b", "b_a")
}
Figures = dict[str, dict]


def ledger_of(cluster: Path) -> dict:
    """The cluster's gold as the ledger document that a program might have written."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        as_ledger.main(cluster)
    return json.loads(out.getvalue())


def held_against(ledgers: list[Path], golds: list[Path]) -> Figures:
    """The figures of score_all.py: the gold of the first clusters, read as ledgers, against the
    gold of the second."""
    return together(
        [score(ledger_of(ledger), gold)[0] for ledger, gold in zip(ledgers, golds, strict=True)]
    )


def agreement(folder_a: Path, folder_b: Path) -> tuple[Figures, Figures]:
    """A held against B, and B against A, over the stories that both folders hold."""
    both = sorted(
        {cluster.name for cluster in clusters_in(folder_a)}
        & {cluster.name for cluster in clusters_in(folder_b)}
    )
    if not both:
        raise SystemExit(f"{folder_a} and {folder_b} have no story in common")
    a, b = ([folder / name for name in both] for folder in (folder_a, folder_b))
    return held_against(a, b), held_against(b, a)


@contextlib.contextmanager
def annotators(stories: Path) -> Iterator[tuple[Path, Path]]:
    """Two folders of clusters, one an annotator, of the stories that keep both annotators'
    files."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a", "b"):
            for gold in sorted(stories.glob(f"*/annotators/{name}.json")):
                cluster = Path(folder) / name / gold.parent.parent.name
                shutil.copytree(gold.parent.parent / "reports", cluster / "reports")
                shutil.copy(gold, cluster / "gold.json")
        yield Path(folder) / "a", Path(folder) / "b"


def rows_of(a_b: Figures, b_a: Figures) -> list[tuple[str, float, float]]:
    """(figure, A against B, B against A) for the figures that have a value."""
    return [
        (name, a_b[name]["value"], b_a[name]["value"])
        for name in a_b
        if a_b[name]["value"] is not None and b_a[name]["value"] is not None
    ]


def main() -> None:
    """Prints the figures and records those of the test stories."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    if len(options.folders) not in (0, 2):
        parser.error("either no folder or two")
    with (
        contextlib.nullcontext(options.folders) if options.folders else annotators(TEST) as (
            folder_a,
            folder_b,
        )
    ):
        rows = rows_of(*agreement(folder_a, folder_b))
    for name, a_b, b_a in rows:
        print(f"{name:24} {a_b:.3f} {b_a:.3f}")
    if not options.folders and not options.no_record:
        figures = {
            f"agreement.{name}.{way}": round(value, 4)
            for name, a_b, b_a in rows
            for way, value in (("a_b", a_b), ("b_a", b_a))
        }
        record(
            "agreement",
            figures,
            data="the four test stories, annotated twice apart, before the two were merged",
            bars=BARS,
        )


if __name__ == "__main__":
    main()
