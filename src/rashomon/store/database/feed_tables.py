"""FeedTables: the sources and when each was read or failed, and the feeds that are watched."""

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from itertools import starmap

from sqlalchemy import func, select

from rashomon.model.stored import FeedRow, SourceRow, WatchRound
from rashomon.store.database.column_values import shown
from rashomon.store.database.schema import entries, feeds, sources
from rashomon.store.database.session import Tables

_ROUND = "watch round"


class FeedTables(Tables):
    """Queries for sources and feeds."""

    def note_sources(self, rows: Iterable[SourceRow]) -> None:
        """Records the outcome for sources; a failure keeps the time of the last successful read."""
        with self.db.writing():
            for row in rows:
                row = replace(row, place=shown(row.place or row.name) or "")
                before = self.db.first(select(sources).where(sources.c.place == row.place))
                if before and row.error:
                    row = replace(row, read_at=before.read_at, reports=before.reports)
                self.db.upsert(sources, [asdict(row)])

    def sources(self, *, failed: bool = False) -> tuple[SourceRow, ...]:
        """Returns all sources, or those whose last attempt failed, by name."""
        query = select(sources).where(sources.c.error.is_not(None)) if failed else select(sources)
        rows = self.db.all(query.order_by(sources.c.name, sources.c.place))
        return tuple(SourceRow(**row._mapping) for row in rows)

    def all(self) -> list[FeedRow]:
        """Returns the feeds that are or were watched."""
        return list(starmap(FeedRow, sorted(self.db.all(select(feeds)))))

    def put(self, row: FeedRow) -> None:
        """Stores the state of a feed."""
        self.db.upsert(feeds, [asdict(row)])

    def note_round(self, done: WatchRound) -> None:
        """Keeps a round as the last one."""
        self.db.keep(_ROUND, json.dumps(asdict(done)))

    def last_round(self) -> WatchRound | None:
        """Returns the last round of watching, None before the first."""
        round_json = self.db.kept(_ROUND)
        return WatchRound(**json.loads(round_json)) if round_json else None

    def new_entries(self, feed: str, digests: Iterable[str]) -> set[str]:
        """Returns those of these entries that were not in the feed when it was last read, also
        those that were in it before that."""
        asked = set(digests)
        last = self.db.value(select(func.max(entries.c.seen_at)).where(entries.c.feed == feed))
        conditions = entries.c.feed == feed, entries.c.seen_at == last
        return asked - self.db.held(entries.c.digest, asked, *conditions)

    def put_entries(self, feed: str, digests: Iterable[str], *, at: str) -> None:
        """Records that these are the entries of the feed."""
        self.db.upsert(
            entries,
            [{"feed": feed, "digest": digest, "seen_at": at} for digest in sorted(set(digests))],
        )
