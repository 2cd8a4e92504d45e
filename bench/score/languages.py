#!/usr/bin/env python3
"""What is read of reports in languages other than English; the section "languages" of
bench/results.json.

    languages.py [--half {learn,test}] [--misses] [--no-record]

numbers: versions of numbers side by side within one language, in the invented piles of
bench/languages/numbers_*.toml. found: lines whose unlike numbers stand side by side; false: other
lines of unlike numbers. Nobody who writes rules reads the half "test".
"""

import argparse
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from bench.score.clusters import ROOT
from rashomon.comparing.compare import compare
from rashomon.dates.resolve import resolve_dates
from rashomon.model.difference import Difference, DifferenceKind
from rashomon.model.report import Report
from rashomon.parsing.parse import annotate_reports
from rashomon.reports import report_pile
from rashomon.settings import Settings, StorySettings

FOLDER = ROOT / "bench" / "languages"


def piles(half: str) -> list[dict[str, Any]]:
    """Returns the piles of a half, of all languages."""
    listed = []
    for path in sorted(FOLDER.glob("numbers_*.toml")):
        listed += tomllib.loads(path.read_text("utf-8"))["pile"]
    return [pile for pile in listed if pile["half"] == half]


def lines_of(pile: dict[str, Any]) -> list[Difference]:
    """Returns the lines that set unlike numbers of a pile side by side."""
    with tempfile.TemporaryDirectory() as folder:
        for place, report in enumerate(pile["reports"], 1):
            text = report.strip().replace("\n", "\n\n")
            Path(folder, f"report-{place}.txt").write_text(text, "utf-8")
        one_story = Settings(stories=StorySettings(one_story=True))
        ledger = compare(report_pile.read(folder), settings=one_story)
    lines = []
    for difference in ledger.stories[0].differences:
        if difference.kind is DifferenceKind.NUMBER and difference.is_open:
            lines.append(difference)
    return lines


def days_read(language: str, sentence: str, published: str) -> list[str]:
    """Returns the days that are read in a sentence of a report, beside that of its page."""
    text = f"{published}\n\n{sentence}\n"
    report = Report(
        id="r",
        source="r.txt",
        sha256="",
        source_sha256="",
        text=text,
        language=language,
        published=published,
        published_basis="metadata",
    )
    resolved = resolve_dates(list(annotate_reports([report])), copies=())
    start = text.index(sentence)
    return [date.earliest or "" for date in resolved.dates if date.span.start >= start]


def count_days(misses: bool, half: str) -> dict[str, int]:
    """Returns how many days of phrases are read rightly, wrongly or not at all."""
    table = tomllib.loads((FOLDER / f"days_{half}.toml").read_text("utf-8"))
    published = table.pop("published")
    counts = {"asked": 0, "right": 0, "wrong": 0}
    for language, rows in table.items():
        for sentence, day in rows["phrases"]:
            read = days_read(language, sentence, published)
            counts["asked"] += bool(day)
            counts["right"] += bool(day) and read == [day]
            counts["wrong"] += read not in ([], [day])
            if misses and read != [day] * bool(day):
                print(language, sentence, day, read)
    return counts


def values_of(line: Difference) -> set[float]:
    """Returns the numbers of a line."""
    return {version.low for version in line.versions if version.low is not None}


def main() -> None:
    """Prints, and records, how many lines are found and how many are false."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--half", choices=("learn", "test", "fresh", "last"), default="learn")
    options.add_argument("--misses", action="store_true")
    given = options.parse_args()
    if given.half in ("learn", "test"):
        print("days", count_days(given.misses, given.half))
    counts = {"asked": 0, "found": 0, "false": 0}
    for pile in piles(given.half):
        lines = lines_of(pile)
        wanted = [set(map(float, values)) for values in pile["differ"]]
        found = [values for values in wanted if values in map(values_of, lines)]
        false = [line for line in lines if values_of(line) not in wanted]
        counts["asked"] += len(wanted)
        counts["found"] += len(found)
        counts["false"] += len(false)
        if given.misses:
            print(pile["id"], wanted, "found" if found == wanted else "MISSED", false or "")
    print("numbers", counts)


if __name__ == "__main__":
    main()
