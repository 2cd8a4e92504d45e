"""The ledger as CSV, for spreadsheets: a sentence of a claim a row, or a quote of a version.

No cell is one that a spreadsheet would run as a formula.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from rashomon.exports.flat_tables import Table

_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_MARKED = re.compile("'+[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_BOM = "\ufeff".encode()  # by which spreadsheets know UTF-8


def table_file(table: Table) -> bytes:
    """Returns a flat table in UTF-8 with a byte-order mark."""
    return _BOM + csv_bytes(table.columns, table.rows)


def safe_cell(value: Any) -> Any:
    """Returns the cell, prefixed with an apostrophe if a spreadsheet would take the text for a
    formula; numbers stay numbers."""
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) or _MARKED.match(value) else value
    return "" if value is None else value


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Returns a CSV file in UTF-8 with a header, fields quoted if needed, lines ending in CR LF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8", "replace")
