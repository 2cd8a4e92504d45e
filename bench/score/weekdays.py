#!/usr/bin/env python3
"""Which day is meant: 300 sentences of this project's own, with the days told from a calendar by
hand; printed beside dateparser.

weekdays.py [--misses]     the section "weekdays" of bench/results.json
"""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bench.score.clusters import ROOT
from bench.score.results import record
from rashomon.dates.resolve import resolve_dates
from rashomon.model.report import Report
from rashomon.parsing.parse import annotate_reports

SENTENCES = ROOT / "bench" / "score" / "weekdays.tsv"
BARS = {"weekdays.accuracy": "at least 0.97"}


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, the day of its page, the words that tell a day, and the day meant; None where no
    day is."""

    page: str
    words: str
    meant: str | None
    sentence: str


def read_cases() -> Iterator[Case]:
    """The cases of the table."""
    for line in SENTENCES.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            page, words, meant, sentence = line.split("\t")
            yield Case(page.split()[0], words, None if meant == "-" else meant, sentence)


def by_rashomon(cases: list[Case]) -> list[bool]:
    """Whether the program has the day meant for these words, and no day where none is."""
    reports = [
        Report(f"c{n:03}", "case.txt", str(n), str(n), case.sentence, published=case.page)
        for n, case in enumerate(cases)
    ]
    out = []
    for case, annotated in zip(cases, annotate_reports(reports), strict=True):
        start = case.sentence.index(case.words)
        end = start + len(case.words)
        days = [
            (date.earliest, date.latest)
            for date in resolve_dates([annotated], copies=()).dates
            if date.span.start < end and start < date.span.end
        ]
        out.append(days == [(case.meant, case.meant)] if case.meant else not days)
    return out


def by_dateparser(cases: list[Case], prefer: str) -> list[bool]:
    """The same of dateparser's search, which is right when one of the days that it finds in the
    sentence is the one meant."""
    from dateparser.search import search_dates

    out = []
    for case in cases:
        base = datetime.fromisoformat(f"{case.page}T12:00")
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": prefer}
        found = search_dates(case.sentence, languages=["en"], settings=settings) or []
        days = [moment.date().isoformat() for _, moment in found]
        out.append(case.meant in days if case.meant else not days)
    return out


def share(right: list[bool]) -> float:
    """The share that is right."""
    return sum(right) / len(right)


def main() -> None:
    """Score both and record the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    cases = list(read_cases())
    ours = by_rashomon(cases)
    figures: dict[str, float] = {"weekdays.accuracy": share(ours), "weekdays.cases": len(cases)}
    peers: dict[str, Callable[[list[Case]], list[bool]]] = {
        "weekdays.dateparser": lambda some: by_dateparser(some, "current_period"),
        "weekdays.dateparser_past": lambda some: by_dateparser(some, "past"),
    }
    for name, peer in peers.items():
        try:
            figures[name] = share(peer(cases))
        except ImportError:
            print(f"{name}: dateparser is not installed (it is in the dev group)")
    for name, value in figures.items():
        print(f"{name:28} {value:.3f}" if isinstance(value, float) else f"{name:28} {value}")
    if options.misses:
        for case, right in zip(cases, ours, strict=True):
            if not right:
                print(f"{case.page}  {case.words!r} meant {case.meant}: {case.sentence}")
    record(
        "weekdays", figures, data="bench/score/weekdays.tsv, written for this project", bars=BARS
    )


if __name__ == "__main__":
    main()
