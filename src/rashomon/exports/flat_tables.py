"""The rows of a ledger as a flat table (`row_table_of`): a row for each quotation. In CSV, no cell
is one that a spreadsheet would run as a formula."""

import csv
import io
import re
from collections.abc import Iterable
from enum import Enum
from typing import Any, NamedTuple

from rashomon.exports.office_file import sheet_of
from rashomon.model.ledger import Ledger

# A lone surrogate has no UTF-8, and NUL ends a text elsewhere: both become the replacement
# character, so that offsets stay.
_UNSTORABLE = re.compile("[\ud800-\udfff\0]")
COLUMNS = {
    "story": 24,
    "story_id": 14,
    "row": 14,
    "kind": 10,
    "heading": 16,
    "reports": 18,
    "outlet": 18,
    "day": 12,
    "earliest": 12,
    "latest": 12,
    "speaker": 18,
    "quote": 80,
    "number": 14,
    "low": 10,
    "high": 10,
    "unit": 10,
    "open": 6,
    "report": 14,
    "start": 8,
    "end": 8,
    "sentence": 14,
}
"""The columns of the table, and how wide they are in characters."""


class Table(NamedTuple):
    """A table: the names of its columns, and its rows, each in their order."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]


def row_table_of(ledger: Ledger) -> Table:
    """Returns the rows of all stories as a table, a quotation a row."""
    rows = []
    for story in ledger.stories:
        for row in story.table():
            cells = row | {"story": story.title or "", "story_id": story.id}
            cells["reports"] = "; ".join(row["reports"])
            rows.append(tuple(as_cell(cells[column]) for column in COLUMNS))
    return Table(tuple(COLUMNS), tuple(rows))


def as_cell(value: Any) -> str | int | float | None:
    """Returns the value as a table holds it."""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return _UNSTORABLE.sub("\ufffd", value)
    return int(value) if isinstance(value, bool) else value


_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def rows_csv(ledger: Ledger) -> str:
    """Returns the rows as a CSV file with a byte-order mark, by which spreadsheets know UTF-8."""
    return "\ufeff" + csv_text(*row_table_of(ledger))


def safe_cell(value: Any) -> Any:
    """Returns the cell. If a spreadsheet would take the text for a formula, an apostrophe stands
    before it. Numbers stay numbers, whole ones without a point."""
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return "" if value is None else value


def csv_text(header: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """Returns a CSV file with a header, fields quoted if needed, lines ending in CR LF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    for row in rows:
        writer.writerow(map(safe_cell, row))
    return out.getvalue()


def rows_xlsx(ledger: Ledger) -> bytes:
    """Returns the rows as an Excel file."""
    table = row_table_of(ledger)
    rows = ([safe_cell(cell) for cell in row] for row in table.rows)
    return sheet_of("Rows", COLUMNS, rows)
