"""RunFolder: what a run has done so far, in one SQLite file.

Parts are stored under the digest of their inputs, so none is made twice, and none is mistaken for
that of another program version, setting or text.
"""

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
    """The parts of a run, in this folder or, without a name, in a temporary one deleted on
    closing."""

    def __init__(self, folder: str = "") -> None:
        self._own = tempfile.mkdtemp(prefix="rashomon-") if not folder else ""
        self.place = place = Path(folder or self._own)
        try:
            place.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(place / "parts.sqlite", check_same_thread=False)
            self._database.executescript(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = "
                f"FILE; {_SCHEMA}"
            )
        except (OSError, sqlite3.Error) as error:
            raise StopError(f"{place} cannot hold the parts of a run: {error}") from error
        self._lock = threading.RLock()
        self._new = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Commits and closes the file; a temporary folder is deleted."""
        with suppress(sqlite3.Error):
            self._database.commit()
        self._database.close()
        if self._own:
            shutil.rmtree(self._own, ignore_errors=True)

    @contextmanager
    def _kept(self) -> Iterator[None]:
        """A block with exclusive access. A database error becomes a StopError; what was stored
        before is kept."""
        with self._lock:
            try:
                yield
            except sqlite3.Error as error:
                raise StopError(
                    f"{self.place} could not hold the parts of the run: {error}; what was "
                    "done before is kept there"
                ) from error

    def rows(self, question: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Returns the rows of a query."""
        with self._kept():
            return self._database.execute(question, values).fetchall()

    def each(self, question: str) -> Iterator[tuple[Any, ...]]:
        """Yields the rows one by one, for results of any size; the query defines the order.

        Rows are fetched a few thousand at a time, since an open cursor would keep SQLite from ever
        emptying its write-ahead log.
        """
        for start in count(0, _PAGE):
            some = self.rows(f"{question} LIMIT {_PAGE} OFFSET {start}")
            yield from some
            if len(some) < _PAGE:
                return

    def put(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        """Inserts rows into one of the tables."""
        with self._kept():
            for row in rows:
                self._database.execute(
                    f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(row))})",  # noqa: S608
                    row,
                )

    def change(self, statement: str, values: Sequence[object] = ()) -> None:
        """Updates rows."""
        with self._kept():
            self._database.execute(statement, values)

    def has(self, stage: str, key: str) -> bool:
        """Whether this part was made."""
        return bool(self.rows("SELECT 1 FROM part WHERE stage = ? AND key = ?", (stage, key)))

    def part(self, stage: str, key: str) -> bytes:
        """Returns the part. Raises KeyError if it was not made."""
        found = self.rows("SELECT data FROM part WHERE stage = ? AND key = ?", (stage, key))
        if not found:
            raise KeyError(key)
        return bytes(found[0][0])

    def keep(self, key: str, parts: Iterable[tuple[str, bytes]]) -> None:
        """Stores the results for this key, one (stage, data) each, all or none."""
        with self._kept():
            self.put("part", [(stage, key, data) for stage, data in parts])
            self._new += 1
            if self._new >= _OFTEN:
                self._database.commit()
                self._new = 0


class Sets:
    """A union-find over numbers."""

    def __init__(self, count: int) -> None:
        self._above = array("q", range(count))

    def root(self, place: int) -> int:
        """Returns the smallest number of this one's set."""
        above = self._above
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    def join(self, one: int, other: int) -> None:
        """Joins the sets of both."""
        low, high = sorted((self.root(one), self.root(other)))
        self._above[high] = low
