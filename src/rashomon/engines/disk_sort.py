"""grouped: groups values by key, sorted on disk."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby

from rashomon.errors import StopError


def grouped(pairs: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, tuple[bytes, ...]]]:
    """Yields every key with its values, sorted by key and value. Memory does not grow with the number of pairs."""
    database = sqlite3.connect("", check_same_thread=False)  # a file of its own, gone when it is closed
    try:
        database.execute("CREATE TABLE pair (key TEXT NOT NULL, value BLOB NOT NULL)")
        database.executemany("INSERT INTO pair VALUES (?, ?)", pairs)
        rows = database.execute("SELECT key, value FROM pair ORDER BY key, value")
        for key, values in groupby(rows, key=lambda row: row[0]):
            yield str(key), tuple(bytes(value) for _, value in values)
    except sqlite3.Error as error:
        raise StopError(f"the temporary folder could not hold what is sorted: {error}") from error
    finally:
        database.close()
