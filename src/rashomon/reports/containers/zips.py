"""Zip archives, including WACZ: one item per entry. Nothing is written to disk."""

import zipfile
from collections.abc import Iterator
from typing import IO

from rashomon.errors import SkipError
from rashomon.reports.containers import warc
from rashomon.reports.containers.entry_names import in_folders, is_candidate, page_folders, safe_name
from rashomon.reports.containers.job import Budget, ContainerJob
from rashomon.reports.items import Item
from rashomon.settings import to_raise


def read_items(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the entries that may be reports, sorted by name; for WACZ, the pages in its WARC files."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
        raise SkipError("a damaged zip archive") from error
    with archive:
        entries = sorted(
            (entry for entry in archive.infolist() if not entry.is_dir()), key=lambda entry: (entry.filename, entry.header_offset)
        )
        if len(entries) > job.max_entries:
            raise SkipError(f"more than {job.max_entries:,} entries: {to_raise('max_entries')}")
        budget = Budget(job)
        names = {entry.filename for entry in entries}
        if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
            yield from _wacz(archive, [entry for entry in entries if entry.filename.startswith("archive/")], job)
            return
        folders = page_folders(names)
        for entry in entries:
            if is_candidate(entry.filename) and not in_folders(entry.filename, folders):
                yield _entry(archive, entry, job, budget)


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, job: ContainerJob, budget: Budget) -> Item:
    name = safe_name(entry.filename)
    if entry.flag_bits & 1:
        return Item(name, missing="needs a password: unpack it yourself")
    try:
        with archive.open(entry) as stream:
            data = budget.read(stream)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as error:
        return Item(name, missing=f"could not be unpacked: {type(error).__name__}")
    except Exception as error:
        if type(error).__module__ in {"zlib", "lzma", "_lzma"}:
            return Item(name, missing="could not be unpacked: its packed bytes are damaged")
        raise
    return (
        Item(name, missing=f"larger than {job.max_bytes:,} bytes: unpack it, or {to_raise('max_bytes')}")
        if data is None
        else Item(name, data)
    )


def _wacz(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], job: ContainerJob) -> Iterator[Item]:
    for entry in entries:
        with archive.open(entry) as stream:
            yield from warc.read_records(warc.unpacked(stream) if entry.filename.endswith(".gz") else stream, job)
