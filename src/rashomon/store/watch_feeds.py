"""Asks the feeds of a store for what is new, each when it is due (`watch_feeds`)."""

import html
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from rashomon.errors import SkipError
from rashomon.model.ledger import Failure, Failures
from rashomon.model.record import record
from rashomon.model.stored import FeedRow, SourceRow
from rashomon.protocols import Fetched, Poll, Polled
from rashomon.reports.items import KnownFacts
from rashomon.reports.report_pile import feed_entries, outcome_of, read_or_failed
from rashomon.store.database.open import SqlStore
from rashomon.store.settle_reports import raw_of
from rashomon.text.white_space import stripped

_OUTLINE = re.compile(r"""\bxmlUrl\s*=\s*(?:"([^"]{1,4000})"|'([^']{1,4000})')""")
_LONGEST = timedelta(hours=6)  # a feed that keeps failing is asked no less often


@record
class Watched:
    """The result of one round: the feeds that were asked, the feeds that failed and why, new
    entries, and entries that could not be read."""

    asked: int
    added: int
    failed: Failures
    unread: Failures


def feed_addresses(text: str) -> tuple[str, ...]:
    """Returns the addresses in an OPML document, or the lines of a list, in order and without
    duplicates. Empty lines and lines that begin with # are left out."""
    if "<opml" in text[:2000].casefold():
        addresses = [html.unescape(double or single) for double, single in _OUTLINE.findall(text)]
    else:
        lines = stripped(text.splitlines())
        addresses = [line for line in lines if line[0] != "#"]
    return tuple(dict.fromkeys(addresses))


def watch_feeds(
    store: SqlStore,
    feeds: tuple[str, ...],
    *,
    poll: Poll,
    interval: timedelta,
    stop: Callable[[], bool],
) -> Watched:
    """Runs one round: asks each feed that is due, and stores its new entries before asking the next
    one; the caller settles. `stop` is called before each feed and ends the round if true."""
    rows_by_url = {row.url: row for row in store.feeds.all()}
    asked = added = 0
    failed = []
    unread = []
    for url in feeds:
        if stop():
            break
        before = rows_by_url.get(url, FeedRow(url))
        now = store.clock()
        if before.next_at and datetime.fromisoformat(before.next_at) > now:
            continue
        asked += 1
        try:
            answer = poll(url, etag=before.etag, modified=before.modified)
            row = _row_of_answer(before, answer, now, interval)
            if answer.fetched:
                new, not_read = _entries_taken(store, row, answer.fetched, _iso(now))
                added += new
                unread += not_read
        except SkipError as error:
            row = _row_of_failure(before, str(error), None, now, interval)
        if row.error:
            failed.append(Failure(url, row.error))
        with store.writing():
            store.feeds.put(row)
            store.feeds.note_sources(
                [SourceRow(name=url, tried_at=_iso(now), read_at=row.read_at, error=row.error)]
            )
    return Watched(asked, added, tuple(failed), tuple(unread))


def _entries_taken(
    store: SqlStore, row: FeedRow, fetched: Fetched, at: str
) -> tuple[int, list[Failure]]:
    """Stores the new entries with their reports and the feed's state in one transaction, so that
    none is lost or doubled. Returns how many reports are new, and what could not be read. Raises
    SkipError if it is not a feed, or is broken."""
    if breaks_off(
        fetched.data
    ):  # its last entry may be cut in half; its state is not stored, so that it is fetched again
        raise SkipError("the feed breaks off before its end")
    facts = KnownFacts(url=fetched.url, retrieved=fetched.retrieved, charset=fetched.charset)
    entries = dict(feed_entries(row.url, fetched.data, facts, store.settings.read))
    for item in entries.values():
        # not a feed, or a broken one: its state is not stored, so that it is read again once
        # repaired
        if item.missing and item.source == row.url:
            raise SkipError(item.missing)
    new = store.feeds.new_entries(row.url, entries)
    # only these are read: a feed shows most entries again and again
    how = store.settings.read
    fresh = (outcome_of(item, how) for digest, item in entries.items() if digest in new)
    reports, unread = read_or_failed(fresh)
    links = Counter(item.known.url for item in entries.values())
    raws = []
    for report in reports:
        # the entries of a live page may all have its address
        is_own_page = report.url and links[report.url] == 1
        raws.append(raw_of(report, f"{row.url}#{report.url}" if is_own_page else report.source))
    with store.writing():
        added = store.raws.add(raws, at=at)
        store.feeds.note_sources(
            SourceRow(name=failure.source, tried_at=at, error=failure.error) for failure in unread
        )
        store.feeds.put_entries(row.url, entries, at=at)
        store.feeds.put(row)
    return added, unread


def breaks_off(data: bytes) -> bool:
    """Whether the end of a feed is missing."""
    opens = re.search(rb"<((?:[\w-]{1,20}:)?(?:rss|feed|RDF))\b", data[:5000])
    return opens is not None and b"</" + opens[1] not in data[-5000:]


def _row_of_answer(row: FeedRow, answer: Polled, now: datetime, interval: timedelta) -> FeedRow:
    """Returns the state of a feed whose server answered."""
    if answer.fetched:
        row = replace(row, etag=answer.etag, modified=answer.modified)
    elif answer.status != 304:
        why = f"the server answered {answer.status}"
        return _row_of_failure(row, why, answer.retry_after, now, interval)
    read_at = _iso(now)
    next_at = _iso(now + interval)
    return replace(row, tried_at=read_at, read_at=read_at, next_at=next_at, failures=0, error=None)


def _row_of_failure(
    row: FeedRow, error: str, retry_after: float | None, now: datetime, interval: timedelta
) -> FeedRow:
    """Returns the state of a feed that failed: it is asked again after twice the time, then four
    times, up to six hours, or when it asks for it."""
    wait = min(_LONGEST, interval * 2 ** min(row.failures + 1, 10))
    if retry_after is not None:
        wait = max(interval, min(timedelta(days=1), timedelta(seconds=retry_after)))
    return replace(
        row, tried_at=_iso(now), next_at=_iso(now + wait), failures=row.failures + 1, error=error
    )


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
