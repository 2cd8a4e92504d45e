"""tables_of: the ledger as typed tables, for every tabular format; names, columns and references are those of schema.sql."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import resources
from typing import Any

from rashomon.exports.ledger_rows import rows_of
from rashomon.model.ledger import Ledger

Cell = str | int | float | None
_TABLE = re.compile(r"((?:^--[^\n]*\n)*+)^CREATE TABLE (\w+) \(\n(.{0,9000}?)\n\);", re.DOTALL | re.MULTILINE)
_COLUMN = re.compile(r"^  (\"?\w+\"?) (TEXT|INTEGER|REAL)\b([^\n]*)", re.MULTILINE)
_LINK = re.compile(r"REFERENCES (\w+) \((\w+)\)")
_KEY = re.compile(r"^  PRIMARY KEY \(([^)]*)\)", re.MULTILINE)
# A lone surrogate has no UTF-8 and SQLite's text functions stop at NUL: both become the replacement character, so that offsets stay.
_UNSTORABLE = re.compile("[\ud800-\udfff\0]")
_RENAMED = {"made_by": "by", "made_at": "at"}  # columns that are called otherwise in the ledger


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type (TEXT, INTEGER or REAL), its meaning, and the table and column that it refers to."""

    name: str
    type: str
    what: str = ""
    required: bool = False
    link: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows, each in column order."""

    name: str
    what: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()

    def names(self) -> list[str]:
        """Returns the names of the columns."""
        return [column.name for column in self.columns]


@cache
def schema() -> str:
    """Returns the SQL that creates an empty database, with comments on each table and column."""
    return resources.files("rashomon.exports").joinpath("schema.sql").read_text("utf-8")


def tables_of(ledger: Ledger) -> tuple[Table, ...]:
    """Returns every table, empty ones too, in an order that satisfies the references."""
    columns = {table.name: table.names() for table in empty_tables()}
    rows: dict[str, list[tuple[Cell, ...]]] = {name: [] for name in columns}
    for name, record, told in rows_of(ledger):
        rows[name].append(tuple(as_cell(_value(column, record, told)) for column in columns[name]))
    return tuple(Table(table.name, table.what, table.columns, table.key, tuple(rows[table.name])) for table in empty_tables())


def _value(column: str, record: object, told: dict[str, Any]) -> Any:
    """Returns the value computed for the column, else the record's attribute of that name."""
    if column in told or record is None:
        return told.get(column)
    return getattr(record, _RENAMED.get(column, column))


def as_cell(value: Any) -> Cell:
    """Returns the value as a table stores it."""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return _UNSTORABLE.sub("\ufffd", value)
    if value is None or isinstance(value, (int, float)):
        return int(value) if isinstance(value, bool) else value
    return str(value)


@cache
def empty_tables() -> tuple[Table, ...]:
    """Returns the tables of schema.sql without rows; generated columns are omitted."""
    return tuple(_table(*found.groups()) for found in _TABLE.finditer(schema()))


def _table(comment: str, name: str, body: str) -> Table:
    columns, keys = [], []
    for found in _COLUMN.finditer(body):
        column, kind, rest = found[1].strip('"'), found[2], found[3]
        if "GENERATED" in rest:
            continue
        link = _LINK.search(rest)
        rules, _, what = rest.partition("--")
        columns.append(Column(column, kind, what.strip(), "NOT NULL" in rules, (link[1], link[2]) if link else None))
        if "PRIMARY KEY" in rules:
            keys.append(column)
    several = _KEY.search(body)
    key = tuple(part.strip().strip('"') for part in several[1].split(",")) if several else tuple(keys)
    return Table(name, " ".join(line.removeprefix("--").strip() for line in comment.splitlines()), tuple(columns), key)
