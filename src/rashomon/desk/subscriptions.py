"""Feeds that the desk watches, and subscriptions to changes; `FeedRounds` serves both in the
background."""

import hmac
import logging
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from threading import Event, Lock, Thread
from typing import Any
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

from rashomon.desk import page_templates
from rashomon.desk.desk_request import Desk, DeskRequest, NetworkAccess
from rashomon.desk.guard import RequestRefused
from rashomon.desk.incoming_reports import NO_ADDRESSES, network_for, tell
from rashomon.desk.workspaces import Job
from rashomon.errors import StopError
from rashomon.model.alert import FEED, WEBHOOK, Alert, DeskFeed, Subscription
from rashomon.model.content_ids import content_id
from rashomon.model.stored import StoryFilter
from rashomon.model.user import UserRole
from rashomon.store.add_reports import watch_feeds
from rashomon.store.database.open import SqlStore, open_store
from rashomon.store.deliver_alerts import alert_line, alert_of, next_try, post_json
from rashomon.store.deliver_alerts import feed as atom
from rashomon.store.update import settle

_LOG = logging.getLogger(__name__)
EVERY = timedelta(minutes=15)  # after which a feed is asked again
ROUND = 30.0  # seconds between two looks at what is due
MOST_FEEDS, MOST_SUBSCRIPTIONS = 500, 500
_LISTED, _AT_ONCE = 100, 500  # changes in a feed; that are told at once
_MOST_STORIES = 500  # of a search


def change_feeds(asked: DeskRequest) -> Response:
    """Adds, pauses, resumes or ends a feed, or polls it now."""
    sent = asked.form()
    url, act = sent.get("url", "").strip(), sent.get("do", "")
    if not asked.desk.takes_reports:
        raise RequestRefused(403, NO_ADDRESSES)
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
            store.put_noted(
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
    return [DeskFeed(**row) for row in store.noted("feeds")]


def ask_feeds(desk: Desk, urls: Sequence[str], job: Job | None = None) -> None:
    """Polls these feeds, with a `job` even if they are not due, and settles what they bring."""
    if desk.outside is None:
        return
    with closing(open_store(desk.pool.address)) as store:
        if job is not None:
            rows = [row for row in store.feeds() if row.url in urls]
            for row in rows:
                store.put_feed(replace(row, next_at=None))
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


def show_subscribing(asked: DeskRequest) -> Response:
    """Shows how to subscribe to changes of a story or a search, and the deliveries so far."""
    with asked.desk.pool.reading() as store:
        story, words = _about(asked.query, store)
        row = store.story(story) if story else None
        listed = [
            one
            for one in subscriptions_of(store)
            if (one.story, one.words) == (story, words) or not (story or words)
        ]
        alerts = (
            [alert for _, alert in _numbered(store, story, words)][-10:] if story or words else []
        )
    base = base_of(asked)
    title = (row.title or "(no headline)") if row else f"Search: {words}"
    link = f"{base}/s/{story}" if story else f"{base}/?{urlencode({'q': words})}"
    body = "\n".join([link, "", *(alert_line(one) for one in reversed(alerts))])
    return page_templates.page(
        "subscribe.html.j2",
        asked,
        story=story,
        words=words,
        title=title,
        listed=listed,
        base=base,
        posts=asked.desk.outside is not None,
        mail=f"mailto:?{urlencode({'subject': f'Rashomon: {title}', 'body': body[:1800]}).replace('+', '%20')}",
    )


def change_subscriptions(asked: DeskRequest) -> Response:
    """Adds a subscription, ends one, or retries one."""
    sent, act = asked.form(), asked.form().get("do", "")
    with asked.desk.pool.reading() as store:
        listed = subscriptions_of(store)
        story, words = _about(sent, store)
        seen = store.last_change()
    if act in ("feed", "webhook"):
        if not (story or words):
            raise RequestRefused(400, "Say to which story or search.")
        if len(listed) >= MOST_SUBSCRIPTIONS:
            raise RequestRefused(409, f"A desk keeps {MOST_SUBSCRIPTIONS} subscriptions at most.")
        made = _subscription(asked, act, story, words, sent.get("url", "").strip(), seen)
        _keep(asked, f"subscribed by {act}", made.id, lambda rows: [*rows, made])
    else:
        one = next((each for each in listed if each.id == sent.get("id")), None)
        if one is None:
            raise RequestRefused(404, "There is no such subscription.")
        if one.by != asked.user.name and not asked.user.role.may(UserRole.ADMIN):
            raise RequestRefused(403, f"This is {one.by}'s subscription; an admin may end it, too.")
        story, words = one.story, one.words
        again = replace(one, tries=0, error="", next_at="")
        change = {
            "end": lambda rows: [r for r in rows if r.id != one.id],
            "again": lambda rows: [again if r.id == one.id else r for r in rows],
        }.get(act)
        if change is None:
            raise RequestRefused(400, "That is nothing that can be done to a subscription.")
        _keep(asked, f"subscription: {act}", one.id, change)
    return RedirectResponse(
        f"/subscribe?{urlencode({'story': story} if story else {'q': words})}", 303
    )


def _keep(
    asked: DeskRequest,
    action: str,
    target: str,
    change: Callable[[list[Subscription]], list[Subscription]],
) -> None:
    with asked.writing(action, target) as store:
        store.put_noted("subscriptions", [asdict(one) for one in change(subscriptions_of(store))])


def _subscription(
    asked: DeskRequest, act: str, story: str, words: str, url: str, seen: int
) -> Subscription:
    if act == "webhook":
        network_for(asked)
        if not asked.user.role.may(UserRole.EDIT):
            raise RequestRefused(403, "A webhook takes the role edit; a feed can be made by all.")
        network_for(asked, url, otherwise="Not kept")
    kind = WEBHOOK if act == "webhook" else FEED
    token = secrets.token_urlsafe(24) if kind == FEED else ""
    return Subscription(
        secrets.token_hex(6),
        kind,
        asked.user.name,
        asked.desk.now(),
        story,
        words,
        url if kind == WEBHOOK else "",
        token,
        seen,
    )


def subscriptions_of(store: SqlStore) -> list[Subscription]:
    """Returns all subscriptions."""
    return [Subscription(**row) for row in store.noted("subscriptions")]


def _about(given: Any, store: SqlStore) -> tuple[str, str]:
    """Returns the requested story or words. Raises RequestRefused for an unknown story."""
    story, words = (
        str(given.get("story", ""))[:60],
        " ".join(str(given.get("q", "")).replace("\x00", " ").split())[:200],
    )
    if story:
        found = store.find_story(story)
        if len(found) != 1:
            raise RequestRefused(404, "There is no such story.")
        return found[0], ""
    return "", words


def base_of(asked: DeskRequest) -> str:
    """Returns the base address of the request, whose host was checked."""
    return f"{'https' if asked.desk.secure else 'http'}://{asked.headers.get('host', '')}"


def send_feed(asked: DeskRequest) -> Response:
    """Sends a subscription's Atom feed. Its secret address is the only credential, since feed
    readers do not log in."""
    given = asked.path["token"].encode("utf-8", "replace")
    with asked.desk.pool.reading() as store:
        one = next(
            (
                each
                for each in subscriptions_of(store)
                if each.token and hmac.compare_digest(each.token.encode(), given)
            ),
            None,
        )
        if one is None:
            raise RequestRefused(404, "There is no such feed; it may have been ended.")
        alerts = [alert for _, alert in _numbered(store, one.story, one.words)][-_LISTED:]
    return Response(atom(list(reversed(alerts))), media_type="application/atom+xml; charset=utf-8")


def _numbered(
    store: SqlStore, story: str, words: str, after: int = 0
) -> Iterator[tuple[int, Alert]]:
    """Yields the alerts for the story, or for the stories that match the words, after the change of
    that number."""
    ids = (
        {story}
        if story
        else {
            row.id
            for row in store.browse(StoryFilter(words=words), most=_MOST_STORIES, skip=0).rows
        }
    )
    titles: dict[str, str | None] = {}
    while rows := store.numbered_changes(after, _AT_ONCE):
        for number, row in rows:
            if row.story in ids:
                if row.story not in titles:
                    found = store.story(row.story)
                    titles[row.story] = found.title if found else None
                yield (
                    number,
                    alert_of(
                        row, content_id("alert", "desk", str(number)), "desk", titles[row.story]
                    ),
                )
        after = rows[-1][0]


def deliver_due(desk: Desk) -> None:
    """Sends each webhook the changes since its last delivery; failures are retried after waiting
    times that double."""
    if desk.outside is None:
        return
    with desk.pool.reading() as store:
        now = desk.now()
        due = [
            one
            for one in subscriptions_of(store)
            if one.kind == WEBHOOK
            and not one.is_given_up
            and (not one.next_at or one.next_at <= now)
        ]
        waiting = [
            (one, list(_numbered(store, one.story, one.words, one.seen))[:_LISTED]) for one in due
        ]
    for one, numbered in waiting:
        if numbered:
            _put(desk, _told(desk, desk.outside, one, numbered))


def _told(
    desk: Desk, outside: NetworkAccess, one: Subscription, numbered: Sequence[tuple[int, Alert]]
) -> Subscription:
    """Returns the subscription after its delivery."""
    last = numbered[-1][0]
    body = {
        "subscription": one.id,
        "story": one.story,
        "search": one.words,
        "changes": [asdict(alert) for _, alert in numbered],
    }
    error = post_json(outside.post, one.url, body, content_id("told", one.id, str(last)))
    if not error:
        return replace(
            one,
            seen=last,
            told=one.told + len(numbered),
            told_at=desk.now(),
            tries=0,
            error="",
            next_at="",
        )
    return replace(
        one, tries=one.tries + 1, error=error[:300], next_at=next_try(one.tries, desk.clock()) or ""
    )


def _put(desk: Desk, made: Subscription) -> None:
    """Stores the state of a subscription, unless it was ended meanwhile."""
    with desk.pool.writing() as store:
        rows = subscriptions_of(store)
        store.put_noted(
            "subscriptions", [asdict(made if one.id == made.id else one) for one in rows]
        )


@dataclass
class FeedRounds:
    """Polls feeds that are due and serves webhooks, in a thread, until stopped."""

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
                    for row in store.feeds()
                    if row.next_at is not None and row.next_at > self.desk.now()
                }
            if asking := [url for url in urls if url not in due]:
                ask_feeds(self.desk, asking)
            deliver_due(self.desk)

    def _run(self) -> None:
        while not self._stopping.wait(ROUND):
            try:
                self.once()
            except StopError as error:
                _LOG.info("a round was broken off: %s", error)
            except Exception:  # noqa: BLE001  the next round may do better
                _LOG.exception("a round failed")
