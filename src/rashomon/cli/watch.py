"""rashomon watch: asks feeds in rounds and adds their new entries to a store, until it is
stopped."""

import signal
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import FrameType
from typing import TYPE_CHECKING, Self

import click

from rashomon.api import opened_bytes
from rashomon.cli import store_option
from rashomon.cli.language_model import (
    ModelOptions,
    stored_model_options,
)
from rashomon.cli.options import (
    CHANGES_AS_JSON,
    STORE_TO_FILL,
    ReadOptions,
    flag,
    limit_option,
)
from rashomon.cli.terminal import note, note_failures
from rashomon.errors import StopError
from rashomon.model.stored import ChangeRows, WatchRound
from rashomon.protocols import Poll
from rashomon.settings import Settings

if TYPE_CHECKING:
    from rashomon.store.database.open import SqlStore
    from rashomon.store.watch_feeds import Watched


@click.command()
@click.argument("feeds", metavar="FEEDS")
@STORE_TO_FILL
@flag("--once", "Ask the feeds that are due, then stop; for cron.")
@click.option(
    "--every",
    default=15.0,
    show_default=True,
    type=click.FloatRange(min=1),
    help="Ask a feed again after so many minutes.",
)
@click.option(
    "--most",
    default=20.0,
    show_default=True,
    type=click.FloatRange(min=0.001),
    help="How many gigabytes the store may hold. Once it is full, no feed is asked.",
)
@limit_option
@CHANGES_AS_JSON
@stored_model_options
def watch(
    feeds: str,
    address: str,
    once: bool,
    every: float,
    most: float,
    reading: ReadOptions,
    as_json: bool,
    model: ModelOptions,
) -> None:
    """Ask the feeds of FEEDS (OPML, or a list with one address a line) for what is new, and add it
    to a store.

    A feed is asked no more often than it wants and its robots.txt allows. One that fails is left
    alone for longer each time. The store keeps what was asked when, so a run goes on where the last
    one stopped. Only the feeds are asked, never a page that they link to.

    FEEDS is read again each round. A round that asked a feed prints one line and, with --once or
    --json, what changed. SIGTERM and Ctrl-C end the run once everything read is kept.
    `rashomon store check` says how the store is doing.
    """
    listed_feeds(feeds)  # what cannot be read is said at once
    with store_option.opened(address, create=True) as store, Stopping() as stopping:
        store.settings = Settings(read=reading.settings)
        rounds = WatchRounds(
            store=store,
            feeds=feeds,
            every=timedelta(minutes=every),
            model=model.into(store.replies),
            most=int(most * 1e9),
            as_json=as_json,
            tells_changes=once or as_json,
        )
        while not stopping.is_set():
            if once:
                sys.exit(3 if rounds.once(stopping) else 0)
            rounds.forgiving(stopping)
            stopping.wait(rounds.pause(time.time()))


_SHORTEST = 5.0  # seconds between two rounds


class Stopping(threading.Event):
    """A context in which SIGTERM and Ctrl-C only set the event. A second signal ends the
    program."""

    def __init__(self) -> None:
        super().__init__()
        self._before: dict[int, object] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGTERM, signal.SIGINT):
                self._before[number] = signal.signal(number, self._noted)
        return self

    def __exit__(self, *_error: object) -> None:
        self._give_back()

    def _noted(self, number: int, frame: FrameType | None) -> None:
        self.set()
        self._give_back()

    def _give_back(self) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]


def listed_feeds(path: str) -> tuple[str, ...]:
    """Returns the addresses in the file. Raises StopError if there is none, or the file cannot be
    read."""
    from rashomon.store.watch_feeds import feed_addresses

    addresses = feed_addresses(opened_bytes(path).decode("utf-8-sig", "replace"))
    if not addresses:
        raise StopError(f"{path} lists no feed")
    return addresses


@dataclass
class WatchRounds:
    """Asks the feeds of a file, round by round, and adds their new entries.

    - `every`: how long after a feed was asked it is asked again
    - `most`: how many bytes the store may hold, 0 for any number
    """

    store: "SqlStore"
    feeds: str
    every: timedelta
    model: ModelOptions
    most: int
    as_json: bool
    tells_changes: bool
    failures: int = 0

    def _fetcher(self) -> Poll:
        from rashomon.fetching.fetch import Fetcher

        # a new one each round, so that what robots.txt says is asked again
        return Fetcher(self.store.settings.fetch).poll

    def once(self, stopping: Stopping) -> bool:
        """Runs one round, keeps what came of it, and returns whether a feed or an entry failed.
        Raises StopError if the store cannot be written or may hold no more."""
        began = time.monotonic()
        now = store_option.now()
        try:
            done, changes = self._round(stopping)
        except StopError as error:
            took = time.monotonic() - began
            with suppress(StopError):  # where it cannot be written, the last round grows old
                self.store.feeds.note_round(
                    WatchRound(at=now, seconds=took, most=self.most, error=str(error))
                )
            raise
        row = WatchRound(
            at=store_option.now(),
            seconds=time.monotonic() - began,
            most=self.most,
            asked=done.asked,
            failed=len(done.failed),
            added=done.added,
            stories=len({change.story for change in changes}),
            unread=len(done.unread),
        )
        self.store.feeds.note_round(row)
        if self.tells_changes:
            store_option.print_changes(changes, as_json=self.as_json)
            note_failures((*done.failed, *done.unread))
        if done.asked or changes:
            note(store_option.round_line(row, done.failed))
        return bool(done.failed or done.unread)

    def _round(self, stopping: Stopping) -> "tuple[Watched, ChangeRows]":
        """Asks the feeds that are due once, and makes the stories of what came. Stops if the store
        is full."""
        from rashomon.store.health import sized
        from rashomon.store.update import settle
        from rashomon.store.watch_feeds import watch_feeds

        done = watch_feeds(
            self.store,
            listed_feeds(self.feeds),
            poll=self._fetcher(),
            interval=self.every,
            stop=lambda: stopping.is_set() or self._is_full(),
        )
        changes = self._read_in_store() if self.model else ()
        changes += settle(self.store)
        if self._is_full():
            raise StopError(
                f"the store holds {sized(self.store.size())} of {sized(self.most)} at most, so "
                "no feed is asked; what it has stays. --most raises the limit"
            )
        return done, changes

    def _is_full(self) -> bool:
        return 0 < self.most <= self.store.size()

    def _read_in_store(self) -> ChangeRows:
        """Brings up to date what waits for the model. If the model cannot be asked, does nothing,
        so that the stories are brought up to date without it."""
        from rashomon.store.update import settle

        try:  # opened once a round, so that settings and budgets are those of now
            with self.model.reading() as self.store.reader:
                return settle(self.store)
        except StopError as error:
            note(f"the language model reads nothing now: {error}")
            return ()
        finally:
            self.store.reader = None

    def forgiving(self, stopping: Stopping) -> None:
        """Runs one round as a service does: if something stops it, it says so, and the next round
        is tried later."""
        try:
            self.once(stopping)
        except StopError as error:
            self.failures += 1
            note(f"this round was broken off: {error}")
        else:
            self.failures = 0

    def pause(self, now: float) -> float:
        """Returns the seconds until the next feed is due. After failed rounds they grow."""
        if self.failures:
            return min(900.0, _SHORTEST * 2.0 ** min(self.failures, 20))
        due = [
            datetime.fromisoformat(row.next_at).timestamp()
            for row in self.store.feeds.all()
            if row.next_at
        ]
        return max(_SHORTEST, min(60.0, min(due, default=now) - now))
