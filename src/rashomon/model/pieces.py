"""Pieces, of which an entry of the first view consists, and how they are read one after another:
the spaces, quotation marks, brackets and bars between them are made here and nowhere else."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from rashomon.model.span import Span


class PieceKind(StrEnum):
    """Whose words a piece has: the program's, a report's exact words, a number or day that the
    program reads, or an author's words."""

    WORDS = "words"
    QUOTE = "quote"
    VALUE = "value"
    TOLD = "told"


class Role(StrEnum):
    """What a piece is in its entry."""

    THING = "thing"
    VERSION = "version"
    SPEAKER = "speaker"
    REPORTS = "reports"
    STATUS = "status"
    SENTENCE = "sentence"
    VERDICT = "verdict"
    PERHAPS = "perhaps"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of an entry.

    `spans`: the words of reports that it has or rests on, of names of reports those for which the
    reports are named; `row`: pieces of one row of a grid or ladder share its number; `number`: the
    number (id) that is drawn on a scale.
    """

    kind: PieceKind
    text: str
    spans: tuple[Span, ...] = ()
    role: Role | None = None
    row: int | None = None
    number: str | None = None

    @property
    def is_naming(self) -> bool:
        """Whether it names the reports of its spans and quotes none of them."""
        return self.role is Role.REPORTS


@dataclass(frozen=True, slots=True)
class Bit:
    """The text of a piece, or what stands between two (`piece` None)."""

    text: str
    piece: Piece | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """An entry as it is read: what stands before its rows, the rows, and what stands behind them.
    `is_grid`: its rows are versions, which stand beside each other in one line."""

    head: tuple[Bit, ...]
    rows: tuple[tuple[Bit, ...], ...]
    tail: tuple[Bit, ...]
    is_grid: bool


BAR = " | "
"""What parts rows that stand in one line."""
_CREDITS = (Role.SPEAKER, Role.REPORTS)


def in_marks(words: str) -> str:
    """Returns a report's words in quotation marks; those that begin or end with marks have them."""
    return words if _has_marks(words) else f"“{words}”"


def lay_out(pieces: Sequence[Piece]) -> Layout:
    """Returns the pieces as they are read."""
    head: tuple[Bit, ...] = ()
    tail: tuple[Bit, ...] = ()
    rows = []
    for row, group in groupby(pieces, key=lambda piece: piece.row):
        bits = tuple(_bits(group))
        if row is not None:
            rows.append(bits)
        elif rows:
            tail = bits
        else:
            head = bits
    if head and rows and not head[-1].text.endswith("?"):
        head = (*head, Bit(":"))
    is_grid = any(piece.role is Role.VERSION for piece in pieces)
    return Layout(head, tuple(rows), tail, is_grid)


def plain_lines(pieces: Sequence[Piece]) -> list[str]:
    """Returns the pieces as plain text: a grid in one line, otherwise a line for the head and one
    for each row."""
    layout = lay_out(pieces)
    head = _text(layout.head)
    rows = [_text(row) for row in layout.rows]
    if layout.is_grid:
        lines = [" ".join((head, BAR.join(rows)))]
    elif head:
        lines = [head, *rows]
    else:
        lines = rows
    if layout.tail:
        lines[-1] += f" {_text(layout.tail)}"
    return lines


def plain_line(pieces: Sequence[Piece]) -> str:
    """Returns the pieces as plain text in one line, rows parted by bars."""
    layout = lay_out(pieces)
    parts = (_text(layout.head), BAR.join(map(_text, layout.rows)), _text(layout.tail))
    return " ".join(part for part in parts if part)


def _text(bits: Iterable[Bit]) -> str:
    return "".join(bit.text for bit in bits)


def _bits(pieces: Iterable[Piece]) -> Iterator[Bit]:
    """The texts of pieces of one row with what stands between them; who says or reports something
    stands in brackets behind it."""
    before: Piece | None = None
    in_brackets = False
    for piece in pieces:
        is_credit = before is not None and piece.role in _CREDITS
        if in_brackets and not is_credit:
            yield Bit(")")
        if before is not None:
            yield Bit(_joint(before, piece, opens=is_credit and not in_brackets))
        yield from _marked(piece)
        in_brackets = is_credit
        before = piece
    if in_brackets:
        yield Bit(")")


def _joint(before: Piece, piece: Piece, *, opens: bool) -> str:
    """What stands between two pieces of a row. `opens`: the second is the first in brackets."""
    if opens:
        return " ("
    if piece.role is Role.REPORTS:
        return "; " if before.role is Role.REPORTS else ", "
    if piece.role is Role.THING and piece.kind is PieceKind.WORDS:
        return ", "
    is_day = before.kind is PieceKind.VALUE and before.role is None
    says = before.role is Role.SPEAKER and piece.kind is PieceKind.QUOTE
    return ": " if is_day or says else " "


def _marked(piece: Piece) -> Iterator[Bit]:
    """The text of a piece in its marks."""
    opening, closing = "", ""
    if piece.role is Role.STATUS:
        opening, closing = "[", "]"
    elif piece.kind is PieceKind.QUOTE and not _has_marks(piece.text):
        opening, closing = "“", "”"
    if opening:
        yield Bit(opening)
    yield Bit(piece.text, piece)
    if closing:
        yield Bit(closing)


def _has_marks(words: str) -> bool:
    return words[:1] in ('"', "“") or words[-1:] in ('"', "”")
