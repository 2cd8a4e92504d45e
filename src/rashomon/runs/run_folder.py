"""RunFolder: what a run has done so far, in one SQLite file: parts under the digest of what they were made of, so that none is made twice and none
is taken for that of another program, setting or text."""

import shutil
import sqlite3
import tempfile
import threading
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any, Self

from rashomon.errors import StopError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS part (stage TEXT NOT NULL, key TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (stage, key));
CREATE TEMP TABLE item (place INTEGER PRIMARY KEY, key TEXT NOT NULL, source BLOB NOT NULL);
CREATE TEMP TABLE link (kind TEXT NOT NULL, value TEXT NOT NULL, item INTEGER NOT NULL);
CREATE TEMP TABLE found (id BLOB NOT NULL, sha256 TEXT NOT NULL, source BLOB NOT NULL, day TEXT, digest TEXT NOT NULL, data BLOB NOT NULL);
CREATE TEMP TABLE report (place INTEGER PRIMARY KEY, source BLOB NOT NULL, day TEXT, digest TEXT NOT NULL, told TEXT, data BLOB NOT NULL);
CREATE TEMP TABLE story (place INTEGER PRIMARY KEY, key TEXT NOT NULL);
CREATE TEMP TABLE failure (source BLOB NOT NULL, error BLOB NOT NULL);
"""
_PAGE = 2000  # rows that are asked for at a time
_OFTEN = 200  # parts that are kept together: what a run loses that is killed


class RunFolder:
    """The parts of a run, in this folder or, where none is named, in one that is gone when it is closed."""

    def __init__(self, folder: str = "") -> None:
        self._own = tempfile.mkdtemp(prefix="rashomon-") if not folder else ""
        self.place = place = Path(folder or self._own)
        try:
            place.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(place / "parts.sqlite", check_same_thread=False)
            self._database.executescript(f"PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = FILE; {_SCHEMA}")
        except (OSError, sqlite3.Error) as error:
            raise StopError(f"{place} cannot hold the parts of a run: {error}") from error
        self._lock = threading.RLock()
        self._new = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Keeps what was done and lets go of the file; a folder of one's own is removed."""
        with suppress(sqlite3.Error):
            self._database.commit()
        self._database.close()
        if self._own:
            shutil.rmtree(self._own, ignore_errors=True)

    @contextmanager
    def _kept(self) -> Iterator[None]:
        """A block that nobody else shares; where the database cannot do what it is told, a StopError. What was kept before is still there."""
        with self._lock:
            try:
                yield
            except sqlite3.Error as error:
                raise StopError(f"{self.place} could not hold the parts of the run: {error}; what was done before is kept there") from error

    def rows(self, question: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that the database gives."""
        with self._kept():
            return self._database.execute(question, values).fetchall()

    def each(self, question: str) -> Iterator[tuple[Any, ...]]:
        """The same, one by one, for results of any size; the question says in which order.

        Some thousand rows are asked for at a time: a question that stays open would keep SQLite from ever emptying its write-ahead log."""
        for start in count(0, _PAGE):
            some = self.rows(f"{question} LIMIT {_PAGE} OFFSET {start}")
            yield from some
            if len(some) < _PAGE:
                return

    def put(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        """Adds rows to one of the tables."""
        with self._kept():
            for row in rows:
                self._database.execute(f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608  our own names

    def change(self, statement: str, values: Sequence[object] = ()) -> None:
        """Changes rows."""
        with self._kept():
            self._database.execute(statement, values)

    def has(self, stage: str, key: str) -> bool:
        """Whether this part was made."""
        return bool(self.rows("SELECT 1 FROM part WHERE stage = ? AND key = ?", (stage, key)))

    def part(self, stage: str, key: str) -> bytes:
        """The part. Raises KeyError when it was not made."""
        found = self.rows("SELECT data FROM part WHERE stage = ? AND key = ?", (stage, key))
        if not found:
            raise KeyError(key)
        return bytes(found[0][0])

    def keep(self, key: str, parts: Iterable[tuple[str, bytes]]) -> None:
        """Keeps what was made for this key: a (stage, data) each, all or none."""
        with self._kept():
            self.put("part", [(stage, key, data) for stage, data in parts])
            self._new += 1
            if self._new >= _OFTEN:
                self._database.commit()
                self._new = 0


class Sets:
    """Which of so many numbers belong together."""

    def __init__(self, count: int) -> None:
        self._above = array("q", range(count))

    def root(self, place: int) -> int:
        """The smallest number that this one belongs to."""
        above = self._above
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    def join(self, one: int, other: int) -> None:
        """These two belong together."""
        low, high = sorted((self.root(one), self.root(other)))
        self._above[high] = low
