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
from rashomon.text.gathering import SpansByPlace, by_key, connected

MANY_REPORTS = 8  # most reports of a stretch that is listed pair by pair
_ONE = 0.5  # shared part of the shorter of two spans at which they are one stretch
_COVERED = 0.9  # part of a copy's side that its rows with the hub must cover to imply it
_NEARLY = 0.9  # part of the largest share at which the earlier report becomes the hub


def list_copies(copies: Sequence[Copy], reports: Sequence[Report]) -> tuple[Copy, ...]:
    """Returns the copies to list, in the given order; those of a stretch in more than MANY reports
    have its id as their `passage`."""
    days = {
        report.id: report.published or "~" for report in reports
    }  # a page without a date is no first
    passage_of: dict[str, str] = {}
    follows = set()
    groups = (*_stretches(copied_text(copies)), *_stretches(quotations(copies)))
    for group in groups:
        if len({span.report for copy in group for span in copy.spans}) > MANY_REPORTS:
            passage = content_id("passage", *min(copy.spans for copy in group))
            passage_of |= dict.fromkeys((copy.id for copy in group), passage)
            follows |= _follows(group, days)
    kept = (copy for copy in copies if copy.id not in follows)
    return tuple(replace(c, passage=passage_of[c.id]) if c.id in passage_of else c for c in kept)


def _stretches(copies: Sequence[Copy]) -> Iterator[list[Copy]]:
    """Groups copies whose spans are one stretch of a report."""
    first: dict[Span, int] = {}
    pairs = []
    for i, copy in enumerate(copies):
        for span in copy.spans:
            pairs.append((first.setdefault(span, i), i))
    placed = SpansByPlace(first)
    for span, i in first.items():
        for other in placed.at(span):
            if span.shared_with(other) >= _ONE * min(span.length, other.length):
                pairs.append((i, first[other]))
    return ([copies[i] for i in group] for group in connected(range(len(copies)), pairs))


def _follows(group: Sequence[Copy], days: Mapping[str, str]) -> set[str]:
    """The ids of the copies of one stretch that follow from others; hub after hub, until few
    reports are left."""
    left = _LeftCopies(group)
    out = set[str]()
    while len(+left.shared) > MANY_REPORTS:
        hub = left.hub(days)
        rows = by_key((s.report, copy) for copy in left.of[hub].values() for s in copy.spans)
        left.drop(rows[hub])
        is_held = cache(partial(_is_held, rows=rows))  # one stretch is in many copies
        beside = {ident: copy for report in rows for ident, copy in left.of[report].items()}
        gone = [copy for copy in beside.values() if is_held(copy.a) and is_held(copy.b)]
        left.drop(gone)
        out.update(copy.id for copy in gone)
    return out


class _LeftCopies:
    """Copies that are neither listed yet nor follow from listed ones: by report, how much each
    report has in them, and how many are from each source."""

    def __init__(self, copies: Sequence[Copy]) -> None:
        self.of: defaultdict[str, dict[str, Copy]] = defaultdict(dict)
        self.shared = Counter[str]()
        self.given = Counter(copy.source for copy in copies)
        for copy in copies:
            for span in copy.spans:
                self.of[span.report][copy.id] = copy
                self.shared[span.report] += span.length

    def drop(self, copies: Sequence[Copy]) -> None:
        """Takes some of them out."""
        self.given.subtract(copy.source for copy in copies)
        for copy in copies:
            for span in copy.spans:
                del self.of[span.report][copy.id]
                self.shared[span.report] -= span.length

    def hub(self, days: Mapping[str, str]) -> str:
        """Returns the report that shares most; on a near tie the one from which most of it comes,
        then the first by its page."""
        least = _NEARLY * max(self.shared.values())
        near = (report for report, length in self.shared.items() if length >= least)
        return min(near, key=lambda one: (-self.given[one], days[one], one))


def _is_held(span: Span, rows: Mapping[str, Sequence[Copy]]) -> bool:
    """Whether rows of this side's report together hold nearly all words of it."""
    mine = (row.side(span.report) for row in rows.get(span.report, ()))
    return sum(map(span.shared_with, mine)) >= _COVERED * span.length
