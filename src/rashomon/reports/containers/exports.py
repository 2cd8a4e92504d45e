"""JSON and JSON Lines: one item per record."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import IO, Any

from rashomon.errors import SkipError
from rashomon.reports.containers.job import Budget, ContainerJob, whole
from rashomon.reports.decoding import decode_plain
from rashomon.reports.fields import find_family, follow, read_record
from rashomon.reports.items import Item
from rashomon.reports.sniff import Kind
from rashomon.settings import to_raise

_LARGEST = 64_000_000  # bytes of one JSON document; JSON Lines have no such end


def read_items(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the records that are reports."""
    yield from _lines(file, job) if job.kind == Kind.JSON_LINES.value else _document(file, job)


def _lines(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    budget = Budget(job)
    first = True
    while line := file.readline(job.max_bytes + 1):
        if not line.strip():
            continue
        budget.enter()
        if len(line) > job.max_bytes:
            raise SkipError(f"a line of more than {job.max_bytes:,} bytes: the rest was not read; {to_raise('max_bytes')}")
        try:
            record = _loads(line.removeprefix(b"\xef\xbb\xbf") if first else line)
        except SkipError as error:
            yield Item("", line, named=False, missing=str(error))
        else:
            yield _item(record, job)
        first = False


def _document(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    data = whole(file, max(_LARGEST, job.max_bytes), "save it as JSON Lines, a record a line")
    document = _loads(data)
    if isinstance(document, dict) and str(document.get("format", "")).startswith("rashomon-ledger/"):
        raise SkipError("a ledger, not a report")
    path = dict(job.fields).get("records")
    records = follow(document, path) if path else find_records(document)
    if not records:
        raise SkipError("JSON without a record: no object in it holds fields")
    if len(records) > job.max_entries:
        raise SkipError(f"more than {job.max_entries:,} records: split it, or {to_raise('max_entries')}")
    alone = len(records) == 1 and records[0] is document
    for record in records:
        yield replace(_item(record, job), named=alone)


def _loads(data: bytes) -> Any:
    try:
        return json.loads(decode_plain(data), strict=False)
    except RecursionError as error:
        raise SkipError("JSON that is nested too deeply") from error
    except ValueError as error:
        raise SkipError("not whole JSON") from error


def _item(record: Any, job: ContainerJob) -> Item:
    if not isinstance(record, Mapping):
        return Item("", named=False, missing="a record that is not an object")
    return read_record(record, fields=tuple((name, path) for name, path in job.fields))


def find_records(document: Any, depth: int = 4) -> list[Any]:
    """Returns the records of a document: the top-level list, the document itself as one record, or the longest list of objects with a text
    inside it.
    """
    if isinstance(document, list):
        return document if any(isinstance(item, Mapping) for item in document) else []
    if not isinstance(document, Mapping):
        return []
    if "@graph" not in document and find_family(document):
        return [document]
    inner = _inner_lists(document, depth)
    return max(
        inner, key=lambda records: (any(isinstance(r, Mapping) and find_family(r) for r in records[:20]), len(records)), default=[document]
    )


def _inner_lists(value: Mapping[str, Any], depth: int) -> list[list[Any]]:
    found = []
    for item in list(value.values())[:1000]:
        if isinstance(item, list) and item and isinstance(item[0], Mapping):
            sources = [record["_source"] for record in item if isinstance(record, Mapping) and isinstance(record.get("_source"), Mapping)]
            found.append(sources or item)
        elif isinstance(item, Mapping) and depth:
            found += _inner_lists(item, depth - 1)
    return found
