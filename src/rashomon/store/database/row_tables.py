"""RowTables: rows of authors with their quotations and all their versions, and authors' corrections
by story."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from sqlalchemy import delete, insert, select, update

from rashomon.errors import Damaged
from rashomon.model.document import plain, value_from
from rashomon.model.kept_row import RowVersion, StoredRow
from rashomon.store.database.column_values import (
    naming,
    pack,
    pack_text,
    shown,
    unpack,
    unpack_text,
)
from rashomon.store.database.schema import (
    authored_rows,
    corrections,
    reports,
    row_changes,
    row_quotes,
)
from rashomon.store.database.session import AnyRow, Tables

_STORED = select(authored_rows.c.id, authored_rows.c.story, authored_rows.c.row)


class RowTables(Tables):
    """Queries for what authors wrote."""

    def get(self, row_id: str) -> StoredRow | None:
        """Returns the row as it lies in the store, or None. Raises Damaged."""
        found = self.db.first(_STORED.where(authored_rows.c.id == row_id))
        return None if found is None else _stored(found)

    def of(
        self, *, texts: Iterable[str] = (), stories: Iterable[str] = ()
    ) -> tuple[StoredRow, ...]:
        """Returns the rows that quote one of these texts, by hash, or were last in one of these
        stories, sorted by id.

        A damaged one is left out; `verify` names it.
        """
        with self.db.reading():
            quoting = {
                row.row
                for row in self.db.all_in(select(row_quotes.c.row), row_quotes.c.text, texts)
            }
            rows = [
                *self.db.all_in(_STORED, authored_rows.c.id, quoting),
                *self.db.all_in(_STORED, authored_rows.c.story, stories),
            ]
        return tuple(_readable({row.id: row for row in rows}))

    def in_story(self, story_id: str) -> tuple[StoredRow, ...]:
        """Returns the rows that quote a report of this story, or were in it when their last report
        went; sorted by id."""
        with self.db.reading():
            here = self.texts_in_story(story_id)
            found = self.of(texts=here, stories=[story_id])
            there = self.texts_there(text for row in found for text in row.texts())
            return tuple(row for row in found if row.texts() & here or not row.texts() & there)

    def texts_in_story(self, story_id: str) -> frozenset[str]:
        """Returns the hashes of the texts that this story reads."""
        own = select(reports.c.sha256).where(reports.c.story == story_id)
        return frozenset(self.db.column(own))

    def texts_there(self, shas: Iterable[str], *, without: Iterable[str] = ()) -> frozenset[str]:
        """Returns those of these hashes whose text a report of the store has; `without`: reports
        that do not count."""
        left = set(without)
        rows = self.db.all_in(select(reports.c.id, reports.c.sha256), reports.c.sha256, shas)
        return frozenset(row.sha256 for row in rows if row.id not in left)

    def put(self, rows: Iterable[StoredRow], *, by: str | None = None) -> None:
        """Writes rows, and each version that is new into its log; `by`: who saves it, by default
        its author."""
        with self.db.writing():
            for row in rows:
                was = self.db.first(
                    select(authored_rows.c.version).where(authored_rows.c.id == row.id)
                )
                if was is not None and was.version >= row.version:
                    self.db.run(
                        update(authored_rows)
                        .where(authored_rows.c.id == row.id)
                        .values(story=row.story)
                    )
                    continue
                packed = pack(plain(row))
                now = {"version": row.version, "at": row.at}
                own = {"id": row.id, "story": row.story, "by": shown(row.row.by), "row": packed}
                self.db.upsert(authored_rows, [own | now])
                self.db.run(delete(row_quotes).where(row_quotes.c.row == row.id))
                self.db.upsert(row_quotes, _quotes(row))
                saved = {"row": row.id, "by": by or row.row.by, "told": packed}
                self.db.run(insert(row_changes), [saved | now])

    def drop(self, row_id: str) -> None:
        """Takes a row away; its versions stay in the log."""
        with self.db.writing():
            self.db.run(delete(row_quotes).where(row_quotes.c.row == row_id))
            self.db.run(delete(authored_rows).where(authored_rows.c.id == row_id))

    def hand_on(self, lost: str, heir: str) -> None:
        """Gives what was written in a story that is gone to the one that took most of it."""
        self.db.run(update(authored_rows).where(authored_rows.c.story == lost).values(story=heir))
        self.db.run(delete(corrections).where(corrections.c.story == lost))

    def versions(self, row_id: str) -> tuple[RowVersion, ...]:
        """Returns all versions of a row, oldest first. Raises Damaged."""
        wanted = (
            select(row_changes).where(row_changes.c.row == row_id).order_by(row_changes.c.version)
        )
        rows = self.db.all(wanted)
        after = [_unpacked(row.told, f"version {row.version} of row {row_id}").row for row in rows]
        before = [None, *after]
        return tuple(
            RowVersion(row.version, row.at, row.by, was, now)
            for row, was, now in zip(rows, before, after, strict=False)
        )

    def corrections_in(self, stories: Iterable[str]) -> dict[str, tuple[tuple[str, str], ...]]:
        """Returns what authors corrected in these stories, by story: author and text; a damaged one
        is left out."""
        found: dict[str, list[tuple[str, str]]] = {}
        rows = self.db.all_in(select(corrections), corrections.c.story, stories)
        for row in sorted(rows, key=lambda row: (row.story, row.by)):
            with suppress(Damaged):
                found.setdefault(row.story, []).append((row.by, unpack_text(row.told)))
        return {story: tuple(kept) for story, kept in found.items()}

    def corrections_of(self, story_id: str) -> tuple[tuple[str, str], ...]:
        """Returns what authors corrected in this story."""
        return self.corrections_in([story_id]).get(story_id, ())

    def put_corrections(self, story_id: str, texts: Mapping[str, str], *, at: str) -> None:
        """Replaces what authors corrected in a story; `told`: their texts, by author."""
        with self.db.writing():
            self.db.run(delete(corrections).where(corrections.c.story == story_id))
            rows = [
                {"story": story_id, "by": by, "at": at, "told": pack_text(text)}
                for by, text in sorted(texts.items())
            ]
            self.db.upsert(corrections, rows)


def _quotes(row: StoredRow) -> list[dict[str, object]]:
    spans = dict.fromkeys(row.row.spans())
    return [
        {
            "row": row.id,
            "text": s.report,
            "begins": s.start,
            "ends": s.end,
            "quote": shown(s.quote) or "",
        }
        for s in spans
    ]


def _readable(rows: Mapping[str, AnyRow]) -> Iterator[StoredRow]:
    for row_id in sorted(rows):
        with suppress(Damaged):
            yield _stored(rows[row_id])


def _stored(row: AnyRow) -> StoredRow:
    """The row with the story that it is in by now."""
    return replace(_unpacked(row.row, f"row {row.id}"), story=row.story)


def _unpacked(packed: bytes, what: str) -> StoredRow:
    with naming(what):
        return value_from(StoredRow, unpack(packed, what))
