"""Finds copied text that is no quotation (`copied_prose`)."""

from collections import defaultdict
from collections.abc import Sequence

from rashomon.model.copy import Copy, copied_text, quotations
from rashomon.model.span import Span


def copied_prose(copies: Sequence[Copy]) -> tuple[Copy, ...]:
    """Returns the copied stretches that no report, not even a third one, marks as somebody's
    words."""
    quoted: defaultdict[str, set[int]] = defaultdict(set)
    for span in (span for one in quotations(copies) for span in one.spans):
        quoted[span.report].update(range(span.start, span.end))

    def is_said(span: Span) -> bool:
        places = range(span.start, span.end)
        return 2 * len(quoted[span.report].intersection(places)) >= len(places)

    return tuple(one for one in copied_text(copies) if not (is_said(one.a) or is_said(one.b)))
