"""Tries to log in, which several programs count at once."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta

from rashomon.desk.login import take
from rashomon.model.user import TryRow
from rashomon.store.database.open import SqlStore, open_store

NOW = datetime(2031, 3, 5, 8, 30, tzinfo=UTC)


def address_of(store: SqlStore) -> str:
    if store.is_sqlite:
        return store.name
    return store.engine.url.render_as_string(hide_password=False).replace(
        "postgresql+psycopg", "postgresql"
    )


def test_tries_at_once_are_counted_one_after_the_other(store: SqlStore) -> None:
    def several(number: int) -> int:
        with closing(open_store(address_of(store))) as own:
            return sum(not take(own, "edo", "192.0.2.1", NOW).is_refused for _ in range(8))

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(several, range(4))) == 5
    assert store.users.tries("edo", "192.0.2.1") == TryRow(
        name="edo",
        address="192.0.2.1",
        tried=5,
        at=NOW.isoformat(),
        free_at=(NOW + timedelta(seconds=60)).isoformat(),
    )
