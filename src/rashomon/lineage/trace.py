"""Finds what one report copied from another."""

import itertools
from collections.abc import Sequence

from rashomon.lineage.direction import find_origin
from rashomon.lineage.drift import find_drift
from rashomon.lineage.passages import Passage, find_passages
from rashomon.lineage.words import Words, words_of
from rashomon.model.copy import Copy, CopyKind
from rashomon.model.identity import content_id
from rashomon.model.report import Report


def trace_lineage(reports: Sequence[Report]) -> tuple[Copy, ...]:
    """The copied passages of a story, in the order of their places."""
    words = [words_of(report) for report in sorted(reports, key=lambda report: report.id)]
    return tuple(_copy(passage, left, right) for left, right in itertools.combinations(words, 2) for passage in find_passages(left, right))


def _copy(passage: Passage, left: Words, right: Words) -> Copy:
    a = left.report.span(left.starts[passage.a0], left.ends[passage.a1 - 1])
    b = right.report.span(right.starts[passage.b0], right.ends[passage.b1 - 1])
    verbatim = passage.is_verbatim(left, right)
    origin = find_origin(a, b, left, right)
    return Copy(
        id=content_id("copy", a.report, a.start, a.end, b.report, b.start, b.end),
        a=a,
        b=b,
        kind=CopyKind.VERBATIM if verbatim else CopyKind.EDITED,
        from_=origin.source,
        reasons=origin.reasons,
        drift=() if verbatim else find_drift(passage, left, right),
    )
