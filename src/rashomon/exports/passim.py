"""Copied passages under passim's field names, one JSON object per line, one line for every report with a passage.

`cluster` numbers groups of connected passages, `size` counts their reports; `uid` is the report's id; `begin` and `end` are offsets in
Unicode code points of its text; `src` holds the passages that this one was taken from, if known; `pboiler` is the share of the cluster's
pairs within one outlet. `series`, `date`, `title` and `text` are as in passim.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rashomon.exports.export_format import Files
from rashomon.model.copy import Copy
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report
from rashomon.model.span import Span

_SAME = 0.5  # of the shorter of two passages of one report, shared: they are one


def files_of(ledger: Ledger) -> Files:
    """One JSON Lines file."""
    return {"": "".join(passim_lines(ledger)).encode("utf-8", "backslashreplace")}


def passim_lines(ledger: Ledger) -> Iterator[str]:
    """Yields the lines, by story and cluster."""
    reports = {report.id: report for report in ledger.reports}
    cluster = 0
    for story in ledger.stories:
        for copies in _clusters(story.copies):
            yield from _lines(cluster, copies, reports)
            cluster += 1


def _clusters(copies: Sequence[Copy]) -> list[list[Copy]]:
    """Returns the copies with connected passages, in the order of their first passages."""
    root = list(range(len(copies)))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    here: defaultdict[str, list[tuple[Span, int]]] = defaultdict(list)
    for i, copy in enumerate(copies):
        for span in (copy.a, copy.b):
            for other, j in here[span.report]:
                if _one(span, other):
                    root[find(i)] = find(j)
            here[span.report].append((span, i))
    groups: defaultdict[int, list[Copy]] = defaultdict(list)
    for i, copy in enumerate(copies):
        groups[find(i)].append(copy)
    return sorted(groups.values(), key=lambda group: min((copy.a, copy.b) for copy in group))


def _one(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= _SAME * min(one.end - one.start, other.end - other.start)


def _lines(cluster: int, copies: Sequence[Copy], reports: dict[str, Report]) -> Iterator[str]:
    spans = _widest(copies)
    outlets = [reports[span.report].outlet for span in spans]
    pairs = list(combinations(outlets, 2))
    pboiler = sum(one is not None and one == other for one, other in pairs) / len(pairs) if pairs else 0.0
    for span in spans:
        report = reports[span.report]
        fields = {
            "cluster": cluster,
            "size": len(spans),
            "begin": span.start,
            "end": span.end,
            "uid": report.id,
            "src": _sources(span, copies),
            "pboiler": round(pboiler, 4),
            "series": report.outlet,
            "date": report.published,
            "title": report.title,
            "text": report.text[span.start : span.end],
        }
        yield json.dumps(fields, ensure_ascii=False) + "\n"


def _widest(copies: Sequence[Copy]) -> list[Span]:
    """Returns one passage per report of a cluster: from the start of its first copy to the end of its last one."""
    ends: dict[str, tuple[Span, Span]] = {}
    for span in sorted(span for copy in copies for span in (copy.a, copy.b)):
        first, last = ends.get(span.report, (span, span))
        ends[span.report] = (min(first, span, key=lambda s: s.start), max(last, span, key=lambda s: s.end))
    return [Span(name, first.start, last.end, "") for name, (first, last) in sorted(ends.items())]


def _sources(span: Span, copies: Sequence[Copy]) -> list[dict[str, object]]:
    found = []
    for copy in copies:
        for mine, theirs, mark in ((copy.a, copy.b, "b"), (copy.b, copy.a, "a")):
            if mine.report == span.report and copy.from_ == mark:
                found.append({"uid": theirs.report, "begin": theirs.start, "end": theirs.end})
    return found
