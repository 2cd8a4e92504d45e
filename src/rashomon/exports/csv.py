"""The ledger as tidy CSV tables with a Frictionless data package; no cell that a spreadsheet would run as a formula."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rashomon.exports.formats import Files
from rashomon.exports.tables import Table, tables_of
from rashomon.model.ledger import Ledger

_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_MARKED = re.compile("'+[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_TYPES = {"TEXT": "string", "INTEGER": "integer", "REAL": "number"}


def files_of(ledger: Ledger) -> Files:
    """A file a table, and datapackage.json that describes them."""
    tables = tables_of(ledger)
    files = {f"{table.name}.csv": csv_bytes([column.name for column in table.columns], table.rows) for table in tables}
    return files | {"datapackage.json": (json.dumps(_package(tables), indent=1, ensure_ascii=False) + "\n").encode()}


def safe_cell(value: Any) -> Any:
    """The cell with an apostrophe before it where a spreadsheet would take text for a formula; numbers stay numbers."""
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) or _MARKED.match(value) else value
    return "" if value is None else value


def plain_cell(text: str) -> str:
    """What `safe_cell` was given."""
    return text[1:] if _MARKED.match(text) else text


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A CSV file in UTF-8 with a header, fields quoted where needed, lines ending in CR LF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8", "replace")


def _package(tables: Sequence[Table]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": "rashomon-ledger",
        "title": "A Rashomon ledger",
        "description": (
            "Who reported what, who said it, where accounts agree, differ or changed; never which is true. "
            "Text that a spreadsheet would run as a formula begins with an apostrophe."
        ),
        "resources": [_resource(table) for table in tables],
    }


def _resource(table: Table) -> dict[str, Any]:
    found: dict[str, Any] = {
        "fields": [_field(column.name, column.type, column.what) for column in table.columns],
        "primaryKey": list(table.key),
    }
    links = [
        {"fields": [column.name], "reference": {"resource": column.link[0], "fields": [column.link[1]]}}
        for column in table.columns
        if column.link
    ]
    found |= {"foreignKeys": links} if links else {}
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "path": f"{table.name}.csv",
        "description": table.what,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _renamed(found),
    }


def _field(name: str, kind: str, what: str) -> dict[str, str]:
    return {"name": name, "type": _TYPES[kind]} | ({"description": what} if what else {})


def _renamed(schema: dict[str, Any]) -> dict[str, Any]:
    """Resources are named with hyphens, as the specification asks."""
    for link in schema.get("foreignKeys", []):
        link["reference"]["resource"] = link["reference"]["resource"].replace("_", "-")
    return schema


def draft_csv(rows: Sequence[Mapping[str, Any]], header: Sequence[str]) -> bytes:
    """Rows of a draft, in the order of the header."""
    return csv_bytes(header, ([row.get(name) for name in header] for row in rows))
