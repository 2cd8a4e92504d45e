#!/usr/bin/env python3
"""How reports are grouped into stories; the section "grouping" of bench/results.json.

    grouping.py [--shuffles 4] [--whole 50] [--sizes 1000 10000] [--no-record]
    grouping.py --reprints [--no-record]     the section "reprints": all events, 5 to 50 reprints of
    each report; 150 mixed reports of each own story

Own stories (train and dev) in one pile, B-cubed, and the gold clusters beside them where they are.
Order of arrival: the same reports, own stories and a pile, added to a store one by one in several
orders, by the part of the store that groups online (a pile larger than what is grouped as a whole);
what share of the pairs that any order brings together another order does not. Growth: seconds to
group piles of two sizes from scratch, as `regroup` does. What reports of the pile are grouped by is
guessed by the look of the words, as in `store_scale.py`.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

from bench.score.clusters import ROOT, clusters_in, shared_folder
from bench.score.reprints import events_in, mixed_figures, reprint_figures
from bench.score.results import record
from bench.speed import pile as piles
from bench.speed.store_scale import guessed, report_of
from score_sets import score_b3

REPRINT_BARS = {"reprints_kept": "1.000", "mixed_stories": "1.000", "mixed_events_joined": "0"}
BARS = {"own_b3": "at least 0.98", "order_changes": "at most 0.01"}
Groups = Sequence[Sequence[str]]


def features_in(folders: Sequence[Path]) -> tuple[list, dict[str, str]]:
    """What the reports of these clusters are grouped by, and the cluster of each."""
    from dataclasses import replace

    from rashomon.parsing.parse import annotate_reports
    from rashomon.reports import report_pile
    from rashomon.stories.group_stories import features_of

    made, gold = [], {}
    for folder in folders:
        reports = report_pile.read(str(folder / "reports")).reports
        for annotations in annotate_reports(reports):
            found = replace(
                features_of(annotations), report=f"{folder.name}/{annotations.report.id}"
            )
            made.append(found)
            gold[found.report] = folder.name
    return made, gold


def piled(size: int, seed: int) -> tuple[list, dict[str, str]]:
    """The same of a pile."""
    from rashomon.stories.group_stories import Features

    made, gold = [], {}
    for one in piles.pile(size, seed=seed):
        report, (words, names) = guessed(report_of(one))
        made.append(Features(report.id, report.sha256, report.published, words, names))
        gold[report.id] = f"{one.story}"
    return made, gold


def b_cubed(gold: dict[str, str], groups: Groups) -> float:
    """B-cubed F1."""
    return score_b3([(gold, [list(group) for group in groups])])["b3"]


def arrived(features: Sequence, seed: int) -> Groups:
    """The stories of a store to which the reports came one by one in a shuffled order; their
    ledgers are left empty."""
    from rashomon.model.report import FoundIn, Report
    from rashomon.model.stored import Plan, Raw, Settled, StoredStory
    from rashomon.store.database.open import open_store
    from rashomon.store.neighbours import find_neighbours, grouped_by
    from rashomon.store.story_changes import inherit
    from rashomon.stories.group_stories import group_features

    order = sorted(features, key=lambda f: f.report)
    random.Random(seed).shuffle(order)
    empty = json.dumps({"reports": [], "stories": []})
    at = datetime(2031, 3, 5, tzinfo=UTC).isoformat()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"{folder}/s.db", create=True)
        for number, f in enumerate(order):
            report = Report(
                f.report,
                f.report,
                f.sha256,
                f.sha256,
                "-",
                published=f.published,
                sources=(FoundIn(f.report, f.sha256),),
            )
            made = Settled(report, f"{number}", (f.report,), f.words, f.names)
            store.raws.add([Raw(f.report, report, (("id", f.report),))], at=at)
            company = find_neighbours(store, (), (made,))
            here, near = (
                [grouped_by(p) for p in some.values()] for some in (company.placed, company.beside)
            )
            groups = group_features(here, company.frequencies, near)
            succession = inherit(groups, company.before, store.stories.taken)
            before = {story: set() for story in succession.groups}
            for report_id, story in company.before.items():
                before.setdefault(story, set()).add(report_id)
            stories = tuple(
                StoredStory(story, None, group, "-", f"ledger-{story}", at, at, empty)
                for story, group in succession.groups.items()
                if set(group) != before.get(story)
            )
            store.stories.apply(
                Plan((f.report,), (), (made,), stories, succession.merged),
                generation=store.generation(),
                at=at,
            )
        found: dict[str, list[str]] = {}
        for report_id, p in store.reports.placed().items():
            found.setdefault(str(p.story), []).append(report_id)
        store.close()
    return list(found.values())


def pairs_of(groups: Groups) -> set[tuple[str, str]]:
    """The pairs of reports that are in one story."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def order_figures(features: Sequence, gold: dict[str, str], shuffles: int) -> dict[str, float]:
    """What the order of arrival changes: the mean share of pairs that two orders do not share, and
    how good each is."""
    from rashomon.stories.group_stories import group_features

    found = []
    for seed in range(shuffles):
        found.append(arrived(features, seed))
        print(f"  order {seed}: B-cubed {b_cubed(gold, found[-1]):.4f}", flush=True)
    told = [pairs_of(groups) for groups in found]
    changed = [len(one ^ other) / max(1, len(one | other)) for one, other in combinations(told, 2)]
    scratch = pairs_of(group_features(features))
    from_scratch = [len(one ^ scratch) / max(1, len(one | scratch)) for one in told]
    return {
        "order_changes": sum(changed) / len(changed),
        "order_changes_most": max(changed),
        "order_from_scratch": sum(from_scratch) / len(from_scratch),
        "order_b3_least": min(b_cubed(gold, groups) for groups in found),
    }


def growth(sizes: Sequence[int]) -> dict[str, float]:
    """Seconds to group piles from scratch, and how they grow."""
    from rashomon.stories.group_stories import group_features

    seconds, out = [], {}
    for size in sizes:
        features, gold = piled(size, 0)
        started = time.process_time()
        groups = group_features(features)
        seconds.append(time.process_time() - started)
        out |= {f"regroup_seconds_{size}": seconds[-1], f"regroup_b3_{size}": b_cubed(gold, groups)}
        print(f"  {size}: {seconds[-1]:.1f} s, B-cubed {out[f'regroup_b3_{size}']:.4f}", flush=True)
    if len(sizes) > 1:
        out["regroup_growth"] = (seconds[-1] / seconds[0]) / (sizes[-1] / sizes[0])
    return out


def reprints(*, recorded: bool) -> None:
    """What reprints and mixed reports change, over all events that are here."""
    events = events_in(shared_folder(), part=False)
    own = events_in(None, part=False)
    figures = {
        name: round(value, 4)
        for name, value in (reprint_figures(events) | mixed_figures(own)).items()
    }
    print(json.dumps(figures, indent=1))
    if recorded:
        data = (
            f"{len(events)} events, our own, the gold and the news; mixed reports of {len(own)} "
            "own stories"
        )
        record("reprints", figures, data=data, bars=REPRINT_BARS)


def main() -> int:
    """The exit code."""
    from rashomon.store import neighbours as company
    from rashomon.stories.group_stories import group_features

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shuffles", type=int, default=4)
    parser.add_argument("--pile", type=int, default=500, help="reports of the pile in the shuffles")
    parser.add_argument(
        "--whole", type=int, default=50, help="reports up to which a store groups all anew"
    )
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument(
        "--reprints",
        action="store_true",
        help="what reprints and mixed reports change, and nothing else",
    )
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    if options.reprints:
        reprints(recorded=not options.no_record)
        return 0
    own, told = features_in(
        [c for split in ("train", "dev") for c in clusters_in(ROOT / "bench" / "stories" / split)]
    )
    figures = {"own_b3": b_cubed(told, group_features(own)), "own_reports": len(own)}
    if shared := shared_folder():
        gold, of_gold = features_in(clusters_in(shared / "gold"))
        figures["gold_b3"] = b_cubed(of_gold, group_features(gold))
        figures["own_and_gold_b3"] = b_cubed(told | of_gold, group_features([*own, *gold]))
    print(figures, flush=True)
    if options.shuffles > 1:
        company.WHOLE = options.whole
        more, of_more = piled(options.pile, 3)
        figures |= order_figures([*own, *more], told | of_more, options.shuffles)
    figures |= growth(options.sizes)
    figures = {name: round(value, 4) for name, value in figures.items()}
    print(json.dumps(figures, indent=1))
    if not options.no_record:
        data = (
            f"own stories of train and dev, {len(own)} reports; `bench/speed/pile.py`; the gold "
            "clusters for information"
        )
        record("grouping", figures, data=data, bars=BARS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
