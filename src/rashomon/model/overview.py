"""The first view of a story: its entries in reading order, made once and printed everywhere."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import groupby

from rashomon.model.overview_words import FOLDED, HEADINGS, TOLLS, Section
from rashomon.model.pieces import EntryPiece, as_line, as_lines
from rashomon.model.record import record
from rashomon.model.span import Span


class EntryForm(StrEnum):
    """How an entry stands among others: as an item of a list, or, as its author wrote it, a
    paragraph or a heading."""

    ITEM = "item"
    PARAGRAPH = "paragraph"
    HEADING = "heading"


@record
class Entry:
    """One entry: a whole claim, difference, tally, topic, caution or sentence, or a line or heading
    of an answer.

    `id`: what it shows; `by`: its author, None for the program; `open`: it stands without a click;
    `pieces`: its words in reading order; `families`: of an entry about shared text, the reports
    (ids) that it names as sharing, family by family. As a text (`str`) it has a line for each row
    of a ladder.
    """

    section: Section
    id: str | None = None
    by: str | None = None
    open: bool = True
    pieces: tuple[EntryPiece, ...] = ()
    families: tuple[tuple[str, ...], ...] = ()
    form: EntryForm = EntryForm.ITEM

    def __str__(self) -> str:
        return "\n".join(self.lines)

    @property
    def lines(self) -> list[str]:
        """Its words as plain text: in one line, or in one for what it is about and one a row."""
        return as_lines(self.pieces)

    @property
    def in_one_line(self) -> str:
        """Its words as plain text in one line: rows parted by bars."""
        return as_line(self.pieces)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words of reports that it quotes."""
        return tuple(span for piece in self.pieces if not piece.is_naming for span in piece.spans)


@record
class Alone:
    """A sentence that one report alone tells: its id, its words, whose words they are.

    `Story.alone` holds the sentences of four words and more that are surely of no claim of two
    reports, most telling first: those with figures and days of their own, rare words, a speaker or
    a denial; neither by report nor by place. It leaves out furniture, what shares little with the
    other reports (of its names, numbers and words less than a seventh stand in a third of them,
    three at least), and sentences of which one sentence of another report tells three tenths or
    more. Others may still tell it in other words. `report`, `start`, `end` are those of its `span`.
    """

    sentence: str
    span: Span
    speaker: str | None = None
    statements: tuple[str, ...] = ()


def sections_of(entries: Iterable[Entry]) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """Yields the entries of an overview section by section, with the heading of each."""
    for heading, group in groupby(entries, key=lambda entry: HEADINGS[entry.section]):
        together = tuple(group)
        section = together[0].section
        if section is Section.NUMBERS and all(entry.id for entry in together):
            heading = TOLLS
        elif section is Section.DIFFER and not any(entry.open for entry in together):
            heading = FOLDED
        yield heading, together
