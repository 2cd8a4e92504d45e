"""open_store: opens the store at a path or address, creating or migrating it if need be. SqlStore: all operations on a store."""

import json
import sqlite3
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

from sqlalchemy import delete, inspect, select, text, update
from sqlalchemy.exc import SQLAlchemyError

from rashomon.errors import Damaged, StopError, WrongSchema
from rashomon.file_writing import replacing, write_file
from rashomon.model.stored import Dated, DroppedRow
from rashomon.seams import LanguageModel
from rashomon.store.database.column_values import pack_report, unpack_report
from rashomon.store.database.schema import REPORT_SEARCH, STORY_SEARCH, make_tables, parses, raw_keys, raws, reports, stories
from rashomon.store.database.session import APPLICATION_ID, WAIT, connect_file, make_engine, unwritable
from rashomon.store.database.stories import packed_ledger
from rashomon.store.database.users import UserTables

# DroppedTables: what is no longer kept. A report that was dropped leaves its name and its hash, so that it is known when it comes again.


class DroppedTables(UserTables):
    """What was dropped under retention rules."""

    def dated_reports(self) -> tuple[Dated, ...]:
        """Returns every stored report with outlet, story, day of its page, and time of arrival."""
        wanted = select(reports.c.id, reports.c.outlet, reports.c.story, reports.c.published, raws.c.added_at)
        wanted = wanted.join(raws, raws.c.report_id == reports.c.id).order_by(reports.c.id, raws.c.number)
        found = {row.id: Dated(*row) for row in self.rows(wanted)}
        return tuple(found[report_id] for report_id in sorted(found))

    def drop_raws(self, ids: Iterable[str], *, at: str) -> None:
        """Deletes the texts of the raw reports that these reports were made of."""
        with self.writing():
            for row in self.rows_in(select(raws.c.key, raws.c.report), raws.c.report_id, ids):
                left = unpack_report(row.report, f"raw report {row.key[:12]}")
                left = replace(left, text="", furniture=(), corrections=(), credits=(), changes=(), dates=())
                told = {"report": pack_report(left), "dropped_at": at, "report_id": None}
                self.run(update(raws).where(raws.c.key == row.key).values(**told))
                self.run(delete(raw_keys).where(raw_keys.c.raw == row.key))

    def drop_parses(self, keys: Sequence[str]) -> None:
        """Deletes these parses."""
        self.run_in(delete(parses), parses.c.key, keys)

    def archive_story(self, story_id: str, ledger: str, *, at: str) -> None:
        """Reduces a story to this ledger: none of its reports is grouped or searched any more."""
        with self.writing():
            self._take_out(self.column(select(reports.c.id).where(reports.c.story == story_id)))
            told = packed_ledger(ledger) | {"version": "archived", "archived_at": at}
            self.run(update(stories).where(stories.c.id == story_id).values(**told))
            self.grow()

    def archived(self) -> dict[str, str]:
        """Returns the stories reduced to their ledgers, with the moment of reduction."""
        wanted = select(stories.c.id, stories.c.archived_at).where(stories.c.archived_at.is_not(None))
        return {row.id: row.archived_at for row in self.rows(wanted)}

    def dropped(self, most: int = 1000) -> tuple[DroppedRow, ...]:
        """Returns the raw reports whose texts were dropped, most recently dropped first."""
        wanted = select(raws.c.key, raws.c.sha256, raws.c.dropped_at, raws.c.report).where(raws.c.dropped_at.is_not(None))
        rows = self.rows(wanted.order_by(raws.c.dropped_at.desc(), raws.c.number).limit(most))
        left = [(row, unpack_report(row.report, f"raw report {row.key[:12]}")) for row in rows]
        return tuple(DroppedRow(report.id, report.source, report.outlet, row.sha256, row.dropped_at) for row, report in left)

    def noted(self, name: str) -> list[dict[str, Any]]:
        """Returns the list of this name that the desk keeps; empty if there is none. Whoever changes one reads and writes it in one transaction."""
        found = self.kept(f"desk {name}")
        return json.loads(found) if found else []

    def put_noted(self, name: str, rows: Sequence[dict[str, Any]]) -> None:
        """Replaces the list of this name."""
        self.keep(f"desk {name}", json.dumps(list(rows)))


HEAD = "0013"  # the last file of migrations/versions
_LEAST = 512  # bytes of the smallest database
_PAUSE = 0.05  # seconds between two tries to set up a file
_SEARCH = (REPORT_SEARCH.name, STORY_SEARCH.name)


class SqlStore(DroppedTables):
    """A store in SQLite or PostgreSQL: reports, stories, judgements. What a method wrote is durable when it returns.

    What one call reads is a consistent snapshot; only `apply` changes stories, all at once or not at all. `reader`: the language model
    asked in this run, if any; `replies`: the file beside the store with the model's replies, None if there is no such place.
    """

    reader: LanguageModel | None = None

    @property
    def replies(self) -> str | None:
        """Returns the file of replies beside a store in a file; None for PostgreSQL."""
        return str(_replies_beside(self.name)) if self.is_sqlite else None

    def close(self) -> None:
        """Closes the database."""
        self.engine.dispose()

    def vacuum(self) -> None:
        """Frees the space of deleted data."""
        self.check_may_write()
        try:
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("VACUUM")
                if self.is_sqlite:
                    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").all()
        except SQLAlchemyError as error:
            raise StopError(self.told(error)) from error

    def backup(self, path: str) -> None:
        """Copies the store and the language model's replies beside it to a new file, while others may write. Raises StopError."""
        if not self.is_sqlite:
            raise StopError("a store in PostgreSQL is backed up by pg_dump")
        if Path(path).exists():
            raise StopError(f"{path} is there already")
        if _replies_beside(path).exists():
            raise StopError(f"{_replies_beside(path)} is there already, and is no part of this store")
        try:
            with (
                replacing(path) as made,
                closing(connect_file(self.name, self.unwritable)) as source,
                closing(sqlite3.connect(made)) as copy,
            ):
                source.backup(copy)
                self._copy_replies(_replies_beside(path))  # those of now hold all that the stories of the copy were read with
        except sqlite3.Error as error:
            raise StopError(f"{path} could not be written: {error}") from error

    def _copy_replies(self, path: Path) -> None:
        """Copies the replies, without a line that is just being written."""
        try:
            data = _replies_beside(self.name).read_bytes()
        except FileNotFoundError:
            return
        except OSError as error:
            raise StopError(f"{self.replies} could not be opened: {error.strerror}") from error
        write_file(path, data[: data.rfind(b"\n") + 1])

    def damage(self) -> tuple[str, ...]:
        """Returns what the database itself finds wrong with its file and its references."""
        if not self.is_sqlite:
            return ()
        found = []
        try:
            with self.reading():
                found += [told for told in self.column(text("PRAGMA integrity_check(20)")) if told != "ok"]
                broken = self.rows(text("PRAGMA foreign_key_check"))
                found += [f"{row[0]}: row {row[1]} names a {row[2]} that is not there" for row in broken]
        except Damaged as error:
            found.append(str(error))
        return (*found, *self._index_damage())

    def _index_damage(self) -> list[str]:
        """Returns the full-text indexes that do not match. The check counts as a write: it waits for other writers, and is skipped if the
        store is read-only.
        """
        found = []
        for index in _SEARCH if self.may_write else ():
            try:
                self.run(text(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')"))  # noqa: S608  our own names
            except Damaged:
                found.append(f"the full-text index {index} does not fit what it was made of")
        return found


def _replies_beside(address: str) -> Path:
    return Path(address).with_suffix(".replies.jsonl")


def open_store(address: str, *, create: bool = False) -> SqlStore:
    """Returns the store. Raises StopError if there is none and none may be created, WrongSchema for another version."""
    server = address.startswith(("postgresql:", "postgres:"))
    if not server:
        _check_file(Path(address), create=create)
    only_read = None if server else unwritable(Path(address))
    store = SqlStore(make_engine(address, only_read), address if not server else "the store", only_read)
    try:
        version = _version(store)
        if version is None:
            _check_empty(store, address, create=create)
        if version != HEAD:
            _migrate(store, version)
    except BaseException:
        store.close()
        raise
    return store


def _check_file(path: Path, *, create: bool) -> None:
    """Raises StopError where there can be no store.

    The file must not be opened here: closing it again would release SQLite's locks for every other store of this process, and another
    program could delete the write-ahead log in use.
    """
    try:
        if path.is_dir():
            raise StopError(f"{path} is a folder, not a store")
        if not path.exists() and not create:
            raise StopError(f"there is no store {path}; `rashomon add PATH... --store {path}` makes one")
        if not path.absolute().parent.is_dir():
            raise StopError(f"{path} could not be made: there is no folder {path.parent}")
        if path.exists() and 0 < path.stat().st_size < _LEAST:  # SQLite would take it for an empty database, and write over it
            raise StopError(f"{path} is no store of Rashomon")
    except OSError as error:
        raise StopError(f"{path} could not be opened: {error.strerror}") from error


def _version(store: SqlStore) -> str | None:
    with store.reading() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _check_empty(store: SqlStore, address: str, *, create: bool) -> None:
    with store.reading() as connection:
        if inspect(connection).get_table_names():
            raise StopError(f"{store.name} is a database of something else, no store of Rashomon")
    if not create:
        raise StopError(f"{store.name} holds no store yet; `rashomon add` makes one")


def _migrate(store: SqlStore, version: str | None) -> None:
    """Creates the tables or migrates them to this version, in one transaction; concurrent openers take turns."""
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(resources.files("rashomon.store.database").joinpath("migrations")).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if version is not None and version not in known:
        raise WrongSchema(
            f"{store.name} was written by a newer version of Rashomon (schema {version}); this one reads up to {HEAD}: update Rashomon"
        )
    if store.unwritable:
        raise StopError(
            f"{store.name} was written by an older version of Rashomon, and lies where it cannot be brought up to date: copy it to a place that may be written"
        )
    if store.is_sqlite:
        _make_file(store)
    with store.writing() as connection:
        config.attributes["connection"] = connection
        if version is None:
            make_tables(connection)
            command.stamp(config, "head")
        else:
            command.upgrade(config, "head")


def _make_file(store: SqlStore) -> None:
    """Sets what is set once per file: WAL, so that readers can read during a write, and the mark that identifies the program."""
    until = time.monotonic() + WAIT
    while True:
        try:
            with store.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA journal_mode = WAL").all()
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            return
        except SQLAlchemyError as error:
            # SQLite does not wait for whoever makes the same file at the same moment, as it waits for other locks
            if "locked" not in str(error) or time.monotonic() > until:
                raise StopError(store.told(error)) from error
            time.sleep(_PAUSE)
