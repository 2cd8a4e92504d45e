"""AlertTables: alerts, and which channel received which."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict

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
        """Returns the number of the last change that rules were applied to; None if there was none."""
        with self.reading() as connection:
            found = connection.execute(select(meta.c.value).where(meta.c.key == _SEEN)).scalar()
            return None if found is None else int(found)

    def last_change(self, before: str | None = None) -> int:
        """Returns the number of the last change, or of the last before a moment."""
        wanted = select(func.max(changes.c.number))
        with self.reading() as connection:
            return connection.execute(wanted if before is None else wanted.where(changes.c.at < before)).scalar() or 0

    def numbered_changes(self, after: int, most: int) -> tuple[tuple[int, ChangeRow], ...]:
        """Returns the changes with a number above this, each with its number."""
        wanted = select(changes).where(changes.c.number > after).order_by(changes.c.number).limit(most)
        with self.reading() as connection:
            return tuple(
                (r.number, ChangeRow(r.story, r.at, r.kind, r.subject, r.before, r.after, tuple(json.loads(r.reports))))
                for r in connection.execute(wanted)
            )

    def put_alerts(self, given: Sequence[Alert], channels: Iterable[str], *, seen: int) -> None:
        """Stores alerts for these channels together with the number of the last change examined, in one transaction."""
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
        """Returns the alerts that a channel is still to receive, oldest first."""
        those = (deliveries.c.channel == channel, deliveries.c.state == WAITING)
        wanted = select(alerts.c.alert, deliveries.c.channel, deliveries.c.tries, deliveries.c.error, deliveries.c.next_at)
        wanted = wanted.join(deliveries, deliveries.c.alert == alerts.c.id).where(*those).order_by(alerts.c.number).limit(most)
        with self.reading() as connection:
            return tuple(
                Undelivered(_alert(row.alert), row.channel, row.tries, row.error, row.next_at) for row in connection.execute(wanted)
            )

    def mark_delivered(self, channel: str, ids: Sequence[str]) -> None:
        """Records that a channel received these alerts."""
        with self.writing() as connection:
            for piece in pieces(ids):
                those = (deliveries.c.channel == channel, deliveries.c.alert.in_(piece))
                connection.execute(
                    update(deliveries).where(*those).values(state=DONE, tries=deliveries.c.tries + 1, next_at=None, error=None)
                )

    def mark_failed(self, channel: str, alert: str, error: str, *, next_at: str | None) -> None:
        """Records that a channel did not receive this alert, and when it is tried again; None for never."""
        state = GIVEN_UP if next_at is None else WAITING
        those = (deliveries.c.channel == channel, deliveries.c.alert == alert)
        with self.writing() as connection:
            connection.execute(
                update(deliveries).where(*those).values(state=state, tries=deliveries.c.tries + 1, next_at=next_at, error=error[:1000])
            )

    def last_alerts(self, most: int) -> tuple[Alert, ...]:
        """Returns the latest alerts, newest first."""
        with self.reading() as connection:
            return tuple(
                _alert(told) for told in connection.execute(select(alerts.c.alert).order_by(alerts.c.number.desc()).limit(most)).scalars()
            )


def _alert(document: str) -> Alert:
    told = json.loads(document)
    return Alert(**told | {"reports": tuple(told["reports"])})
