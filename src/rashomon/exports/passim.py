"""Copied passages in the fields of passim: a line a passage, passages of one text under one cluster."""

import json
from collections.abc import Iterator
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
                "src": _sources(span, story.copies),
                "pboiler": 0.0,
                "title": report.title,
                "text": span.quote,
            }


def clusters(copies: tuple[Copy, ...]) -> list[list[Span]]:
    """The passages of pairs that share or overlap a passage, together; in each cluster one span a report where they overlap."""
    groups: list[list[Span]] = []
    for copy in sorted(copies, key=lambda copy: (copy.a, copy.b)):
        touching = [group for group in groups if any(span.overlaps(side) for span in group for side in (copy.a, copy.b))]
        merged = [copy.a, copy.b, *(span for group in touching for span in group)]
        groups = [group for group in groups if group not in touching]
        groups.append(merged)
    return [sorted(dict.fromkeys(group)) for group in groups]


def _sources(span: Span, copies: tuple[Copy, ...]) -> list[str]:
    """The reports or agencies that this passage was taken from, as far as that is known."""
    found = []
    for copy in copies:
        for mine, other, sign in ((copy.a, copy.b, "b"), (copy.b, copy.a, "a")):
            if mine == span and copy.from_:
                found.append(other.report if copy.from_ == sign else copy.from_ if copy.from_ not in ("a", "b") else "")
    return sorted(set(filter(None, found)))
