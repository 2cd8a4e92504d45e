"""copy_store: a whole store into an empty one, on another machine or in another kind of database.

Indexes are made anew in the copy; login sessions are left out.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from rashomon.errors import StopError
from rashomon.store.database.open import SqlStore
from rashomon.store.database.schema import metadata, raws, reports

_MADE_ANEW = frozenset({"findables", "sessions"})
_AT_ONCE = 200


def copy_store(source: SqlStore, target: SqlStore) -> Mapping[str, int]:
    """Writes all that the source holds at this moment into the target, which must hold no reports,
    whole or not at all; returns the number of rows per table. Raises StopError."""
    tables = [table for table in metadata.sorted_tables if table.name not in _MADE_ANEW]
    counts = {}
    with source.reading() as reader, target.writing() as writer:
        if target.value(select(func.count()).select_from(raws)):
            raise StopError(f"{target.name} holds reports already; name a new store")
        for table in reversed(tables):
            writer.execute(table.delete())
        for table in tables:
            counts[table.name] = 0
            for rows in _rows(source, reader, table):
                writer.execute(insert(table), rows)
                counts[table.name] += len(rows)
            if writer.dialect.name == "postgresql" and "number" in table.primary_key.columns:
                serial = f"pg_get_serial_sequence('{table.name}', 'number')"
                counted_on = f"SELECT setval({serial}, max(number)) FROM {table.name}"  # noqa: S608
                writer.execute(text(counted_on))
        _index(target)
    return counts


def _rows(source: SqlStore, reader: Connection, table: Table) -> Iterator[Sequence[dict[str, Any]]]:
    wanted = select(table).order_by(*table.primary_key).execution_options(yield_per=_AT_ONCE)
    try:
        for part in reader.execute(wanted).mappings().partitions():
            yield [dict(row) for row in part]
    except SQLAlchemyError as error:
        raise StopError(source.told(error)) from error


def _index(store: SqlStore) -> None:
    """Makes the full-text indexes."""
    numbers = store.column(select(reports.c.number).order_by(reports.c.number))
    for start in range(0, len(numbers), _AT_ONCE):
        store.reports.index_reports(numbers[start : start + _AT_ONCE])
    for story_id in store.stories.ids():
        store.search.put(story_id, json.loads(store.stories.ledger(story_id) or ""))
