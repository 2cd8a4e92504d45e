"""Finds copied text that is no quotation (`copied_prose`)."""

from collections import defaultdict
from functools import cache

from rashomon.model.copy import Copies, copied_text, quotations
from rashomon.model.span import Span


def copied_prose(copies: Copies) -> Copies:
    """Returns the copied stretches that no report, not even a third one, marks as somebody's
    words."""
    quoted: defaultdict[str, set[int]] = defaultdict(set)
    for quotation in quotations(copies):
        for span in quotation.spans:
            quoted[span.report].update(range(span.start, span.end))

    @cache
    def is_said(span: Span) -> bool:
        places = range(span.start, span.end)
        return 2 * len(quoted[span.report].intersection(places)) >= len(places)

    prose = []
    for copy in copied_text(copies):
        if not is_said(copy.a) and not is_said(copy.b):
            prose.append(copy)
    return tuple(prose)
