"""The paragraphs of a draft, each set as its author set it (`paragraphs_as_set`)."""

import re
from collections.abc import Iterator

from rashomon.model.draft_report import DraftReport, WrittenForm
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.text.gathering import by_key

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


@record
class DraftParagraph:
    """A paragraph of a draft, and how it is set; its links stand at their places in it."""

    span: Span
    form: WrittenForm


def paragraphs_as_set(draft: Report) -> Iterator[DraftParagraph]:
    """Yields the paragraphs of a draft, each as its author set it."""
    blocks = draft.blocks if isinstance(draft, DraftReport) else ()
    places = by_key((_letters(block.text), place) for place, block in enumerate(blocks))
    last = -1
    for match in _PARAGRAPH.finditer(draft.text):
        span = draft.trimmed_span(*match.span())
        form = WrittenForm()
        for place in places.get(_letters(span.quote), ()):
            if place > last:
                last = place
                form = blocks[place].form
                break
        yield DraftParagraph(span, form)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()
