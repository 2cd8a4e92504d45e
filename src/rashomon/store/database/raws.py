"""RawTables: reports as they were read, under the keys that tell them apart."""

from collections.abc import Iterable, Sequence

from sqlalchemy import insert, select

from rashomon.model.report import ReportsById
from rashomon.model.stored import Raw
from rashomon.store.database.column_values import pack_report, unpack_report
from rashomon.store.database.schema import RAW, RAW_KEY, raw_keys, raws
from rashomon.store.database.session import AnyRows, Tables
from rashomon.text.gathering import by_key

SHARED = ("same", "page", "headline", "id")
"""The kinds of keys by which raw reports may be one report."""
_SETTLED = select(RAW_KEY.raw).join(raws, RAW.key == RAW_KEY.raw).where(RAW.settled == 1)


class RawTables(Tables):
    """Queries for raw reports."""

    def add(self, raw_reports: Sequence[Raw], *, at: str) -> int:
        """Stores raw reports that wait to be settled, and returns how many were new."""
        with self.db.writing():
            new = {raw.key: raw for raw in raw_reports}
            for stored_key in self.db.held(RAW.key, new):
                del new[stored_key]
            rows = []
            keys = []
            for raw in new.values():
                row = {
                    "key": raw.key,
                    "sha256": raw.report.sha256,
                    "report": pack_report(raw.report),
                    "added_at": at,
                    "settled": 0,
                }
                rows.append(row)
                for kind, value in sorted(set(raw.keys)):
                    keys.append({"kind": kind, "value": value, "raw": raw.key})
            self.db.run(insert(raws), rows)
            self.db.run(insert(raw_keys), keys)
        return len(new)

    def pending(self, most: int) -> tuple[str, ...]:
        """Returns the keys of raw reports that are not settled yet, in order of arrival."""
        return tuple(
            self.db.column(select(RAW.key).where(RAW.settled == 0).order_by(RAW.number).limit(most))
        )

    def sharing(self, raw_ids: Iterable[str]) -> tuple[str, ...]:
        """Returns the keys of these raw reports, and of settled ones that share a key with them and
        so may be the same report."""
        sharing = set(raw_ids)
        own_keys = select(RAW_KEY.kind, RAW_KEY.value).where(RAW_KEY.kind.in_(SHARED))
        with self.db.reading():
            rows = self.db.all_in(own_keys, RAW_KEY.raw, sharing)
            values = by_key((row.kind, row.value) for row in rows)
            for kind, shared in sorted(values.items()):
                settled = _SETTLED.where(RAW_KEY.kind == kind)
                for row in self.db.all_in(settled, RAW_KEY.value, shared):
                    sharing.add(row.raw)
        return tuple(sorted(sharing))

    def having(self, kind: str, value: str) -> tuple[str, ...]:
        """Returns the keys of the settled raw reports that have this key."""
        asked = _SETTLED.where(RAW_KEY.kind == kind, RAW_KEY.value == value)
        return tuple(sorted(self.db.column(asked)))

    def keyed(self, kind: str) -> AnyRows:
        """Returns each key of this kind with the raw report that has it, sorted."""
        query = select(RAW_KEY.value, RAW_KEY.raw).where(RAW_KEY.kind == kind)
        return self.db.all(query.order_by(RAW_KEY.value, RAW_KEY.raw))

    def reports(self, keys: Iterable[str]) -> ReportsById:
        """Returns raw reports by key."""
        rows = self.db.all_in(select(RAW.key, RAW.report), RAW.key, keys)
        return {row.key: unpack_report(row.report, f"raw report {row.key[:12]}") for row in rows}

    def pending_count(self) -> int:
        """Returns the number of raw reports that are not settled."""
        return self.db.count(raws, RAW.settled == 0)
