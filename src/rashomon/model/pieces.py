"""The pieces of which an entry of the first view consists, and how they are joined to text. Only
this file adds the spaces, quotation marks, brackets and bars between them."""

import re
from collections.abc import Callable, Iterable, Sequence
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


@record
class EntryPiece:
    """Words of an entry.

    - `spans`: the words of reports that it has or rests on; if it names reports, the words for
      which they are named
    - `row`: a number that is the same for all pieces of one row of a grid or ladder, or of one
      statement of an answer's line
    - `number`: the id of the number that is drawn on a scale
    - `note`: for an author's words, the number under which its sentences open
    - `names`: for an author's words, what the reports of its spans are called
    - `after`: the sign with which the author ends them; it stands behind number and names
    """

    kind: PieceKind
    text: str
    spans: Passages = ()
    role: PieceRole | None = None
    row: int | None = None
    number: str | None = None
    note: int | None = None
    names: str = ""
    after: str = ""

    @property
    def is_naming(self) -> bool:
        """Whether it only names the reports of its spans, and quotes none of them."""
        return self.role is PieceRole.REPORTS


# What parts rows that stand in one line.
ASKING = ("?", "!", "؟", "？", "！")
"""Signs behind which no colon stands."""
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
    told = f"{before}{shown or words}{behind}"
    return told if ends or words.startswith(('"', "“", "”")) else f"“{told}”"


def lay_out(pieces: Iterable[EntryPiece], text_of: Shown = attrgetter("text")) -> Layout:
    """Returns the pieces in their layout. `text_of` gives the text of each."""
    head = []
    by_row: dict[int, list[EntryPiece]] = {}
    statuses = []
    between = None
    for piece in pieces:
        if piece.role is PieceRole.VERSION:
            between = BAR
        elif piece.kind is PieceKind.TOLD:
            between = between or " "
        if piece.row is not None:
            by_row.setdefault(piece.row, []).append(piece)
        elif piece.role is PieceRole.STATUS:
            statuses.append(text_of(piece))
        else:
            head.append(piece)
    first = _read(head, text_of)
    rows = [_read(row, text_of) for row in by_row.values()]
    if head and rows and not head[-1].text.endswith(ASKING):
        first += ":"
    return Layout(first, rows, " ".join(f"[{status}]" for status in statuses), between)


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


def _read(pieces: Sequence[EntryPiece], text_of: Shown) -> str:
    """Returns the pieces of a row as one text. Who says or reports something stands in brackets
    behind it, the number of an author's statement in square ones."""
    text = ""
    in_brackets = False
    for before, piece in zip((None, *pieces), pieces, strict=False):
        # a speaker or report behind words
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
        note = ": ".join(filter(None, (str(piece.note or ""), piece.names)))
        if note:
            text += f" [{text_of(_words(note))}]"
        if piece.after:
            text += text_of(_words(piece.after))
    return f"{text})" if in_brackets else text


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
    return ": " if is_day or says else " "
