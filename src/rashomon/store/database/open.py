"""open_store opens the store at a path or an address, and makes it if need be. SqlStore has all
operations on a store."""

import sqlite3
import time
from contextlib import ExitStack, closing
from pathlib import Path

from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from rashomon.copies.trace_lineage import KnownPairs
from rashomon.errors import Damaged, StopError, WrongSchema
from rashomon.file_writing import cleared_if_killed, replacing, sweep
from rashomon.protocols import Engine as Processes
from rashomon.protocols import LanguageModel, present_moment
from rashomon.settings import Settings
from rashomon.store.database.checks import CheckTables
from rashomon.store.database.decision_tables import AnswerTables, DecisionTables
from rashomon.store.database.deliveries import DeliveryTables
from rashomon.store.database.error_words import WAIT, told_error
from rashomon.store.database.feed_tables import FeedTables
from rashomon.store.database.raws import RawTables
from rashomon.store.database.reports import ReportTables
from rashomon.store.database.schema import (
    REPORT_SEARCH,
    SCHEMA,
    make_tables,
    meta,
    raws,
    reports,
    stories,
)
from rashomon.store.database.search import SearchTables
from rashomon.store.database.session import (
    APPLICATION_ID,
    Session,
    make_engine,
)
from rashomon.store.database.stories import StoryTables
from rashomon.store.database.users import UserTables

_ANOTHER = (
    "{0} was made by another version of Rashomon: `rashomon store import {0} --store NEW` reads "
    "one of 0.7 into a new store"
)
SCHEMA_KEY = "schema"
"""Under this key a store keeps which tables it was made with."""
_LEAST = 512  # bytes of the smallest database
_PAUSE = 0.05  # seconds between two tries to set up a file


class SqlStore(Session):
    """A store in SQLite or PostgreSQL, with an object for each group of tables. What a method wrote
    is durable when it returns.

    One call reads everything as of one moment. Only `stories.apply` changes stories, all of them or
    none.

    - `settings`, `clock`: what reports are read and compared with, and what tells the time
    - `reader`: the language model that is asked in this run, if any
    - `processes`: the engine that parses and compares in this run; without one, this process does
    - `replies`: the file beside the store with the model's replies, None if there is no such place
    """

    reader: LanguageModel | None = None
    processes: Processes | None = None

    def __init__(self, engine: Engine, name: str) -> None:
        """Makes an object for each group of tables. `growing` has, by the id of the large story
        that grew last, what is known of its pairs of reports."""
        super().__init__(engine, name)
        self.settings = Settings()
        self.clock = present_moment
        self.growing: dict[str, KnownPairs] = {}  # by its id the large story that grew last
        self.raws = RawTables(self)
        self.reports = ReportTables(self)
        self.decisions = DecisionTables(self)
        self.answers = AnswerTables(self)
        self.search = SearchTables(self, self.reports)
        self.feeds = FeedTables(self)
        self.stories = StoryTables(self, self.reports, self.answers)
        self.users = UserTables(self)
        self.deliveries = DeliveryTables(self)
        self.checks = CheckTables(self)

    def present(self) -> str:
        """Returns the current time, as it is written down."""
        return self.clock().isoformat(timespec="seconds")

    def moment(self) -> str:
        """Returns the current time with fractions of a second: decisions follow each other fast."""
        return self.clock().isoformat(timespec="microseconds")

    @property
    def replies(self) -> str | None:
        """Returns the file of replies beside a store in a file; None for PostgreSQL."""
        return str(Path(self.name).with_suffix(".replies.jsonl")) if self.is_sqlite else None

    def close(self) -> None:
        """Closes the database."""
        self.engine.dispose()

    def counts(self) -> dict[str, int]:
        """Returns how many reports and stories there are, by the names of their tables."""
        with self.reading():
            return {table.name: self.count(table) for table in (reports, stories)}

    def size(self) -> int:
        """Returns how many bytes the store takes, with the files that lie beside it for now."""
        if not self.is_sqlite:
            return int(self.value(text("SELECT pg_database_size(current_database())")))
        files = (Path(f"{self.name}{end}") for end in ("", "-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    def backup(self, path: str) -> None:
        """Copies the store to a new file, as small as it can be, while others may write. Raises
        StopError if the file cannot be written."""
        if not self.is_sqlite:
            raise StopError("a store in PostgreSQL is backed up by pg_dump")
        if Path(path).exists():
            raise StopError(f"{path} is there already")
        try:
            sweep(Path(path).absolute().parent)
            with ExitStack() as watched, replacing(path) as copy_path:
                watched.enter_context(cleared_if_killed(copy_path))
                with self.engine.connect() as connection:
                    connection.exec_driver_sql("VACUUM INTO ?", (str(copy_path),))
                with closing(sqlite3.connect(copy_path)) as copy:
                    copy.execute("PRAGMA journal_mode = WAL")
        except SQLAlchemyError as error:
            raise StopError(f"no copy was made: {told_error(error, path)}") from error
        except sqlite3.Error as error:
            raise StopError(f"{path} could not be written: {error}") from error

    def damage(self) -> tuple[str, ...]:
        """Returns what the database itself finds wrong with its file and its references."""
        if not self.is_sqlite:
            return ()
        faults = []
        try:
            with self.reading():
                for fault in self.column(text("PRAGMA integrity_check(20)")):
                    if fault != "ok":
                        faults.append(fault)
                for of, row, table_name, *_ in self.all(text("PRAGMA foreign_key_check")):
                    faults.append(f"{of}: row {row} names a {table_name} that is not there")
        except Damaged as error:
            faults.append(str(error))
        if self.may_write:
            faults += self._index_damage()
        return tuple(faults)

    def _index_damage(self) -> list[str]:
        """Returns what is wrong with the full-text index. The database counts this check as a
        write, so it waits for other writers."""
        index = REPORT_SEARCH.name
        try:
            # our own names
            check = f"INSERT INTO {index} ({index}) VALUES ('integrity-check')"  # noqa: S608
            self.run(text(check))
        except Damaged:
            return [f"the full-text index {index} does not fit what it was made of"]
        return []


def open_store(address: str, *, create: bool = False) -> SqlStore:
    """Opens the store. Raises StopError if there is none and none may be made, WrongSchema if it is
    of another version."""
    server = address.startswith(("postgresql:", "postgres:"))
    if not server:
        _check_file(Path(address), create=create)
        sweep(Path(address).absolute().parent)
    store = SqlStore(make_engine(address), "the store" if server else address)
    try:
        schema = _schema_of(store, create=create)
        if schema is None:
            if store.is_sqlite:
                _make_file(store)
            with store.writing() as connection:  # concurrent openers take turns
                make_tables(connection)
                store.keep(SCHEMA_KEY, SCHEMA)
    except BaseException as error:
        store.close()
        is_file = not (server or create)
        if is_file and isinstance(error, StopError) and _is_disk_full(Path(address), error):
            return _as_it_lies(address)
        raise
    return store


def _is_disk_full(path: Path, error: StopError) -> bool:
    """Whether a whole store has no room beside it for the file that SQLite shares between programs.
    A log that lies beside it would then be missed."""
    log = path.with_name(f"{path.name}-wal")
    return "disk I/O" in str(error) and not (log.exists() and log.stat().st_size)


def _as_it_lies(address: str) -> SqlStore:
    """Returns a store that is only read, without the files beside it. Raises StopError if it cannot
    be opened."""
    store = SqlStore(make_engine(address, as_it_lies=True), address)
    store.may_write = False
    _schema_of(store, create=False)
    return store


def _check_file(path: Path, *, create: bool) -> None:
    """Raises StopError if no store can be there.

    The file must not be opened here. To close it again would release SQLite's locks for every other
    store of this process, and another program could delete the write-ahead log in use.
    """
    try:
        if path.is_dir():
            raise StopError(f"{path} is a folder, not a store")
        if not path.exists() and not create:
            raise StopError(
                f"there is no store {path}; `rashomon add PATH... --store {path}` makes one"
            )
        if not path.absolute().parent.is_dir():
            raise StopError(f"{path} could not be made: there is no folder {path.parent}")
        # SQLite would take it for an empty database, and write over it
        if path.exists() and 0 < path.stat().st_size < _LEAST:
            raise StopError(f"{path} is no store of Rashomon")
    except OSError as error:
        raise StopError(f"{path} could not be opened: {error.strerror}") from error


def _schema_of(store: SqlStore, *, create: bool) -> str | None:
    """Returns which tables the store has, None if it has none yet. Raises StopError if something
    else is there, or nothing is and none may be made. Raises WrongSchema if it is of another
    version."""
    with store.reading() as connection:
        table_names = set(inspect(connection).get_table_names())
        if table_names >= {raws.name, stories.name}:
            schema = store.kept(SCHEMA_KEY) if meta.name in table_names else None
            if schema != SCHEMA:
                raise WrongSchema(_ANOTHER.format(store.name))
            return schema
    if table_names:
        raise StopError(f"{store.name} is a database of something else, no store of Rashomon")
    if not create:
        raise StopError(f"{store.name} holds no store yet; `rashomon add` makes one")
    return None


def _make_file(store: SqlStore) -> None:
    """Sets what is set once for each file: write-ahead logging, so that others can read during a
    write, and the mark of this program."""
    until = time.monotonic() + WAIT
    while True:
        try:
            with store.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA journal_mode = WAL").all()
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            return
        except SQLAlchemyError as error:
            # SQLite does not wait for whoever makes the same file at the same moment, as it waits
            # for other locks
            if "locked" not in str(error) or time.monotonic() > until:
                raise told_error(error, store.name) from error
            time.sleep(_PAUSE)
