"""The ledger as CSV: one file for spreadsheets, a sentence, an answer or a reading a row, or tidy
tables with a Frictionless data package.

No cell is one that a spreadsheet would run as a formula.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rashomon.exports.export_format import Files, json_bytes
from rashomon.exports.flat_tables import answers_of, readings_of, sentences_of
from rashomon.exports.ledger_tables import Table, tables_of
from rashomon.model.ledger import Ledger

_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_MARKED = re.compile("'+[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_BOM = "\ufeff".encode()  # by which spreadsheets know UTF-8
_TYPES = {"TEXT": "string", "INTEGER": "integer", "REAL": "number"}


def files_of(ledger: Ledger) -> Files:
    """Returns the flat table of all sentences, in UTF-8 with a byte-order mark."""
    return _flat(sentences_of(ledger))


def answer_files(ledger: Ledger) -> Files:
    """Returns the flat table of all answers, in the same form."""
    return _flat(answers_of(ledger))


def reading_files(ledger: Ledger) -> Files:
    """Returns the flat table of what differs, in the same form."""
    return _flat(readings_of(ledger))


def _flat(table: Table) -> Files:
    return {"": _BOM + csv_bytes(table.names(), table.rows)}


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


def table_files(ledger: Ledger) -> Files:
    """Returns a file per table, and datapackage.json, which describes them."""
    tables = tables_of(ledger)
    files = {f"{table.name}.csv": csv_bytes(table.names(), table.rows) for table in tables}
    return files | {"datapackage.json": json_bytes(_package(tables))}


def _package(tables: Sequence[Table]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": "rashomon-ledger",
        "title": "A Rashomon ledger",
        "description": (
            "Who reported what, who said it, where accounts agree, differ or changed; never "
            "which is true. "
            "Text that a spreadsheet would run as a formula begins with an apostrophe."
        ),
        "resources": [_resource(table) for table in tables],
    }


def _resource(table: Table) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "fields": [
            {"name": column.name, "type": _TYPES[column.type]}
            | ({"description": column.what} if column.what else {})
            for column in table.columns
        ],
        "primaryKey": list(table.key),
    }
    links = [
        {
            "fields": [column.name],
            "reference": {"resource": _hyphened(column.link[0]), "fields": [column.link[1]]},
        }
        for column in table.columns
        if column.link
    ]
    return {
        "profile": "tabular-data-resource",
        "name": _hyphened(table.name),
        "path": f"{table.name}.csv",
        "description": table.what,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": fields | ({"foreignKeys": links} if links else {}),
    }


def _hyphened(name: str) -> str:
    """Returns the name with hyphens, which the specification requires for resources."""
    return name.replace("_", "-")
