"""open_store: opens a store for programs that use this one as a library."""

import getpass
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime

from rashomon.api import Ledger, public
from rashomon.authored.in_force import taking_back
from rashomon.model.judgement import Judgement
from rashomon.model.kept_row import StoredRow
from rashomon.model.stored import ChangeRow, FoundReport, StoryRow
from rashomon.protocols import Clock, Engine, Fetch, OnProgress
from rashomon.settings import Settings
from rashomon.store import kept_rows, update
from rashomon.store.add_reports import AddOutcome, add_reports
from rashomon.store.database.open import SqlStore
from rashomon.store.database.open import open_store as opened
from rashomon.store.ledgers import find_story, ledger_of
from rashomon.store.tell_changes import ChangePlace, subject_of, words_in


def present() -> datetime:
    """Returns the current time in UTC."""
    return datetime.fromtimestamp(time.time(), UTC)


class OpenStore(AbstractContextManager["OpenStore"]):
    """An open store; as a context manager, it is closed at the end. Stories may be named by a
    former id or the beginning of an id."""

    def __init__(
        self, store: SqlStore, *, settings: Settings | None = None, clock: Clock = present
    ) -> None:
        self._store, self._settings, self._clock = store, settings or Settings(), clock

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the database."""
        self._store.close()

    def add(
        self,
        *paths: "str | os.PathLike[str] | Iterable[str | os.PathLike[str]]",
        fetch: Fetch | None = None,
        on_progress: OnProgress | None = None,
        engine: Engine | None = None,
    ) -> AddOutcome:
        """Adds the reports in these files, folders, globs and, with `fetch`, addresses, given one
        by one or in lists; returns how many were new, what could not be read, and the changes."""
        return add_reports(
            self._store,
            [*_paths(paths)],
            settings=self._settings,
            clock=self._clock,
            fetch=fetch,
            on_progress=on_progress,
            engine=engine,
        )

    def stories(self, words: str | None = None, *, most: int = 1000) -> tuple[StoryRow, ...]:
        """Returns the stories, last updated first; with `words`, those with a report that contains
        all of them."""
        return self._store.stories.listed(most=most, words=words)

    def story(self, story: str) -> Ledger:
        """Returns the ledger of one story. Raises StopError unless exactly one story matches."""
        return public(ledger_of(self._store, story))

    def ledger(self) -> Ledger:
        """Returns the ledger of all stories."""
        return public(update.current_ledger(self._store, self._settings))

    def changes(self, story: str | None = None) -> tuple[ChangeRow, ...]:
        """Returns the changes, oldest first: in one story or in all."""
        known = find_story(self._store, story).id if story is not None else None
        return self._store.stories.changes(known)

    def where(self, change: ChangeRow) -> ChangePlace:
        """Returns where a change can be read in its story as it stands now: the passage or point
        that it is about, and its words in the reports that brought it."""
        held = ledger_of(self._store, change.story)
        found = subject_of(change, held.stories[0])
        return ChangePlace(found, tuple(words_in(change, held.reports)))

    def search(self, words: str, *, most: int = 50) -> tuple[FoundReport, ...]:
        """Returns the reports that contain all of these words, best first."""
        return tuple(FoundReport(*found) for found in self._store.reports.search(words, most))

    def judgements(self) -> tuple[Judgement, ...]:
        """Returns all judgements in order of arrival; one that was undone names the judgement that
        undid it."""
        return self._store.judgements.all()

    def judge(self, *judgements: Judgement) -> tuple[ChangeRow, ...]:
        """Adds judgements, which hold from now on; returns the resulting changes."""
        return update.judge(self._store, judgements, settings=self._settings, clock=self._clock)

    def merge(
        self, *stories: str, by: str | None = None, why: str | None = None
    ) -> tuple[ChangeRow, ...]:
        """Merges these stories into one; returns the resulting changes."""
        return self.judge(
            update.merged(self._store, stories, by=by or _user(), at=self._now(), why=why)
        )

    def split(
        self, story: str, reports: Sequence[str], *, by: str | None = None, why: str | None = None
    ) -> tuple[ChangeRow, ...]:
        """Makes these reports a story of their own; returns the resulting changes."""
        return self.judge(
            update.split(self._store, story, reports, by=by or _user(), at=self._now(), why=why)
        )

    def move(
        self, report: str, story: str, *, by: str | None = None, why: str | None = None
    ) -> tuple[ChangeRow, ...]:
        """Moves a report to another story; returns the resulting changes."""
        return self.judge(
            update.moved(self._store, report, story, by=by or _user(), at=self._now(), why=why)
        )

    def undo(
        self, judgement: str, *, by: str | None = None, why: str | None = None
    ) -> tuple[ChangeRow, ...]:
        """Undoes a judgement; returns the resulting changes. Raises StopError unless exactly one in
        force has this id."""
        known = self._store.judgements.all()
        return self.judge(
            taking_back(
                known, judgement, where="the store", by=by or _user(), at=self._now(), why=why
            )
        )

    def rows(self, story: str) -> tuple[StoredRow, ...]:
        """Returns the rows that authors wrote of a story, rejected ones too, sorted by id."""
        return kept_rows.rows_of(self._store, story)

    def regroup(self) -> tuple[ChangeRow, ...]:
        """Groups all reports as if they had come at once; returns the resulting changes."""
        return update.settle_again(self._store, settings=self._settings, clock=self._clock)

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")


def open_store(url: str, *, create: bool = True, settings: Settings | None = None) -> OpenStore:
    """Opens the store in a file, or at postgresql://...; creates a missing one if `create`. Raises
    MissingExtra, StopError or WrongSchema."""
    return OpenStore(opened(url, create=create), settings=settings)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"


def _paths(
    given: "Iterable[str | os.PathLike[str] | Iterable[str | os.PathLike[str]]]",
) -> Iterator[str]:
    for one in given:
        if isinstance(one, (str, os.PathLike)):
            yield os.fspath(one)
        else:
            yield from (os.fspath(each) for each in one)
