"""Desk: the state that all requests share."""

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from rashomon.desk.auth import Authenticator, Network
from rashomon.desk.connections import RequestQueue
from rashomon.desk.guard import LOOPBACK
from rashomon.desk.jobs import Jobs
from rashomon.desk.store_pool import StorePool
from rashomon.desk.workspaces import MOST_BYTES, RenderCache, Waiting, Workspaces
from rashomon.errors import StopError
from rashomon.model.user import SessionRow
from rashomon.seams import Clock, Fetch, Polled, Post
from rashomon.settings import ModelSettings, Settings
from rashomon.store.database.open import SqlStore


class FeedFetcher(Fetch, Protocol):
    """Fetches addresses and polls feeds."""

    def poll(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Polled:
        """Returns what the feed has that is newer than these marks."""


@dataclass(frozen=True, slots=True)
class NetworkAccess:
    """Access to the network.

    `fetcher`: makes a new fetcher each time, so that robots.txt is read again; `post`: sends to webhooks; `check`: raises SkipError for a
    forbidden address before it is stored.
    """

    fetcher: Callable[[], FeedFetcher]
    post: Post
    check: Callable[[str], object]


_LOG = logging.getLogger(__name__)
_SEEN = timedelta(minutes=10)
_NOTED = timedelta(seconds=20)  # how often a visit is recorded, instead of at every request
_MOST_VISITS = 10_000


@dataclass
class Desk:
    """What all requests share: the pool of stores, authentication, clock, caches and queues.

    `reach`: the address, such as https://desk.example.org, under which other computers reach the desk.
    """

    pool: StorePool
    auth: Authenticator
    clock: Clock
    hosts: tuple[str, ...] = LOOPBACK
    on_written: Callable[[SqlStore], None] | None = None
    secure: bool = False
    settings: Settings = field(default_factory=Settings)
    forwarders: tuple[Network, ...] = ()
    reach: str = ""
    turns: RequestQueue = field(
        default_factory=lambda: RequestQueue(2)
    )  # pages; more at once would be slower, for they share one interpreter
    works: RequestQueue = field(
        default_factory=lambda: RequestQueue(3, patience=60.0)
    )  # what may take seconds: nobody who reads waits for it
    logins: RequestQueue = field(default_factory=lambda: RequestQueue(2))  # each check of a password takes 64 MiB
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    pages: RenderCache = field(default_factory=lambda: RenderCache(MOST_BYTES, lambda made: made.size))
    ledgers: RenderCache = field(default_factory=lambda: RenderCache(6))
    facets: RenderCache = field(default_factory=lambda: RenderCache(2))
    visited: dict[tuple[str, str], datetime] = field(default_factory=dict)

    outside: NetworkAccess | None = None
    choose_model: Callable[[], tuple[ModelSettings, str]] | None = None  # the settings of a language model and its key; None: none is asked
    jobs: Jobs = field(default_factory=Jobs)
    workspaces: Workspaces = field(init=False)
    waiting: Waiting = field(init=False)

    def __post_init__(self) -> None:
        self.workspaces = Workspaces(self.pool, self.clock, self.settings)
        self.waiting = Waiting(self.workspaces)

    @property
    def takes_reports(self) -> bool:
        """Whether reports can be added, which is not possible for a served ledger document."""
        return self.on_written is None

    def now(self) -> str:
        """Returns the current time in UTC."""
        return self.clock().isoformat(timespec="seconds")

    def keep_session(self, session: SessionRow) -> None:
        """Records now and then that a session is in use; an unused session expires."""
        now = self.clock()
        if not session.digest or now - datetime.fromisoformat(session.seen_at) < _SEEN:
            return
        try:
            with self.pool.writing(patience=0.2) as store:
                store.touch_session(session.digest, at=now.isoformat(timespec="seconds"))
        except StopError as error:
            _LOG.info("a session was not kept: %s", error)

    def note_visit(self, user: str, story: str) -> None:
        """Records the user's visit once in a while; skipped if another program is writing, since a visit is not worth waiting for."""
        now = self.clock()
        if now - self.visited.get((user, story), now - _NOTED) < _NOTED:
            return
        if len(self.visited) > _MOST_VISITS:
            self.visited.clear()
        self.visited[user, story] = now
        try:
            with self.pool.writing(patience=0.2) as store:
                store.note_visit(user, story, at=self.now())
        except StopError as error:
            _LOG.info("a visit was not kept: %s", error)
