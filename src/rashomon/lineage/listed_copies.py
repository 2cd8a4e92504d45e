"""Selects the copies that a ledger lists: a stretch in n reports makes n(n-1)/2 pairs, but about n
of them imply the rest.

A stretch in few reports is listed pair by pair. One in more is listed from one of them, the hub, to
each of the others: a pair of two others follows from their two rows with the hub and is left out. A
pair that no two rows imply is listed as it is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
    follows: set[str] = set()
    groups = (*_stretches(copied_text(copies)), *_stretches(quotations(copies)))
    for group in groups if len(days) > MANY_REPORTS else ():
        if len({span.report for copy in group for span in (copy.a, copy.b)}) > MANY_REPORTS:
            passage = content_id("passage", *min((copy.a, copy.b) for copy in group))
            passage_of |= dict.fromkeys((copy.id for copy in group), passage)
            follows |= _follows(group, days)
    kept = (copy for copy in copies if copy.id not in follows)
    return tuple(replace(c, passage=passage_of[c.id]) if c.id in passage_of else c for c in kept)


def _stretches(copies: Sequence[Copy]) -> Iterator[list[Copy]]:
    """Groups copies whose spans are one stretch of a report."""
    first: defaultdict[str, dict[tuple[int, int], int]] = defaultdict(dict)
    pairs: list[tuple[int, int]] = []
    for i, copy in enumerate(copies):
        pairs += [
            (first[span.report].setdefault((span.start, span.end), i), i)
            for span in (copy.a, copy.b)
        ]
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
    left, out = _Left(group), set[str]()
    while len(left.of) > MANY_REPORTS:
        hub = left.hub(days)
        rows = by_key(
            (copy.b.report if copy.a.report == hub else copy.a.report, copy)
            for copy in left.of[hub].values()
        )
        is_held = cache(partial(_is_held, rows=rows))  # one stretch is in many copies
        gone = [
            copy
            for report in rows
            for copy in left.of[report].values()
            if copy.a.report == report and copy.b.report in rows
            if is_held(copy.a) and is_held(copy.b)
        ]
        out |= {copy.id for copy in gone}
        left.drop((*gone, *left.of[hub].values()))
    return out


class _Left:
    """The copies of a stretch that are not settled, by report and id (`of`), with how much each
    report shares in them, and how often it comes from there."""

    def __init__(self, copies: Sequence[Copy]) -> None:
        self.of: defaultdict[str, dict[str, Copy]] = defaultdict(dict)
        self._shared, self._given = Counter[str](), Counter[str]()
        for copy in copies:
            for span in self._count(copy, 1):
                self.of[span.report][copy.id] = copy

    def _count(self, copy: Copy, times: int) -> tuple[Span, Span]:
        for span, mark in ((copy.a, "a"), (copy.b, "b")):
            self._shared[span.report] += times * (span.end - span.start)
            self._given[span.report] += times * (copy.from_ == mark)
        return copy.a, copy.b

    def drop(self, copies: Sequence[Copy]) -> None:
        """Takes these out, and the reports that have no others."""
        for copy in copies:
            for span in self._count(copy, -1):
                del self.of[span.report][copy.id]
                if not self.of[span.report]:
                    del self.of[span.report]

    def hub(self, days: Mapping[str, str]) -> str:
        """The report that shares most; on a near tie the one from which most of it comes, then the
        first by its page."""
        least = _NEARLY * max(self._shared[report] for report in self.of)
        near = (report for report in self.of if self._shared[report] >= least)
        return min(near, key=lambda r: (-self._given[r], days.get(r, "~"), r))


def _is_held(span: Span, rows: _Rows) -> bool:
    """Whether rows of this side's report together hold nearly all words of it."""
    mine = (row.side(span.report) for row in rows[span.report])
    held = sum(max(0, min(one.end, span.end) - max(one.start, span.start)) for one in mine)
    return held > 0 and held >= _COVERED * (span.end - span.start)
