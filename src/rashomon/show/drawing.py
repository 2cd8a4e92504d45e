"""Draws what stands beside words on the page: the dots of the columns, strips of reports, scales of
numbers. Places are attributes of elements, because the page allows no styles but its own."""

from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup

from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.show.blocks import (
    Cell,
    NumberScale,
    QuoteLine,
    ReportLine,
    RowBlock,
    Tick,
    TickForm,
)
from rashomon.show.wording import with_commas

_LETTERED = 2.0  # hundredths of a strip that have room for a letter
_STRIP = Markup('<svg class="sv" width="100%" height="16" role="group" aria-label="{}">{}</svg>')
_PIECE = Markup(
    '<a href="#{place}" aria-label="{told}">'
    '<rect x="{start}%" width="{width}%" height="16"><title>{told}</title></rect>'
    '<text x="{middle}%" y="12">{letter}</text></a>'
)
_SCALE = Markup('<svg class="sv" width="100%" height="16" aria-hidden="true">{}</svg>')
_LABEL = Markup('<text x="{}%" y="12" class="{}">{}</text>')
_TICK = Markup('<svg class="sv" width="100%" height="29" aria-hidden="true">{}</svg>')
_RULE = Markup('<rect class="line" x="0" y="14.5" width="100%" height="1"/>')
_AT = Markup('<svg x="{}%" y="7" overflow="visible">{}</svg>')
_RANGE = Markup('<rect x="{}%" y="11" width="{}%" height="8"/>')
_FORMS = {
    TickForm.EXACT: Markup('<path d="M-1.5 0h3v16h-3z"/>'),
    TickForm.ABOUT: Markup('<path class="o" d="M-2.5 1h5v14h-5z"/>'),
    TickForm.UP_TO: Markup('<path d="M-1.5 0h3v16h-3zM-16 8l6-5v3.5h9v3h-9V13z"/>'),
    TickForm.OVER: Markup('<path d="M-1.5 0h3v16h-3zM16 8l-6-5v3.5h-9v3h9V13z"/>'),
}


@record
class Drawn:
    """A dot (`d`), a ring (`d r`) or what ties rings together (`tie`): its column, counted from 1;
    how many columns a tie reaches; the number in a dot on phones and in print."""

    kind: str
    column: int
    number: str = ""
    reach: int = 0


def draw_cells(cells: Sequence[Cell]) -> list[Drawn]:
    """Returns what the columns of a line show."""
    drawn = []
    ringed = [place for place, cell in enumerate(cells, 1) if cell is Cell.SHARES]
    for place, cell in enumerate(cells, 1):
        if cell is not Cell.NONE:
            kind = "d r" if cell is Cell.SHARES else "d"
            drawn.append(Drawn(kind=kind, column=place, number=str(place)))
            later = [other for other in ringed if other > place]
            if cell is Cell.SHARES and later:
                drawn.append(Drawn(kind="tie", column=place, reach=later[0] - place))
    return drawn


def name_cells(cells: Sequence[Cell], names: Sequence[str]) -> str:
    """Returns the names of the columns that print a line."""
    pairs = zip(cells, names, strict=True)
    return with_commas(*(name for cell, name in pairs if cell is not Cell.NONE))


def lines_of_rows(rows: Iterable[RowBlock]) -> list[QuoteLine]:
    """Returns all lines of these rows."""
    return [line for row in rows for line in (*row.lines, *row.folded)]


def draw_strip(place: Callable[[Span], str], report: ReportLine) -> Markup:
    """Returns the strip of a report, in which each shared passage leads to its `place` on the
    page."""
    pieces = Markup()
    for piece in report.strip:
        pieces += _PIECE.format(
            place=place(piece.span),
            start=piece.start,
            width=piece.width,
            told=f"also in {piece.shared_with}",
            middle=round(piece.start + piece.width / 2, 1),
            letter=piece.letter if piece.width >= _LETTERED else "",
        )
    told = f"{len(report.strip)} passages shared" if report.strip else "no shared passage"
    return _STRIP.format(told, pieces)


def draw_scale(scale: NumberScale) -> Markup:
    """Returns the labels of a scale."""
    labels = Markup()
    for at, label in scale.labels:
        side = "first" if at < 20 else "last" if at > 80 else ""  # so that no label is cut off
        labels += _LABEL.format(at, side, label)
    return _SCALE.format(labels)


def draw_tick(tick: Tick) -> Markup:
    """Returns a number on its scale."""
    if tick.form is TickForm.RANGE:
        drawn = _RANGE.format(tick.start, round(max(1.5, tick.end - tick.start), 1))
    else:
        drawn = _AT.format(tick.start, _FORMS[tick.form])
    return _TICK.format(_RULE + drawn)
