"""The ledger as CSV, for spreadsheets: a sentence of a claim a row, or a quote of a version.

No cell is one that a spreadsheet would run as a formula.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rashomon.exports.flat_tables import Table, quotes_of, sentences_of
from rashomon.model.ledger import Ledger

_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_MARKED = re.compile("'+[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_BOM = "\ufeff".encode()  # by which spreadsheets know UTF-8


def sentences(ledger: Ledger) -> bytes:
    """Returns the flat table of all sentences, in UTF-8 with a byte-order mark."""
    return _file(sentences_of(ledger))


def differences(ledger: Ledger) -> bytes:
    """Returns the flat table of all quotes of versions, in UTF-8 with a byte-order mark."""
    return _file(quotes_of(ledger))


def _file(table: Table) -> bytes:
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


def draft_csv(rows: Sequence[Mapping[str, Any]], header: Sequence[str]) -> bytes:
    """Returns a draft as CSV, with columns in the order of the header."""
    return csv_bytes(header, ([row.get(name) for name in header] for row in rows))
