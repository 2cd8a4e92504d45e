"""The ledger's tables in a DuckDB database."""

import tempfile
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast

from rashomon.errors import MissingExtra, StopError
from rashomon.exports.export_format import Files
from rashomon.exports.ledger_tables import Table, tables_of
from rashomon.model.ledger import Ledger

if TYPE_CHECKING:
    import duckdb

_TYPES = {"TEXT": "VARCHAR", "INTEGER": "BIGINT", "REAL": "DOUBLE"}


def files_of(ledger: Ledger) -> Files:
    """Returns the database file. Raises MissingExtra without duckdb, StopError if it cannot be written."""
    library = _library()
    with tempfile.TemporaryDirectory(prefix="rashomon-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "ledger.duckdb"
        try:
            connect(ledger, str(path)).close()
        except library.Error as error:
            raise StopError(f"the database could not be written: {str(error).splitlines()[0]}") from error
        return {"": path.read_bytes()}


def connect(ledger: Ledger, path: str = ":memory:") -> "duckdb.DuckDBPyConnection":
    """Returns a connection to a database with the ledger's tables. Raises MissingExtra without duckdb."""
    duckdb = _library()
    connection = duckdb.connect(path)
    connection.execute("BEGIN")
    for table in tables_of(ledger):
        _fill(connection, table)
    connection.execute("COMMIT")
    return connection


def _library() -> ModuleType:
    try:
        import duckdb
    except ImportError as error:
        raise MissingExtra.named("this needs duckdb", "exports") from error
    return cast(ModuleType, duckdb)


def _fill(connection: "duckdb.DuckDBPyConnection", table: Table) -> None:
    columns = ", ".join(f'"{column.name}" {_TYPES[column.type]}' for column in table.columns)
    connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
    if table.what:
        connection.execute(f"COMMENT ON TABLE \"{table.name}\" IS '{table.what.replace(chr(39), chr(39) * 2)}'")
    places = ", ".join("?" * len(table.columns))
    for start in range(0, len(table.rows), 500):
        rows = table.rows[start : start + 500]
        values = ", ".join([f"({places})"] * len(rows))
        connection.execute(f'INSERT INTO "{table.name}" VALUES {values}', [cell for row in rows for cell in row])  # noqa: S608  our own tables
