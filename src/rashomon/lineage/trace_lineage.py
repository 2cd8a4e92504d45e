"""Finds what one report copied from another."""

import itertools
from collections.abc import Sequence

from rashomon.lineage.copyable_words import words_of
from rashomon.lineage.direction import CopyOrigin, SharedText, find_origin, settle, side_of
from rashomon.lineage.drift import find_drift
from rashomon.lineage.stretches import find_stretches
from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copy, CopyKind
from rashomon.model.report import Report


def trace_lineage(reports: Sequence[Report]) -> tuple[Copy, ...]:
    """Returns the copied stretches of a story, ordered by their places."""
    sides = [side_of(words_of(report)) for report in sorted(reports, key=lambda report: report.id)]
    shared = []
    for left, right in itertools.combinations(sides, 2):
        for stretch in find_stretches(left.words, right.words):
            a = left.report.span(left.words.starts[stretch.a0], left.words.ends[stretch.a1 - 1])
            b = right.report.span(right.words.starts[stretch.b0], right.words.ends[stretch.b1 - 1])
            shared.append(SharedText(stretch, a, b, left, right))
    origins = settle({i: find_origin(item) for i, item in enumerate(shared)}, shared)
    return tuple(_copy(item, origins[i]) for i, item in enumerate(shared))


def _copy(shared: SharedText, origin: CopyOrigin) -> Copy:
    a, b, left, right = shared.a, shared.b, shared.left.words, shared.right.words
    verbatim = shared.stretch.is_verbatim(left, right)
    return Copy(
        id=content_id("copy", a.report, a.start, a.end, b.report, b.start, b.end),
        a=a,
        b=b,
        kind=CopyKind.VERBATIM if verbatim else CopyKind.EDITED,
        from_=origin.source,
        reasons=origin.reasons,
        drift=find_drift(shared.stretch, left, right),
    )
