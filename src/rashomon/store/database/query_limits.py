"""Limits for a server's connections: query time, time waiting for locks, and no writing."""

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
    """A block in which a slower query is interrupted with a StopError. In PostgreSQL the limit holds for each statement."""
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
    """A block that waits at most this long for another writer, instead of the usual time. PostgreSQL is unaffected."""
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
    """Makes the store refuse to write from now on. PostgreSQL's read transactions always do."""
    if store.is_sqlite:
        _raw(store).execute("PRAGMA query_only = ON")
    store.may_write = False
