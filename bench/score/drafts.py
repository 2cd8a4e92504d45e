#!/usr/bin/env python3
"""Holds what `check` says of drafts against faults that an annotator planted in them.

    python -m bench.score.drafts DRAFTS [--set l|t] [--news DIR] [--misses] [--no-record]

DRAFTS is the folder of the drafts, which are made of real reports and stand nowhere here;
bench/drafts.json has their hashes, events, planted faults and right sentences as offsets. found: of
the planted faults, by kind, those at whose words a note of that kind stands; false: of the right
sentences, those with any note.
"""

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import rashomon
from bench.score.clusters import ROOT, shared_folder
from bench.score.results import record

KINDS = {
    "number": ("number", "limit", "overtaken"),
    "limit": ("limit", "number", "overtaken"),
    "overtaken": ("overtaken", "number"),
    "attribution": ("attribution", "hedge"),
    "copy": ("copied",),
}
"""By the kind of a fault the kinds of notes that find it, where they are not the same."""
SETS = {"l": "drafts-learn", "t": "drafts-test"}
BARS = {"found": "at least 0.75", "found.sure": "at least 0.90", "false": "at most 0.06"}
SURE = ("number", "quotation", "copy", "name")


def marks_of(draft: Path, news: Path) -> list[tuple[str, int, int]]:
    """The notes of a draft: their kinds and where their words stand."""
    event = marked()[draft.stem]["event"]
    checked = rashomon.check(draft, news / event / "reports")
    notes = (note for one in checked.sentences for note in one.notes)
    return [(str(note.kind), note.words.start, note.words.end) for note in notes]


def marked() -> dict[str, dict[str, Any]]:
    """The annotations, by the name of the draft."""
    found: dict[str, dict[str, Any]] = json.loads((ROOT / "bench" / "drafts.json").read_text())
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("drafts", type=Path)
    parser.add_argument("--set", default="lt")
    parser.add_argument("--news", type=Path, default=shared_folder() / "news")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--no-record", action="store_true")
    given = parser.parse_args()
    found, planted, alarms, right, false = Counter[str](), Counter[str](), Counter[str](), 0, 0
    for name, gold in marked().items():
        draft = given.drafts / f"{name}.txt"
        if name[0] not in given.set or not draft.exists():
            continue
        if hashlib.sha256(draft.read_bytes()).hexdigest() != gold["sha256"]:
            raise ValueError(f"{draft} is not the draft that was annotated")
        notes = marks_of(draft, given.news)
        for kind, start, end in gold["faults"]:
            kinds = KINDS.get(kind, (kind,))
            hit = any(k in kinds and a < end and start < b for k, a, b in notes)
            found[kind] += hit
            planted[kind] += 1
            if given.misses and not hit:
                print(f"missed {name} {kind} {start}-{end}")
        for start, end in gold["right"]:
            at = [k for k, a, b in notes if a < end and start < b]
            right, false = right + 1, false + bool(at)
            alarms.update(set(at))
            if given.misses and at:
                print(f"false {name} {', '.join(at)} {start}-{end}")
    figures = {f"found.{kind}": found[kind] / planted[kind] for kind in sorted(planted)}
    figures |= {f"false.{kind}": number / right for kind, number in sorted(alarms.items())}
    figures["found"] = found.total() / planted.total()
    figures["found.sure"] = sum(found[k] for k in SURE) / sum(planted[k] for k in SURE)
    figures["false"] = false / right
    for figure, value in figures.items():
        print(f"{figure}: {value:.2f}")
    if not given.no_record and given.set in SETS:
        name, data = (
            SETS[given.set],
            f"{right // 10} drafts with planted faults (bench/drafts.json)",
        )
        record(name, figures, data=data, bars=BARS)


if __name__ == "__main__":
    main()
