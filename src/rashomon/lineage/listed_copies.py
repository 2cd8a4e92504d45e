"""Selects the copies that a ledger lists: a stretch in n reports makes n(n-1)/2 pairs, but about n
of them imply the rest.

A stretch in few reports is listed pair by pair. One in more is listed from one of them, the hub, to
each of the others: a pair of two others follows from their two rows with the hub and is left out. A
pair that no two rows imply is listed as it is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copy, copied_text, quotations
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.text.gathering import by_key, connected

MANY_REPORTS = 8  # most reports of a stretch that is listed pair by pair
_ONE = 0.5  # shared part of the shorter of two spans at which they are one stretch
_COVERED = 0.9  # part of a copy's side that its rows with the hub must cover to imply it
_NEARLY = 0.9  # part of the largest share at which the earlier report becomes the hub

_Rows = Mapping[str, Sequence[Copy]]


def list_copies(copies: Sequence[Copy], reports: Sequence[Report]) -> tuple[Copy, ...]:
    """Returns the copies to list, in the given order; those of a stretch in more than MANY reports
    have its id as their `passage`."""
    days = {
        report.id: report.published or "~" for report in reports
    }  # a page without a date is no first
    passage_of: dict[str, str] = {}
    follows = set()
    groups = (*_stretches(copied_text(copies)), *_stretches(quotations(copies)))
    for group in groups if len(days) > MANY_REPORTS else ():
        if len({span.report for copy in group for span in copy.spans}) > MANY_REPORTS:
            passage = content_id("passage", *min(copy.spans for copy in group))
            passage_of |= dict.fromkeys((copy.id for copy in group), passage)
            follows |= _follows(group, days)
    kept = (copy for copy in copies if copy.id not in follows)
    return tuple(replace(c, passage=passage_of[c.id]) if c.id in passage_of else c for c in kept)


def _stretches(copies: Sequence[Copy]) -> Iterator[list[Copy]]:
    """Groups copies whose spans are one stretch of a report."""
    first: defaultdict[str, dict[tuple[int, int], int]] = defaultdict(dict)
    pairs = []
    for i, copy in enumerate(copies):
        for span in copy.spans:
            pairs.append((first[span.report].setdefault((span.start, span.end), i), i))
    for spans in first.values():
        placed = sorted(spans)
        for k, (start, end) in enumerate(placed):
            for other in placed[k + 1 :]:
                if other[0] >= end:
                    break
                if min(end, other[1]) - other[0] >= _ONE * min(end - start, other[1] - other[0]):
                    pairs.append((spans[start, end], spans[other]))
    return ([copies[i] for i in group] for group in connected(len(copies), pairs))


def _follows(group: Sequence[Copy], days: Mapping[str, str]) -> set[str]:
    """The ids of the copies of one stretch that follow from others; hub after hub, until few
    reports are left."""
    left = list(group)
    out = {copy.id for copy in group}
    while len(lengths := _lengths(left)) > MANY_REPORTS:
        hub = _hub(left, lengths, days)
        listed = [copy for copy in left if hub in (copy.a.report, copy.b.report)]
        out.difference_update(copy.id for copy in listed)
        rows = by_key((span.report, copy) for copy in listed for span in copy.spans)
        is_held = cache(partial(_is_held, rows=rows))  # one stretch is in many copies
        others = (copy for copy in left if copy.id in out)
        left = [copy for copy in others if not (is_held(copy.a) and is_held(copy.b))]
    return out.difference(copy.id for copy in left)


def _lengths(copies: Iterable[Copy]) -> dict[str, int]:
    """How much each report has of these copies."""
    lengths: defaultdict[str, int] = defaultdict(int)
    for copy in copies:
        for span in copy.spans:
            lengths[span.report] += span.end - span.start
    return lengths


def _hub(copies: Iterable[Copy], lengths: Mapping[str, int], days: Mapping[str, str]) -> str:
    """The report that shares most; on a near tie the one from which most of it comes, then the
    first by its page."""
    least = _NEARLY * max(lengths.values())
    given = Counter(copy.source for copy in copies)
    near = (report for report in lengths if lengths[report] >= least)
    return min(near, key=lambda report: (-given[report], days.get(report, "~"), report))


def _is_held(span: Span, rows: _Rows) -> bool:
    """Whether rows of this side's report together hold nearly all words of it."""
    mine = (row.side(span.report) for row in rows.get(span.report, ()))
    held = sum(max(0, min(one.end, span.end) - max(one.start, span.start)) for one in mine)
    return held > 0 and held >= _COVERED * (span.end - span.start)
