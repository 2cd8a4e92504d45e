"""The paragraphs of a draft, each set as its author set it (`paragraphs_as_set`)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from rashomon.draft_check.source_marks import without_marks
from rashomon.model.draft_report import DraftReport, WrittenBlock, WrittenForm
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


def paragraphs_as_set(report: Report, draft: Report) -> Iterator[DraftParagraph]:
    """Yields the paragraphs of a draft as it was compared (`report`), without its marks."""
    blocks = [_unmarked(block) for block in draft.blocks] if isinstance(draft, DraftReport) else []
    places = by_key((_letters(block.text), place) for place, block in enumerate(blocks))
    last = -1
    for match in _PARAGRAPH.finditer(report.text):
        span = report.trimmed_span(*match.span())
        form = WrittenForm()
        for place in places.get(_letters(span.quote), ()):
            if place > last:
                last = place
                form = blocks[place].form
                break
        yield DraftParagraph(span, form)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def _unmarked(block: WrittenBlock) -> WrittenBlock:
    """Returns a block without the marks of sources. Its links move forward by what is gone."""
    text = without_marks(block.text).text
    gone = len(block.text) - len(text)
    links = []
    last = 0
    for start, end, address in block.form.links:
        words = block.text[start:end]
        place = text.find(words, max(last, start - gone), end)
        if place >= 0:
            last = place + len(words)
            links.append((place, last, address))
    return WrittenBlock(text, replace(block.form, links=tuple(links)))
