"""The first view of a story: its entries in reading order. They are made once, and shown
everywhere."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import groupby

from rashomon.model.overview_words import FOLDED, HEADINGS, TOLLS, Section
from rashomon.model.pieces import EntryPiece, as_line, as_lines
from rashomon.model.record import record
from rashomon.model.span import OfSpan, Passages, Span


class EntryForm(StrEnum):
    """How an entry is set among others: as an item of a list, or as a paragraph or heading if its
    author wrote it so."""

    ITEM = "item"
    PARAGRAPH = "paragraph"
    HEADING = "heading"


@record
class Entry:
    """One entry: a whole claim, difference, tally, topic, caution or sentence, or a line or heading
    of an answer. `str(entry)` gives its text, with a line for each row of a ladder.

    - `id`: the id of what it shows
    - `by`: its author, None if it is the program
    - `open`: whether it is visible without a click
    - `pieces`: its words in reading order
    - `families`: for an entry about shared text, the ids of the reports that share it, family by
      family
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
        """Returns its words as plain text: one line, or one for what it is about and one for each
        row."""
        return as_lines(self.pieces)

    @property
    def in_one_line(self) -> str:
        """Returns its words as plain text in one line, with bars between the rows."""
        return as_line(self.pieces)

    @property
    def spans(self) -> Passages:
        """Returns the words of reports that it quotes."""
        return tuple(span for piece in self.pieces if not piece.is_naming for span in piece.spans)


@record
class Alone(OfSpan):
    """A sentence that only one report tells: its id, its words, and whose words they are.

    `Story.alone` has the sentences of four words or more that surely belong to no claim of two
    reports, the most telling first: those with figures and days of their own, rare words, a speaker
    or a denial. They are sorted neither by report nor by place.

    Three kinds of sentences are left out: furniture; sentences that share little with the other
    reports (a third of these reports, and three at least, have less than a seventh of the
    sentence's names, numbers and words); and sentences of which one sentence of another report
    tells three tenths or more. Other reports may still tell a sentence in other words.

    `report`, `start` and `end` are those of its `span`.
    """

    sentence: str
    span: Span
    speaker: str | None = None
    statements: tuple[str, ...] = ()


def sections_of(entries: Iterable[Entry]) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """Yields an overview section by section: the heading, then the entries."""
    for heading, group in groupby(entries, key=lambda entry: HEADINGS[entry.section]):
        together = tuple(group)
        section = together[0].section
        if section is Section.NUMBERS and all(entry.id for entry in together):
            heading = TOLLS
        elif section is Section.DIFFER and not any(entry.open for entry in together):
            heading = FOLDED
        yield heading, together
