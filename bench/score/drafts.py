#!/usr/bin/env python3
"""Holds what `check` says of drafts against faults that an annotator planted in them.

    python -m bench.score.drafts DRAFTS [--set l|t] [--news DIR] [--replies DIR] [--misses]
    python -m bench.score.drafts FAULTS.jsonl [--misses]

DRAFTS is the folder of the texts, which are made of real reports and stand nowhere here;
bench/drafts.json has their hashes, events, planted faults and right sentences as offsets, of those
that were looked at while rules were written (l), of others to learn from (o) and of the rest (t).
Found, of the planted faults, by kind, are those at whose words a note stands; false: of the right
sentences, those with a note. With --replies, a folder of a
language model's prompts and replies, the model is asked about each draft.

FAULTS.jsonl has invented reports with a draft each: {"id", "reports": {"name": "text"}, "draft",
"fault": "polarity", "limit", "frequency", "certainty", "speaker", "day" or null}, or with several
"drafts", each with its "draft", "fault" and, where that is null, which kind of right sentence it
is ("right"). Noted, of the drafts with a fault, by kind, and false, of those without, are those
with a note of a difference.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import rashomon
from bench.score.clusters import ROOT, shared_folder
from bench.score.model_replies import FolderModel
from bench.score.results import record
from rashomon.checking.check_draft import check_draft
from rashomon.model.report import Report
from rashomon.reports.items import Item
from rashomon.reports.report_pile import Pile, outcome_of
from rashomon.settings import ReadSettings

SETS = {"l": "drafts-learn", "t": "drafts-test"}
BARS = {"found": "at least 0.85", "false": "at most 0.06"}
BARS_WITH_MODEL = {"found": "at least 0.93", "false": "at most 0.06"}


def marks_of(draft: Path, event: Path, replies: Path | None) -> list[tuple[str, int, int]]:
    """What is to be looked at in a draft: the kind of each note, and its words."""
    model = FolderModel(replies, draft.stem) if replies else None
    marks = []
    for sentence in rashomon.check(draft, event / "reports", model=model).sentences:
        for value in sentence.faults:
            marks.append((f"{value.kind} {value.found}", value.span.start, value.span.end))
        for note in sentence.model:
            marks.append((str(note.kind), sentence.span.start, sentence.span.end))
    return marks


def drafts_of(path: Path) -> Iterator[tuple[dict, set[str]]]:
    """Yields each draft of a file with the kinds of the notes of a difference beside it."""
    for one in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        reports = tuple(invented(text, name) for name, text in one["reports"].items())
        for draft in one.get("drafts", [one]):
            checked = check_draft(invented(draft["draft"], "draft"), Pile(reports))
            faults = [value for sentence in checked.sentences for value in sentence.faults]
            yield draft, {f"{value.kind} {value.found}" for value in faults}


def invented(text: str, name: str) -> Report:
    """A report of this text, written on the day of the others."""
    read = outcome_of(Item(f"{name}.txt", text.encode()), ReadSettings())
    if not isinstance(read, Report):
        raise ValueError(f"{name} could not be read: {read.error}")
    title = read.title if "\n" in text else None
    return replace(read, published="2031-03-05", language="en", title=title)


def score_faults(path: Path, *, misses: bool) -> None:
    """Prints what is noted of the drafts of a file, by kind of fault."""
    found, drafts = Counter[str](), Counter[str]()
    faults = set()
    for draft, kinds in drafts_of(path):
        fault = draft["fault"] or f"false.{draft.get('right', 'other')}"
        if draft["fault"]:
            faults.add(fault)
        drafts[fault] += 1
        found[fault] += bool(kinds)
        if misses and bool(kinds) is (fault not in faults):
            print(fault, draft["id"], ", ".join(sorted(kinds)), "|", draft["draft"])
    for fault, number in sorted(drafts.items()):
        print(f"{fault}: {found[fault]} of {number}")
    print(f"noted: {sum(map(found.get, faults))} of {sum(map(drafts.get, faults))}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("drafts", type=Path)
    parser.add_argument("--set", default="t", choices=SETS)
    parser.add_argument("--news", type=Path, default=(shared_folder() or ROOT) / "news")
    parser.add_argument("--replies", type=Path, help="folder of a model's prompts and replies")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--no-record", action="store_true")
    given = parser.parse_args()
    if given.drafts.suffix == ".jsonl":
        score_faults(given.drafts, misses=given.misses)
        return
    hits, planted, alarms, right, false = Counter[str](), Counter[str](), Counter[str](), 0, 0
    annotated = json.loads((ROOT / "bench" / "drafts.json").read_text())
    for name, gold in annotated.items():
        draft = given.drafts / f"{name}.txt"
        if name[0] != given.set or not draft.exists():
            continue
        if hashlib.sha256(draft.read_bytes()).hexdigest() != gold["sha256"]:
            raise ValueError(f"{draft} is not the draft that was annotated")
        marks = marks_of(draft, given.news / gold["event"], given.replies)
        for kind, start, end in gold["faults"]:
            is_found = any(a < end and start < b for _, a, b in marks)
            hits[kind] += is_found
            planted[kind] += 1
            if given.misses and not is_found:
                print(f"missed {name} {kind} {start}-{end}")
        for start, end in gold["right"]:
            at = {kind for kind, a, b in marks if a < end and start < b}
            right, false = right + 1, false + bool(at)
            alarms.update(at)
            if given.misses and at:
                print(f"false {name} {', '.join(at)} {start}-{end}")
    figures = {"found": hits.total() / planted.total(), "false": false / right}
    figures |= {f"found.{kind}": hits[kind] / planted[kind] for kind in sorted(planted)}
    figures |= {f"false.{kind}": number / right for kind, number in sorted(alarms.items())}
    for figure, value in figures.items():
        print(f"{figure}: {value:.2f}")
    if not given.no_record:
        part = SETS[given.set] + ("-with-a-model" if given.replies else "")
        data = f"{right} right sentences, {planted.total()} faults (bench/drafts.json)"
        note = "recorded replies of a large language model" if given.replies else ""
        bars = BARS_WITH_MODEL if given.replies else BARS
        record(part, {part: figures}, data=data, bars=bars, note=note)


if __name__ == "__main__":
    main()
