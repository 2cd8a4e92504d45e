"""AlertTables: alerts, and which channel received which."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import func, insert, select, update

from rashomon.model.alert import Alert, Undelivered
from rashomon.model.stored import ChangeRow
from rashomon.store.database.schema import alerts, changes, deliveries, meta
from rashomon.store.database.session import Session, pieces

_SEEN = "alerts seen"
WAITING, DONE, GIVEN_UP = "waiting", "done", "given up"


class AlertTables(Session):
    """Alerts and deliveries."""

    def changes_seen(self) -> int | None:
        """The number of the last change that rules were held against; None where none was yet."""
        with self.reading() as connection:
            found = connection.execute(select(meta.c.value).where(meta.c.key == _SEEN)).scalar()
            return None if found is None else int(found)

    def last_change(self, before: str | None = None) -> int:
        """The number of the last change of all, or of those before a moment."""
        wanted = select(func.max(changes.c.number))
        with self.reading() as connection:
            return connection.execute(wanted if before is None else wanted.where(changes.c.at < before)).scalar() or 0

    def numbered_changes(self, after: int, most: int) -> tuple[tuple[int, ChangeRow], ...]:
        """Changes with a number above this, each with its number."""
        wanted = select(changes).where(changes.c.number > after).order_by(changes.c.number).limit(most)
        with self.reading() as connection:
            return tuple(
                (r.number, ChangeRow(r.story, r.at, r.kind, r.subject, r.before, r.after, tuple(json.loads(r.reports))))
                for r in connection.execute(wanted)
            )

    def put_alerts(self, given: Sequence[Alert], channels: Iterable[str], *, seen: int) -> None:
        """Keeps alerts, which these channels wait for, and up to which change rules were held: all at once."""
        listed = {alert.id: alert for alert in given}
        keys = list(channels)
        with self.writing() as connection:
            for piece in pieces(sorted(listed)):
                for known in connection.execute(select(alerts.c.id).where(alerts.c.id.in_(piece))).scalars().all():
                    del listed[known]
            if listed:
                connection.execute(insert(alerts), [{"id": a.id, "at": a.at, "alert": json.dumps(asdict(a))} for a in listed.values()])
                waiting = [{"alert": a, "channel": key, "state": WAITING, "tries": 0} for a in listed for key in keys]
                if waiting:
                    connection.execute(insert(deliveries), waiting)
            self.upsert(connection, meta, [{"key": _SEEN, "value": str(seen)}])

    def waiting(self, channel: str, *, most: int = 100) -> tuple[Undelivered, ...]:
        """The alerts that a channel waits for, the first first."""
        return self._undelivered(deliveries.c.channel == channel, deliveries.c.state == WAITING, most=most)

    def given_up(self, channel: str, *, most: int = 100) -> tuple[Undelivered, ...]:
        """The alerts that a channel never got."""
        return self._undelivered(deliveries.c.channel == channel, deliveries.c.state == GIVEN_UP, most=most)

    def _undelivered(self, *those: Any, most: int) -> tuple[Undelivered, ...]:
        wanted = select(alerts.c.alert, deliveries.c.channel, deliveries.c.tries, deliveries.c.error, deliveries.c.next_at)
        wanted = wanted.join(deliveries, deliveries.c.alert == alerts.c.id).where(*those).order_by(alerts.c.number).limit(most)
        with self.reading() as connection:
            return tuple(
                Undelivered(_alert(row.alert), row.channel, row.tries, row.error, row.next_at) for row in connection.execute(wanted)
            )

    def mark_delivered(self, channel: str, ids: Sequence[str]) -> None:
        """Keeps that a channel got these alerts."""
        with self.writing() as connection:
            for piece in pieces(ids):
                those = (deliveries.c.channel == channel, deliveries.c.alert.in_(piece))
                connection.execute(
                    update(deliveries).where(*those).values(state=DONE, tries=deliveries.c.tries + 1, next_at=None, error=None)
                )

    def mark_failed(self, channel: str, alert: str, error: str, *, next_at: str | None) -> None:
        """Keeps that a channel did not get this alert, and when it is tried again; None: never."""
        state = GIVEN_UP if next_at is None else WAITING
        those = (deliveries.c.channel == channel, deliveries.c.alert == alert)
        with self.writing() as connection:
            connection.execute(
                update(deliveries).where(*those).values(state=state, tries=deliveries.c.tries + 1, next_at=next_at, error=error[:1000])
            )

    def last_alerts(self, most: int) -> tuple[Alert, ...]:
        """The last alerts, the latest first."""
        with self.reading() as connection:
            return tuple(
                _alert(told) for told in connection.execute(select(alerts.c.alert).order_by(alerts.c.number.desc()).limit(most)).scalars()
            )


def _alert(document: str) -> Alert:
    told = json.loads(document)
    return Alert(**told | {"reports": tuple(told["reports"])})
