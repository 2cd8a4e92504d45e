"""docs/sqlite.md is in step with the program."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ledgers import make_ledger
from rashomon.exports.ledger_tables import schema
from rashomon.exports.sqlite import APPLICATION_ID, SCHEMA_VERSION, fill

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "sqlite.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sql\n(.*?)```", TEXT, re.DOTALL)
QUERIES = [
    query.strip()
    for block in BLOCKS[:-1]
    for query in re.split(r";(?:  --[^\n]*)?\n", block)
    if query.strip()
]


@pytest.fixture(scope="module")
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        fill(connection, make_ledger())
        yield connection


def test_the_schema_is_the_program_s() -> None:
    assert BLOCKS[-1] == schema()
    assert f"0x{APPLICATION_ID:X}" in TEXT
    assert f"number of this schema, now {SCHEMA_VERSION}" in TEXT


@pytest.mark.parametrize("query", QUERIES)
def test_every_query_runs(database: sqlite3.Connection, query: str) -> None:
    assert database.execute(query).description


def test_every_view_is_treated(database: sqlite3.Connection) -> None:
    views = [
        name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'")
    ]
    assert len(QUERIES) > 8
    assert [
        view for view in views if not any(re.search(rf"FROM {view}\b", query) for query in QUERIES)
    ] == []
