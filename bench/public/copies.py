"""Copied passages and origins."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from rashomon.copies.copied_stretch import EqualRun
from rashomon.copies.copyable_words import CopyableWords, copyable_words_of
from rashomon.copies.origins import group_lines, know
from rashomon.copies.stretches import find_runs, find_stretches
from rashomon.copies.trace_lineage import trace_lineage
from rashomon.model.report import Report
from rashomon.reports.outlets.wires import credit_wires
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

Item = dict[str, Any]
RUN = 8  # words of a raw run
NEAR_COPY = 0.6  # of the shorter text, in raw runs: as the set's readers looked at pairs


def lineage_hand_g5w(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The reports of an event, grouped by what they mostly rest on."""
    for item in items:
        reports = credit_wires([_as_report(doc) for doc in item["docs"]])
        traced = trace_lineage(reports)
        yield (
            item["item"],
            [list(line) for line in group_lines(know(traced.copies, reports), reports)],
        )


def _as_report(doc: Item) -> Report:
    byline = doc.get("authors") or ""
    by = ", ".join(byline) if isinstance(byline, list) else str(byline)
    parts = [doc.get("title") or "", f"By {by}" if by else "", doc.get("text") or ""]
    text = "\n\n".join(part for part in parts if part) or str(doc["doc"])
    read = read_report(
        f"{doc['doc']}.txt", text.encode("utf-8", errors="replace"), settings=ReadSettings()
    )
    return replace(
        read,
        outlet=doc.get("outlet") or read.outlet,
        published=doc.get("published") or read.published,
    )


def reuse_silver_g5w(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The raw runs of two texts, quotations and stock phrases included, and what kind of reuse they
    make."""
    for item in items:
        left, right = (copyable_words_of(_bare(side, str(item[f"text_{side}"]))) for side in "ab")
        runs = [run for run in find_runs(left, right) if _plain_words(run, left) >= RUN]
        spans = [
            {
                "a": [left.starts[run.a], left.ends[run.a + run.length - 1]],
                "b": [right.starts[run.b], right.ends[run.b + run.length - 1]],
            }
            for run in runs
        ]
        shared = min(
            len({at + i for run in runs for i in range(run.length) for at in (getattr(run, side),)})
            for side in "ab"
        )
        share = shared / max(1, min(len(left.keys), len(right.keys)))
        copied = bool(find_stretches(left, right))
        kind = (
            "near-copy"
            if share >= NEAR_COPY
            else "partial"
            if copied and runs
            else "quote-only"
            if runs
            else "none"
        )
        yield item["item"], {"spans": spans, "class": kind}


def _plain_words(run: EqualRun, words: CopyableWords) -> int:
    """How many words the run has where "don't" is two."""
    return len(
        re.findall(
            r"\w+", words.report.text[words.starts[run.a] : words.ends[run.a + run.length - 1]]
        )
    )


def _bare(name: str, text: str) -> Report:
    """The text as a report without furniture: raw runs know none."""
    return Report(id=name, source=name, sha256="", source_sha256="", text=text)


SETS: dict[str, Callable[[Iterable[Item]], Iterator[tuple[str, Any]]]] = {
    "lineage_hand_g5w": lineage_hand_g5w,
    "reuse_silver_g5w": reuse_silver_g5w,
}
BARS = {
    "lineage_hand_g5w.b3": "at least 0.97",
    "lineage_hand_g5w.open_b3": "at least 0.97",
    "reuse_silver_g5w.span_f1": "at least 0.97",
    "lineage_hand_g5w.mae": "at most 0.1",
}
