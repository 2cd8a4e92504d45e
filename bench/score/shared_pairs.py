#!/usr/bin/env python3
"""Holds what the program says two reports share against a reader's labels: bench/lineage/README.md.

shared_pairs.py [--labels FILE] [--misses]     shared or not, and copied or not, of a hundred
"""

import argparse
import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.score.clusters import ROOT, shared_folder

LABELS = ROOT / "bench" / "lineage" / "pairs.jsonl"


def texts() -> dict[str, bytes]:
    """The reports of our own stories and, where the shared folder is here, of real events, by the
    sha256 of their bytes."""
    folders = [ROOT / "bench" / "stories" / split for split in ("train", "dev")]
    shared = shared_folder()
    folders += [shared / "news"] if shared else []
    files = (path for folder in folders for path in folder.glob("*/reports/*.txt"))
    return {
        hashlib.sha256(data).hexdigest(): data for data in (path.read_bytes() for path in files)
    }


def found_in(one: bytes, other: bytes) -> tuple[bool, bool]:
    """Whether the program finds copied text in two reports, and a quotation."""
    from rashomon.lineage.trace_lineage import trace_lineage
    from rashomon.model.copy import copied_text, quotations
    from rashomon.reports.outlets.wires import credit_wires
    from rashomon.reports.read_report import read_report
    from rashomon.settings import ReadSettings

    read = [read_report("r.txt", data, settings=ReadSettings()) for data in (one, other)]
    reports = [replace(report, id=side) for report, side in zip(read, "ab", strict=True)]
    found = trace_lineage(credit_wires(reports))
    return bool(copied_text(found)), bool(quotations(found))


def judged(labels: Path) -> Iterator[tuple[str, bool, bool]]:
    """Each pair with whether "shared or not" and "copied or not" are right."""
    here = texts()
    for pair in map(json.loads, labels.read_text(encoding="utf-8").splitlines()):
        if pair["a"] in here and pair["b"] in here:
            copied, quoted = found_in(here[pair["a"]], here[pair["b"]])
            shared = pair["copied"] or pair["quotation"]
            yield pair["pair"], (copied or quoted) == shared, copied == pair["copied"]


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    rows = list(judged(options.labels))
    if not rows:
        print("no text of these pairs is here")
        return 1
    for name, right in (("shared", [r[1] for r in rows]), ("copied", [r[2] for r in rows])):
        print(f"pairs.{name} {sum(right) / len(right):.3f} of {len(right)}")
    if options.misses:
        print("missed:", ", ".join(pair for pair, *right in rows if not all(right)) or "none")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
