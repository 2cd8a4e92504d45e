"""A store of each kind, empty or filled."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from postgres import running_server
from rashomon.store.database.open import SqlStore
from store_contents import fill
from stored import empty_server, stored


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the tests."""
    with running_server() as address:
        yield address


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlStore]:
    """An empty store."""
    if request.param == "sqlite":
        address = str(tmp_path / "s.db")
    else:
        address = request.getfixturevalue("server")
        empty_server(address)
    with stored(address) as opened:
        yield opened


@pytest.fixture
def filled(store: SqlStore) -> SqlStore:
    """A store with two reports in one story, and what a model wrote of them."""
    fill(store)
    return store
