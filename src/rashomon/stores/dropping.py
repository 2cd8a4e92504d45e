"""DropTables: what is no longer kept. A report that was dropped leaves its name and its hash, so that it is known when it comes again."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import delete, select, update

from rashomon.model.stored import Dated, DroppedRow
from rashomon.stores.packing import pack_report, pack_text, unpack_report
from rashomon.stores.pile import PileTables
from rashomon.stores.schema import meta, parses, raw_keys, raws, reports, stories
from rashomon.stores.session import pieces


class DropTables(PileTables):
    """What was dropped."""

    def dated_reports(self) -> tuple[Dated, ...]:
        """All reports that are kept, with outlet, story, the day of their page and the moment at which they came."""
        wanted = select(reports.c.id, reports.c.outlet, reports.c.story, reports.c.published, raws.c.added_at)
        wanted = wanted.join(raws, raws.c.report_id == reports.c.id).order_by(reports.c.id, raws.c.number)
        with self.reading() as connection:
            found = {row.id: Dated(*row) for row in connection.execute(wanted)}
        return tuple(found[report_id] for report_id in sorted(found))

    def drop_raws(self, ids: Iterable[str], *, at: str) -> None:
        """Forgets the texts of the raw reports that these reports were made of."""
        with self.writing() as connection:
            for piece in pieces(sorted(ids)):
                for row in connection.execute(select(raws.c.key, raws.c.report).where(raws.c.report_id.in_(piece))).all():
                    left = unpack_report(row.report, f"raw report {row.key[:12]}")
                    left = replace(left, text="", furniture=(), corrections=(), credits=(), changes=(), dates=())
                    told = {"report": pack_report(left), "dropped_at": at, "report_id": None}
                    connection.execute(update(raws).where(raws.c.key == row.key).values(**told))
                    connection.execute(delete(raw_keys).where(raw_keys.c.raw == row.key))

    def drop_parses(self, keys: Sequence[str]) -> None:
        """Forgets these parses."""
        with self.writing() as connection:
            for piece in pieces(keys):
                connection.execute(delete(parses).where(parses.c.key.in_(piece)))

    def archive_story(self, story_id: str, ledger: str, *, at: str) -> None:
        """Keeps a story as this ledger alone: none of its reports is grouped or searched any more."""
        with self.writing() as connection:
            ids = connection.execute(select(reports.c.id).where(reports.c.story == story_id)).scalars().all()
            self._take_out(connection, ids)
            digest = hashlib.sha256(ledger.encode("utf-8", "surrogatepass")).hexdigest()
            told = {"ledger": pack_text(ledger), "ledger_sha256": digest, "version": "archived", "archived_at": at}
            connection.execute(update(stories).where(stories.c.id == story_id).values(**told))
            now = connection.execute(select(meta.c.value).where(meta.c.key == "generation")).scalar() or "0"
            self.upsert(connection, meta, [{"key": "generation", "value": str(int(now) + 1)}])

    def archived(self) -> dict[str, str]:
        """The stories of which the ledger alone is kept, with the moment since when."""
        wanted = select(stories.c.id, stories.c.archived_at).where(stories.c.archived_at.is_not(None))
        with self.reading() as connection:
            return {row.id: row.archived_at for row in connection.execute(wanted)}

    def dropped(self, most: int = 1000) -> tuple[DroppedRow, ...]:
        """The raw reports of which the texts were dropped, the last dropped first."""
        wanted = select(raws.c.key, raws.c.sha256, raws.c.dropped_at, raws.c.report).where(raws.c.dropped_at.is_not(None))
        with self.reading() as connection:
            rows = connection.execute(wanted.order_by(raws.c.dropped_at.desc(), raws.c.number).limit(most)).all()
        left = [(row, unpack_report(row.report, f"raw report {row.key[:12]}")) for row in rows]
        return tuple(DroppedRow(report.id, report.source, report.outlet, row.sha256, row.dropped_at) for row, report in left)
