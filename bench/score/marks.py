"""Counts the marks beside right statements of answers and beside those with a fault.

    python -m bench.score.marks [--misses] [--no-record]

Five sets of invented reports with answers: bench/guilt/learn.jsonl and
bench/answers/languages.jsonl, written with the rules, whose misses `--misses` shows; in
bench/answers hostile.jsonl, fresh.jsonl and languages_fresh.jsonl, of which nothing but figures is
printed. A case a line: {"id", "reports": [{"id", "outlet", "published", "language", "paragraphs":
[[sentence, ...], ...]}], "reply", "parts": [{"told", "expect", "kind"}]}. Sentences
are s1, s2 ... through all reports; `expect` is "borne" of a right statement. Faults of sense (a
denial cut off, two people swapped) are none of what marks look for. `python -m bench.real.planted
board` counts those of bench/planted.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.score.clusters import ROOT
from bench.score.results import record
from rashomon.answers.bind import bind_reply
from rashomon.comparing.lay_rows import lay_story
from rashomon.comparing.place_answers import place_answers
from rashomon.comparing.prepare import prepare_story
from rashomon.model.answer import Part, WrittenAnswer
from rashomon.model.report import Report
from rashomon.model.span import PlacedSpan
from rashomon.parsing.parse import annotate_reports
from rashomon.text.detect_language import guess_language

SETS = {
    "guilt": "bench/guilt/learn.jsonl",
    "hostile": "bench/answers/hostile.jsonl",
    "fresh": "bench/answers/fresh.jsonl",
    "languages": "bench/answers/languages.jsonl",
    "languages fresh": "bench/answers/languages_fresh.jsonl",
}
_SHOWN = ("guilt", "languages")
_COUNTED = ("fresh", "languages", "languages fresh")
PLANTED = ("name", "number", "quotation", "reach")
"""The kinds of faults that marks look for."""
BARS = {f"{name}.right marked": "at most 0.005" for name in ("guilt", "hostile", "fresh")}
BARS |= {f"fresh.{kind} marked": "at least 0.8" for kind in PLANTED}


def report_of(written: Mapping[str, Any]) -> tuple[Report, list[PlacedSpan]]:
    """Returns a report of a case, and its sentences in order."""
    text = ""
    places = list[tuple[int, int]]()
    for paragraph in written["paragraphs"]:
        for place, sentence in enumerate(paragraph):
            text += " " if place else ""
            places.append((len(text), len(text) + len(sentence)))
            text += sentence
        text += "\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    report = Report(
        id=written["id"],
        source=f"{written['id']}.txt",
        sha256=digest,
        source_sha256=digest,
        text=text,
        title=written["paragraphs"][0][0],
        outlet=written["outlet"],
        published=written["published"],
        language=written.get("language") or guess_language(text),
    )
    spans = []
    for start, end in places:
        quote = text[start:end]
        spans.append(PlacedSpan(report=report.id, start=start, end=end, quote=quote, sha256=digest))
    return report, spans


def statements_of(case: Mapping[str, Any]) -> list[Part]:
    """Returns the statements of a case's answer, beside its reports."""
    reports = []
    labels = dict[str, PlacedSpan]()
    for written in case["reports"]:
        report, spans = report_of(written)
        reports.append(report)
        for span in spans:
            labels[f"s{len(labels) + 1}"] = span
    prepared = prepare_story(list(annotate_reports(reports)))
    read = bind_reply(case["reply"], None, labels, WrittenAnswer("model test", ()))
    placed = place_answers(prepared, lay_story(prepared, ()), read.answers)
    return [part for answer in placed for part in answer.parts()]


def statement_with(words: str, statements: Sequence[Part]) -> Part | None:
    """Returns the statement that has these words."""
    sought = _plain(words)
    for statement in statements:
        if sought in _plain(statement.told):
            return statement
    return None


def _plain(text: str) -> str:
    letters = "".join(sign if sign.isalnum() else " " for sign in text.casefold())
    return " ".join(letters.split())


def has_mark(statement: Part) -> bool:
    """Returns whether a statement has a mark, or its sentences reach too few of its reports."""
    reach = statement.places
    return bool(statement.counted_marks or (reach and len(reach.reached) < reach.named))


def judged_statements(path: str) -> Iterator[tuple[Mapping[str, str], Part]]:
    """Yields what a set expects of each statement, and the statement with its marks."""
    for line in (ROOT / path).read_text("utf-8").splitlines():
        case = json.loads(line)
        statements = statements_of(case)
        for expected in case["parts"]:
            if statement := statement_with(expected["told"], statements):
                yield expected, statement


def _figure(name: str, kind: str) -> str:
    """Returns the name of a figure; documents quote those without a blank."""
    if name.startswith("languages"):
        return f"{name.replace(' ', '_')}.marked.{kind}"
    return f"{name}.{kind} marked"


def main() -> None:
    """Prints and records the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    figures = {}
    for name, path in SETS.items():
        number = Counter[str]()
        marked = Counter[str]()
        for expected, statement in judged_statements(path):
            is_right = expected["expect"] == "borne"
            kind = "right" if is_right else expected["kind"]
            number[kind] += 1
            marked[kind] += has_mark(statement)
            if options.misses and is_right == has_mark(statement) and name in _SHOWN:
                print(kind, statement.told, [mark.words for mark in statement.marks])
        for kind in sorted(number):
            print(f"{name} {kind}: {marked[kind]} of {number[kind]} marked")
            if kind == "right" or (name in _COUNTED and kind in PLANTED):
                figures[_figure(name, kind)] = marked[kind] / number[kind]
    if not options.no_record:
        data = "answers over invented reports (bench/guilt, bench/answers)"
        record("marks", figures, data=data, bars=BARS)


if __name__ == "__main__":
    main()
