"""tables_of: the ledger as typed tables; names, columns and links are those of schema.sql."""

import re
from dataclasses import dataclass
from functools import cache

from rashomon.exports.schema import schema
from rashomon.exports.sqlite_rows import Cell, rows_of
from rashomon.model.ledger import Ledger

_TABLE = re.compile(r"((?:^--[^\n]*\n)*+)^CREATE TABLE (\w+) \(\n(.{0,9000}?)\n\);", re.DOTALL | re.MULTILINE)
_COLUMN = re.compile(r"^  (\"?\w+\"?) (TEXT|INTEGER|REAL)\b([^\n]*)", re.MULTILINE)
_LINK = re.compile(r"REFERENCES (\w+) \((\w+)\)")
_KEY = re.compile(r"^  PRIMARY KEY \(([^)]*)\)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type (TEXT, INTEGER or REAL), what it holds, and the table and column that it refers to."""

    name: str
    type: str
    what: str = ""
    required: bool = False
    link: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows, each in the order of the columns."""

    name: str
    what: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()


def tables_of(ledger: Ledger) -> tuple[Table, ...]:
    """Every table, also the empty ones, in the order in which links allow them to be filled."""
    rows: dict[str, list[dict[str, Cell]]] = {table.name: [] for table in empty_tables()}
    for name, row in rows_of(ledger):
        rows[name].append(row)
    return tuple(_filled(table, rows[table.name]) for table in empty_tables())


def _filled(table: Table, rows: list[dict[str, Cell]]) -> Table:
    told = tuple(tuple(row.get(column.name) for column in table.columns) for row in rows)
    return Table(table.name, table.what, table.columns, table.key, told)


@cache
def empty_tables() -> tuple[Table, ...]:
    """The tables of schema.sql without rows; generated columns are left out."""
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
