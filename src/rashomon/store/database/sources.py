"""SourceTables: when each source was read or failed, judgements, and the state of watched feeds."""

import json
from collections.abc import Iterable
from dataclasses import asdict, fields, replace

from sqlalchemy import insert, select

from rashomon.judgements.in_force import settle
from rashomon.judgements.judgement_lines import read_judgements, to_line
from rashomon.model.judgement import Judgement
from rashomon.model.stored import FeedRow, SourceRow
from rashomon.store.database.schema import entries, feeds, judgements, meta, sources
from rashomon.store.database.session import pieces
from rashomon.store.database.stories import StoryTables


class SourceTables(StoryTables):
    """Queries for sources, judgements and feeds."""

    def note_sources(self, rows: Iterable[SourceRow]) -> None:
        """Records the outcome for sources; a failure keeps the time of the last successful read."""
        with self.writing() as connection:
            for row in rows:
                before = connection.execute(select(sources).where(sources.c.name == row.name)).first()
                if before is not None and row.error:
                    row = replace(row, read_at=before.read_at, reports=before.reports)
                self.upsert(connection, sources, [asdict(row)])

    def sources(self, *, failed: bool = False) -> tuple[SourceRow, ...]:
        """Returns all sources, or those whose last attempt failed, by name."""
        wanted = select(sources)
        if failed:
            wanted = wanted.where(sources.c.error.is_not(None))
        with self.reading() as connection:
            found = [SourceRow(r.name, r.tried_at, r.read_at, r.error, r.reports) for r in connection.execute(wanted)]
        return tuple(sorted(found, key=lambda row: row.name))

    def add_judgements(self, given: Iterable[Judgement]) -> int:
        """Stores judgements; returns how many were new."""
        added = 0
        with self.writing() as connection:
            for j in given:
                if not connection.execute(select(judgements.c.number).where(judgements.c.id == j.id)).first():
                    connection.execute(insert(judgements).values(id=j.id, judgement=json.dumps(json.loads(to_line(j)))))
                    added += 1
            if added:
                now = connection.execute(select(meta.c.value).where(meta.c.key == "generation")).scalar() or "0"
                self.upsert(connection, meta, [{"key": "generation", "value": str(int(now) + 1)}])
        return added

    def judgements(self) -> tuple[Judgement, ...]:
        """Returns all judgements in order of arrival, with undone ones naming the judgement that undid them."""
        with self.reading() as connection:
            lines = connection.execute(select(judgements.c.judgement).order_by(judgements.c.number)).scalars().all()
        return settle(read_judgements("\n".join(lines))) if lines else ()

    def feeds(self) -> tuple[FeedRow, ...]:
        """Returns the feeds that are or were watched."""
        with self.reading() as connection:
            found = [FeedRow(**{f.name: getattr(row, f.name) for f in fields(FeedRow)}) for row in connection.execute(select(feeds))]
        return tuple(sorted(found, key=lambda row: row.url))

    def put_feed(self, row: FeedRow) -> None:
        """Stores the state of a feed."""
        with self.writing() as connection:
            self.upsert(connection, feeds, [asdict(row)])

    def new_entries(self, feed: str, digests: Iterable[str]) -> set[str]:
        """Returns those of these entries that were not seen in the feed before."""
        asked = set(digests)
        seen: set[str] = set()
        with self.reading() as connection:
            for piece in pieces(sorted(asked)):
                seen |= set(
                    connection.execute(select(entries.c.digest).where(entries.c.feed == feed, entries.c.digest.in_(piece))).scalars()
                )
        return asked - seen

    def put_entries(self, feed: str, digests: Iterable[str], *, at: str) -> None:
        """Records that these entries were seen."""
        with self.writing() as connection:
            self.upsert(connection, entries, [{"feed": feed, "digest": digest, "seen_at": at} for digest in sorted(set(digests))])
