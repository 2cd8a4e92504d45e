"""The copies of a large story, stored in the run's folder: tracing them takes as long as all else, and a lost worker need not start again."""

import json
import zlib
from collections.abc import Mapping, Sequence

from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copy, CopyKind, Drift
from rashomon.model.report import Report
from rashomon.model.span import Span


def copies_bytes(copies: Sequence[Copy]) -> bytes:
    """Returns the copies without their words, which stand in the reports; the few distinct reasons are stored once."""
    reasons: dict[tuple[str, ...], int] = {}
    rows = [
        (
            *_place(c.a),
            *_place(c.b),
            c.kind,
            c.from_,
            reasons.setdefault(c.reasons, len(reasons)),
            [(d.from_, d.to, d.what) for d in c.drift],
        )
        for c in copies
    ]
    return zlib.compress(json.dumps([list(reasons), rows], separators=(",", ":")).encode("ascii"), 1)


def copies_from(data: bytes, reports: Sequence[Report]) -> tuple[Copy, ...]:
    """Returns the copies in these bytes, for these reports."""
    by_id = {report.id: report for report in reports}
    told, rows = json.loads(zlib.decompress(data))
    reasons = [tuple(reason) for reason in told]
    out = []
    for *places, kind, from_, reason, drift in rows:
        a, b = _span(places[:3], by_id), _span(places[3:], by_id)
        found = content_id("copy", a.report, a.start, a.end, b.report, b.start, b.end)
        out.append(Copy(found, a, b, CopyKind(kind), from_, reasons[reason], tuple(Drift(*each) for each in drift)))
    return tuple(out)


def _place(span: Span) -> tuple[str, int, int]:
    return span.report, span.start, span.end


def _span(place: Sequence[int | str], reports: Mapping[str, Report]) -> Span:
    report, start, end = place
    return reports[str(report)].span(int(start), int(end))
