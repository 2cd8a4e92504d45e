"""Session: one database, its transactions, and what goes wrong with it in plain words."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool, StaticPool

from rashomon.errors import MissingExtra, StopError

WAIT = 60  # seconds that a writer waits for another one
APPLICATION_ID = 0x52534853  # "RSHS", so that a store is told from an export
_LOCK = 0x52534853  # the number of the advisory lock that PostgreSQL's writers take
PIECE = 500  # values in one statement


class Session:
    """A database and the transaction that is open in it, if one is."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine, self.name = engine, name
        self._open: Connection | None = None
        self._writes = False
        self.statement_seconds: float | None = None  # in PostgreSQL; see limits.py
        self.may_write = True

    @property
    def is_sqlite(self) -> bool:
        """Whether this is a file, not a server."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that no other writer shares; kept when the block ends, undone when it raises."""
        if self._open is not None and self._writes:
            yield self._open
            return
        if not self.may_write:
            raise StopError(f"{self.name} was opened to read only")
        with self._transaction(write=True) as connection:
            if not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One view of the database, whatever others write meanwhile."""
        if self._open is not None:
            yield self._open
            return
        with self._transaction(write=False) as connection:
            yield connection

    @contextmanager
    def _transaction(self, *, write: bool) -> Iterator[Connection]:
        try:
            with self.engine.connect() as connection:
                if self.is_sqlite:
                    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
                elif not write:
                    connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
                if not self.is_sqlite and self.statement_seconds:
                    connection.execute(text(f"SET LOCAL statement_timeout = {int(self.statement_seconds * 1000)}"))
                self._open, self._writes = connection, write
                try:
                    yield connection
                    self._end("COMMIT", connection)
                except BaseException:
                    self._end("ROLLBACK", connection)
                    raise
                finally:
                    self._open, self._writes = None, False
        except SQLAlchemyError as error:
            raise StopError(self.told(error)) from error

    def _end(self, how: str, connection: Connection) -> None:
        if not self.is_sqlite:
            (connection.commit if how == "COMMIT" else connection.rollback)()
            return
        raw = connection.connection.dbapi_connection
        if how == "COMMIT" or getattr(raw, "in_transaction", False):  # a full disk may have rolled it back already
            connection.exec_driver_sql(how)

    def told(self, error: SQLAlchemyError) -> str:
        """What went wrong, for a person."""
        reason = str(error.orig) if isinstance(error, DBAPIError) else str(error)
        first = reason.strip().split("\n")[0]
        if "full" in reason or "disk I/O" in reason or "No space" in reason or "too large" in reason:
            return f"{self.name} could not be written: the disk is full or failed ({first}). What was added before is kept; nothing is half written"
        if "interrupted" in reason or "statement timeout" in reason:
            return "the query took too long and was broken off; ask for less"
        if "locked" in reason or "busy" in reason:
            return f"{self.name} is in use by another writer that did not finish within {WAIT} seconds"
        if "not a database" in reason or "malformed" in reason:
            return f"{self.name} is no store of Rashomon, or was damaged ({first})"
        if "readonly" in reason or "read-only" in reason:
            return f"{self.name} may not be written ({first})"
        return f"{self.name} could not be used: {first}"

    def upsert(self, connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        """Puts rows in, over those with the same primary key."""
        keys = [column.name for column in table.primary_key]
        for row in rows:
            made = (sqlite if self.is_sqlite else postgresql).insert(table).values(**row)
            rest = {name: value for name, value in row.items() if name not in keys}
            connection.execute(
                made.on_conflict_do_update(index_elements=keys, set_=rest) if rest else made.on_conflict_do_nothing(index_elements=keys)
            )


def pieces(values: Iterable[Any]) -> Iterator[list[Any]]:
    """The values, few enough at a time for one statement."""
    listed = list(values)
    return (listed[start : start + PIECE] for start in range(0, len(listed), PIECE))


def make_engine(address: str) -> Engine:
    """The engine of a file or of a server's address. Raises MissingExtra."""
    if address.startswith(("postgresql:", "postgres:")):
        try:
            import psycopg  # noqa: F401
        except ImportError as error:
            raise MissingExtra.named("a store in PostgreSQL needs psycopg", "postgres") from error
        rest = address.split(":", 1)[1]
        return create_engine(f"postgresql+psycopg:{rest}", poolclass=NullPool)
    engine = create_engine(f"sqlite:///{address}", poolclass=StaticPool, connect_args={"timeout": WAIT, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: object) -> None:
        connection.isolation_level = None  # transactions are opened and closed in so many words
        cursor = connection.cursor()
        for line in ("foreign_keys = ON", "synchronous = FULL", f"busy_timeout = {WAIT * 1000}", "cache_size = -65536"):
            cursor.execute(f"PRAGMA {line}")
        cursor.close()

    return engine
