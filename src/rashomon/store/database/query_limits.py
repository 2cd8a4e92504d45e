"""limit_time, wait_at_most, read_only: limits for connections of a server: time of a query, time waiting for locks, no writing."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from rashomon.store.database.session import WAIT, Session

_STEPS = 5000  # instructions of SQLite's machine between two looks at the clock


def _raw(store: Session) -> Any:
    with store.engine.connect() as connection:
        return connection.connection.dbapi_connection


@contextmanager
def limit_time(store: Session, seconds: float) -> Iterator[None]:
    """A block in which a query that takes longer is broken off with a StopError. In PostgreSQL each statement has its own limit."""
    if not store.is_sqlite:
        store.statement_seconds = seconds
        yield
        return
    until = monotonic() + seconds
    raw = _raw(store)
    raw.set_progress_handler(lambda: monotonic() > until, _STEPS)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)


@contextmanager
def wait_at_most(store: Session, seconds: float | None) -> Iterator[None]:
    """A block in which another writer is waited for so long, not as long as usual. PostgreSQL's writers wait as they do."""
    if seconds is None or not store.is_sqlite:
        yield
        return
    raw = _raw(store)
    raw.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
    try:
        yield
    finally:
        raw.execute(f"PRAGMA busy_timeout = {WAIT * 1000}")


def read_only(store: Session) -> None:
    """From now on the store refuses to write. PostgreSQL's reading transactions always do."""
    if store.is_sqlite:
        _raw(store).execute("PRAGMA query_only = ON")
    store.may_write = False
