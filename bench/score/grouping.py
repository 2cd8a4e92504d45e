#!/usr/bin/env python3
"""How reports are grouped into stories; the section "grouping" of bench/results.json.

    grouping.py [--no-record]

Own stories (train and dev) in one pile, B-cubed, and the gold clusters beside them where they are.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bench.score.clusters import ROOT, clusters_in, shared_folder
from bench.score.results import record

BARS = {"own_b3": "at least 0.98"}
Groups = Sequence[Sequence[str]]


def features_in(folders: Sequence[Path]) -> tuple[list, dict[str, str]]:
    """What the reports of these clusters are grouped by, and the cluster of each."""
    from rashomon.parsing.parse import annotate_reports
    from rashomon.reports import report_pile
    from rashomon.stories.group_stories import features_of

    made, gold = [], {}
    for folder in folders:
        reports = report_pile.read(str(folder / "reports")).reports
        for annotations in annotate_reports(reports):
            name = f"{folder.name}/{annotations.report.id}"
            made.append(replace(features_of(annotations), id=name))
            gold[name] = folder.name
    return made, gold


def b_cubed(gold: dict[str, str], groups: Groups) -> float:
    """B-cubed F1: for each report, how much of its story is of its event, and of its event in its
    story."""
    of = {report: set(group) for group in groups for report in group}
    events: dict[str, set[str]] = {}
    for report, event in gold.items():
        events.setdefault(event, set()).add(report)
    both = {report: len(of[report] & events[event]) for report, event in gold.items()}
    precision = sum(both[report] / len(of[report]) for report in gold) / len(gold)
    recall = sum(both[report] / len(events[event]) for report, event in gold.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def main() -> int:
    """The exit code."""
    from rashomon.stories.group_stories import group_features

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    stories = ROOT / "bench" / "stories"
    own, told = features_in([c for split in ("train", "dev") for c in clusters_in(stories / split)])
    figures = {"own_b3": b_cubed(told, group_features(own)), "own_reports": len(own)}
    if shared := shared_folder():
        gold, of_gold = features_in(clusters_in(shared / "gold"))
        figures["gold_b3"] = b_cubed(of_gold, group_features(gold))
        figures["own_and_gold_b3"] = b_cubed(told | of_gold, group_features([*own, *gold]))
    figures = {name: round(value, 4) for name, value in figures.items()}
    print(json.dumps(figures, indent=1))
    if not options.no_record:
        data = f"own stories of train and dev, {len(own)} reports; the gold clusters"
        record("grouping", figures, data=data, bars=BARS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
