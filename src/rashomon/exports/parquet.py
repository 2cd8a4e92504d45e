"""The ledger's tables as Parquet, and as Arrow tables; a ledger in a notebook,
as data frames and as a table."""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from rashomon.errors import MissingExtra
from rashomon.exports.export_format import Files
from rashomon.exports.flat_tables import sentences_of, table_of
from rashomon.exports.ledger_tables import Cell, Column, Table, tables_of
from rashomon.model.ledger import Ledger
from rashomon.telling.wording import authors_of, counted, marked

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
    """Returns the flat table of all sentences, or the named table, as an Arrow table.

    Raises MissingExtra without pyarrow, KeyError for an unknown name.
    """
    return _arrow(table_of(ledger, name))


def _arrow(table: Table) -> "pyarrow.Table":
    try:
        import pyarrow
    except ImportError as error:
        raise MissingExtra.named("this needs pyarrow", "exports") from error
    types = {"TEXT": pyarrow.string(), "INTEGER": pyarrow.int64(), "REAL": pyarrow.float64()}
    types |= {"DATE": pyarrow.date32(), "BOOLEAN": pyarrow.bool_()}
    fields = [
        pyarrow.field(c.name, types[c.type], metadata={"what": c.what} if c.what else None)
        for c in table.columns
    ]
    schema = pyarrow.schema(fields, metadata={"what": table.what})
    cells = zip(table.columns, _columns(table), fields, strict=True)
    arrays = [pyarrow.array(_typed(column, held), field.type) for column, held, field in cells]
    return pyarrow.table(arrays, schema=schema)


def _columns(table: Table) -> Iterable[Sequence[Cell]]:
    return zip(*table.rows, strict=True) if table.rows else ([] for _ in table.columns)


_READ: Mapping[str, Callable[[Any], Any]] = {"DATE": date.fromisoformat, "BOOLEAN": bool}


def _typed(column: Column, cells: Sequence[Cell]) -> list[Any]:
    """Returns the cells with ISO days as days and 1 and 0 as truths, where the column has these."""
    read = _READ.get(column.type)
    return [None if cell is None else read(cell) for cell in cells] if read else list(cells)


_SHOWN = ("named_by", "named_by_speaker", "outlet", "speaker", "sentence", "made_by")
_MOST_ROWS = 40
_TYPES = {
    "TEXT": "string",
    "INTEGER": "Int64",
    "REAL": "Float64",
    "DATE": "datetime64[s]",
    "BOOLEAN": "boolean",
}


def frame_of(ledger: Ledger, name: str | None = None) -> "pandas.DataFrame":
    """Returns the flat table of all sentences, or the named table, as a pandas data frame.

    Raises MissingExtra without pandas, KeyError for an unknown name.
    """
    try:
        import pandas
    except ImportError as error:
        raise MissingExtra.named("this needs pandas", "exports") from error
    table = table_of(ledger, name)
    frame = pandas.DataFrame(list(table.rows), columns=table.names())
    return frame.astype({column.name: _TYPES[column.type] for column in table.columns})


def html_of(ledger: Ledger) -> Markup:
    """Returns what a notebook shows: the sure sentences of the first passages."""
    stories = ledger.stories
    disputed = [point for story in stories for point in story.disputed()]
    parts = (
        counted(len(ledger.reports), "report"),
        counted(len(stories), "story"),
        counted(sum(len(story.passages) for story in stories), "passage"),
        marked(f"{len(disputed):,} disputed", authors_of(disputed)) if disputed else "",
        f"{len(ledger.failures):,} not read" if ledger.failures else "",
    )
    head = Markup("<p><b>Rashomon ledger</b>: {}</p>").format(", ".join(filter(None, parts)))
    table = sentences_of(ledger)
    places = [table.names().index(name) for name in _SHOWN]
    doubt = table.names().index("perhaps")
    sure = [[row[at] for at in places] for row in table.rows if not row[doubt]]
    rows = Markup("\n").join(_html_row("td", cells) for cells in sure[:_MOST_ROWS])
    rest = counted(len(sure) - _MOST_ROWS, "more sentence") if len(sure) > _MOST_ROWS else ""
    more = _HTML_MORE.format(rest) if rest else ""
    return head + _HTML_TABLE.format(_html_row("th", _SHOWN), rows) + more


_HTML_MORE = Markup("<p>and {}: <code>ledger.to_pandas()</code> has them all</p>")
_HTML_TABLE = Markup("<table><thead>{}</thead><tbody>{}</tbody></table>")
_HTML_CELLS = {"td": Markup("<td>{}</td>"), "th": Markup("<th>{}</th>")}


def _html_row(kind: str, cells: Iterable[Cell]) -> Markup:
    made = (_HTML_CELLS[kind].format("" if cell is None else cell) for cell in cells)
    return Markup("<tr>{}</tr>").format(Markup("").join(made))
