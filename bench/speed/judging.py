#!/usr/bin/env python3
"""What a judgement costs: seconds of work from the judgement to the story's new ledger, its reports
at hand, and from a store.

Usage: judging.py [REPORTS_DIR] [--record]     the example's reports where none are given
"""

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from bench.score import results
from bench.score.clusters import ROOT
from rashomon.authored.make_judgement import make_judgement
from rashomon.comparing.workspace import Workspace
from rashomon.model.judgement import Judgement
from rashomon.model.ledger import Ledger
from rashomon.parsing.parse import annotate_reports
from rashomon.reports import report_pile
from rashomon.settings import Settings
from rashomon.shipped.weights.locate import made_with
from rashomon.text.parsed_report import Annotations

EXAMPLE = ROOT / "examples" / "ferry-fire" / "reports"
BARS = {"judging_accounts_s": "at most 1", "judging_upstream_s": "at most 1"}
_UPSTREAM = frozenset({"speaker", "kind", "day", "exclude"})


def judgements(ledger: Ledger) -> dict[str, Judgement]:
    """One judgement of each kind about the story."""
    (story,) = ledger.stories
    first, second = story.points[0], story.points[1]
    figure = next(
        (a for point in story.points for a in point.accounts if a.low is not None),
        first.accounts[0],
    )
    asked: dict[str, tuple] = {
        "accept": ("accept", "point", [first.id]),
        "reject": ("reject", "point", [first.id]),
        "merge": ("merge", "question", [first.id, second.id]),
        "move": ("move", "account", [second.accounts[0].id, first.id]),
        "value": ("set", "unit", [figure.id], "ton"),
        "relation": ("set", "relation", [first.accounts[0].id, first.accounts[-1].id], "conflict"),
        "different": ("different", "question", [first.accounts[0].id, first.accounts[-1].id]),
        "speaker": ("set", "speaker", [story.statements[0].id]),
        "kind": ("set", "kind", [story.names[0].name], "other"),
        "day": ("set", "day", [story.dates[0].id], "2001-02-03"),
        "exclude": ("exclude", "report", [ledger.reports[-1].id]),
    }
    return {
        name: make_judgement(
            ledger,
            *parts[:3],
            by="bench",
            at="2001-01-01",
            after=parts[3] if len(parts) > 3 else None,
        )
        for name, parts in asked.items()
    }


def work(what: Callable[[], object]) -> float:
    """Seconds of processor time."""
    begun = time.process_time()
    what()
    return time.process_time() - begun


def after_none(annotated: Sequence[Annotations], judged: Judgement) -> float:
    """Seconds of processor time from a story without judgements to one with this; what was made
    under it before is not kept."""
    desk = Workspace(annotated)
    desk.story(())
    return work(lambda: desk.story((judged,)))


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument(
        "--record", action="store_true", help="write the figures into bench/results.json"
    )
    given = parser.parse_args()
    settings = Settings(stories=replace(Settings().stories, one_story=True))
    pile = report_pile.read(str(given.reports), settings=settings)
    desk = Workspace(list(annotate_reports(pile.reports)))
    taken = work(lambda: desk.story(()))
    story, reports = desk.story(())
    made = judgements(Ledger(made_with(settings), reports, (story,)))
    costs = {
        name: median(after_none(desk.annotated, j) for _ in range(3)) for name, j in made.items()
    }
    figures = {
        "judging_first_s": round(taken, 2),
        "judging_accounts_s": round(
            max(cost for name, cost in costs.items() if name not in _UPSTREAM), 2
        ),
        "judging_upstream_s": round(
            max(cost for name, cost in costs.items() if name in _UPSTREAM), 2
        ),
    }
    for name, cost in costs.items():
        print(f"{name:12}{cost:6.2f} s")
    print(figures)
    if given.record:
        results.record(
            "judging",
            figures,
            data=f"{len(reports)} reports, {len(story.points)} points",
            bars=BARS,
        )


if __name__ == "__main__":
    main()
