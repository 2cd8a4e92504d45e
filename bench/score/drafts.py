#!/usr/bin/env python3
"""Counts in which invented drafts `check` finds something to look at.

    python -m bench.score.drafts FAULTS.jsonl... [--misses]

FAULTS.jsonl has invented reports with a draft each: {"id", "reports": {"name": "text"}, "draft",
"fault": "polarity", "limit", "frequency", "certainty", "speaker", "day" or null}, or with several
"drafts", each with its "draft", "fault" and, where that is null, which kind of right sentence it
is ("right"). Only what is exact can be found alone: of these, words under a wrong name ("speaker").
Of the others is counted whether one of the three sentences beside the draft has what it lacks.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rashomon.checking.check_draft import check_draft
from rashomon.checking.checked_draft import CheckedDraft
from rashomon.model.report import Report
from rashomon.reports.items import Item
from rashomon.reports.report_pile import Pile, outcome_of
from rashomon.settings import ReadSettings


def drafts_of(path: Path) -> Iterator[tuple[dict, CheckedDraft]]:
    """Yields each draft of a file, checked."""
    for one in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        reports = tuple(invented(text, name) for name, text in one["reports"].items())
        for draft in one.get("drafts", [one]):
            yield draft, check_draft(invented(draft["draft"], "draft"), Pile(reports))


def invented(text: str, name: str) -> Report:
    """A report of this text, written on the day of the others."""
    read = outcome_of(Item(f"{name}.txt", text.encode()), ReadSettings())
    if not isinstance(read, Report):
        raise ValueError(f"{name} could not be read: {read.error}")
    title = read.title if "\n" in text else None
    return replace(read, published="2031-03-05", language="en", title=title)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("faults", type=Path, nargs="+")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    drafts, noted, underlined = Counter[str](), Counter[str](), Counter[str]()
    for draft, checked in (pair for path in given.faults for pair in drafts_of(path)):
        kind = draft["fault"] or f"right.{draft.get('right', 'other')}"
        drafts[kind] += 1
        noted[kind] += bool(checked.differing)
        beside = [near for sentence in checked.sentences for near in sentence.beside]
        underlined[kind] += any(near.more for near in beside)
        if given.misses and bool(checked.differing) is (draft["fault"] is None):
            print(kind, draft["id"], "|", draft["draft"])
    for kind, number in sorted(drafts.items()):
        print(f"{kind}: noted {noted[kind]}, underlined beside {underlined[kind]}, of {number}")


if __name__ == "__main__":
    main()
