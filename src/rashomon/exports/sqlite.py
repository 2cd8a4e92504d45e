"""write_sqlite: a ledger as an SQLite database (docs/sqlite.md), and what Datasette needs to show
it well from its first page on."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from rashomon.errors import StopError
from rashomon.exports.export_format import Files, json_bytes
from rashomon.exports.ledger_tables import Table, empty_tables, schema, tables_of
from rashomon.file_writing import replacing
from rashomon.model.ledger import Ledger

_DATASETTE_QUERIES = {
    "side_by_side": (
        "Who tells of the same matter, and in whose words",
        "SELECT named_by, named_by_speaker, outlet, speaker, quote, figures, differs, made_by "
        "FROM side_by_side WHERE NOT perhaps",
    ),
    "differing": (
        "What differs, and who gives which reading",
        "SELECT named_by, named_by_speaker, thing, value, quote, outlet, speaker, reports, lines, "
        "made_by FROM differing WHERE strength >= 0.8",
    ),
    "disputed": (
        "What is disputed, and by whom",
        "SELECT question, quote, speaker, stance, outlet, answer, behind_it, made_by FROM disputed",
    ),
    "conflicts": (
        "Which answers exclude each other, and why",
        "SELECT label, quote_a, who_says_a, a, quote_b, who_says_b, b, reason, made_by FROM "
        "conflicts",
    ),
    "changed": (
        "What changed",
        "SELECT label, first_quote, first_speaker, first, first_in, later_quote, "
        "later_speaker, later, later_in, reason, made_by FROM changed",
    ),
    "who_said_what": (
        "Who said what",
        "SELECT who, stance, quote, via, outlet, made_by FROM who_said_what WHERE who LIKE "
        "'%' || :who || '%'",
    ),
    "answers": (
        "What stands behind each answer",
        "SELECT label, quote, speaker, answer, reports, lines, speakers, one_line, made_by "
        "FROM answers WHERE reports > 1",
    ),
    "figures": (
        "Every figure and who gives it",
        "SELECT question, value, low, high, unit, speaker, outlet, quote, made_by FROM figures",
    ),
}
_FACETS = {
    "points": ["status", "kind", "about_measure"], "statements": ["stance", "mode", "anonymous",
    "report"], "names": ["kind", "country"],
    "sentences": ["report", "speaker"], "marks": ["kind"],
    "variants": ["kind", "relation"], "accounts": ["report", "stance"],
    "anomalies": ["kind", "report"], "reports": ["outlet", "language"], "copies": ["kind"],
    "relations": ["kind", "rule"], "furniture": ["type"], "origins": ["kind"], "rests": ["how",
    "report"],
}  # fmt: skip
_LABELS = {
    "reports": "title",
    "names": "name",
    "passages": "named_by",
    "points": "question",
    "versions": "quote",
    "stories": "title",
    "events": "what",
    "origins": "name",
}
SEARCHED = ("reports", "statements", "sentences", "accounts")
_HIDDEN = ("setting", "made")


def metadata_of(stem: str) -> bytes:
    """Returns the JSON of `datasette -m` for a database file of this name."""
    document = {
        "title": "A Rashomon ledger",
        "description": "Who reported what, who said it, which sentences "
        "tell of one matter. It never says "
        "which account is true.",
        "databases": {
            stem: {
                "description": "Begin with the queries; every sentence has the "
                "report and the offsets where "
                "it stands.",
                "tables": {table.name: _table_metadata(table) for table in empty_tables()},
                "queries": {
                    name: {"title": title, "sql": sql}
                    for name, (title, sql) in _DATASETTE_QUERIES.items()
                },
            }
        },
    }
    return json_bytes(document)


def _table_metadata(table: Table) -> dict[str, Any]:
    fields: dict[str, Any] = {"description": table.what} if table.what else {}
    columns = {column.name: column.what for column in table.columns if column.what}
    fields |= {"columns": columns} if columns else {}
    fields |= {"facets": _FACETS[table.name]} if table.name in _FACETS else {}
    fields |= {"label_column": _LABELS[table.name]} if table.name in _LABELS else {}
    if table.name in SEARCHED:
        fields |= {"fts_table": f"{table.name}_fts", "fts_pk": "rowid"}
    return fields | ({"hidden": True} if table.name in _HIDDEN else {})


APPLICATION_ID = 0x5253484D  # "RSHM"
SCHEMA_VERSION = 7
# bytes of an SQLite file before its first page; the application id is the big-endian number at 68
_HEADER = 100
_BESIDE = ("-wal", "-journal", "-shm")


def files_of(ledger: Ledger, stem: str = "ledger") -> Files:
    """Returns the database and the metadata with which Datasette shows a database of this name."""
    with tempfile.TemporaryDirectory(prefix="rashomon-") as folder:
        path = Path(folder) / "ledger.db"
        write_sqlite(ledger, str(path))
        return {"": path.read_bytes(), "-metadata.json": metadata_of(stem)}


def write_sqlite(ledger: Ledger, path: str, *, force: bool = False) -> None:
    """Writes the database; an existing one stays intact until the new one is complete. Raises
    StopError."""
    check_replaceable(path, force=force)
    try:
        with (
            replacing(path) as made,
            closing(sqlite3.connect(made, isolation_level=None)) as connection,
        ):
            fill(connection, ledger)
    except sqlite3.IntegrityError as error:
        raise StopError(
            f"{path} was not written: the ledger contradicts itself ({error}); `rashomon "
            "verify` lists what is wrong"
        ) from error
    except sqlite3.Error as error:
        raise StopError(f"{path} could not be written: {error}") from error


def check_replaceable(path: str, *, force: bool = False) -> None:
    """Raises StopError if a database may not be put at `path`: only a Rashomon database may be
    replaced."""
    target = Path(path)
    try:
        if not target.resolve().parent.is_dir():
            raise StopError(f"{path} could not be written: there is no folder {target.parent}")
        if target.is_dir():
            raise StopError(f"{path} could not be written: it is a folder")
        if target.exists() and not force and not is_rashomon_database(target):
            raise StopError(
                f"{path} is there already and is no Rashomon database; --force replaces it"
            )
    except OSError as error:
        raise StopError(f"{path} could not be opened: {error.strerror}") from error
    for suffix in _BESIDE:
        beside = target.resolve().with_name(target.resolve().name + suffix)
        if beside.exists():
            raise StopError(f"{path} is in use by another program ({beside.name} lies beside it)")


def is_rashomon_database(path: Path) -> bool:
    """Whether the file's header is that of a database written by this program."""
    with path.open("rb") as file:
        header = file.read(_HEADER)
    return header.startswith(b"SQLite format 3\0") and header[68:72] == APPLICATION_ID.to_bytes(
        4, "big"
    )


def fill(connection: sqlite3.Connection, ledger: Ledger) -> None:
    """Creates the tables in an empty database and inserts the ledger, in one transaction."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.executescript(f"BEGIN;\n{schema()}")
    for table in tables_of(ledger):
        names, places = (
            ", ".join(f'"{name}"' for name in table.names()),
            ", ".join("?" * len(table.columns)),
        )
        # names of our own tables
        insert = f"INSERT INTO {table.name} ({names}) VALUES ({places})"  # noqa: S608
        connection.executemany(insert, table.rows)
    for name in SEARCHED:
        # names of our own tables
        connection.execute(f"INSERT INTO {name}_fts ({name}_fts) VALUES ('rebuild')")  # noqa: S608
    connection.execute("COMMIT")
