#!/usr/bin/env python3
"""What is read of invented piles in other languages; the section "language_piles" of
bench/results.json.

    language_piles.py [--half learn|test] [--misses] [--no-record]

On the piles of bench/languages/piles_learn.toml (read while rules were made) and piles_test.toml
(written after, looked at once, then mended by its causes):

- days: date `lines`, and of these read `right`
- places: `false` ones
- numbers: lines of unlike numbers that there are, and `found`; also numbers that the ledger has
- marks: statements of an answer with a fault, by kind, and right ones, and of these marked
- stories: of all piles in one heap, those that are `parted`, and those with reports of others
"""

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.score.languages import FOLDER, ledger_of, number_rows_of
from bench.score.marks import has_mark, statement_with, statements_of
from bench.score.results import record
from rashomon.model.name import NameKind

HALVES = ("learn", "test")
BARS = dict[str, str]()
for half_recorded in HALVES:
    for never in ("places.false", "marks.borne.marked", "stories.joined"):
        BARS[f"language_piles.{half_recorded}.{never}"] = "at most 0"
Pile = Mapping[str, Any]


def text_of(report: Sequence[str]) -> str:
    """Returns the text of a report: headline, date line, and one paragraph."""
    title, day, *sentences = report
    return "\n\n".join([title, day, " ".join(sentences)]) + "\n"


def count_ledger(pile: Pile, *, misses: bool) -> Counter[str]:
    """Counts what the ledger of a pile has rightly and wrongly."""
    texts = {f"report-{place}": text_of(report) for place, report in enumerate(pile["reports"], 1)}
    ledger = ledger_of(texts, one_story=True)
    (story,) = ledger.stories
    dates = {report.id: report.published for report in ledger.reports}
    days = [dates[name] or "" for name in texts]
    wanted = [set(map(float, values)) for values in pile["differ"]]
    rows = number_rows_of(story)
    found = [values for values in wanted if any(values <= row for row in rows)]
    places = [name.name for name in story.names if name.kind is NameKind.PLACE]
    wrong_places = [place for place in places if place not in pile["places"]]
    if misses:
        print(pile["id"], days, "missing", [each for each in wanted if each not in found])
        print("  false", wrong_places)
    right = [day[:10] == wanted for day, wanted in zip(days, pile["days"], strict=True)]
    return Counter(
        {
            "days.lines": len(days),
            "days.right": sum(right),
            "places.false": len(wrong_places),
            "numbers.lines": len(wanted),
            "numbers.found": len(found),
            "numbers.in_ledger": len(story.numbers),
        }
    )


def case_of(pile: Pile) -> dict[str, Any]:
    """Returns a pile with its answer as bench.score.marks reads it."""
    reports = []
    labels = dict[str, str]()
    for place, (report, day) in enumerate(zip(pile["reports"], pile["days"], strict=True), 1):
        title, _, *sentences = report
        for line in (1, *range(3, len(report) + 1)):
            labels[f"{place}.{line}"] = f"s{len(labels) + 1}"
        reports.append(
            {
                "id": f"report-{place}",
                "outlet": f"Outlet {place}",
                "published": day,
                "language": None,
                "paragraphs": [[title], sentences],
            }
        )
    reply = " ".join(f"{told} [{labels[line]}]." for told, line, _ in pile["parts"])
    return {"reports": reports, "reply": reply}


def count_marks(pile: Pile, *, misses: bool) -> Counter[str]:
    """Counts the statements of the answer to a pile by kind, and those with a mark."""
    counts = Counter[str]()
    statements = statements_of(case_of(pile))
    for told, _, kind in pile["parts"]:
        statement = statement_with(told, statements)
        is_marked = statement is not None and has_mark(statement)
        counts.update({f"marks.{kind}": 1, f"marks.{kind}.marked": is_marked})
        if misses and is_marked == (kind == "borne"):
            print("  ", kind, told, statement and [mark.words for mark in statement.marks])
    return counts


def count_stories(piles: Sequence[Pile], *, misses: bool) -> Counter[str]:
    """Counts the piles that are parted if all are read together, and those that another joins."""
    texts = {}
    for pile in piles:
        for place, report in enumerate(pile["reports"], 1):
            texts[f"{pile['id']}-{place}"] = text_of(report)
    groups = [set(story.reports) for story in ledger_of(texts, one_story=False).stories]
    if misses:
        print(sorted(map(sorted, groups)))
    parted = joined = 0
    for pile in piles:
        own = {f"{pile['id']}-{place}" for place in range(1, len(pile["reports"]) + 1)}
        parted += sum(bool(group & own) for group in groups) - 1
        joined += any(group & own and group - own for group in groups)
    return Counter({"stories.parted": parted, "stories.joined": joined})


def figures_of(half: str, *, misses: bool) -> Iterator[tuple[str, int]]:
    """Yields the figures of one half by name."""
    piles = tomllib.loads((FOLDER / f"piles_{half}.toml").read_text("utf-8"))["pile"]
    counts = Counter[str]()
    for pile in piles:
        for count in (count_ledger(pile, misses=misses), count_marks(pile, misses=misses)):
            counts.update(count)
    counts.update(count_stories(piles, misses=misses))
    yield from sorted(counts.items())


def main() -> None:
    """Prints and records the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--half", choices=HALVES)
    options.add_argument("--misses", action="store_true")
    options.add_argument("--no-record", action="store_true")
    given = options.parse_args()
    figures = {}
    for half in [given.half] if given.half else HALVES:
        for name, figure in figures_of(half, misses=given.misses):
            print(f"{half} {name}: {figure}")
            figures[f"language_piles.{half}.{name}"] = float(figure)
    if not (given.no_record or given.half):
        record("language_piles", figures, data="invented reports (bench/languages)", bars=BARS)


if __name__ == "__main__":
    main()
