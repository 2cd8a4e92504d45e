"""Selects the copies that a ledger lists: a stretch in n reports makes n(n-1)/2 pairs, but about n
of them imply the rest.

A stretch in few reports is listed pair by pair. One in more is listed from one of them, the hub, to
each of the others: a pair of two others follows from their two rows with the hub and is left out. A
pair that no two rows imply is listed as it is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copy, copied_text, quotations
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.text.gathering import SpansByPlace, by_key, by_report, connected

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
    return tuple(replace(copy, passage=passage_of.get(copy.id)) for copy in kept)


def _stretches(copies: Sequence[Copy]) -> Iterable[list[Copy]]:
    """Groups copies whose spans are one stretch of a report."""
    number: dict[Span, int] = {}
    pairs = [[number.setdefault(span, len(number)) for span in copy.spans] for copy in copies]
    placed = SpansByPlace(number)
    for span, place in number.items():
        for other in placed.at(span):
            if span.start > other.start:
                continue  # the other one finds this one
            if span.shared_with(other) >= _ONE * min(span.length, other.length):
                pairs.append([place, number[other]])
    groups = connected(number.values(), pairs)
    group_of = {place: group[0] for group in groups for place in group}
    return by_key((group_of[number[copy.a]], copy) for copy in copies).values()


def _follows(group: Sequence[Copy], days: Mapping[str, str]) -> set[str]:
    """The ids of the copies of one stretch that follow from others; hub after hub, until few
    reports are left."""
    left = _LeftCopies(group)
    out = set[str]()
    while len(+left.shared) > MANY_REPORTS:
        rows = [copy for copies in left.of[left.hub(days)].values() for copy in copies.values()]
        left.drop(rows)
        half_held = set[str]()
        gone = []
        for report, sides in by_report(span for row in rows for span in row.spans).items():
            for span, copies in left.of[report].items():
                if sum(map(span.shared_with, sides)) >= _COVERED * span.length:
                    gone += [copy for ident, copy in copies.items() if ident in half_held]
                    half_held.update(copies)
        left.drop(gone)
        out.update(copy.id for copy in gone)
    return out


class _LeftCopies:
    """Copies that are neither listed yet nor follow from listed ones: by report and stretch, how
    much each report has in them, and how many are from each source."""

    def __init__(self, copies: Sequence[Copy]) -> None:
        self.of: defaultdict[str, dict[Span, dict[str, Copy]]] = defaultdict(dict)
        self.shared = Counter[str]()
        self.given = Counter(copy.source for copy in copies)
        for copy in copies:
            for span in copy.spans:
                self.of[span.report].setdefault(span, {})[copy.id] = copy
                self.shared[span.report] += span.length

    def drop(self, copies: Sequence[Copy]) -> None:
        """Takes some of them out."""
        self.given.subtract(copy.source for copy in copies)
        for copy in copies:
            for span in copy.spans:
                own = self.of[span.report]
                del own[span][copy.id]
                if not own[span]:
                    del own[span]
                self.shared[span.report] -= span.length

    def hub(self, days: Mapping[str, str]) -> str:
        """Returns the report that shares most; on a near tie the one from which most of it comes,
        then the first by its page."""
        least = _NEARLY * max(self.shared.values())
        near = (report for report, length in self.shared.items() if length >= least)
        return min(near, key=lambda one: (-self.given[one], days[one], one))
