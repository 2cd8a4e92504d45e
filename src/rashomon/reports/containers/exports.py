"""JSON and JSON Lines with an item for each record; CSV and similar tables with a text column, with
an item for each row, read as a stream. Families of exports, or the user, say which fields contain
what."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from rashomon.errors import SkipError
from rashomon.reports.containers.chat_exports import read_chats
from rashomon.reports.containers.job import OpenedFile
from rashomon.reports.decoding import decode_plain, encoding_of
from rashomon.reports.items import Item, Items
from rashomon.reports.record_facts import facts_of, follow, record_text
from rashomon.reports.sniff import SEPARATOR
from rashomon.settings import keep_within
from rashomon.shipped.tables.report_fields import Family, load_families, text_columns

_WRAPPINGS = 3  # around a record, at most


def read_json_lines(opened: OpenedFile) -> Items:
    """Yields the records that are reports, one from each line."""
    while line := opened.file.readline(opened.settings.max_bytes + 1):
        if not line.strip():
            continue
        opened.enter()
        keep_within(
            opened.settings,
            limit="max_bytes",
            size=len(line),
            message="a line of more than {} bytes: the rest was not read;",
        )
        try:
            record = _loads(line)
        except SkipError as error:
            yield Item(source="", data=line, named=False, missing=str(error))
        else:
            yield read_record(record, opened.settings.fields)


def read_json(opened: OpenedFile) -> Items:
    """Yields the records of a document that are reports."""
    # bytes of one JSON document; JSON Lines have no such end
    data = opened.whole("save it as JSON Lines, a record a line", least=64_000_000)
    document = _loads(data)
    if isinstance(document, dict) and str(document.get("format", "")).startswith(
        "rashomon-ledger/"
    ):
        raise SkipError("a ledger, not a report")
    chats, posts = ([], []) if opened.settings.fields else read_chats(document)
    yield from (replace(chat, named=len(chats) == 1) for chat in chats)
    records = posts if chats else _records_of(document, opened)
    keep_within(
        opened.settings,
        limit="max_entries",
        size=len(records),
        message="more than {} records: split it, or",
    )
    alone = len(records) == 1 and records[0] is document
    for record in records:
        yield replace(read_record(record, opened.settings.fields), named=alone)


def _records_of(document: Any, opened: OpenedFile) -> list[Any]:
    path = dict(opened.settings.fields).get("records")
    records = follow(document, path) if path else find_records(document)
    if not records:
        raise SkipError("JSON without a record: no object in it holds fields")
    return records


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
        if any(isinstance(item, Mapping) for item in document):
            return document
        return []
    if not isinstance(document, Mapping):
        return []
    if "@graph" not in document and find_family(document):
        return [document]
    return max(
        _inner_lists(document, 4),
        key=lambda records: (
            any(map(_is_report, records[:20])),
            len(records),
        ),
        default=[document],
    )


def _is_report(record: Any) -> bool:
    return isinstance(record, Mapping) and bool(find_family(record) or _record_within(record))


def _inner_lists(value: Mapping[str, Any], depth: int) -> list[list[Any]]:
    """Returns the lists of records inside an object, down to `depth` objects further in.

    One record alone counts as a list if a family of exports has its fields. If records are wrapped,
    as Elasticsearch does it (`_source`), what is in the wrapping counts.
    """
    lists = []
    # a record or an object to look into; else a list of records
    for item in list(value.values())[:1000]:
        if isinstance(item, Mapping):
            if find_family(item):
                lists.append([item])
            if depth:
                lists += _inner_lists(item, depth - 1)
        elif isinstance(item, list) and item and isinstance(item[0], Mapping):
            sources = []
            for record in item:
                if isinstance(record, Mapping) and isinstance(record.get("_source"), Mapping):
                    sources.append(record["_source"])
            lists.append(sources or item)
    return lists


def read_rows(opened: OpenedFile) -> Items:
    """Yields the rows in the order of the table, one at a time.

    A row that cannot be read is named with its lines, and the rows behind it are still read.
    """
    csv.field_size_limit(opened.settings.max_bytes)
    lines = _text_lines(opened)
    first = next(lines, "")
    above = 1  # lines above the first row
    if separator := SEPARATOR.match(first.encode("utf-8", "replace")):
        above = 2
        first = next(lines, "")
        delimiter = separator[1].decode()
    else:
        delimiter = max((",", "\t", ";", "|"), key=first.count)
    names = [name.strip() for name in next(csv.reader([first], delimiter=delimiter), [])]
    if not opened.settings.fields and not {name.casefold() for name in names} & text_columns():
        raise SkipError(
            "a table without a column that is known to hold text "
            f"({', '.join(names[:12])[:300]}): name it in a file for --fields"
        )
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        first_line = above + reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            lines_read = f"lines {first_line} to {above + reader.line_num} not read: {error}"
            why = f"{lines_read}; a quotation mark in a cell must be doubled"
            opened.enter()
            yield Item(source="", named=False, missing=why)
            continue
        if row is None:
            return
        if any(cell.strip() for cell in row):
            opened.enter()
            yield _row_item(names, row=row, place=f"line {first_line}", opened=opened)


def _row_item(names: list[str], row: list[str], place: str, opened: OpenedFile) -> Item:
    """Returns the report in a row, or an item that says why the row's cells cannot be told
    apart."""
    counts = f"{len(row)} cells where the header names {len(names)}"
    if any(cell.strip() for cell in row[len(names) :]):
        why = f"{place} not read: {counts}; a cell with a delimiter in it must be quoted"
        return Item(source="", named=False, missing=why)
    record = {name: cell for name, cell in zip(names, row, strict=False) if name and cell.strip()}
    item = read_record(record, opened.settings.fields)
    if len(row) >= len(names):
        return item
    doubt = f"{place} of the table has {counts}: it may be cut off"
    return replace(item, known=replace(item.known, warnings=(*item.known.warnings, doubt)))


def _text_lines(opened: OpenedFile) -> Iterator[str]:
    """Yields the lines as text, all in one encoding, which the first non-ASCII line decides."""
    encoding = "ascii"
    while line := opened.file.readline(opened.settings.max_bytes):
        if line.startswith((b"\xff\xfe", b"\xfe\xff")):  # "Unicode text" of spreadsheets
            yield from io.StringIO(decode_plain(line + opened.whole("split it")))
            return
        if encoding == "ascii" and not line.isascii():
            encoding = encoding_of(line)
        yield line.decode(encoding, "replace").replace("\0", "\ufffd")


def read_record(record: Any, fields: tuple[tuple[str, str], ...]) -> Item:
    """Returns the report in this record, or an item whose `missing` says why there is none. Its
    bytes are the record as JSON with sorted keys.
    """
    if not isinstance(record, Mapping):
        return Item(source="", named=False, missing="a record that is not an object")
    data = json.dumps(record, ensure_ascii=False, sort_keys=True, default=str).encode(
        "utf-8", "replace"
    )
    paths = {name: (path,) for name, path in fields if name != "records"}
    chosen = Family("the export (the mapping)", (), paths)
    record = {str(name).casefold(): value for name, value in record.items()} | dict(record)
    if (family := chosen if fields else find_family(record)) is None:
        if inner := _record_within(record):
            return read_record(inner, fields)
        return Item(source="", data=data, named=False, missing=_no_text(record))
    return Item(source="", data=data, known=facts_of(record, family), named=False)


def _record_within(wrapping: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Returns the record in a wrapping, a few objects further in; None if there is none."""
    level = [wrapping]
    for _ in range(_WRAPPINGS):
        level = [inner for each in level for inner in each.values() if isinstance(inner, Mapping)]
        for inner in level:
            if find_family(inner):
                return inner
    return None


def find_family(record: Mapping[str, Any]) -> Family | None:
    """Returns the first family whose marker fields are present and that yields a text; None if no
    field is known to hold one."""
    for family in load_families():
        if all(_has_mark(record, mark) for mark in family.marks) and record_text(record, family)[0]:
            return family
    return None


def _has_mark(record: Mapping[str, Any], mark: str) -> bool:
    """Whether a record holds a field, with a value that begins as the mark says, if it does."""
    path, _, opening = mark.partition(":")
    if not opening and path in record:
        return True
    return any(str(value).startswith(opening) for value in follow(record, path))


def _no_text(record: Mapping[str, Any]) -> str:
    if any(
        str(record.get(name)).startswith("http") for name in ("url", "link", "DocumentIdentifier")
    ):
        return "only a link and no text: fetch the page, or export the text too"
    names = ", ".join(sorted(str(key)[:40] for key in record)[:12]) or "no field at all"
    return (
        f"none of its fields is known to hold a report's text ({names}): name them in a file for "
        "--fields"
    )
