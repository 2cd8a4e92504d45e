"""health says how a store that watches feeds is doing, and what somebody should look at."""

from datetime import datetime, timedelta

from rashomon.model.record import record
from rashomon.model.stored import FeedRow, WatchRound
from rashomon.show.wording import counted
from rashomon.store.database.open import SqlStore

_PATIENCE = 3  # times that a feed may fail in a row: many are down for an hour
_NEARLY = 0.9  # of what a store may hold


def sized(size: float) -> str:
    """Returns a number of bytes in words: "41 MB", "2.5 GB"."""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{max(1, round(size / 1e6))} MB"


@record
class Health:
    """How a store is doing: the last round of watching, the feeds and those that fail, what waits,
    and how much the store holds (`bytes`).

    - `waiting`: reports that are in no story yet
    - `uploads`: what was sent to the desk and is not read yet
    - `for_model`: stories that wait for the language model
    - `faults`: what somebody should look at, in words
    """

    last: WatchRound | None
    feeds: int
    failing: tuple[FeedRow, ...]
    waiting: int
    uploads: int
    for_model: int
    reports: int
    stories: int
    bytes: int
    faults: tuple[str, ...]


def health(store: SqlStore, *, now: datetime, within: timedelta) -> Health:
    """Returns how the store is doing. `within` is how long ago the last round may have ended."""
    with store.reading():
        last = store.feeds.last_round()
        counts = store.counts()
        feeds = [row for row in store.feeds.all() if _is_listed(row, last=last, within=within)]
        waiting = store.raws.pending_count()
        uploads = store.deliveries.count()
        behind = set(store.stories.to_compare())
        for_model = len(set(store.stories.to_compare(waiting=True)) - behind)
    failing = tuple(row for row in feeds if row.error)
    size = store.size()
    faults = []
    if last:
        ago = now - datetime.fromisoformat(last.at)
        if ago > within:
            minutes = counted(int(ago.total_seconds() // 60), "minute")
            faults.append(f"the last round ended {minutes} ago")
        if last.error:
            faults.append(f"the last round was broken off: {last.error}")
        elif last.most and size > last.most * _NEARLY:
            faults.append(f"the store holds {sized(size)} of at most {sized(last.most)}")
    long = [row for row in failing if row.failures >= _PATIENCE]
    if long:
        faults.append(f"{counted(len(long), 'feed')} failed {_PATIENCE} times in a row or more")
    return Health(
        last=last,
        feeds=len(feeds),
        failing=failing,
        waiting=waiting,
        uploads=uploads,
        for_model=for_model,
        reports=counts["reports"],
        stories=counts["stories"],
        bytes=size,
        faults=tuple(faults),
    )


def _is_listed(row: FeedRow, last: WatchRound | None, within: timedelta) -> bool:
    """Whether a feed is still watched. One that was due long before the last round is no longer on
    the list."""
    if last is None or last.error or row.next_at is None:
        return True
    return datetime.fromisoformat(last.at) - datetime.fromisoformat(row.next_at) <= within
