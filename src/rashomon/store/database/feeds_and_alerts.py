"""FeedTables: what comes in from outside and goes out again. When each source was read or failed,
watched feeds, and alerts with their deliveries."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import func, insert, select, update

from rashomon.model.alert import Alert, Undelivered
from rashomon.model.document import value_from
from rashomon.model.stored import ChangeRow, FeedRow, SourceRow
from rashomon.store.database.schema import alerts, changes, deliveries, entries, feeds, sources
from rashomon.store.database.stories import StoryTables, change_of

_SEEN = "alerts seen"
WAITING, DONE, GIVEN_UP = "waiting", "done", "given up"


class FeedTables(StoryTables):
    """Queries for sources, feeds, alerts and deliveries."""

    def note_sources(self, rows: Iterable[SourceRow]) -> None:
        """Records the outcome for sources; a failure keeps the time of the last successful read."""
        with self.writing():
            for row in rows:
                before = self.row(select(sources).where(sources.c.name == row.name))
                if before is not None and row.error:
                    row = replace(row, read_at=before.read_at, reports=before.reports)
                self.upsert(sources, [asdict(row)])

    def sources(self, *, failed: bool = False) -> tuple[SourceRow, ...]:
        """Returns all sources, or those whose last attempt failed, by name."""
        wanted = select(sources).where(sources.c.error.is_not(None)) if failed else select(sources)
        return tuple(
            sorted((SourceRow(*row) for row in self.rows(wanted)), key=lambda row: row.name)
        )

    def feeds(self) -> tuple[FeedRow, ...]:
        """Returns the feeds that are or were watched."""
        return tuple(
            sorted((FeedRow(*row) for row in self.rows(select(feeds))), key=lambda row: row.url)
        )

    def put_feed(self, row: FeedRow) -> None:
        """Stores the state of a feed."""
        self.upsert(feeds, [asdict(row)])

    def new_entries(self, feed: str, digests: Iterable[str]) -> set[str]:
        """Returns those of these entries that were not seen in the feed before."""
        asked = set(digests)
        return asked - {
            row.digest
            for row in self.rows_in(
                select(entries.c.digest).where(entries.c.feed == feed), entries.c.digest, asked
            )
        }

    def put_entries(self, feed: str, digests: Iterable[str], *, at: str) -> None:
        """Records that these entries were seen."""
        self.upsert(
            entries,
            [{"feed": feed, "digest": digest, "seen_at": at} for digest in sorted(set(digests))],
        )

    def changes_seen(self) -> int | None:
        """Returns the number of the last change that rules were applied to; None if there was
        none."""
        found = self.kept(_SEEN)
        return None if found is None else int(found)

    def last_change(self, before: str | None = None) -> int:
        """Returns the number of the last change, or of the last before a moment."""
        wanted = select(func.max(changes.c.number))
        return self.value(wanted if before is None else wanted.where(changes.c.at < before)) or 0

    def numbered_changes(self, after: int, most: int) -> tuple[tuple[int, ChangeRow], ...]:
        """Returns the changes with a number above this, each with its number."""
        wanted = (
            select(changes).where(changes.c.number > after).order_by(changes.c.number).limit(most)
        )
        return tuple((row.number, change_of(row)) for row in self.rows(wanted))

    def put_alerts(self, given: Sequence[Alert], channels: Iterable[str], *, seen: int) -> None:
        """Stores alerts for these channels together with the number of the last change examined, in
        one transaction."""
        keys = list(channels)
        with self.writing():
            known = {
                row.id
                for row in self.rows_in(
                    select(alerts.c.id), alerts.c.id, [alert.id for alert in given]
                )
            }
            new = {alert.id: alert for alert in given if alert.id not in known}
            self.run(
                insert(alerts),
                [{"id": a.id, "at": a.at, "alert": json.dumps(asdict(a))} for a in new.values()],
            )
            self.run(
                insert(deliveries),
                [
                    {"alert": a, "channel": key, "state": WAITING, "tries": 0}
                    for a in new
                    for key in keys
                ],
            )
            self.keep(_SEEN, str(seen))

    def waiting(self, channel: str, *, most: int = 100) -> tuple[Undelivered, ...]:
        """Returns the alerts that a channel is still to receive, oldest first."""
        wanted = select(
            alerts.c.alert,
            deliveries.c.channel,
            deliveries.c.tries,
            deliveries.c.error,
            deliveries.c.next_at,
        )
        wanted = wanted.join(deliveries, deliveries.c.alert == alerts.c.id)
        wanted = (
            wanted.where(deliveries.c.channel == channel, deliveries.c.state == WAITING)
            .order_by(alerts.c.number)
            .limit(most)
        )
        return tuple(Undelivered(_alert(told), *rest) for told, *rest in self.rows(wanted))

    def mark_delivered(self, channel: str, ids: Sequence[str]) -> None:
        """Records that a channel received these alerts."""
        self._mark(channel, ids, state=DONE, next_at=None, error=None)

    def mark_failed(self, channel: str, alert: str, error: str, *, next_at: str | None) -> None:
        """Records that a channel did not receive this alert, and when it is tried again; None for
        never."""
        self._mark(
            channel,
            [alert],
            state=GIVEN_UP if next_at is None else WAITING,
            next_at=next_at,
            error=error[:1000],
        )

    def _mark(self, channel: str, ids: Sequence[str], **told: Any) -> None:
        tried = (
            update(deliveries)
            .where(deliveries.c.channel == channel)
            .values(tries=deliveries.c.tries + 1, **told)
        )
        self.run_in(tried, deliveries.c.alert, ids)

    def last_alerts(self, most: int) -> tuple[Alert, ...]:
        """Returns the latest alerts, newest first."""
        return tuple(
            map(
                _alert,
                self.column(select(alerts.c.alert).order_by(alerts.c.number.desc()).limit(most)),
            )
        )


def _alert(document: str) -> Alert:
    return value_from(Alert, json.loads(document))
