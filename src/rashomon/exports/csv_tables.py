"""The ledger as tidy CSV tables with a Frictionless data package."""

import json
from collections.abc import Sequence
from typing import Any

from rashomon.exports.csv import csv_bytes
from rashomon.exports.export_format import Files
from rashomon.exports.ledger_tables import Column, Table, tables_of
from rashomon.model.ledger import Ledger

_TYPES = {"TEXT": "string", "INTEGER": "integer", "REAL": "number"}


def files_of(ledger: Ledger) -> Files:
    """Returns a file per table, and datapackage.json, which describes them."""
    tables = tables_of(ledger)
    files = {f"{table.name}.csv": csv_bytes(table.names(), table.rows) for table in tables}
    return files | {"datapackage.json": (json.dumps(_package(tables), indent=1, ensure_ascii=False) + "\n").encode()}


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
    told: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "primaryKey": list(table.key)}
    links = [
        {"fields": [column.name], "reference": {"resource": _hyphened(column.link[0]), "fields": [column.link[1]]}}
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
        "schema": told | ({"foreignKeys": links} if links else {}),
    }


def _field(column: Column) -> dict[str, str]:
    return {"name": column.name, "type": _TYPES[column.type]} | ({"description": column.what} if column.what else {})


def _hyphened(name: str) -> str:
    """Returns the name with hyphens, which the specification requires for resources."""
    return name.replace("_", "-")
