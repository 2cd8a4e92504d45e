#!/usr/bin/env python3
"""Which cells of the table of incidents are right; the section "incidents" of bench/results.json.

    python -m bench.score.incidents [--misses] [--no-record]

Own stories of train, dev and test, each compared alone. Judged are the day (within the days in the
title of the gold), the place (named in the title or the facts sheet), and the numbers of killed,
injured and missing people (one that the annotated points of that measure hold); of what was long
over the numbers alone. Deeds, kinds and actors are not judged.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bench.score.clusters import ROOT, clusters_in
from bench.score.results import record

BARS = {"incident_cells": "at least 0.85"}
_SPAN = re.compile(r"(?:(\d+)(?:-(\d+))? )?([A-Z][a-z]+) (\d{4})")


def days_of(title: str) -> tuple[str, str] | None:
    """The first and the last day that a title names."""
    found = _SPAN.search(title)
    if not found:
        return None
    first, last, month, year = found.groups()
    stem = f"{year}-{datetime.strptime(month, '%B').month:02}"  # noqa: DTZ007  a month alone
    return f"{stem}-{int(first or 1):02}", f"{stem}-{int(last or first or 31):02}"


def numbers_of(gold: dict, measure: str) -> set[float]:
    """The numbers that annotated points of this measure hold."""
    points = [point for story in gold["stories"] for point in story["points"]]
    wanted = [one for one in points if (one.get("about") or {}).get("measure") == measure]
    accounts = [account for point in wanted for account in point["accounts"]]
    return {a[bound] for a in accounts for bound in ("low", "high") if a.get(bound) is not None}


def judged(folder: Path) -> Iterator[tuple[str, bool, object]]:
    """The cells of a story: of which column, whether right, and what it holds."""
    from rashomon.comparing import compare as comparing
    from rashomon.exports.incidents import incidents_of
    from rashomon.reports import report_pile
    from rashomon.settings import Settings, StorySettings

    settings = Settings(stories=StorySettings(one_story=True))
    pile = report_pile.read(str(folder / "reports"), settings=settings)
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    title = gold["stories"][0]["title"]
    facts = folder / "FACTS.md"
    known = title + (facts.read_text(encoding="utf-8") if facts.exists() else "")
    days = days_of(title)
    for row in incidents_of(comparing.compare(pile, settings=settings)):
        if not row.background:
            if days and row.first:
                held = row.first, row.last
                yield "day", days[0] <= held[0] and held[1] <= days[1], held
            if row.place:
                yield "place", row.place in known, row.place
        for measure in ("killed", "injured", "missing"):
            numbers = numbers_of(gold, measure)
            for value in getattr(row, measure):
                if value is not None:
                    yield measure, value in numbers, value


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    right, all_of = Counter(), Counter()
    for split in ("train", "dev", "test"):
        for folder in clusters_in(ROOT / "bench" / "stories" / split):
            for column, fine, held in judged(folder):
                for name in (f"incident_{column}", f"{split}.incident_cells", "incident_cells"):
                    all_of[name] += 1
                    right[name] += fine
                if options.misses and not fine and split != "test":
                    print(folder.name, column, held)
    figures = {name: round(right[name] / all_of[name], 3) for name in sorted(all_of)}
    figures["incident_cells_judged"] = all_of["incident_cells"]
    print(json.dumps(figures, indent=1))
    if not options.no_record:
        record("incidents", figures, data="own stories of train, dev and test", bars=BARS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
