"""A ledger as a Word document: its answers with footnotes, in each the sentences behind a
statement, a table of sides and who looked; then the rows of each story, a table a section."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from rashomon.exports.office_file import XML_HEAD, as_xml, fixed_part, packed
from rashomon.model.ledger import Ledger
from rashomon.show.answer_text import (
    AnswerText,
    SidesRow,
    TextBlock,
    lay_out_answers,
)
from rashomon.show.blocks import RowBlock, StoryBlocks, columns_of
from rashomon.show.view import view_of
from rashomon.show.wording import with_capital, with_commas

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MARK = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
    "</w:r></w:p></w:footnote>"
)
_A4 = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" '
    'w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
_WIDTH = 9638  # of a table, in twentieths of a point


_COMMA = f"<w:r>{_MARK}<w:t>,</w:t></w:r>"
OUT_NOTE = "Somebody who looked took this statement out: it stands below the text."


class _Footnotes:
    """The footnotes of a document, as they come. The word processor numbers them (LibreOffice
    writes numbers of our own twice), so what was taken out keeps a note, and each statement the
    note of its number."""

    def __init__(self) -> None:
        self.written = list[str]()
        self._earlier = 0

    def begin_answer(self) -> None:
        """From here on statements are numbered anew, behind the notes of the answers before."""
        self._earlier = len(self.written)

    def number_of(self, statement: int) -> int:
        """Returns the number that the note of a statement of this answer has."""
        return self._earlier + statement

    def reference(self, statement: int, note: str) -> str:
        """Adds the note of a statement and of those taken out before it; returns what refers to
        them."""
        references = list[str]()
        while len(self.written) + 1 < self.number_of(statement):
            references.append(self._add(OUT_NOTE))
        references.append(self._add(note))
        return _COMMA.join(references)

    def _add(self, note: str) -> str:
        ident = len(self.written) + 1
        self.written.append(
            f'<w:footnote w:id="{ident}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
            f"<w:r>{_MARK}<w:footnoteRef/></w:r>{_run(f' {note}')}</w:p></w:footnote>"
        )
        return f'<w:r>{_MARK}<w:footnoteReference w:id="{ident}"/></w:r>'


def made_of(ledger: Ledger) -> bytes:
    """Returns the file."""
    notes = _Footnotes()
    body = list[str]()
    for text in lay_out_answers(ledger):
        notes.begin_answer()
        body += _told(text, notes)
    for own in ledger.apart():
        body += _rows(view_of(own.stories[0], own.reports))
    if not body:
        body = [_paragraph("No report could be read.")]
    return packed(
        {
            "[Content_Types].xml": fixed_part("word_types"),
            "_rels/.rels": fixed_part("word_package"),
            "word/_rels/document.xml.rels": fixed_part("word_parts"),
            "word/document.xml": _document(body),
            "word/footnotes.xml": _part("footnotes", f"{_SEPARATORS}{''.join(notes.written)}"),
            "word/styles.xml": fixed_part("word_styles"),
            "word/numbering.xml": fixed_part("word_numbering"),
            "word/settings.xml": fixed_part("word_settings"),
        }
    )


def _rows(view: StoryBlocks) -> Iterator[str]:
    """Yields the paragraphs of a view: its reports, then a heading and a table a section."""
    yield _paragraph(view.title, "Title")
    yield _paragraph(" · ".join((*view.facts, *view.remarks)), "Byline")
    reports = []
    for report in view.reports:
        about = "; ".join(filter(None, (report.headline, *report.notes)))
        names = ", ".join(report.names)
        reports.append((str(report.number), names, report.moment or "no date", about))
    yield _plain_table(reports, (1, 4, 3, 9))
    for section in view.sections:
        yield _paragraph(section.heading, "Heading1")
        cells = [cells for row in section.rows for cells in _cells_of(row)]
        yield _plain_table(cells, (2, 3, 9, 4))


def _cells_of(row: RowBlock) -> Iterator[tuple[str, ...]]:
    """Yields the cells of a row: the columns that print a quotation, the heading or number, the
    words, whose they are."""
    heading = with_capital(row.heading)
    for line in row.lines:
        who = with_commas(*line.outlets, line.said, line.moment)
        yield columns_of(line.cells), line.value or heading, line.text, who
        heading = ""


def _plain_table(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    """Returns a table of texts; `widths` are the parts of its width that columns have."""
    sizes = [_WIDTH * width // sum(widths) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{size}"/>' for size in sizes)
    in_xml = ""
    for row in rows:
        cells = ""
        for size, text in zip(sizes, row, strict=True):
            words = _paragraph(text, "TableText")
            cells += f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/></w:tcPr>{words}</w:tc>'
        in_xml += f"<w:tr>{cells}</w:tr>"
    return _table_of(grid, in_xml)


def _part(name: str, content: str) -> str:
    return f"{XML_HEAD}<w:{name} {_NAMESPACE}>{content}</w:{name}>"


def _document(body: Iterable[str]) -> str:
    return _part("document", f"<w:body>{''.join(body)}{_A4}</w:body>")


def _told(text: AnswerText, notes: _Footnotes) -> Iterator[str]:
    """Yields the paragraphs of an answer: its text, sides, what was taken out, and who looked."""
    yield _paragraph(text.title, "Title")
    yield _paragraph(" ".join((text.author, *text.looked)), "Byline")
    for block in text.blocks:
        yield _block(block, text=text, notes=notes)
    if text.sides:
        yield _paragraph("Side by side", "Heading1")
        yield _table(text, notes)
    if text.taken_out:
        yield _paragraph("Taken out by who looked", "Heading1")
        for words in text.taken_out:
            yield _paragraph(words, "ListBullet")
    yield _paragraph("Who looked", "Heading1")
    for words in text.looked:
        yield _paragraph(words)


def _block(block: TextBlock, text: AnswerText, notes: _Footnotes) -> str:
    """Returns a block as a paragraph. A blank parts each run from the one before it."""
    style = "Heading1" if block.is_heading else "ListBullet" if block.is_bullet else "Normal"
    runs = ""
    for place, run in zip(count(), block.runs):
        runs += _run(f" {run.words}" if place else run.words, bold=run.is_thing)
        if run.note is not None:
            runs += notes.reference(run.note, note=text.notes[run.note])
        if run.after:
            runs += _run(run.after)
    return _styled(runs, style)


def _run(words: str, *, bold: bool = False) -> str:
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{weight}<w:t xml:space="preserve">{as_xml(words)}</w:t></w:r>'


def _styled(runs: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _paragraph(words: str, style: str = "Normal") -> str:
    return _styled(_run(words), style)


def _table(text: AnswerText, notes: _Footnotes) -> str:
    """Returns the table of sides: a row for each thing, a column for each side."""
    columns = 1 + max(len(row.sides) for row in text.sides)
    width = _WIDTH // columns
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    told = "".join(_row(row, notes=notes, columns=columns) for row in text.sides)
    return _table_of(grid, told)


def _table_of(grid: str, rows: str) -> str:
    border = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:color="BBBBBB"/>'
        for edge in ("top", "bottom", "insideH")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:tblBorders>{border}'
        f"</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(row: SidesRow, notes: _Footnotes, columns: int) -> str:
    """Returns a row of the table of sides; a thing with fewer sides than columns has empty
    cells."""
    cells = [_styled(_run(row.thing, bold=True), "TableText")]
    for side in row.sides:
        home = f"({side.outlets}; note {notes.number_of(side.note)})"
        cells.append(_paragraph(side.words, "TableText") + _paragraph(home, "TableText"))
    cells += [_paragraph("", "TableText")] * (columns - len(cells))
    size = f'<w:tcPr><w:tcW w:w="{_WIDTH // columns}" w:type="dxa"/></w:tcPr>'
    cells_in_xml = "".join(f"<w:tc>{size}{cell}</w:tc>" for cell in cells)
    return f"<w:tr>{cells_in_xml}</w:tr>"
