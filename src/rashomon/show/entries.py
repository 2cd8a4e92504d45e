"""Shows the entries of an overview: their pieces as HTML, section by section (`show_sections`)."""

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup, escape

from rashomon.model.content_ids import by_id
from rashomon.model.number import Number
from rashomon.model.overview import Entry, sections_of
from rashomon.model.overview_words import Section
from rashomon.model.pieces import BAR, EntryPiece, PieceKind, lay_out
from rashomon.model.record import record
from rashomon.model.story import Story
from rashomon.show.ladders import draw_marks
from rashomon.show.shown import ShownDifference

_HIDDEN_BAR = f'<i class="sr">{BAR}</i>'


@record
class ShownEntry:
    """An entry of the overview in which words of reports are marked.

    - `opened`: the difference behind it
    - `href`: where else it leads
    """

    text: Markup
    opened: ShownDifference | None
    href: str


@record
class ShownSection:
    """A section of the overview: its heading, the entries that stand open, and the others. The
    section of an answer has none, because the answer has a view of its own."""

    kind: Section
    heading: str
    open: Sequence[ShownEntry]
    more: Sequence[ShownEntry]


def show_sections(
    story: Story, differences: Mapping[str, ShownDifference], places: dict[str, str]
) -> Iterator[ShownSection]:
    """Yields the overview of a story section by section, in its order.

    - `differences`: by their ids in the ledger
    - `places`: where on the page something stands, by its id
    """
    numbers = by_id(story.numbers)
    for heading, entries in sections_of(story.overview):
        kind = entries[0].section
        pieces_in_place = []
        folded = []
        for entry in entries if kind is not Section.ANSWER else ():
            ident = entry.id or ""
            text = show_pieces(entry, numbers)
            shown_entry = ShownEntry(text, differences.get(ident), places.get(ident, ""))
            if entry.open:
                pieces_in_place.append(shown_entry)
            else:
                folded.append(shown_entry)
        yield ShownSection(kind, heading, pieces_in_place, folded)


def show_pieces(entry: Entry, numbers: Mapping[str, Number]) -> Markup:
    """Returns the pieces of an entry as HTML. What it is about is bold, versions stand beside each
    other, each number stands behind its mark on one scale, and every word of a report is marked.
    `numbers` are given by id."""

    def shown(piece: EntryPiece) -> str:
        if piece.kind is PieceKind.QUOTE:
            return f'<span class="w">{escape(piece.text)}</span>'
        return str(escape(piece.text))

    layout = lay_out(entry.pieces, shown)
    rows = list(layout.rows)
    is_grid = layout.between == BAR
    head = layout.head
    if head and rows:
        head = f"<b>{head}</b>"
    status = ""
    if layout.status:
        status = f' <span class="status">{layout.status}</span>'
        if not rows:
            head += status
        elif not is_grid:
            rows[-1] += status
    scale, marks = draw_marks([numbers[piece.number] for piece in entry.pieces if piece.number])
    if is_grid:
        cells = [f"<span>{row}</span>" for row in rows]
        html = f'{head} <span class="versions">{_HIDDEN_BAR.join(cells)}</span>{status}'
    elif marks:
        rungs = [f"{mark}<span>{row}</span>" for mark, row in zip(marks, rows, strict=True)]
        ladder = "\n".join(rungs)
        html = f'{head} <small>{scale}</small><span class="ladder">\n{ladder}</span>'
    else:
        html = "\n".join([head, *rows] if head else rows)
    return Markup(html)  # noqa: S704  every text in it is escaped
