#!/usr/bin/env python3
"""What is read of reports in languages other than English; the section "languages" of
bench/results.json.

    languages.py [--misses] [--no-record]

On what is invented in bench/languages (its README says what was read when):

- numbers: lines of unlike numbers side by side within a language, by language; `lines` that there
  are, and `found`
- days: `days` that phrases mean, by language, read `right` and `wrong`
- front_page: events of one day, each told in four languages, and of these `parted`
- marks: see bench.score.marks
"""

import argparse
import tempfile
import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.score.clusters import ROOT
from bench.score.results import record
from rashomon.comparing.compare import compare
from rashomon.mentions.days.resolve import resolve_dates
from rashomon.model.content_ids import by_id
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report
from rashomon.model.row import RowKind
from rashomon.model.story import Story
from rashomon.parsing.parse import annotate_reports
from rashomon.reports import report_pile
from rashomon.settings import Settings, StorySettings

NUMBERS = ("de", "es", "fr")  # languages with piles of numbers
FOLDER = ROOT / "bench" / "languages"
BARS = {
    "languages.numbers.share": "at least 0.6",
    "languages.days.all.wrong": "at most 0",
    "languages.front_page.parted": "at most 0",
}


def ledger_of(texts: Mapping[str, str], *, one_story: bool) -> Ledger:
    """Returns the ledger of reports, given by their names."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            Path(folder, f"{name}.txt").write_text(text, "utf-8")
        settings = Settings(stories=StorySettings(one_story=one_story))
        return compare(report_pile.read(folder), settings=settings)


def rows_of(pile: Mapping[str, Any]) -> list[set[float | None]]:
    """Returns the numbers of each row of a pile that lays numbers side by side."""
    texts = {}
    for place, report in enumerate(pile["reports"], 1):
        texts[f"report-{place}"] = report.strip().replace("\n", "\n\n")
    (story,) = ledger_of(texts, one_story=True).stories
    return number_rows_of(story)


def number_rows_of(story: Story) -> list[set[float | None]]:
    """Returns the numbers of each row of a story that lays numbers side by side."""
    numbers = by_id(story.numbers)
    return [
        {numbers[quote.number].low for quote in row.quotes if quote.number}
        for row in story.rows
        if row.kind is RowKind.NUMBER
    ]


def count_numbers(language: str, *, misses: bool) -> Counter[str]:
    """Counts the unlike numbers in the piles of a language that stand in one row."""
    counts = Counter[str](lines=0, found=0)
    for pile in tomllib.loads((FOLDER / f"numbers_{language}.toml").read_text("utf-8"))["pile"]:
        rows = rows_of(pile)
        wanted = [set(map(float, values)) for values in pile["differ"]]
        found = [values for values in wanted if any(values <= row for row in rows)]
        counts.update(lines=len(wanted), found=len(found))
        if misses and found != wanted:
            print(pile["id"], wanted, rows)
    return counts


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


def count_days(*, misses: bool) -> dict[str, Counter[str]]:
    """Counts the days of phrases that are read rightly and wrongly, by language."""
    counts = dict[str, Counter[str]]()
    for half in ("learn", "test"):
        table = tomllib.loads((FOLDER / f"days_{half}.toml").read_text("utf-8"))
        published = table.pop("published")
        for language, rows in table.items():
            count = counts.setdefault(language, Counter(days=0, right=0, wrong=0))
            for sentence, day in rows["phrases"]:
                read = days_read(language, sentence, published)
                is_right = bool(day) and read == [day]
                count.update(days=bool(day), right=is_right, wrong=read not in ([], [day]))
                if misses and not is_right and (day or read):
                    print(language, sentence, day, read)
    return counts


def count_front_page() -> Counter[str]:
    """Counts the events of a front page, and those of which no story has all reports."""
    events = tomllib.loads((FOLDER / "front_page.toml").read_text("utf-8"))
    texts = {}
    for event, told in events.items():
        for language, text in told.items():
            texts[f"{event}-{language}"] = text.strip().replace("\n\n", "\n\n6 May 2031\n\n")
    groups = {frozenset(story.reports) for story in ledger_of(texts, one_story=False).stories}
    parted = 0
    for event, told in events.items():
        parted += frozenset(f"{event}-{language}" for language in told) not in groups
    return Counter(events=len(events), parted=parted)


def totals(counts: Mapping[str, Counter[str]]) -> dict[str, int]:
    """Returns the counts of each language, and of all, by name."""
    named = {}
    for language, count in counts.items():
        named |= {f"{language}.{what}": number for what, number in count.items()}
    for what in next(iter(counts.values())):
        named[f"all.{what}"] = sum(count[what] for count in counts.values())
    return named


def main() -> None:
    """Prints and records the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--misses", action="store_true")
    options.add_argument("--no-record", action="store_true")
    given = options.parse_args()
    numbers = {code: count_numbers(code, misses=given.misses) for code in NUMBERS}
    counted = {
        "days": totals(count_days(misses=given.misses)),
        "numbers": totals(numbers),
        "front_page": count_front_page(),
    }
    figures = dict[str, float]()
    for kind, named in counted.items():
        figures |= {f"languages.{kind}.{what}": number for what, number in named.items()}
    share = counted["numbers"]["all.found"] / counted["numbers"]["all.lines"]
    figures["languages.numbers.share"] = share
    for name, figure in figures.items():
        print(f"{name}: {figure:.3g}")
    if not given.no_record:
        record("languages", figures, data="invented reports (bench/languages)", bars=BARS)


if __name__ == "__main__":
    main()
