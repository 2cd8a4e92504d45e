"""Makes the pieces of entries: the program's words, words of a report, and names of the reports
behind them."""

from collections.abc import Iterable
from dataclasses import replace

from rashomon.model.pieces import EntryPiece, PieceKind, PieceRole
from rashomon.model.report import ReportNames
from rashomon.model.span import Span
from rashomon.show.wording import AT_LEAST, FIRST_NAMED, name_reports_in
from rashomon.text.gathering import by_report


def words_piece(text: str, role: PieceRole | None = None, row: int | None = None) -> EntryPiece:
    """Returns a piece in the program's words."""
    return EntryPiece(kind=PieceKind.WORDS, text=text, role=role, row=row)


def quote_piece(span: Span, role: PieceRole | None = None) -> EntryPiece:
    """Returns a piece of a report's exact words, on one line."""
    return EntryPiece(kind=PieceKind.QUOTE, text=span.line, spans=(span,), role=role)


def reports_piece(
    spans: Iterable[Span], report_names: ReportNames, *, before: str = "", most: int = FIRST_NAMED
) -> EntryPiece:
    """Returns a piece that names the reports in which these words stand, `most` of them by
    name, and how many more there are at least. `before` are words in front of the names."""
    spans_by_report = by_report(spans)
    first = tuple(of_report[0] for of_report in spans_by_report.values())
    names = name_reports_in(spans_by_report, report_names=report_names, most=most, more=AT_LEAST)
    return EntryPiece(
        kind=PieceKind.WORDS, text=f"{before}{names}", spans=first, role=PieceRole.REPORTS
    )


def in_row(pieces: Iterable[EntryPiece], row: int) -> list[EntryPiece]:
    """Returns the pieces as pieces of one row."""
    return [replace(piece, row=row) for piece in pieces]


def cite(span: Span, report_names: ReportNames, speaker: str | None = None) -> list[EntryPiece]:
    """Returns a sentence of a report with the name of the report. The speaker stands before it if
    one is known and the sentence does not name the speaker itself."""
    pieces = [quote_piece(span), reports_piece([span], report_names)]
    if speaker and speaker.split()[-1].casefold() not in span.quote.casefold():
        pieces.insert(0, words_piece(speaker, PieceRole.SPEAKER))
    return pieces
