"""Copied passages in the fields of passim: a line a passage, passages of one text under one cluster."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from rashomon.exports.formats import Files
from rashomon.model.copy import Copy
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story


def files_of(ledger: Ledger) -> Files:
    """One JSON Lines file."""
    reports = {report.id: report for report in ledger.reports}
    rows = (row for story in ledger.stories for row in _rows(story, reports))
    return {"": "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8", "backslashreplace")}


def _rows(story: Story, reports: dict[str, Report]) -> Iterator[dict[str, Any]]:
    sources = _sources(story.copies)
    for number, spans in enumerate(clusters(story.copies)):
        for span in spans:
            report = reports[span.report]
            yield {
                "cluster": f"{story.id}:{number}",
                "size": len(spans),
                "uid": f"{report.id}:{span.start}-{span.end}",
                "id": report.id,
                "series": report.outlet or report.id,
                "date": (report.published or report.anchor or "")[:10] or None,
                "begin": span.start,
                "end": span.end,
                "src": sources.get(span, []),
                "pboiler": 0.0,
                "title": report.title,
                "text": span.quote,
            }


def clusters(copies: Sequence[Copy]) -> list[list[Span]]:
    """The passages in groups: the two sides of a copy are together, and passages of one report that overlap are."""
    root: dict[Span, Span] = {span: span for copy in copies for span in (copy.a, copy.b)}

    def find(span: Span) -> Span:
        while root[span] != span:
            root[span] = root[root[span]]
            span = root[span]
        return span

    def unite(one: Span, other: Span) -> None:
        first, second = sorted((find(one), find(other)))
        root[second] = first

    for copy in copies:
        unite(copy.a, copy.b)
    furthest: Span | None = None
    for span in sorted(root):
        if furthest is not None and span.overlaps(furthest):
            unite(span, furthest)
        if furthest is None or span.report != furthest.report or span.end > furthest.end:
            furthest = span
    groups: dict[Span, list[Span]] = {}
    for span in sorted(root):
        groups.setdefault(find(span), []).append(span)
    return [groups[first] for first in sorted(groups)]


def _sources(copies: Sequence[Copy]) -> dict[Span, list[str]]:
    """The reports or agencies that each passage was taken from, as far as that is known."""
    found: dict[Span, set[str]] = {}
    for copy in copies:
        for mine, other, sign in ((copy.a, copy.b, "b"), (copy.b, copy.a, "a")):
            if copy.from_ == sign:
                found.setdefault(mine, set()).add(other.report)
            elif copy.from_ and copy.from_ not in ("a", "b"):
                found.setdefault(mine, set()).add(copy.from_)
    return {span: sorted(names) for span, names in found.items()}
