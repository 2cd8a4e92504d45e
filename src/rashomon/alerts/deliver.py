"""deliver: holds rules against what changed, and gives each channel each alert once.

What a channel waits for is kept in the store, in one piece with the changes that were looked at, so a run that is broken off goes on where it
stopped. A file is looked through for what it has already; a webhook gets the alert's id as Idempotency-Key, by which it can tell one that comes
a second time because its answer was lost.
"""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from itertools import groupby

from rashomon.alerts.atom import write_feed
from rashomon.alerts.lines import append_lines
from rashomon.alerts.match import alerts_of
from rashomon.alerts.rules import Channels
from rashomon.errors import Damaged, SkipError, StopError
from rashomon.model.alert import Alert, Rule
from rashomon.model.document import from_json
from rashomon.model.ledger import Ledger
from rashomon.seams import Clock, Post, Store

_AT_ONCE = 500  # changes that are looked at together
_LISTED = 100  # alerts in a feed
_TRIES = 12  # of a webhook: over a day, each time after twice as long
_FIRST = timedelta(minutes=1)
_LONGEST = timedelta(hours=6)

Show = Callable[[Alert], None]


@dataclass(frozen=True, slots=True)
class Delivered:
    """How many alerts there were to tell, and which channels could not be told, with why."""

    alerts: int
    failed: tuple[tuple[str, str], ...] = ()


def begin(store: Store, *, since: str | None = None) -> None:
    """Notes from which change on there are alerts: what changes from now on, or from a moment on; nothing where that is known."""
    if store.changes_seen() is None or since is not None:
        store.put_alerts((), (), seen=store.last_change(before=since))


def deliver(
    store: Store, rules: Sequence[Rule], channels: Channels, *, clock: Clock, show: Show | None = None, post: Post | None = None
) -> Delivered:
    """Tells every channel what it was not told yet. A channel that fails is tried again by the next call whose time has come."""
    begin(store)
    found = _collect(store, rules, channels)
    failed: list[tuple[str, str]] = []
    for channel in channels.listed():
        if channel == "terminal" and show is not None:
            _to_terminal(store, show)
        elif channel.startswith("jsonl ") and channels.jsonl:
            failed += _to_file(store, channel, lambda alerts: append_lines(str(channels.jsonl), alerts))
        elif channel.startswith("atom ") and channels.atom:
            failed += _to_file(store, channel, lambda _: write_feed(str(channels.atom), store.last_alerts(_LISTED)))
        elif channel.startswith("webhook ") and post is not None:
            failed += _to_webhook(store, channel, channels, post, clock())
    return Delivered(found, tuple(failed))


def _collect(store: Store, rules: Sequence[Rule], channels: Channels) -> int:
    """How many alerts the changes that were not looked at yet give; they are kept."""
    total = 0
    while numbered := store.numbered_changes(store.changes_seen() or 0, _AT_ONCE):
        found: list[Alert] = []
        for story_id, rows in groupby(sorted(numbered, key=lambda pair: (pair[1].story, pair[0])), key=lambda pair: pair[1].story):
            try:
                story = store.story(story_id)
            except Damaged:  # its changes are told all the same
                story = None
            ledger: Ledger | None = from_json(story.ledger) if story else None
            found += alerts_of(rules, rows, ledger, (story_id, *(story.previous_ids if story else ())))
        store.put_alerts(found, channels.listed(), seen=numbered[-1][0])
        total += len(found)
    return total


def _waiting(store: Store, channel: str) -> Iterator[Sequence[Alert]]:
    while waiting := store.waiting(channel):
        yield [one.alert for one in waiting]


def _to_terminal(store: Store, show: Show) -> None:
    for alerts in _waiting(store, "terminal"):
        for alert in alerts:
            show(alert)
            store.mark_delivered("terminal", [alert.id])


def _to_file(store: Store, channel: str, write: Callable[[Sequence[Alert]], None]) -> list[tuple[str, str]]:
    for alerts in _waiting(store, channel):
        try:
            write(alerts)
        except StopError as error:
            return [(channel, str(error).removeprefix(f"{channel.partition(' ')[2]} "))]
        store.mark_delivered(channel, [alert.id for alert in alerts])
    return []


def _to_webhook(store: Store, channel: str, channels: Channels, post: Post, now: datetime) -> list[tuple[str, str]]:
    """One alert at a time, in order; after one that fails the rest waits, too, so that none overtakes it."""
    headers = {"Authorization": f"Bearer {_token(channels.token_env)}"} if channels.token_env else {}
    for waiting in iter(lambda: store.waiting(channel, most=1), ()):
        (one,) = waiting
        if one.next_at is not None and one.next_at > _iso(now):
            break
        try:
            status = post(str(channels.webhook), json.dumps(asdict(one.alert)).encode(), headers | {"Idempotency-Key": one.alert.id})
            error = None if 200 <= status < 300 else f"the server answered {status}"
        except SkipError as refused:
            error = str(refused)
        if error is None:
            store.mark_delivered(channel, [one.alert.id])
            continue
        last = one.tries + 1 >= _TRIES
        wait = min(_LONGEST, _FIRST * 2 ** min(one.tries, 20))
        store.mark_failed(channel, one.alert.id, error, next_at=None if last else _iso(now + wait))
        return [(channel, f"{error}{'; given up' if last else ''}")]
    return []


def _token(name: str) -> str:
    token = os.environ.get(name)
    if not token:
        raise StopError(f"the environment variable {name}, which the webhook's token_env names, is not set")
    return token


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
