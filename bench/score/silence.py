"""Counts what opens beside statements that say that a report does not have something.

    python -m bench.score.silence [--misses] [--no-record]

The set is bench/answers/silence.toml: 160 statements over nine invented piles, 63 of them wrong.
- opened: reports said to be silent that stand beside the statement with a nearest sentence, or with
  the words that no sentence there shares a word with it
- others opened: reports said to be silent by the program alone
- contradicting: wrong statements beside which a sentence stands that says otherwise
`--misses` shows what is amiss, but for the piles whose set is "counted".
"""

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bench.score.clusters import ROOT
from bench.score.marks import report_of
from bench.score.results import record
from rashomon.comparing.lay_rows import lay_story
from rashomon.comparing.place_answers import place_answers
from rashomon.comparing.prepare import prepare_story
from rashomon.model.answer import Part, WrittenAnswer, WrittenLine, WrittenPart
from rashomon.model.span import PlacedSpan
from rashomon.parsing.parse import annotate_reports

PATH = ROOT / "bench" / "answers" / "silence.toml"
BARS = {"silence.opened": "at least 1", "silence.contradicting": "at least 0.8"}


@dataclass(frozen=True)
class SilenceCase:
    """A statement of the set: its part, the reports that it calls silent, and the sentences
    that say otherwise, none if it is right."""

    part: Part
    silent: frozenset[str]
    otherwise: tuple[PlacedSpan, ...]

    @property
    def opened(self) -> frozenset[str]:
        """The reports that stand beside it as silent, or as without a sentence."""
        return frozenset(each.report for each in (*self.part.silent, *self.part.nearest))

    @property
    def is_contradicted(self) -> bool:
        """Whether a sentence that says otherwise stands beside it."""
        beside = [each.span for each in (*self.part.silent, *self.part.nearest) if each.span]
        return any(said.shared_with(span) for said in self.otherwise for span in beside)


def cases_of(pile: dict[str, Any]) -> Iterator[SilenceCase]:
    """Yields the statements of a pile beside its reports."""
    reports = []
    labels = dict[str, PlacedSpan]()
    for ident, text in pile["texts"].items():
        lines = [[line] for line in text.strip().splitlines()]
        written = {"id": ident, "outlet": pile["outlets"][ident], "published": "2031-05-04"}
        report, spans = report_of({**written, "paragraphs": lines})
        reports.append(report)
        labels |= {f"{ident}{number}": span for number, span in enumerate(spans, 1)}
    prepared = prepare_story(list(annotate_reports(reports)))
    laid = lay_story(prepared, ())
    rows = [[*map(str.strip, row.split("|"))] for row in pile["statements"].strip().splitlines()]
    lines = []
    for words, named, _, _ in rows:
        spans = tuple(map(labels.__getitem__, named.split()))
        lines.append(WrittenLine((WrittenPart(told=words, named=spans, after="."),)))
    answer = WrittenAnswer("model test", tuple(lines))
    (placed,) = place_answers(prepared, laid, [answer])
    for (_, _, silent, otherwise), part in zip(rows, placed.parts(), strict=True):
        spans = tuple(map(labels.__getitem__, otherwise.split()))
        yield SilenceCase(part, frozenset(silent.split()), spans)


def count(case: SilenceCase, counts: Counter[str]) -> bool:
    """Counts a statement, and returns whether it is as it should be."""
    said = frozenset(each.report for each in case.part.silent)
    counts["statements"] += 1
    counts["reports"] += len(case.silent)
    counts["reports opened"] += len(case.silent & case.opened)
    counts["opened"] += case.silent <= case.opened
    counts["others opened"] += len(said - case.silent)
    if case.otherwise:
        counts["wrong"] += 1
        counts["contradicting"] += case.is_contradicted
        counts["wrong marked"] += bool(case.part.counted_marks)
        return case.silent <= case.opened and case.is_contradicted
    counts["right marked"] += bool(case.part.counted_marks)
    is_marked = bool(case.part.counted_marks)
    return case.silent <= case.opened and not (said - case.silent or is_marked)


def main() -> None:
    """Prints and records the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    total = Counter[str]()
    for pile in tomllib.loads(PATH.read_text("utf-8"))["pile"]:
        counts = Counter[str]()
        for case in cases_of(pile):
            is_well = count(case, counts)
            if options.misses and pile["set"] != "counted" and not is_well:
                show(case)
        print(f"{pile['name']} ({pile['set']}): {dict(counts)}")
        total += counts
    print(f"all: {dict(total)}")
    figures = {
        "silence.opened": total["opened"] / total["statements"],
        "silence.contradicting": total["contradicting"] / total["wrong"],
        "silence.right marked": total["right marked"] / (total["statements"] - total["wrong"]),
        "silence.wrong marked": total["wrong marked"] / total["wrong"],
    }
    if not options.no_record:
        data = "statements of absence over nine invented piles (bench/answers/silence.toml)"
        record("silence", figures, data=data, bars=BARS)


def show(case: SilenceCase) -> None:
    """Prints a statement that is not as it should be."""
    print(f"- {case.part.told}\n    silent: {' '.join(sorted(case.silent))}")
    print(f"    beside: {' '.join(sorted(each.report for each in case.part.silent))}")
    for said in case.otherwise:
        print(f"    otherwise: {said.report}: {said.quote}")
    for each in (*case.part.silent, *case.part.nearest):
        print(f"    {each.report}: {each.span.quote if each.span else None}")
    for mark in case.part.counted_marks:
        print(f"    ! {mark}")


if __name__ == "__main__":
    main()
