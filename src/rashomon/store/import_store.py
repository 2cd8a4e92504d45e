"""Reads a store of Rashomon 0.7 into a new one (`import_store`). Texts stay as they are kept, so
that every hash, id, link, decision and answer holds; stories keep their ids and reports, and are
compared anew. The old store is only read."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from typing import Any

from sqlalchemy import Table, insert, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError

from rashomon.errors import StopError
from rashomon.model.stored import Plan
from rashomon.protocols import OnProgress, say_nothing
from rashomon.show.wording import counted
from rashomon.store.database import schema
from rashomon.store.database.error_words import told_error
from rashomon.store.database.open import SCHEMA_KEY, SqlStore, open_store
from rashomon.store.database.session import Session, make_engine
from rashomon.store.update import compare_changed, settle
from rashomon.store.write_plans import PlanWriter, until_undisturbed

_SCHEMA = "27"
# Tables that go over row by row: the raw reports first, to which others lead.
_SAME = (
    schema.raws,
    schema.raw_keys,
    schema.report_ids,
    schema.decisions,
    schema.answer_rows,
    schema.answer_texts,
    schema.sources,
    schema.feeds,
    schema.entries,
    schema.users,
    schema.visits,
    schema.drafts,
    schema.audit,
)
# Changes that say which reports came and where they are; others judged what reports tell.
_CHANGES = ("new story", "report", "merged", "report left")
_ROWS = 200  # that are read and written at once


def import_store(old: str, new: str, *, on_progress: OnProgress = say_nothing) -> str:
    """Reads the store at `old` into a new store at `new`, and returns in words what was written.
    Raises StopError if `old` is no store of 0.7, or `new` holds reports already."""
    source = Session(make_engine(old), old)
    try:
        with closing(open_store(new, create=True)) as store:
            _check(source, store)
            with source.reading():
                homes, ids_before = _copied(source, store)
            settle(store, on_progress=on_progress, place=False)
            until_undisturbed(store, lambda writer: _put_in_stories(writer, homes))
            with store.writing():
                store.upsert(schema.previous_ids, ids_before)
            settle(store, on_progress=on_progress)
            compare_changed(store, on_progress=on_progress)
            counts = store.counts()
    except SQLAlchemyError as error:
        raise told_error(error, old) from error
    finally:
        source.engine.dispose()
    return f"{counted(counts['reports'], 'report')} in {counted(counts['stories'], 'story')}"


def _check(source: Session, store: SqlStore) -> None:
    """Raises StopError unless one is a store of 0.7, and the other is new."""
    with source.reading() as connection:
        has_tables = schema.meta.name in inspect(connection).get_table_names()
        if not has_tables or source.kept(SCHEMA_KEY) != _SCHEMA:
            raise StopError(
                f"{source.name} is no store of 0.7; one of an older version is first opened by "
                "Rashomon 0.7"
            )
    if store.count(schema.raws):
        raise StopError(f"{store.name} holds reports already: import into a new store")


def _copied(source: Session, store: SqlStore) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """Copies what goes over as it is. Returns the stories of the reports, and the ids that stories
    had before, with the stories to which they lead."""
    with store.writing():
        for table in _SAME:
            for rows in _rows(source, table):
                if table is schema.raws:
                    rows = [row | {"settled": 0} for row in rows]
                store.run(insert(table), rows)
        for rows in _rows(source, schema.changes):
            kept = [row for row in rows if row["kind"] in _CHANGES]
            store.run(insert(schema.changes), kept)
        for rows in _rows(source, schema.meta):
            kept = [row for row in rows if row["key"] not in {SCHEMA_KEY, "generation"}]
            store.run(insert(schema.meta), kept)
    stories = {row.id: row.story for row in source.all(text("SELECT id, story FROM reports"))}
    before = {row.id: None for row in source.all(text("SELECT id FROM retired"))}
    before |= {row.id: row.story for row in source.all(text("SELECT id, story FROM previous_ids"))}
    homes = {ident: story for ident, story in stories.items() if story}
    return homes, [{"id": ident, "story": story} for ident, story in sorted(before.items())]


def _rows(source: Session, table: Table) -> Iterable[Sequence[dict[str, Any]]]:
    """Yields the rows of a table in their order, without their numbers, some at a time."""
    columns = [column for column in table.columns if column.name != "number"]
    order = table.c.number if "number" in table.c else next(iter(table.primary_key))
    start = 0
    while True:
        query = select(*columns).order_by(order, *table.primary_key).limit(_ROWS).offset(start)
        rows = [dict(row._mapping) for row in source.all(query)]
        if not rows:
            return
        yield rows
        start += len(rows)


def _put_in_stories(writer: PlanWriter, homes: Mapping[str, str]) -> None:
    """Puts the reports into the stories in which they were. That they came is no news."""
    here = writer.store.reports.homes()
    writer.write(Plan(homes={ident: homes[ident] for ident in here if ident in homes}))
    writer.store.reports.announce(here)
