"""The ledger's tables as Parquet and Arrow tables; a ledger in a notebook, as data frames and as a table."""

import io
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from rashomon.errors import MissingExtra
from rashomon.exports.answer_table import answers_of, table_of
from rashomon.exports.export_format import Files
from rashomon.exports.ledger_tables import Table, tables_of
from rashomon.model.ledger import Ledger
from rashomon.text.wording import counted

if TYPE_CHECKING:
    import pandas
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


_SHOWN = ("status", "question", "answer", "outlet", "speaker", "quote")
_MOST_ROWS = 40
_TYPES = {"TEXT": "string", "INTEGER": "Int64", "REAL": "Float64"}


def frame_of(ledger: Ledger, name: str | None = None) -> "pandas.DataFrame":
    """Returns the flat table of all answers, or the named table, as a pandas data frame. Raises MissingExtra without pandas, KeyError for
    an unknown name.
    """
    try:
        import pandas
    except ImportError as error:
        raise MissingExtra.named("this needs pandas", "exports") from error
    return _frame(pandas, table_of(ledger, name))


def _frame(pandas: Any, table: Table) -> Any:
    frame = pandas.DataFrame(list(table.rows), columns=table.names())
    return frame.astype({column.name: _TYPES[column.type] for column in table.columns})


def html_of(ledger: Ledger) -> Markup:
    """Returns what a notebook shows: the answers of the first questions, in the order of the page."""
    head = Markup("<p><b>Rashomon ledger</b>: {}, {}, {} disputed{}</p>").format(
        counted(len(ledger.reports), "report"),
        counted(len(ledger.stories), "story"),
        counted(sum(len(story.disputed()) for story in ledger.stories), "point"),
        f", {len(ledger.failures)} not read" if ledger.failures else "",
    )
    table = answers_of(ledger)
    places = [table.names().index(name) for name in _SHOWN]
    names = Markup("").join(Markup("<th>{}</th>").format(name) for name in _SHOWN)
    rows = Markup("\n").join(
        Markup("<tr>{}</tr>").format(Markup("").join(Markup("<td>{}</td>").format("" if row[at] is None else row[at]) for at in places))
        for row in table.rows[:_MOST_ROWS]
    )
    rest = len(table.rows) - _MOST_ROWS
    more = Markup("<p>and {}: <code>ledger.to_pandas()</code> has them all</p>").format(counted(rest, "more answer")) if rest > 0 else ""
    return head + Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(names, rows) + more
