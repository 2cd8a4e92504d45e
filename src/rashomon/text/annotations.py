"""A report with its parse, the input of every later stage.

`doc` is a single spaCy Doc over the whole text (with quotation marks and spaces normalised one for
one), so `token.idx` is an offset into `report.text`. No sentence crosses a line break. Tests build
Docs by hand (`tests/factories.py`).
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.text.detect_language import is_read_whole
from rashomon.text.parsed_words import Columns


class ParagraphRole(StrEnum):
    """The role of a paragraph in the article."""

    TITLE = "title"
    PROSE = "prose"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text that is not blank: offsets, token indices (half-open) and role."""

    start: int
    end: int
    first: int
    last: int
    role: ParagraphRole


@dataclass(frozen=True, slots=True)
class Annotations:
    """A report, its Doc, and its paragraphs in order.

    `breaks`: indices of the tokens that begin a sentence; `plain`: the Doc's text; `columns`: the
    token attributes as flat lists. `read_whole`: whether the parse is usable, that is, the report
    is in English; otherwise words have no class, no tree and no entities.
    """

    report: Report
    doc: Doc
    paragraphs: tuple[Paragraph, ...]
    columns: Columns = field(init=False, repr=False, compare=False)
    breaks: tuple[int, ...] = field(init=False, repr=False, compare=False)
    plain: str = field(init=False, repr=False, compare=False)
    read_whole: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Caches the text and the sentence breaks, since `Span.sents` walks the whole Doc on each
        call."""
        columns = Columns(self.doc)
        object.__setattr__(self, "columns", columns)
        object.__setattr__(self, "plain", columns.plain)
        object.__setattr__(self, "read_whole", is_read_whole(self.report))
        object.__setattr__(self, "breaks", columns.breaks)

    def prose_paragraphs(self) -> Iterator[Paragraph]:
        """Returns the paragraphs that are title or prose."""
        return (
            paragraph
            for paragraph in self.paragraphs
            if paragraph.role is not ParagraphRole.FURNITURE
        )

    def tokens(self, paragraph: Paragraph) -> Tokens:
        """Returns the paragraph's tokens."""
        return self.doc[paragraph.first : paragraph.last]

    def sentences(self) -> Iterator[Tokens]:
        """Yields all sentences of title and prose in order, without white-space tokens at their
        ends."""
        for paragraph in self.prose_paragraphs():
            for sentence in self.sentences_in(paragraph):
                trimmed = trim(sentence)
                if len(trimmed):
                    yield trimmed

    def sentences_in(self, paragraph: Paragraph) -> Iterator[Tokens]:
        """Returns the sentences of one paragraph, cut at its ends."""
        low, high = (
            bisect_left(self.breaks, paragraph.first + 1),
            bisect_left(self.breaks, paragraph.last),
        )
        bounds = [paragraph.first, *self.breaks[low:high], paragraph.last]
        return (self.doc[bounds[k] : bounds[k + 1]] for k in range(len(bounds) - 1))

    def span(self, tokens: Tokens) -> Span:
        """Returns the span of the report that these tokens cover."""
        return self.report.trimmed_span(tokens.start_char, tokens.end_char)

    def sentence_of(self, span: Span) -> tuple[int, int]:
        """Returns start and end of the sentences that a span touches."""
        first, last = self.token_at(span.start), self.token_at(span.end - 1)
        if first is None or last is None:
            return span.start, span.end
        return min(span.start, first.sent.start_char), max(span.end, last.sent.end_char)

    def token_at(self, offset: int) -> Token | None:
        """Returns the token that covers this offset, if any."""
        found = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        return found[0] if found is not None and len(found) else None


def trim(tokens: Tokens) -> Tokens:
    """Returns the same tokens without white space at the ends."""
    start, end = tokens.start, tokens.end
    while start < end and tokens.doc[start].is_space:
        start += 1
    while end > start and tokens.doc[end - 1].is_space:
        end -= 1
    return tokens.doc[start:end]
