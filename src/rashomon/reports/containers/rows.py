"""CSV and its like, with a column that holds the text: an item a row. A stream: one row is held at a time."""

import csv
from collections.abc import Iterable, Iterator
from typing import IO

from rashomon.errors import SkipError
from rashomon.reports.containers.job import Budget, Job
from rashomon.reports.fields import read_record
from rashomon.reports.formats import encoding_of
from rashomon.reports.items import Item
from rashomon.tables.report_fields import text_columns


def read_items(file: IO[bytes], job: Job) -> Iterator[Item]:
    """The rows, in the table's order."""
    csv.field_size_limit(job.max_bytes)
    sample = file.readline(job.max_bytes)
    lines = _lines(sample, file, job)
    first = next(lines, "")
    delimiter = _delimiter(first)
    names = [name.strip() for name in next(csv.reader([first], delimiter=delimiter), [])]
    if not job.fields and not {name.casefold() for name in names} & text_columns():
        raise SkipError(
            f"a table without a column that is known to hold text ({', '.join(names[:12])[:300]}): name it in a file for --fields"
        )
    budget = Budget(job)
    try:
        for row in csv.reader(lines, delimiter=delimiter):
            if any(cell.strip() for cell in row):
                budget.enter()
                record = {name: cell for name, cell in zip(names, row, strict=False) if name and cell.strip()}
                yield read_record(record, fields=tuple((name, path) for name, path in job.fields))
    except csv.Error as error:
        raise SkipError(f"a table that breaks off: {error}; what stands before was read") from error


def _delimiter(first: str) -> str:
    return max((",", "\t", ";", "|"), key=first.count)


def _lines(sample: bytes, file: IO[bytes], job: Job) -> Iterator[str]:
    """The lines as text; one encoding for all, told by the first that is not ASCII."""
    encoding = "ascii"
    for line in _from(sample, file, job):
        if encoding == "ascii" and not line.isascii():
            encoding = encoding_of(line)
        yield line.decode("utf-8-sig" if encoding == "ascii" else encoding, errors="replace").replace("\0", "\ufffd")


def _from(sample: bytes, file: IO[bytes], job: Job) -> Iterable[bytes]:
    while sample:
        if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise SkipError("a table in UTF-16: save it as UTF-8")
        yield sample
        sample = file.readline(job.max_bytes)
