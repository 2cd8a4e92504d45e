"""Session: a database with its transactions. It limits a server's connections: how long a query may
take and wait for locks, and whether it may write."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any, TypeAlias, cast

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Delete,
    Engine,
    Executable,
    FromClause,
    Row,
    Select,
    Table,
    Update,
    create_engine,
    event,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects import sqlite as sqlite_dialect
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool, StaticPool

from rashomon.errors import StopError, needing
from rashomon.model.record import record
from rashomon.store.database.column_values import shown, sign_by_sign
from rashomon.store.database.error_words import WAIT, told_error
from rashomon.store.database.schema import SearchIndex, meta

_Column = ColumnElement[Any]


APPLICATION_ID = 0x52534853  # "RSHS", so that a store is told from an export
_LOCK = 0x52534853  # the number of the advisory lock that PostgreSQL's writers take
PIECE = 500  # values in one statement
_STEPS = 5000  # instructions of SQLite's machine between two looks at the clock


AnyRow: TypeAlias = "Row[*tuple[Any, ...]]"
AnyRows = Sequence[AnyRow]


class Session:
    """A database and its open transaction, if any."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name
        self._open: Connection | None = None
        self._writes = False
        self.statement_seconds: float | None = None  # in PostgreSQL; see limit_time
        self.may_write = True

    @property
    def is_sqlite(self) -> bool:
        """Whether this is a file rather than a server."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that alone may write. It is committed when the block ends, and rolled back
        if the block raises. Raises StopError if the store may only be read."""
        if self._open and self._writes:
            yield self._open
            return
        if not self.may_write:
            raise StopError(f"{self.name} was opened to read only, or its disk is full")
        with self._transaction(write=True) as connection:
            if not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Lets the block read the database as of one moment, whatever others write meanwhile."""
        if self._open:
            yield self._open
            return
        with self._transaction(write=False) as connection:
            yield connection

    @contextmanager
    def _transaction(self, *, write: bool) -> Iterator[Connection]:
        """Opens a transaction, and rolls it back unless it is committed at the end. One that only
        reads sees one state of the database throughout. Errors of the database become our own."""
        try:
            with self.engine.connect() as connection:
                if self.is_sqlite:
                    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
                elif not write:
                    connection = connection.execution_options(
                        isolation_level="REPEATABLE READ", postgresql_readonly=True
                    )
                if not self.is_sqlite and self.statement_seconds:
                    connection.execute(
                        text(f"SET LOCAL statement_timeout = {int(self.statement_seconds * 1000)}")
                    )
                self._open = connection
                self._writes = write
                try:
                    yield connection
                    if write:
                        connection.commit()
                finally:
                    connection.rollback()  # what was not committed
                    self._open = None
                    self._writes = False
        except SQLAlchemyError as error:
            raise told_error(error, self.name) from error

    def all(self, query: Executable) -> AnyRows:
        """Returns the rows of a query."""
        with self.reading() as connection:
            return connection.execute(query).all()

    def first(self, query: Executable) -> "AnyRow | None":
        """Returns the first row of a query, or None."""
        with self.reading() as connection:
            return connection.execute(query).first()

    def column(self, query: Executable) -> Sequence[Any]:
        """Returns the first value of each row of a query."""
        with self.reading() as connection:
            return connection.execute(query).scalars().all()

    def value(self, query: Executable) -> Any:
        """Returns the first value of the first row of a query; None if there is no row."""
        with self.reading() as connection:
            return connection.execute(query).scalar()

    def all_in(self, query: Select[Any], column: _Column, values: Iterable[Any]) -> list[AnyRow]:
        """Returns the rows of a query that have one of these values in the column, however many
        values there are."""
        rows: list[AnyRow] = []
        with self.reading():
            for piece in pieces(sorted(set(values))):
                rows += self.all(query.where(column.in_(piece)))
        return rows

    def pairs_in(
        self, query: Select[Any], column: _Column, values: Iterable[Any]
    ) -> dict[Any, Any]:
        """Returns, for the rows that `all_in` would return, the second value by the first."""
        return dict(self.all_in(query, column=column, values=values))

    def held(
        self, column: _Column, values: Iterable[Any], *conditions: ColumnElement[bool]
    ) -> set[Any]:
        """Returns those of these values that occur in the column, in rows that meet the
        conditions."""
        return {
            row[0]
            for row in self.all_in(select(column).where(*conditions), column=column, values=values)
        }

    def count(self, of: FromClause, *conditions: ColumnElement[bool]) -> int:
        """Returns how many rows meet the conditions."""
        return int(self.value(select(func.count()).select_from(of).where(*conditions)))

    def run(self, change: Executable, rows: Sequence[Mapping[str, Any]] | None = None) -> int:
        """Runs a statement that changes the store, once for each of `rows` if they are given.
        Returns how many rows it changed."""
        if rows is not None and not rows:
            return 0
        with self.writing() as connection:
            return connection.execute(change, rows).rowcount

    def run_in(self, change: Update | Delete, column: _Column, values: Iterable[Any]) -> None:
        """Changes or deletes the rows that have one of these values in the column."""
        with self.writing():
            for piece in pieces(values):
                self.run(change.where(column.in_(piece)))

    def upsert(self, table: Table, rows: Iterable[dict[str, Any]]) -> None:
        """Inserts rows, replacing those with the same primary key."""
        keys = [column.name for column in table.primary_key]
        with self.writing():
            for row in rows:
                inserting = self.inserting(table).values(**row)
                self.run(inserting.on_conflict_do_update(index_elements=keys, set_=row))

    def inserting(self, table: Table) -> sqlite_dialect.Insert | postgresql.Insert:
        """Returns an INSERT that can say what happens if the key is there already."""
        return sqlite_dialect.insert(table) if self.is_sqlite else postgresql.insert(table)

    def numbered(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> Sequence[int]:
        """Inserts rows and returns their numbers, in order."""
        if not rows:
            return ()
        with self.writing() as connection:
            inserting = insert(table).returning(table.c.number, sort_by_parameter_order=True)
            return connection.execute(inserting, rows).scalars().all()

    def matching(
        self,
        index: SearchIndex,
        words: str,
        columns: Sequence[Column[Any]],
        tie_break: Column[Any],
        *,
        most: int,
    ) -> AnyRows:
        """Returns these columns of the rows that have all of these words, best first, and by `then`
        among equals."""
        asked_words = [*map(sign_by_sign, (shown(words.replace("\x00", " ")) or "").split())]
        if not asked_words:
            return ()
        values = {}
        if self.is_sqlite:
            quoted = ('"' + word.replace('"', '""') + '"' for word in asked_words)
            values = {"asked": " ".join(quoted)}
            key = "s.rowid"
            rank = index.rank
            of = ""
            matches = f"{index.name} MATCH :asked"
        else:
            key = f"s.{index.key}"
            rank = "ts_rank(s.words, q) DESC"
            values = {f"word{number}": word for number, word in enumerate(asked_words)}
            phrases = " && ".join(f"phraseto_tsquery('simple', :{name})" for name in values)
            of = f", (SELECT {phrases} AS q) asked"
            matches = "s.words @@ q"
        table = index.of.name
        query = (
            f"SELECT {', '.join(map(str, columns))} FROM {index.name} s "  # noqa: S608
            f"JOIN {table} ON {table}.number = {key}{of} "
            f"WHERE {matches} ORDER BY {rank}, {tie_break} LIMIT :most"
        )
        return self.all(text(query).bindparams(**values, most=most))

    def index(self, index: SearchIndex, rows: Sequence[Mapping[str, Any]]) -> None:
        """Adds the words of rows to a full-text index. Each row has its number as `n`."""
        names = ", ".join(index.columns)
        values = ", ".join(f":{name}" for name in index.columns)
        into = f"rowid, {names}"
        if not self.is_sqlite:
            into = f"{index.key}, words"
            values = index.words
        spaced = []
        for row in rows:
            words = {name: sign_by_sign(row[name] or "") for name in index.columns}
            spaced.append({"n": row["n"], **words})
        # our own names
        self.run(
            text(f"INSERT INTO {index.name} ({into}) VALUES (:n, {values})"),  # noqa: S608
            spaced,
        )

    def unindex(self, index: SearchIndex, numbers: Sequence[int]) -> None:
        """Deletes the words of the rows with these numbers from a full-text index."""
        key = "rowid" if self.is_sqlite else index.key
        self.run(
            text(f"DELETE FROM {index.name} WHERE {key} = :n"),  # noqa: S608
            [{"n": number} for number in numbers],
        )

    def kept(self, key: str) -> str | None:
        """Returns the value that the store keeps under this key, or None."""
        return cast("str | None", self.value(select(meta.c.value).where(meta.c.key == key)))

    def keep(self, key: str, value: str) -> None:
        """Keeps a value under this key."""
        self.upsert(meta, [{"key": key, "value": value}])

    def generation(self) -> int:
        """Returns a number that grows with every change to what the stories are made of."""
        return int(self.kept("generation") or 0)

    def grow(self) -> None:
        """Counts one more change of the reports or decisions from which stories are made."""
        self.keep("generation", str(self.generation() + 1))

    def _raw(self) -> Any:
        with self.engine.connect() as connection:
            return connection.connection.dbapi_connection

    @contextmanager
    def limit_time(self, seconds: float) -> Iterator[None]:
        """Interrupts a query in the block that takes longer, with a StopError. In PostgreSQL the
        limit holds for each statement."""
        if not self.is_sqlite:
            self.statement_seconds = seconds
            yield
            return
        until = monotonic() + seconds
        raw = self._raw()
        raw.set_progress_handler(lambda: monotonic() > until, _STEPS)
        try:
            yield
        finally:
            raw.set_progress_handler(None, 0)

    @contextmanager
    def wait_at_most(self, seconds: float | None) -> Iterator[None]:
        """Waits in the block at most this long for another writer, instead of the usual time.
        PostgreSQL is not affected."""
        if seconds is None or not self.is_sqlite:
            yield
            return
        raw = self._raw()
        raw.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
        try:
            yield
        finally:
            raw.execute(f"PRAGMA busy_timeout = {WAIT * 1000}")

    def read_only(self) -> None:
        """Makes the store refuse to write from now on. PostgreSQL's read transactions always do."""
        if self.is_sqlite:
            self._raw().execute("PRAGMA query_only = ON")
        self.may_write = False


@record
class Tables:
    """A group of tables of a database, with its queries and changes."""

    db: Session


def pieces(values: Iterable[Any]) -> Iterator[list[Any]]:
    """Yields the values in batches small enough for one statement."""
    listed = list(values)
    return (listed[start : start + PIECE] for start in range(0, len(listed), PIECE))


def make_engine(address: str, *, as_it_lies: bool = False) -> Engine:
    """Returns the engine for a file or for a server's address. A file `as_it_lies` is read without
    the files beside it, because a full disk has no room for them. Raises MissingExtra if the driver
    is missing."""
    if address.startswith(("postgresql:", "postgres:")):
        with needing("a store in PostgreSQL needs psycopg", "postgres"):
            import psycopg  # noqa: F401
        location = address.split(":", 1)[1]
        return create_engine(f"postgresql+psycopg:{location}", poolclass=NullPool)
    # A file's name is never parsed as an address, so it may contain any character.
    place = Path(address).absolute()
    engine = create_engine(
        "sqlite://",
        poolclass=StaticPool,
        creator=lambda: sqlite3.connect(
            f"{place.as_uri()}?immutable=1" if as_it_lies else place,
            timeout=WAIT,
            check_same_thread=False,
            uri=as_it_lies,
        ),
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: object) -> None:
        connection.isolation_level = None  # transactions are opened and closed in so many words
        cursor = connection.cursor()
        for line in (
            "foreign_keys = ON",
            "synchronous = FULL",
            f"busy_timeout = {WAIT * 1000}",
            "cache_size = -65536",
        ):
            cursor.execute(f"PRAGMA {line}")
        cursor.close()

    return engine
