"""JSON and JSON Lines, an item a record; CSV and similar tables with a text column, an item a row,
read as a stream. Which fields hold what is known by families of exports, or told by the
user."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import IO, Any

from rashomon.errors import SkipError
from rashomon.reports.containers.job import Budget, ContainerJob, whole
from rashomon.reports.decoding import decode_plain, encoding_of
from rashomon.reports.items import Item, KnownFacts, language_code, web_address, with_archive
from rashomon.reports.page.html_fragments import marked_text
from rashomon.reports.page_dates import iso_time
from rashomon.reports.sniff import SEPARATOR
from rashomon.settings import to_raise
from rashomon.shipped.tables.report_fields import Family, load_families, text_columns

_LARGEST = 64_000_000  # bytes of one JSON document; JSON Lines have no such end
Record = Mapping[str, Any]
_STEP = re.compile(r"([^.{}]+)(?:\{([\w-]+)=([^{}]*)\})?(?:\.|$)")
_WORD = re.compile(r"\w")
_LANGUAGES = dict(
    pair.split(":")
    for pair in (
        "eng:en english:en deu:de ger:de german:de fra:fr fre:fr french:fr spa:es spanish:es "
        "ita:it italian:it por:pt portuguese:pt rus:ru russian:ru ara:ar arabic:ar zho:zh "
        "chinese:zh nld:nl dutch:nl tur:tr turkish:tr fas:fa persian:fa heb:he hebrew:he ukr:uk "
        "ukrainian:uk"
    ).split()
)


def read_json_lines(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the records that are reports, one a line."""
    budget = Budget(job)
    while line := file.readline(job.settings.max_bytes + 1):
        if not line.strip():
            continue
        budget.enter()
        if len(line) > job.settings.max_bytes:
            raise SkipError(
                f"a line of more than {job.settings.max_bytes:,} bytes: the rest was not read; "
                f"{to_raise('max_bytes')}"
            )
        try:
            record = _loads(line)
        except SkipError as error:
            yield Item("", line, named=False, missing=str(error))
        else:
            yield read_record(record, fields=job.settings.fields)


def read_json(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the records of a document that are reports."""
    data = whole(
        file, max(_LARGEST, job.settings.max_bytes), "save it as JSON Lines, a record a line"
    )
    document = _loads(data)
    if isinstance(document, dict) and str(document.get("format", "")).startswith(
        "rashomon-ledger/"
    ):
        raise SkipError("a ledger, not a report")
    path = dict(job.settings.fields).get("records")
    records = follow(document, path) if path else find_records(document)
    if not records:
        raise SkipError("JSON without a record: no object in it holds fields")
    if len(records) > (most := job.settings.max_entries):
        raise SkipError(f"more than {most:,} records: split it, or {to_raise('max_entries')}")
    alone = len(records) == 1 and records[0] is document
    for record in records:
        yield replace(read_record(record, fields=job.settings.fields), named=alone)


def _loads(data: bytes) -> Any:
    try:
        return json.loads(decode_plain(data), strict=False)
    except RecursionError as error:
        raise SkipError("JSON that is nested too deeply") from error
    except ValueError as error:
        raise SkipError("not whole JSON") from error


def find_records(document: Any) -> list[Any]:
    """Returns the records of a document: the top-level list, the document itself as one record, or
    the longest list of objects with a text inside it.
    """
    if isinstance(document, list):
        return document if any(isinstance(item, Mapping) for item in document) else []
    if not isinstance(document, Mapping):
        return []
    if "@graph" not in document and find_family(document):
        return [document]
    return max(
        _inner_lists(document, 4),
        key=lambda records: (
            any(isinstance(r, Mapping) and find_family(r) for r in records[:20]),
            len(records),
        ),
        default=[document],
    )


def _inner_lists(value: Mapping[str, Any], depth: int) -> list[list[Any]]:
    found = []
    for item in list(value.values())[:1000]:
        if isinstance(item, list) and item and isinstance(item[0], Mapping):
            sources = [
                record["_source"]
                for record in item
                if isinstance(record, Mapping) and isinstance(record.get("_source"), Mapping)
            ]
            found.append(sources or item)
        elif isinstance(item, Mapping) and depth:
            found += _inner_lists(item, depth - 1)
    return found


def read_rows(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the rows in the order of the table; one is held at a time."""
    csv.field_size_limit(job.settings.max_bytes)
    lines = _text_lines(file, job)
    first = next(lines, "")
    if said := SEPARATOR.match(first.encode("utf-8", "replace")):
        first = next(lines, "")
    delimiter = said[1].decode() if said else max((",", "\t", ";", "|"), key=first.count)
    names = [name.strip() for name in next(csv.reader([first], delimiter=delimiter), [])]
    if not job.settings.fields and not {name.casefold() for name in names} & text_columns():
        raise SkipError(
            "a table without a column that is known to hold text "
            f"({', '.join(names[:12])[:300]}): name it in a file for --fields"
        )
    budget = Budget(job)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    above = 2 if said else 1
    while True:
        begun = above + reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            lines_read = f"lines {begun} to {above + reader.line_num} not read: {error}"
            why = f"{lines_read}; a quotation mark in a cell must be doubled"
            budget.enter()
            yield Item("", named=False, missing=why)
            continue
        if row is None:
            return
        if any(cell.strip() for cell in row):
            budget.enter()
            yield _row_item(names, row, f"line {begun}", job)


def _row_item(names: list[str], row: list[str], place: str, job: ContainerJob) -> Item:
    """Returns the report in a row, or an item that says why the row's cells cannot be told
    apart."""
    counts = f"{len(row)} cells where the header names {len(names)}"
    if any(cell.strip() for cell in row[len(names) :]):
        why = f"{place} not read: {counts}; a cell with a delimiter in it must be quoted"
        return Item("", named=False, missing=why)
    record = {name: cell for name, cell in zip(names, row, strict=False) if name and cell.strip()}
    item = read_record(record, fields=job.settings.fields)
    if len(row) >= len(names):
        return item
    doubt = f"{place} of the table has {counts}: it may be cut off"
    return replace(item, known=replace(item.known, warnings=(*item.known.warnings, doubt)))


def _text_lines(file: IO[bytes], job: ContainerJob) -> Iterator[str]:
    """Yields the lines as text, all in one encoding, which the first non-ASCII line decides."""
    encoding = "ascii"
    while line := file.readline(job.settings.max_bytes):
        if line.startswith((b"\xff\xfe", b"\xfe\xff")):  # "Unicode text" of spreadsheets
            yield from io.StringIO(
                decode_plain(line + whole(file, job.settings.max_bytes, "split it"))
            )
            return
        if encoding == "ascii" and not line.isascii():
            encoding = encoding_of(line)
        yield line.decode(
            "utf-8-sig" if encoding == "ascii" else encoding, errors="replace"
        ).replace("\0", "\ufffd")


def read_record(record: Any, *, fields: tuple[tuple[str, str], ...] = ()) -> Item:
    """Returns the report in this record, or an item whose `missing` says why there is none. Its
    bytes are the record as JSON with sorted keys.
    """
    if not isinstance(record, Mapping):
        return Item("", named=False, missing="a record that is not an object")
    data = json.dumps(record, ensure_ascii=False, sort_keys=True, default=str).encode(
        "utf-8", errors="replace"
    )
    chosen = Family(
        "the mapping", (), {name: (path,) for name, path in fields if name != "records"}
    )
    record = {str(name).casefold(): value for name, value in record.items()} | dict(record)
    if (family := chosen if fields else find_family(record)) is None:
        return Item("", data, named=False, missing=_no_text(record))
    return Item("", data, _known(record, family), named=False)


def find_family(record: Record) -> Family | None:
    """Returns the first family whose marker fields are present and that yields a text; None if no
    field is known to hold one."""
    known = (family for family in load_families() if all(mark in record for mark in family.marks))
    return next((family for family in known if _text(record, family)[0]), None)


def _no_text(record: Record) -> str:
    if any(
        isinstance(record.get(name), str) and record[name].startswith("http")
        for name in ("url", "link", "DocumentIdentifier")
    ):
        return "only a link and no text: fetch the page, or export the text too"
    names = ", ".join(sorted(str(key)[:40] for key in record)[:12]) or "no field at all"
    return (
        f"none of its fields is known to hold a report's text ({names}): name them in a file for "
        "--fields"
    )


def _known(record: Record, family: Family) -> KnownFacts:
    def words(name: str) -> list[str]:
        return [value for value in _values(record, family, name) if isinstance(value, str)]

    def first(name: str) -> str | None:
        return next(
            (" ".join(value.split())[:2000] for value in words(name) if value.strip()), None
        )

    def moment(name: str) -> str | None:
        return next(
            (time for value in _values(record, family, name) if (time := iso_time(value))), None
        )

    body, captions = _text(record, family)
    published = moment("published")
    updated = moment("updated")
    dates = [
        (day, f"{name} in the export ({family.name})")
        for name, day in (("published", published), ("updated", updated))
        if day
    ]
    said = next(iter(_values(record, family, "published")), None)
    unread = said is not None and published is None
    spoken = first("language") or ""
    return with_archive(
        KnownFacts(
            text=body,
            title=marked_text(first("title") or "")[0] or None,
            outlet=first("outlet") or first("domain"),
            authors=tuple(words("authors")[:50]),
            published=published,
            published_basis=dates[0][1] if published else None,
            language=language_code(_LANGUAGES.get(spoken.casefold(), spoken)),
            url=web_address(first("url")),
            canonical_url=web_address(first("canonical_url")),
            archived_url=web_address(first("archived_url")),
            retrieved=moment("retrieved"),
            dates=tuple(dates),
            captions=captions,
            warnings=(f"the export's date {said!r} could not be read",) if unread else (),
        )
    )


def _text(record: Record, family: Family) -> tuple[str, tuple[str, ...]]:
    """Returns text and captions from the first path with words; empty if there is none."""
    found = (
        [value for value in follow(record, path) if isinstance(value, str) and _WORD.search(value)]
        for path in family.paths.get("text", ())
    )
    pieces = next(filter(None, found), [])
    return marked_text("\n\n".join(dict.fromkeys(pieces) if len(pieces) < 3 else pieces))


def _values(record: Record, family: Family, name: str) -> list[Any]:
    """Returns the strings and numbers at the first of a name's paths that has any."""
    found = (
        [
            value
            for value in follow(record, path)
            if isinstance(value, (str, int, float)) and value not in {"", "None", "null"}
        ]
        for path in family.paths.get(name, ())
    )
    return next(filter(None, found), [])


def follow(value: Any, path: str) -> list[Any]:
    """Returns the values at a path.

    Dots descend into objects, lists are expanded, and {name=value} keeps matching elements. A field
    whose name is the whole path comes first, since column names may contain dots.
    """
    if isinstance(value, Mapping) and path in value:
        return list(_flat([value[path]]))
    found = [value]
    for match in _STEP.finditer(path):
        found = [
            item[match[1]]
            for item in _flat(found)
            if isinstance(item, Mapping) and item.get(match[1]) is not None
        ]
        if match[2]:
            found = [
                item
                for item in _flat(found)
                if isinstance(item, Mapping) and str(item.get(match[2])) == match[3]
            ]
    return list(_flat(found))


def _flat(values: list[Any]) -> Iterator[Any]:
    for value in values:
        if isinstance(value, list):
            yield from (item for item in value[:5000] if not isinstance(item, list))
        else:
            yield value
