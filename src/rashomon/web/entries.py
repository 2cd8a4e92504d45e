"""Shows the entries of an overview: their pieces as HTML, section by section (`show_sections`).
Sentences stand side by side with marks on what sets them apart (`values_apart`)."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup, escape

from rashomon.model.content_ids import by_id
from rashomon.model.number import Number
from rashomon.model.overview import Entry, sections_of
from rashomon.model.overview_words import Section
from rashomon.model.pieces import BAR, EntryPiece, PieceKind, lay_out
from rashomon.model.record import record
from rashomon.model.span import Passages, Span, Stretches
from rashomon.model.story import Story
from rashomon.web.ladders import draw_marks
from rashomon.web.markup import with_marks
from rashomon.web.shown import ShownDifference

_SENTENCES = (Section.WIDELY, Section.TOPICS)  # which set whole sentences side by side
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
        stands = []
        folded = []
        for entry in entries if kind is not Section.ANSWER else ():
            ident = entry.id or ""
            apart: Passages = ()
            if kind in _SENTENCES:
                apart = tuple(values_apart(entry.spans, story))
            text = show_pieces(entry, numbers, apart)
            shown_entry = ShownEntry(text, differences.get(ident), places.get(ident, ""))
            if entry.open:
                stands.append(shown_entry)
            else:
                folded.append(shown_entry)
        yield ShownSection(kind, heading, stands, folded)


def show_pieces(entry: Entry, numbers: Mapping[str, Number], apart: Stretches = ()) -> Markup:
    """Returns the pieces of an entry as HTML. What it is about is bold, versions stand beside each
    other, each number stands behind its mark on one scale, and every word of a report is marked.
    `numbers` are given by id. What is `apart` in the sentences is marked once more."""

    def shown(piece: EntryPiece) -> str:
        if piece.kind is PieceKind.QUOTE:
            return f'<span class="w">{_with_marks(piece, apart)}</span>'
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


def _with_marks(piece: EntryPiece, apart: Iterable[Span]) -> Markup:
    """Returns a report's words with marks in them, on what is apart. Words from which signs were
    left out, those of several lines, have none: they stand at other places."""
    whole, *_ = piece.spans
    places = []
    for span in sorted(apart):
        if whole.contains(span) and len(piece.text) == whole.length:
            places.append((span.start - whole.start, span.end - whole.start))
    return with_marks(piece.text, places)


# What sets sentences apart that stand side by side.


_Values = defaultdict[Hashable, defaultdict[Hashable, list[Span]]]  # by kind, then by bounds


def values_apart(sentences: Passages, story: Story) -> Iterator[Span]:
    """Yields the amounts with a unit and the days in digits that only one of these sentences of a
    story prints, if another prints one of the same unit or precision that it has alone, too."""
    spans_by_value: _Values = defaultdict(lambda: defaultdict(list))
    for number in story.numbers:
        if number.unit and number.span.within(sentences):
            spans_by_value[number.unit, number.measure][number.low, number.high].append(number.span)
    for date in story.dates:
        if date.span.within(sentences) and any(map(str.isdigit, date.quote)):
            spans_by_value[date.precision, date.tells][date.earliest, date.latest].append(date.span)
    for values in spans_by_value.values():
        lone = [spans[0] for spans in values.values() if len(spans) == 1]
        if len({span.report for span in lone}) > 1:
            yield from lone
