"""The SQLite export, and its page of the documentation."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from factories import make_report
from ledgers import full_ledger, make_ledger
from rashomon.errors import StopError
from rashomon.exports.ledger_tables import schema
from rashomon.exports.sqlite import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    fill,
    is_rashomon_database,
    write_sqlite,
)
from rashomon.model.ledger import Ledger, Made

BYTES = "SQLite format 3\0"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    write_sqlite(full_ledger(), str(tmp_path / "ledger.db"))
    with closing(sqlite3.connect(tmp_path / "ledger.db")) as connection:
        yield connection


def names(connection: sqlite3.Connection, kind: str) -> list[str]:
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = ? ORDER BY name", (kind,)
    )
    return [name for (name,) in found if "_fts" not in name and not name.startswith("sqlite_")]


def test_every_table_holds_rows_and_every_key_holds(database: sqlite3.Connection) -> None:
    assert [
        table
        for table in names(database, "table")
        if not database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    ] == []
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    for table in names(database, "table"):
        assert any(column[5] for column in database.execute(f"PRAGMA table_info({table})")), (
            f"{table} has no primary key"
        )


def test_every_span_is_the_text_at_its_offsets(database: sqlite3.Connection) -> None:
    checked = 0
    for table in names(database, "table"):
        columns = {row[1] for row in database.execute(f"PRAGMA table_info({table})")}
        if {"report", "start", "end", "quote"} <= columns:
            query = (
                f'SELECT t.quote, substr(r.text, t.start + 1, t."end" - t.start) FROM {table} t '
                "JOIN reports r ON r.id = t.report WHERE t.start IS NOT NULL"
            )
            for quote, found in database.execute(query):
                assert quote == found
                checked += 1
    assert checked > 10


def test_the_first_five_questions(database: sqlite3.Connection) -> None:
    assert (
        "How many people were hurt?",
        "9",
        "the mayor",
        "Nine people were hurt",
        "Hill Post",
    ) in database.execute(
        "SELECT question, answer, speaker, quote, outlet FROM disputed"
    ).fetchall()
    assert database.execute(
        "SELECT a, b, who_says_a, who_says_b, reason FROM conflicts"
    ).fetchall() == [
        ("9", "11", "the mayor", "a nurse", "two exact numbers of the same people that differ")
    ]
    assert database.execute("SELECT first, later, first_in, later_in FROM changed").fetchall() == [
        ("9", "11", "post", "star")
    ]
    assert ("the mayor", "asserts", "a letter > Vale Wire") in database.execute(
        "SELECT who, stance, via FROM who_said_what"
    ).fetchall()
    assert ("the ministry", 1, 0, 1) in database.execute(
        "SELECT who, statements, asserts, denies FROM speakers"
    ).fetchall()
    assert ("yes", 3, 1, 1) in database.execute(
        "SELECT answer, reports, lines, speakers FROM answers WHERE status = 'repeated'"
    ).fetchall()
    assert database.execute("SELECT one_line FROM answers WHERE answer = '9'").fetchone() == (
        "post + star: the stretch is copied",
    )
    assert database.execute("SELECT giver, taker, drift_a_to_b FROM copied").fetchall() == [
        ("post", "star", "number: 9 > nothing")
    ]
    assert {row[0] for row in database.execute("SELECT low FROM figures")} == {9.0, 11.0}


@pytest.mark.parametrize(
    ("table", "words", "found"),
    [
        ("reports", "bridges", 1),
        ("statements", "ignore", 1),
        ("accounts", "hurt", 2),
        ("reports", "zebra", 0),
    ],
)
def test_full_text_search(database: sqlite3.Connection, table: str, words: str, found: int) -> None:
    query = (
        f"SELECT count(*) FROM {table} t JOIN {table}_fts f ON f.rowid = t.rowid WHERE "
        f"{table}_fts MATCH ?"
    )
    assert database.execute(query, (words,)).fetchone() == (found,)


def test_every_string_stays_text(tmp_path: Path) -> None:
    text = '=1+1\n007 and 1e5\n"); DROP TABLE reports; -- \ud800 and \0 and 🧭 after'
    report = make_report("x", "r", title="007", outlet="1e5")
    write_sqlite(Ledger(Made("m"), (replace(report, text=text),), ()), str(tmp_path / "x.db"))
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        row = connection.execute(
            "SELECT title, outlet, text, typeof(title), length(text) FROM reports"
        ).fetchone()
    assert row == (
        "007",
        "1e5",
        text.replace("\ud800", "\ufffd").replace("\0", "\ufffd"),
        "text",
        len(text),
    )


def test_a_rashomon_database_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    write_sqlite(make_ledger(), str(path))
    write_sqlite(Ledger(Made("m"), (), ()), str(path))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM reports").fetchone() == (0,)
    for other in (BYTES.encode() + bytes(200), b"my thesis", b""):
        path.write_bytes(other)
        with pytest.raises(StopError, match="is no Rashomon database; --force"):
            write_sqlite(make_ledger(), str(path))
        assert path.read_bytes() == other
    write_sqlite(make_ledger(), str(path), force=True)
    assert is_rashomon_database(path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["x.db"]


@pytest.mark.parametrize(
    ("where", "told"), [("missing/x.db", "there is no folder"), (".", "it is a folder")]
)
def test_where_it_cannot_be_written(tmp_path: Path, where: str, told: str) -> None:
    with pytest.raises(StopError, match=told):
        write_sqlite(make_ledger(), str(tmp_path / where))


def test_a_database_in_use_is_left_alone(tmp_path: Path) -> None:
    write_sqlite(make_ledger(), str(tmp_path / "x.db"))
    (tmp_path / "x.db-wal").write_bytes(b"")
    with pytest.raises(StopError, match="in use"):
        write_sqlite(make_ledger(), str(tmp_path / "x.db"))


TEXT = (Path(__file__).resolve().parents[2] / "docs" / "sqlite.md").read_text(encoding="utf-8")


BLOCKS = re.findall(r"```sql\n(.*?)```", TEXT, re.DOTALL)


QUERIES = [
    query.strip()
    for block in BLOCKS[:-1]
    for query in re.split(r";(?:  --[^\n]*)?\n", block)
    if query.strip()
]


@pytest.fixture(scope="module")
def database_sqlite_docs() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        fill(connection, make_ledger())
        yield connection


def test_the_schema_is_the_program_s() -> None:
    assert BLOCKS[-1] == schema()
    assert f"0x{APPLICATION_ID:X}" in TEXT
    assert f"number of this schema, now {SCHEMA_VERSION}" in TEXT


@pytest.mark.parametrize("query", QUERIES)
def test_every_query_runs(database_sqlite_docs: sqlite3.Connection, query: str) -> None:
    assert database_sqlite_docs.execute(query).description


def test_every_view_is_treated(database_sqlite_docs: sqlite3.Connection) -> None:
    views = [
        name
        for (name,) in database_sqlite_docs.execute(
            "SELECT name FROM sqlite_master WHERE type = 'view'"
        )
    ]
    assert len(QUERIES) > 8
    assert [
        view for view in views if not any(re.search(rf"FROM {view}\b", query) for query in QUERIES)
    ] == []
