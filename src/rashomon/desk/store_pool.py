"""StorePool: open stores of one database, each used by one request at a time. A ledger document is
served from a temporary store, and its judgements go to the file beside it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, LifoQueue
from threading import RLock

from rashomon.authored.in_force import settle
from rashomon.authored.judgement_lines import to_line
from rashomon.authored_rows import KeptReading, rows_in, rows_of_text
from rashomon.errors import StopError
from rashomon.file_writing import append_lines
from rashomon.model.document import to_json
from rashomon.model.judgement import Judgement
from rashomon.model.ledger import Ledger
from rashomon.model.stored import Plan, Settled, SourceRow, StoredStory
from rashomon.store.database.column_values import digest
from rashomon.store.database.open import SqlStore, open_store
from rashomon.store.database.session import limit_time, read_only, wait_at_most
from rashomon.store.neighbours import raw_of

READERS = 6
WAIT = 20  # seconds that a request waits for a store that is free


class StorePool:
    """Opens stores on demand: several for reading and one for writing.

    `seconds`: the time limit of a query. A store from `reading` refuses to write.
    """

    def __init__(self, address: str, *, seconds: float = 10.0, readers: int = READERS) -> None:
        self.address, self.seconds = address, seconds
        self._free: LifoQueue[SqlStore | None] = LifoQueue()
        for _ in range(readers):
            self._free.put(None)
        self._lock = RLock()
        self._writer: SqlStore | None = None
        self._opened: list[SqlStore] = []
        with self.writing():
            pass  # makes or migrates the tables, and says at once when it cannot

    @contextmanager
    def reading(self) -> Iterator[SqlStore]:
        """A block with a store for reading from a consistent snapshot."""
        try:
            store = self._free.get(timeout=WAIT)
        except Empty as error:
            raise StopError("the desk is busy; try again in a moment") from error
        try:
            if store is None:
                store = open_store(self.address)
                read_only(store)
                self._opened.append(store)
            with limit_time(store, self.seconds), store.reading():
                yield store
        finally:
            self._free.put(store)

    @contextmanager
    def writing(self, *, patience: float | None = None) -> Iterator[SqlStore]:
        """A block with the store for writing, in one transaction. Raises StopError if another
        writer is not done within `patience` seconds."""
        with self._lock:
            if self._writer is None:
                self._writer = open_store(self.address)
                self._opened.append(self._writer)
            with (
                wait_at_most(self._writer, patience),
                limit_time(self._writer, 6 * self.seconds),
                self._writer.writing(),
            ):
                yield self._writer

    def close(self) -> None:
        """Closes the database."""
        for store in self._opened:
            store.close()


def is_document(path: str) -> bool:
    """Whether this is a JSON file rather than a store."""
    try:
        with Path(path).open("rb") as file:
            return file.read(200).lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{")
    except OSError:
        return False


def lay_out(ledger: Ledger, judgements: tuple[Judgement, ...], address: str, *, at: str) -> None:
    """Creates a store at a new address with the ledger's stories, each under its own id and with
    what authors wrote in it, and these judgements."""
    store = open_store(address, create=True)
    try:
        raws = {report.id: raw_of(report) for report in ledger.reports}
        store.raws.add(list(raws.values()), at=at)
        store.feeds.note_sources(
            SourceRow(failure.source, at, None, failure.error) for failure in ledger.failures
        )
        store.judgements.add(judgements)
        stories = tuple(_stored(ledger, place, at) for place in range(len(ledger.stories)))
        told = {report for story in stories for report in story.reports}
        settled = tuple(
            Settled(r, digest(r.id, r.sha256), (raws[r.id].key,))
            for r in ledger.reports
            if r.id in told
        )
        plan = Plan(tuple(raw.key for raw in raws.values()), (), settled, stories)
        if not store.stories.apply(plan, generation=store.generation(), at=at):
            raise StopError("the ledger could not be laid out")
    finally:
        store.close()


def _stored(ledger: Ledger, place: int, at: str) -> StoredStory:
    story = ledger.stories[place]
    reports = tuple(report for report in ledger.reports if report.id in set(story.reports))
    alone = Ledger(ledger.made, reports, (story,), (), ())
    text = rows_in(story, reports)
    kept = rows_of_text(text, reports, of=story.id, at=at) if text else KeptReading(None)
    return StoredStory(
        story.id, story.title, story.reports, digest(story.id), story.id, at, at, to_json(alone),
        rows=kept.rows, corrections=tuple(kept.corrections.items()),
    )  # fmt: skip


class JudgementFile:
    """The file beside a served document that holds its judgements."""

    def __init__(self, path: str, known: tuple[Judgement, ...]) -> None:
        self.path = Path(path)
        self.known = {judged.id for judged in known}

    def keep(self, store: SqlStore) -> None:
        """Appends those of the store's judgements that the file lacks, one per line."""
        new = [judged for judged in settle(store.judgements.all()) if judged.id not in self.known]
        if not new:
            return
        append_lines(self.path, map(to_line, new))
        self.known |= {judged.id for judged in new}
