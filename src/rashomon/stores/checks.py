"""CheckTables: what `verify` asks of a store."""

from sqlalchemy import func, select

from rashomon.stores.coverage import CoverageTables
from rashomon.stores.schema import postings, previous_ids, raws, reports, stories


class CheckTables(CoverageTables):
    """Hashes, and rows that nothing leads to."""

    def raw_keys(self) -> tuple[tuple[str, str], ...]:
        """Key and sha256 of all raw reports that are kept, in the order in which they came."""
        with self.reading() as connection:
            found = connection.execute(select(raws.c.key, raws.c.sha256).where(raws.c.dropped_at.is_(None)).order_by(raws.c.number))
            return tuple((row.key, row.sha256) for row in found)

    def report_hashes(self) -> dict[str, str]:
        """The sha256 of all reports by id."""
        with self.reading() as connection:
            return {row.id: row.sha256 for row in connection.execute(select(reports.c.id, reports.c.sha256))}

    def pending_count(self) -> int:
        """How many raw reports are not settled."""
        with self.reading() as connection:
            return connection.execute(select(func.count()).select_from(raws).where(raws.c.settled == 0)).scalar_one()

    def orphans(self) -> tuple[str, ...]:
        """Settled raw reports without a report, reports without a raw one or a story, stories without reports, terms and ids of what is gone."""
        asked = {
            "raw report {} is settled, but no report was made of it": select(raws.c.key)
            .outerjoin(reports, reports.c.id == raws.c.report_id)
            .where(raws.c.settled == 1, reports.c.id.is_(None), raws.c.dropped_at.is_(None)),
            "report {!r} was made of no raw report": select(reports.c.id)
            .outerjoin(raws, raws.c.report_id == reports.c.id)
            .where(raws.c.key.is_(None)),
            "report {!r} is in no story": select(reports.c.id).where(reports.c.story.is_(None)),
            "story {} has no reports": select(stories.c.id)
            .outerjoin(reports, reports.c.story == stories.c.id)
            .where(reports.c.id.is_(None), stories.c.archived_at.is_(None)),
            "term {!r} leads to no report": select(postings.c.term)
            .outerjoin(reports, reports.c.number == postings.c.report)
            .where(reports.c.id.is_(None)),
            "the id {} leads to no story": select(previous_ids.c.id)
            .outerjoin(stories, stories.c.id == previous_ids.c.story)
            .where(stories.c.id.is_(None)),
        }
        with self.reading() as connection:
            return tuple(told.format(row[0]) for told, wanted in asked.items() for row in sorted(connection.execute(wanted).all()))
