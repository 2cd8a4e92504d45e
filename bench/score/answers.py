#!/usr/bin/env python3
"""Holds what is proved of invented answers against what their writers expect.

    python -m bench.score.answers FILE.jsonl [--misses] [--case ID] [--record]

FILE is one of bench/answers and bench/guilt.

A case a line: {"id", "language", "reports": [{"id", "outlet", "published", "language",
"paragraphs": [[sentence, ...], ...]}], "reply", "parts": [{"told", "expect", "kind", "why"}]}.
Sentences are s1, s2 ... through all reports. `expect`: "borne" of a right part, "not_told" of one
with a fault. Of right parts: how many stand borne in their author's words, as the sentence, open,
struck. Of faults, by kind: how many are open, struck, shown as the sentence; or, of a
wrong bracket, without it.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.score.results import record
from rashomon.answers.read_answer import read_answer
from rashomon.comparing.finish import lay_side_by_side
from rashomon.comparing.prepare import prepare_story
from rashomon.comparing.prove_answers import prove_answers
from rashomon.model.answer import Answer, FaultKind, Part, ShownAs, WrittenAnswer
from rashomon.model.report import Report
from rashomon.model.span import PlacedSpan
from rashomon.parsing.parse import annotate_reports
from rashomon.text.detect_language import guess_language

Case = Mapping[str, Any]
RIGHT = "borne"


def report_of(written: Mapping[str, Any]) -> tuple[Report, list[PlacedSpan]]:
    """A report of a case, and its sentences in order."""
    text, places = "", list[tuple[int, int]]()
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
        spans.append(
            PlacedSpan(report=report.id, start=start, end=end, quote=text[start:end], sha256=digest)
        )
    return report, spans


def answer_of(case: Case) -> Answer:
    """The answer of a case, proved."""
    reports, labels = list[Report](), dict[str, PlacedSpan]()
    for written in case["reports"]:
        report, spans = report_of(written)
        reports.append(report)
        for span in spans:
            labels[f"s{len(labels) + 1}"] = span
    known = prepare_story(list(annotate_reports(reports)))
    read = read_answer(case["reply"], labels, WrittenAnswer("model test", ()))
    if not read.answers:
        raise ValueError(f"{case['id']}: {read.refused}")
    return prove_answers(known, lay_side_by_side(known), read.answers).answers[0]


def part_with(words: str, answer: Answer) -> Part | None:
    """The part of an answer that has these words."""
    sought = _plain(words)
    parts = list(answer.parts())
    for part in parts:
        if sought in _plain(part.told):
            return part
    overlapping = [part for part in parts if _plain(part.told) and _plain(part.told) in sought]
    return max(overlapping, key=lambda part: len(part.told), default=None)


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def outcome(part: Part) -> str:
    """How a part came out: borne, sentence, open or struck."""
    if part.shown is ShownAs.SENTENCE:
        return "sentence"
    return str(part.proof)


def has_lost_its_label(part: Part | None, expected: Mapping[str, str]) -> bool:
    """Whether a wrong bracket no longer stands behind a part."""
    is_bracket = expected["kind"].startswith("bracket")
    faults = part.faults if part else ()
    return is_bracket and any(fault.kind is FaultKind.LABEL for fault in faults)


def describe(part: Part) -> str:
    """A part with its sentences and faults, for whoever looks at misses."""
    lines = [f"    told: {part.told}"]
    for sentence in part.sentences:
        lines.append(f"    {sentence.how} {sentence.report}: {sentence.span.line}")
    for fault in part.faults:
        where = f"{fault.found.report}: {fault.found.line}" if fault.found else "nowhere"
        lines.append(f"    ! {fault.kind} {fault.words!r}: {where}")
    return "\n".join(lines)


def results(cases: Sequence[Case]) -> Iterator[tuple[Case, Mapping[str, str], Part | None, str]]:
    """Yields the parts of cases with what was found of each. A heading, a thing or a sentence of
    the author's own is told where it still stands, else left out."""
    for case in cases:
        answer = answer_of(case)
        beside = [word for line in answer.lines for word in (line.heading, line.thing, *line.own)]
        shown = " | ".join(_plain(words) for words in beside if words)
        for expected in case["parts"]:
            part = part_with(expected["told"], answer)
            told = "told" if _plain(expected["told"]) in shown else "left out"
            yield case, expected, part, outcome(part) if part else told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--case")
    parser.add_argument("--record", action="store_true")
    given = parser.parse_args()
    cases = list(map(json.loads, given.file.read_text(encoding="utf-8").splitlines()))
    cases = [case for case in cases if given.case in (None, case["id"])]
    right, caught, planted = Counter[str](), Counter[str](), Counter[str]()
    for case, expected, part, came in results(cases):
        if expected["expect"] == RIGHT:
            right[came] += 1
            is_missed = came != "borne"
        else:
            planted[expected["kind"]] += 1
            is_missed = came in ("borne", "told") and not has_lost_its_label(part, expected)
            caught[expected["kind"]] += not is_missed
        if given.misses and is_missed:
            print(
                f"{case['id']} {expected['expect']} {expected['kind']}: {came} ({expected['why']})"
            )
            print(describe(part) if part else f"    told: {expected['told']}")
    for came, number in right.most_common():
        print(f"right parts {came}: {number} of {right.total()}, {number / right.total():.1%}")
    for kind, number in sorted(planted.items()):
        print(f"{kind}: {caught[kind]} of {number}")
    if planted:
        share = caught.total() / planted.total()
        print(f"faults not told: {caught.total()} of {planted.total()}, {share:.1%}")
    if given.record:
        figures = {f"right.{came}": number / right.total() for came, number in right.items()}
        figures |= {f"not_told.{kind}": caught[kind] / planted[kind] for kind in sorted(planted)}
        figures["not_told"] = caught.total() / planted.total()
        folder = given.file.parent.name
        part = f"answers-{folder}-{given.file.stem}".replace("answers-answers-", "answers-")
        file = f"bench/{folder}/{given.file.name}"
        data = f"{right.total()} right parts, {planted.total()} faults ({file})"
        record(part, {part: figures}, data=data)


if __name__ == "__main__":
    main()
