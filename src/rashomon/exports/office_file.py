"""Writes an office file: a zip of XML parts that is the same for the same parts (`packed`), and a
sheet of Excel (`sheet_of`)."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import ceil
from xml.sax.saxutils import escape

XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the moment of every part: a file shows no time of day
# What XML cannot hold.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_xml(text: str) -> str:
    """Returns a text as it stands in XML; a sign that XML cannot hold becomes a visible one."""
    return escape(_UNWRITABLE.sub("\ufffd", text), {'"': "&quot;"})


@cache
def fixed_part(name: str) -> str:
    """Returns a part that is the same in every file."""
    return files("rashomon.exports").joinpath("office", f"{name}.xml").read_text("utf-8")


def packed(parts: Mapping[str, str]) -> bytes:
    """Returns a zip of these parts, by their paths."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in parts.items():
            place = zipfile.ZipInfo(path, _LONG_AGO)
            place.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(place, text.encode("utf-8"))
    return data.getvalue()


_LINE = 14  # points: how high a line of a cell is
_HIGHEST = 400  # points of a row
_SPREADSHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_FROZEN = (
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
    'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
)


def sheet_of(
    name: str, columns: Mapping[str, int], rows: Iterable[Sequence[str | int | float]]
) -> bytes:
    """Returns an Excel file with one sheet of this name, which can be filtered by its columns.
    `columns`: how wide each is in characters."""
    widths = list(columns.values())
    listed = [_sheet_row(1, tuple(columns), widths, style=1)]
    listed += [_sheet_row(place, row, widths) for place, row in enumerate(rows, 2)]
    sizes = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(widths, 1)
    )
    sheet = (
        f"{XML_HEAD}<worksheet {_SPREADSHEET}>{_FROZEN}<cols>{sizes}</cols>"
        f"<sheetData>{''.join(listed)}</sheetData>"
        f'<autoFilter ref="A1:{_letter(len(widths) - 1)}{len(listed)}"/></worksheet>'
    )
    return packed(
        {
            "[Content_Types].xml": fixed_part("sheet_types"),
            "_rels/.rels": fixed_part("sheet_package"),
            "xl/_rels/workbook.xml.rels": fixed_part("sheet_parts"),
            "xl/workbook.xml": fixed_part("sheet_workbook").replace("NAME", as_xml(name)),
            "xl/styles.xml": fixed_part("sheet_styles"),
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


def _letter(column: int) -> str:
    return chr(ord("A") + column)


def _sheet_row(
    number: int, row: Sequence[str | int | float], widths: Sequence[int], style: int = 0
) -> str:
    """Returns one row of the sheet as XML, high enough for its longest cell. A cell of text is
    never run as a formula."""
    cells = ""
    for column, value in enumerate(row):
        place = f'r="{_letter(column)}{number}" s="{style}"'
        if isinstance(value, str):
            inline_text = f'<is><t xml:space="preserve">{as_xml(value)}</t></is>'
            cells += f'<c {place} t="inlineStr">{inline_text}</c>'
        else:
            cells += f"<c {place}><v>{value}</v></c>"
    lines = (ceil(len(str(value)) / width) for value, width in zip(row, widths, strict=True))
    height = min(_HIGHEST, _LINE * max(1, *lines))
    return f'<row r="{number}" ht="{height}" customHeight="1">{cells}</row>'
