"""StorePool opens stores of one database. One request at a time uses each of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, LifoQueue
from threading import RLock

from rashomon.errors import StopError
from rashomon.store.database.open import SqlStore, open_store

_SECONDS = 10.0  # that a query may take


class StorePool:
    """Opens stores on demand: several for reading, and one for writing. A store for reading refuses
    to write."""

    def __init__(self, address: str) -> None:
        """Allows six readers, each of which opens its store when it is first used. Opens the writer
        at once."""
        self.address = address
        self._free: LifoQueue[SqlStore | None] = LifoQueue()
        for _ in range(6):
            self._free.put(None)
        self._lock = RLock()
        self._writer: SqlStore | None = None
        self._opened: list[SqlStore] = []
        with self.writing():
            pass  # says at once when the store cannot be written

    @contextmanager
    def reading(self) -> Iterator[SqlStore]:
        """Gives a store for reading, as it was at one moment."""
        try:
            store = self._free.get(timeout=20)  # seconds
        except Empty as error:
            raise StopError("the desk is busy; try again in a moment") from error
        try:
            if store is None:
                store = open_store(self.address)
                store.read_only()
                self._opened.append(store)
            with store.limit_time(_SECONDS), store.reading():
                yield store
        finally:
            self._free.put(store)

    @contextmanager
    def writing(self, *, patience: float | None = None) -> Iterator[SqlStore]:
        """Gives the store for writing, in one transaction. Raises StopError if another writer is
        not done within `patience` seconds."""
        with self._lock:
            if self._writer is None:
                self._writer = open_store(self.address)
                self._opened.append(self._writer)
            with (
                self._writer.wait_at_most(patience),
                self._writer.limit_time(6 * _SECONDS),
                self._writer.writing(),
            ):
                yield self._writer

    def close(self) -> None:
        """Closes the database."""
        for store in self._opened:
            store.close()
