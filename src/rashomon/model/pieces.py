"""The pieces of which an entry of the first view consists, and how they are joined to text. Only
this file adds the spaces, quotation marks, brackets and bars between them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from operator import attrgetter

from rashomon.model.record import record
from rashomon.model.span import Passages


class PieceKind(StrEnum):
    """Whose words a piece has: the program's, a report's exact words, a number or day that the
    program reads, or an author's words."""

    WORDS = "words"
    QUOTE = "quote"
    VALUE = "value"
    TOLD = "told"


class PieceRole(StrEnum):
    """What a piece does in its entry."""

    THING = "thing"
    VERSION = "version"
    SPEAKER = "speaker"
    REPORTS = "reports"
    STATUS = "status"
    SENTENCE = "sentence"
    VERDICT = "verdict"
    PERHAPS = "perhaps"


@record
class EntryPiece:
    """Words of an entry.

    - `spans`: the words of reports that it has or rests on; if it names reports, the words for
      which they are named
    - `row`: a number that is the same for all pieces of one row of a grid or ladder, or of one part
      of an answer's line
    - `number`: the id of the number that is drawn on a scale
    - `names`: for an author's words, or a sentence in their place, what the reports of its spans
      are called
    - `after`: the sign with which the author ends them; it stands behind the names
    """

    kind: PieceKind
    text: str
    spans: Passages = ()
    role: PieceRole | None = None
    row: int | None = None
    number: str | None = None
    names: str = ""
    after: str = ""

    @property
    def is_naming(self) -> bool:
        """Whether it only names the reports of its spans, and quotes none of them."""
        return self.role is PieceRole.REPORTS


_FIRST = 5  # words by which an author's part is known
# What parts rows that stand in one line.
BAR = " | "
_CREDITS = (PieceRole.SPEAKER, PieceRole.REPORTS)
_ENDS_QUOTATION = re.compile(r'[^"“”]*[^\s\d"“”(](["”])(?!\w)')
_OPENS_QUOTATION = re.compile(r'(?<![^\s(])(["“])[^"“”]*$')
"""Words that begin within a quotation, and words that end within one."""

# What shows the text of a piece: as it is, or in markup.
Shown = Callable[[EntryPiece], str]


@record
class Layout:
    """The parts of an entry: what stands before its rows, the rows, and the status behind them.

    `between` is what stands between rows on one line: versions, or the parts of an author's
    sentences. It is None if each row has a line of its own.
    """

    head: str
    rows: list[str]
    status: str
    between: str | None


def in_marks(words: str, shown: str | None = None) -> str:
    """Returns words of a report in quotation marks, all of which are closed. Words that begin with
    one, or within a quotation, get no more than that takes. `shown`: the words in markup."""
    ends = _ENDS_QUOTATION.match(words)
    opens = _OPENS_QUOTATION.search(words)
    before = ends[1].replace("”", "“") if ends else ""
    behind = opens[1].replace("“", "”") if opens else ""
    marked = f"{before}{shown or words}{behind}"
    return marked if ends or words.startswith(('"', "“", "”")) else f"“{marked}”"


def lay_out(pieces: Iterable[EntryPiece], text_of: Shown = attrgetter("text")) -> Layout:
    """Returns the pieces in their layout. `shown` gives the text of each. The status of one of an
    author's parts, of which others follow, stands behind them all, and says which it is."""
    head = []
    by_row: dict[int, list[EntryPiece]] = {}
    statuses = []
    between = None
    line = ""
    pieces = _named_once(pieces)
    for piece in pieces:
        if piece.role is PieceRole.VERSION:
            between = BAR
        elif piece.kind is PieceKind.TOLD:
            between = between or " "
            line = piece.text
        is_status = piece.role is PieceRole.STATUS
        if is_status and between == " " and piece.row != pieces[-1].row:
            statuses.append(f"{text_of(piece)}: {text_of(_words(_begun(line)))}")
        elif piece.row is not None:
            by_row.setdefault(piece.row, []).append(piece)
        elif is_status:
            statuses.append(text_of(piece))
        else:
            head.append(piece)
    first = _read(head, text_of)
    rows = [_read(row, text_of) for row in by_row.values()]
    if head and rows and not head[-1].text.endswith("?"):
        first += ":"
    return Layout(first, rows, " ".join(f"[{status}]" for status in statuses), between)


def _begun(line: str) -> str:
    """Returns the first words of an author's part."""
    words = line.split()
    return " ".join(words[:_FIRST]) + "…" * (len(words) > _FIRST)


def as_lines(pieces: Iterable[EntryPiece]) -> list[str]:
    """Returns the pieces as plain text. A grid and an author's sentences take one line. Anything
    else has one line for its head and one for each row."""
    layout = lay_out(pieces)
    lines = layout.rows
    if layout.between is not None:
        lines = [f"{layout.head} {layout.between.join(layout.rows)}".strip()]
    elif layout.head:
        lines = [layout.head, *layout.rows]
    if layout.status:
        lines[-1] += f" {layout.status}"
    return lines


def as_line(pieces: Iterable[EntryPiece]) -> str:
    """Returns the pieces as plain text in one line, with bars between the rows."""
    layout = lay_out(pieces)
    between = BAR if layout.between is None else layout.between
    parts = (layout.head, between.join(layout.rows), layout.status)
    return " ".join(part for part in parts if part)


def _named_once(pieces: Iterable[EntryPiece]) -> list[EntryPiece]:
    """Returns the pieces. Where the same reports bear several parts one after another, only the
    last of these names them."""
    unrepeated = list[EntryPiece]()
    for piece in pieces:
        if unrepeated and piece.names and unrepeated[-1].names == piece.names:
            unrepeated[-1] = replace(unrepeated[-1], names="")
        unrepeated.append(piece)
    return unrepeated


def _read(pieces: Sequence[EntryPiece], text_of: Shown) -> str:
    """Returns the pieces of a row as one text. Who says or reports something stands in brackets
    behind it. The full stop or comma with which an author ended his words comes last."""
    text = ""
    in_brackets = False
    for before, piece in zip((None, *pieces), pieces, strict=False):
        is_credit = before is not None and piece.role in _CREDITS
        if in_brackets and not is_credit:
            text += ")"
        if before is not None:
            text += _joint(before, piece, opens=is_credit and not in_brackets)
        in_brackets = is_credit
        words = text_of(piece)
        if piece.kind is PieceKind.QUOTE:
            words = in_marks(piece.text, words)
        if piece.role is PieceRole.STATUS:
            words = f"[{words}]"
        text += words
        if piece.names:
            text += f" ({text_of(_words(piece.names))})"
    if in_brackets:
        text += ")"
    for piece in pieces:
        if piece.after:
            text += text_of(_words(piece.after))
    return text


def _words(text: str) -> EntryPiece:
    return EntryPiece(PieceKind.WORDS, text)


def _joint(before: EntryPiece, piece: EntryPiece, *, opens: bool) -> str:
    """Returns what stands between two pieces of a row. `opens` means that the second is the first
    in brackets."""
    if opens:
        return " ("
    if piece.role is PieceRole.REPORTS:
        return "; " if before.role is PieceRole.REPORTS else ", "
    if piece.role is PieceRole.THING and piece.kind is PieceKind.WORDS:
        return ", "
    is_day = before.kind is PieceKind.VALUE and before.role is None
    says = before.role is PieceRole.SPEAKER and piece.kind is PieceKind.QUOTE
    is_verdict = piece.role is PieceRole.VERDICT
    return ": " if is_day or says or is_verdict else " "
