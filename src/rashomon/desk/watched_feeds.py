"""Feeds that the desk watches; `FeedRounds` polls them in the background."""

import logging
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from threading import Event, Lock, Thread

from starlette.responses import RedirectResponse, Response

from rashomon.desk.desk_request import Desk, DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.incoming_reports import network_for, tell
from rashomon.desk.workspaces import Job
from rashomon.errors import StopError
from rashomon.model.stored import DeskFeed
from rashomon.store.add_reports import watch_feeds
from rashomon.store.database.open import SqlStore, open_store
from rashomon.store.update import settle

_LOG = logging.getLogger(__name__)
EVERY = timedelta(minutes=15)  # after which a feed is asked again
ROUND = 30.0  # seconds between two looks at what is due
MOST_FEEDS = 500


def change_feeds(asked: DeskRequest) -> Response:
    """Adds, pauses, resumes or ends a feed, or polls it now."""
    sent = asked.form()
    url, act = sent.get("url", "").strip(), sent.get("do", "")
    network_for(asked, url if act == "add" else None, otherwise="Not kept")
    with asked.desk.pool.reading() as store:
        feeds = feeds_of(store)
    if act == "add":
        if any(feed.url == url for feed in feeds):
            raise RequestRefused(409, "This feed is watched already.")
        if len(feeds) >= MOST_FEEDS:
            raise RequestRefused(409, f"A desk watches {MOST_FEEDS} feeds at most.")
    elif all(feed.url != url for feed in feeds):
        raise RequestRefused(404, "This feed is not watched.")
    elif act not in ("pause", "go-on", "end", "ask"):
        raise RequestRefused(400, "That is nothing that can be done to a feed.")
    if act != "ask":
        with asked.writing(f"feed: {act}", url) as store:
            store.users.put_noted(
                "feeds",
                [
                    asdict(feed)
                    for feed in _changed(
                        feeds_of(store), act, url, by=asked.user.name, at=asked.desk.now()
                    )
                ],
            )
    if act in ("add", "ask"):
        job = asked.desk.jobs.add(
            f"feed: {url[:200]}",
            lambda job: ask_feeds(asked.desk, [url], job),
            by=asked.user.name,
            at=asked.desk.now(),
        )
        return RedirectResponse(f"/add?job={job.id}#jobs", 303)
    return RedirectResponse("/add#feeds", 303)


def _changed(feeds: Sequence[DeskFeed], act: str, url: str, *, by: str, at: str) -> list[DeskFeed]:
    if act == "add":
        return [*(feed for feed in feeds if feed.url != url), DeskFeed(url, by, at)]
    if act == "end":
        return [feed for feed in feeds if feed.url != url]
    return [replace(feed, is_paused=act == "pause") if feed.url == url else feed for feed in feeds]


def feeds_of(store: SqlStore) -> list[DeskFeed]:
    """Returns the feeds that the desk watches."""
    return [DeskFeed(**row) for row in store.users.noted("feeds")]


def ask_feeds(desk: Desk, urls: Sequence[str], job: Job | None = None) -> None:
    """Polls these feeds, with a `job` even if they are not due, and settles what they bring."""
    if desk.outside is None:
        return
    with closing(open_store(desk.pool.address)) as store:
        if job is not None:
            rows = [row for row in store.feeds.all() if row.url in urls]
            for row in rows:
                store.feeds.put(replace(row, next_at=None))
        done = watch_feeds(
            store,
            urls,
            poll=desk.outside.fetcher().poll,
            settings=desk.settings,
            clock=desk.clock,
            every=EVERY,
        )
        changes = settle(
            store,
            settings=desk.settings,
            clock=desk.clock,
            on_progress=job.progress if job else None,
        )
        if job is not None:
            tell(job, done.added, 0, (*done.failed, *done.unread), changes)


@dataclass
class FeedRounds:
    """Polls feeds that are due, in a thread, until stopped."""

    desk: Desk
    _stopping: Event
    _lock: Lock

    @classmethod
    def begin(cls, desk: Desk) -> "FeedRounds":
        """Starts and returns the rounds of a desk."""
        made = cls(desk, Event(), Lock())
        Thread(target=made._run, daemon=True, name="desk-rounds").start()
        return made

    def stop(self) -> None:
        """Prevents further rounds."""
        self._stopping.set()

    def once(self) -> None:
        """Runs one round."""
        with self._lock:
            with self.desk.pool.reading() as store:
                urls = [feed.url for feed in feeds_of(store) if not feed.is_paused]
                due = {
                    row.url
                    for row in store.feeds.all()
                    if row.next_at is not None and row.next_at > self.desk.now()
                }
            if asking := [url for url in urls if url not in due]:
                ask_feeds(self.desk, asking)

    def _run(self) -> None:
        while not self._stopping.wait(ROUND):
            try:
                self.once()
            except StopError as error:
                _LOG.info("a round was broken off: %s", error)
            except Exception:  # noqa: BLE001  the next round may do better
                _LOG.exception("a round failed")
