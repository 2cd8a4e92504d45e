"""How the entries of an overview are shown: their pieces as HTML, section by section
(`show_sections`)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from rashomon.model.number import Number
from rashomon.model.overview import Entry, sections_of
from rashomon.model.pieces import BAR, Bit, PieceKind, lay_out
from rashomon.telling.wording import whose
from rashomon.web.ladders import draw_marks
from rashomon.web.shown import ShownDifference

_HIDDEN_BAR = Markup('<i class="sr">{}</i>').format(BAR)


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry of the overview, words of reports marked. `mark`: whose reading it is; `opened`: the
    difference behind it; `href`: where else it leads."""

    text: Markup
    mark: str
    opened: ShownDifference | None
    href: str


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section of the overview: its heading, the entries that stand open, and the others."""

    heading: str
    open: tuple[ShownEntry, ...]
    more: tuple[ShownEntry, ...]


def show_sections(
    overview: Iterable[Entry],
    differences: Mapping[str, ShownDifference],
    places: Mapping[str, str],
    numbers: Iterable[Number] = (),
) -> tuple[ShownSection, ...]:
    """Returns the overview section by section, in its order. `differences`: by the ids of the
    ledger; `places`: where on the page something is, by its id; `numbers`: those of the story."""
    by_id = {number.id: number for number in numbers}
    sections = []
    for heading, entries in sections_of(overview):
        stands: list[ShownEntry] = []
        folded: list[ShownEntry] = []
        authors = set()
        for entry in entries:
            mark = "" if entry.by in authors else whose(entry.by)
            authors.add(entry.by)  # who is named once a section
            ident = entry.id or ""
            text = show_pieces(entry, by_id)
            shown = ShownEntry(text, mark, differences.get(ident), places.get(ident, ""))
            (stands if entry.open else folded).append(shown)
        sections.append(ShownSection(heading, tuple(stands), tuple(folded)))
    return tuple(sections)


def show_pieces(entry: Entry, numbers: Mapping[str, Number]) -> Markup:
    """Returns the pieces of an entry as HTML: what it is about strong, versions beside each other,
    numbers on one scale each behind its mark, every word of a report marked. `numbers`: by id."""
    layout = lay_out(entry.pieces)
    head = _html(layout.head)
    if not layout.rows:
        return head
    if head:
        head = Markup("<b>{}</b>").format(head)
    rows = [_html(row) for row in layout.rows]
    if layout.is_grid:
        cells = [Markup("<span>{}</span>").format(row) for row in rows]
        grid = Markup('{} <span class="versions">{}</span>').format(head, _HIDDEN_BAR.join(cells))
        return _with_tail(grid, layout.tail)
    rows[-1] = _with_tail(rows[-1], layout.tail)
    drawn = [numbers[piece.number] for piece in entry.pieces if piece.number]
    scale, marks = draw_marks(drawn)
    if marks:
        return _ladder(head, scale, marks, rows)
    return Markup("\n").join([head, *rows] if head else rows)


def _ladder(head: Markup, scale: str, marks: Sequence[Markup], rows: Sequence[Markup]) -> Markup:
    """The rows, each behind the mark of its number, and what the scale is."""
    rungs = []
    for mark, row in zip(marks, rows, strict=True):
        rungs.append(Markup("{}<span>{}</span>").format(mark, row))
    ladder = Markup("\n").join(rungs)
    return Markup('{} <small>{}</small><span class="ladder">\n{}</span>').format(
        head, scale, ladder
    )


def _with_tail(html: Markup, tail: Sequence[Bit]) -> Markup:
    return Markup('{} <span class="status">{}</span>').format(html, _html(tail)) if tail else html


def _html(bits: Iterable[Bit]) -> Markup:
    """Text with the words of reports marked."""
    html = Markup("")
    for bit in bits:
        if bit.piece is not None and bit.piece.kind is PieceKind.QUOTE:
            html += Markup('<span class="w">{}</span>').format(bit.text)
        else:
            html += escape(bit.text)
    return html
