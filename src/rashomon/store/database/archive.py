"""write_archive, read_archive: a whole store as one file, to move it to another machine or another
kind of database.

The file is a ZIP with manifest.json and one JSON Lines file per table. Indexes are rebuilt on
reading; login sessions are left out.
"""

import base64
import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, Table, func, insert, select, text

from rashomon.errors import StopError
from rashomon.file_writing import replacing
from rashomon.store.database.column_values import unpack_text
from rashomon.store.database.open import HEAD, SqlStore
from rashomon.store.database.schema import metadata, reports, stories

FORMAT = "rashomon-store/1"
_MADE_ANEW = frozenset({"facets", "findables", "sessions"})
_LONGEST = 200_000_000  # characters of a line
_AT_ONCE = 200


def archived_tables() -> tuple[Table, ...]:
    """Returns the archived tables, each after those that it refers to."""
    return tuple(table for table in metadata.sorted_tables if table.name not in _MADE_ANEW)


def write_archive(store: SqlStore, path: str) -> Mapping[str, int]:
    """Writes the current store to a new file; returns the number of rows per table. Raises
    StopError."""
    if Path(path).exists():
        raise StopError(f"{path} is there already")
    counts, digests = {}, {}
    with (
        replacing(path) as made,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        store.reading() as connection,
    ):
        for table in archived_tables():
            with archive.open(f"{table.name}.jsonl", "w", force_zip64=True) as file:
                counts[table.name], digests[table.name] = _write(connection, table, file)
        told = {"format": FORMAT, "schema": HEAD, "rows": counts, "sha256": digests}
        archive.writestr("manifest.json", json.dumps(told, indent=1))
    return counts


def _write(connection: Connection, table: Table, file: IO[bytes]) -> tuple[int, str]:
    count, digest = 0, hashlib.sha256()
    keys = list(table.primary_key)
    for row in connection.execution_options(yield_per=_AT_ONCE).execute(
        select(table).order_by(*keys)
    ):
        told = [
            {"b": base64.b64encode(value).decode()}
            if isinstance(value, bytes | memoryview)
            else value
            for value in row
        ]
        line = json.dumps(told, ensure_ascii=True).encode() + b"\n"
        file.write(line)
        digest.update(line)
        count += 1
    return count, digest.hexdigest()


def read_archive(store: SqlStore, path: str) -> Mapping[str, int]:
    """Reads a file into an empty store, completely or not at all; returns the number of rows per
    table. Raises StopError."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive, path)
            with store.writing() as connection:
                if connection.execute(
                    select(func.count()).select_from(metadata.tables["raws"])
                ).scalar_one():
                    raise StopError(
                        f"{store.name} holds reports already; a store is imported into a new one"
                    )
                for table in reversed(archived_tables()):
                    connection.execute(table.delete())
                for table in archived_tables():
                    _read(connection, table, archive, manifest)
                _index(store)
            return dict(manifest["rows"])
    except OSError as error:
        raise StopError(f"{path} could not be opened: {error.strerror or error}") from error
    except (zipfile.BadZipFile, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StopError(
            f"{path} is no store that was exported, or was damaged ({error})"
        ) from error


def _manifest(archive: zipfile.ZipFile, path: str) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(archive.read("manifest.json"))
    if manifest["format"] != FORMAT:
        raise ValueError(f"its format is {manifest['format']}")
    if manifest["schema"] != HEAD:
        raise StopError(
            f"{path} was written with schema {manifest['schema']}; this program has {HEAD}: "
            "export the store anew with this one"
        )
    return manifest


def _read(
    connection: Connection, table: Table, archive: zipfile.ZipFile, manifest: Mapping[str, Any]
) -> None:
    names = [column.name for column in table.columns]
    digest, count, held = hashlib.sha256(), 0, list[dict[str, Any]]()
    with archive.open(f"{table.name}.jsonl") as file:
        for line in _lines(file):
            digest.update(line)
            held.append(dict(zip(names, map(_value, json.loads(line)), strict=True)))
            count += 1
            if len(held) == _AT_ONCE:
                connection.execute(insert(table), held)
                held = []
    if held:
        connection.execute(insert(table), held)
    if (digest.hexdigest(), count) != (
        manifest["sha256"][table.name],
        manifest["rows"][table.name],
    ):
        raise ValueError(f"{table.name} is not as it was written")
    if connection.dialect.name == "postgresql" and "number" in table.primary_key.columns and count:
        made = (
            f"SELECT setval(pg_get_serial_sequence('{table.name}', 'number'), (SELECT max(number) "  # noqa: S608
            f"FROM {table.name}))"
        )
        connection.execute(text(made))


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    while line := file.readline(_LONGEST):
        if not line.endswith(b"\n"):
            raise ValueError("a line breaks off")
        yield line


def _value(given: Any) -> Any:
    return base64.b64decode(given["b"], validate=True) if isinstance(given, dict) else given


def _index(store: SqlStore) -> None:
    """Builds the full-text indexes."""
    numbers = store.column(select(reports.c.number).order_by(reports.c.number))
    for start in range(0, len(numbers), _AT_ONCE):
        store.reports.index_reports(numbers[start : start + _AT_ONCE])
    for story_id in store.stories.ids():
        ledger = store.value(select(stories.c.ledger).where(stories.c.id == story_id))
        store.search.put(
            story_id, json.loads(unpack_text(ledger, f"the ledger of story {story_id}"))
        )
