"""DeliveryTables: what was sent to the desk, which is kept until it is read."""

import json
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, func, insert, select

from rashomon.model.document import plain, value_from
from rashomon.model.record import record
from rashomon.reports.items import Item, KnownFacts
from rashomon.store.database.column_values import naming, shown
from rashomon.store.database.schema import delivered, deliveries
from rashomon.store.database.session import Tables

NEW_STORY = "new"
"""Stands for a story of their own where somebody chooses the story of reports."""
LAST_STORY = "last"
"""Stands for the story into which the same person's last report went."""


class DeliveryKind(StrEnum):
    """How what was sent is read: as files, as the text or page of one report, or from an
    address."""

    FILES = "files"
    REPORT = "report"
    ADDRESS = "address"


@record
class Delivery:
    """Something that a user sent to the desk.

    - `number`: under which the store keeps it
    - `subject`: what it is, in words
    - `who`, `at`, `address`: who sent it, when, and from where
    - `items`: its files, its report or its addresses; empty where they were not asked for
    - `story`: the id of the story into which its reports are put, NEW_STORY or LAST_STORY, ""
      where they are grouped like any
    """

    kind: DeliveryKind
    subject: str
    who: str
    at: str
    address: str | None
    items: Sequence[Item] = ()
    number: int = 0
    story: str = ""


class DeliveryTables(Tables):
    """Queries for what was sent to the desk."""

    def add(self, sent: Delivery) -> int:
        """Keeps what was sent, and returns its number."""
        row = {
            "kind": sent.kind.value,
            "subject": shown(sent.subject),
            "who": sent.who,
            "at": sent.at,
            "address": sent.address,
            "story": sent.story,
        }
        with self.db.writing():
            self.db.run(insert(deliveries), [row])
            number = int(self.db.value(select(func.max(deliveries.c.number))))
            rows = []
            for item in sent.items:
                about = json.dumps([item.source, plain(item.known)])
                rows.append({"delivery": number, "about": about, "data": item.data})
            self.db.run(insert(delivered), rows)
        return number

    def waiting(self) -> list[Delivery]:
        """Returns what was sent and is not read yet, without its items, in order of arrival."""
        rows = self.db.all(select(deliveries).order_by(deliveries.c.number))
        return [_delivery(row) for row in rows]

    def count(self) -> int:
        """Returns how many deliveries are not read yet."""
        return self.db.count(deliveries)

    def get(self, number: int) -> Delivery | None:
        """Returns what was sent under this number, None if it was read. Raises Damaged."""
        with self.db.reading():
            row = self.db.first(select(deliveries).where(deliveries.c.number == number))
            if row is None:
                return None
            query = select(delivered).where(delivered.c.delivery == number)
            parts = self.db.all(query.order_by(delivered.c.number))
        return replace(_delivery(row), items=tuple(map(_item, parts)))

    def remove(self, number: int) -> None:
        """Removes what was read."""
        self.db.run(delete(deliveries).where(deliveries.c.number == number))


def _delivery(row: Any) -> Delivery:
    return Delivery(
        kind=DeliveryKind(row.kind),
        subject=row.subject,
        who=row.who,
        at=row.at,
        address=row.address,
        number=row.number,
        story=row.story,
    )


def _item(row: Any) -> Item:
    with naming("what was sent to the desk"):
        source, item_data = json.loads(row.about)
        return Item(source=source, data=row.data, known=value_from(KnownFacts, item_data))
