"""The ledger's tables as Parquet."""

import io
from typing import TYPE_CHECKING

from rashomon.errors import MissingExtra
from rashomon.exports.answer_table import table_of
from rashomon.exports.export_format import Files
from rashomon.exports.ledger_tables import Table, tables_of
from rashomon.model.ledger import Ledger

if TYPE_CHECKING:
    import pyarrow


def files_of(ledger: Ledger) -> Files:
    """Returns a file per table. Raises MissingExtra without pyarrow."""
    arrow_tables = arrow_tables_of(ledger)
    from pyarrow import parquet

    files = {}
    for name, table in arrow_tables.items():
        out = io.BytesIO()
        parquet.write_table(table, out)
        files[f"{name}.parquet"] = out.getvalue()
    return files


def arrow_tables_of(ledger: Ledger) -> "dict[str, pyarrow.Table]":
    """Returns the tables as Arrow tables, by name. Raises MissingExtra without pyarrow."""
    return {table.name: _arrow(table) for table in tables_of(ledger)}


def arrow_of(ledger: Ledger, name: str | None = None) -> "pyarrow.Table":
    """Returns the flat table of all answers, or the named table, as an Arrow table. Raises MissingExtra without pyarrow, KeyError for an
    unknown name.
    """
    return _arrow(table_of(ledger, name))


def _arrow(table: Table) -> "pyarrow.Table":
    try:
        import pyarrow
    except ImportError as error:
        raise MissingExtra.named("this needs pyarrow", "exports") from error
    types = {"TEXT": pyarrow.string(), "INTEGER": pyarrow.int64(), "REAL": pyarrow.float64()}
    fields = [pyarrow.field(c.name, types[c.type], metadata={"what": c.what} if c.what else None) for c in table.columns]
    schema = pyarrow.schema(fields, metadata={"what": table.what})
    columns = zip(*table.rows, strict=True) if table.rows else ([] for _ in table.columns)
    return pyarrow.table([pyarrow.array(list(cells), field.type) for cells, field in zip(columns, fields, strict=True)], schema=schema)
