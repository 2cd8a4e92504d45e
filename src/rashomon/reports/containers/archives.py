"""Zip archives, including WACZ, and tar archives, with an item per entry; files compressed with
gzip, bzip2 or xz. Nothing is written to disk."""

import bz2
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePosixPath
from typing import IO, cast

from rashomon.errors import SkipError
from rashomon.reports.containers.exports import read_json, read_rows
from rashomon.reports.containers.job import Budget, ContainerJob
from rashomon.reports.containers.warc import read_records, read_warc, unpacked
from rashomon.reports.items import Item
from rashomon.reports.sniff import HEAD, Kind, sniff
from rashomon.reports.source_paths import in_folders, is_candidate, page_folders, safe_name
from rashomon.settings import to_raise

# empty reads; a whole archive is asked for a few bytes behind its end, one of a false size for all
# that it claims
_BEHIND = 100


def read_zip(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the entries that may be reports, sorted by name; for WACZ, the pages in its WARC
    files."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
        raise SkipError("a damaged zip archive") from error
    with archive:
        entries = sorted(
            (entry for entry in archive.infolist() if not entry.is_dir()),
            key=lambda entry: (entry.filename, entry.header_offset),
        )
        if len(entries) > job.max_entries:
            raise SkipError(f"more than {job.max_entries:,} entries: {to_raise('max_entries')}")
        budget = Budget(job)
        names = {entry.filename for entry in entries}
        if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
            yield from _wacz(
                archive, [entry for entry in entries if entry.filename.startswith("archive/")], job
            )
            return
        folders = page_folders(names)
        for entry in entries:
            if is_candidate(entry.filename) and not in_folders(entry.filename, folders):
                yield _entry(archive, entry, job, budget)


def _entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, job: ContainerJob, budget: Budget
) -> Item:
    name = safe_name(entry.filename)
    if entry.flag_bits & 1:
        return Item(name, missing="needs a password: unpack it yourself")
    try:
        with archive.open(entry) as stream:
            return _made(name, budget.read(stream), job)
    except (zlib.error, lzma.LZMAError):
        return Item(name, missing="could not be unpacked: its packed bytes are damaged")
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
        RuntimeError,
    ) as error:
        return Item(name, missing=f"could not be unpacked: {type(error).__name__}")


def _made(name: str, data: bytes | None, job: ContainerJob) -> Item:
    """Returns the entry, or that it is too large."""
    if data is None:
        return Item(
            name,
            missing=f"larger than {job.max_bytes:,} bytes: unpack it, or {to_raise('max_bytes')}",
        )
    return Item(name, data)


def _wacz(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], job: ContainerJob
) -> Iterator[Item]:
    for entry in entries:
        with archive.open(entry) as stream:
            yield from read_records(
                unpacked(stream) if entry.filename.endswith(".gz") else stream, job
            )


class _Ending:
    """A file that is read on and on behind its end only by an archive that is damaged."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._behind = file, 0

    def read(self, size: int = -1) -> bytes:
        """Returns the next bytes. Raises ReadError once nothing came too often."""
        data = self._file.read(size)
        self._behind += not data
        if self._behind > _BEHIND:
            raise tarfile.ReadError("an entry is larger than the archive")
        return data


def read_tar(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the files that may be reports, in the order of the archive."""
    budget = Budget(job)
    try:
        with tarfile.open(fileobj=cast(IO[bytes], _Ending(file)), mode="r|") as archive:
            for entry in archive:
                budget.enter()
                if entry.isreg() and is_candidate(entry.name) and "_files/" not in entry.name:
                    stream = archive.extractfile(entry) if entry.size <= job.max_bytes else None
                    yield _made(safe_name(entry.name), budget.read(stream) if stream else None, job)
                # else every header stays in memory
                archive.members = []  # type: ignore[attr-defined]
    except tarfile.TarError as error:
        raise SkipError("a damaged tar archive: what stands before the damage was read") from error


_STREAMS = {
    Kind.TAR: read_tar,
    Kind.WARC: read_warc,
    Kind.JSON_LINES: read_json,
    Kind.CSV: read_rows,
}


def read_packed(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the items inside of a compressed file, or the single file; read as a stream, as if it
    were unpacked."""
    inner = PurePosixPath(job.name).name
    inner = (
        f"{inner[:-4]}.tar"
        if inner.endswith(".tgz")
        else inner.removesuffix(PurePosixPath(inner).suffix) or "file"
    )
    try:
        with _unpacking(file) as stream:
            kind = sniff(_head(stream), inner)
        file.seek(0)
        with _unpacking(file) as stream:
            if kind in _STREAMS:
                yield from _STREAMS[kind](
                    cast("IO[bytes]", Bounded(stream, job)), replace(job, kind=kind.value)
                )
            else:
                data = Budget(job).read(stream)
                why = f"unpacks to more than {job.max_bytes:,} bytes: {to_raise('max_bytes')}"
                yield Item(safe_name(inner), data or b"", missing=None if data is not None else why)
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        raise SkipError(
            "its packed bytes are damaged or cut off: what stands before was read"
        ) from error


def _head(stream: IO[bytes]) -> bytes:
    """Returns the first bytes, or as many of them as can be unpacked from a truncated file."""
    head = b""
    with suppress(EOFError, OSError, zlib.error, lzma.LZMAError):
        while len(head) < HEAD and (piece := stream.read(4096)):
            head += piece
    return head


def _unpacking(file: IO[bytes]) -> IO[bytes]:
    magic = file.read(3)
    file.seek(0)
    if magic[:2] == b"\x1f\x8b":
        return unpacked(file)
    return cast("IO[bytes]", bz2.BZ2File(file) if magic == b"BZh" else lzma.LZMAFile(file))


class Bounded(io.RawIOBase):
    """A stream whose bytes count against the job's limit on unpacked bytes."""

    def __init__(self, stream: IO[bytes], job: ContainerJob) -> None:
        self._stream, self._budget = stream, Budget(job)

    def readable(self) -> bool:
        """Always."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Returns the next bytes."""
        data = self._stream.read(size)
        self._budget.spend(len(data))
        return data

    def readline(self, size: int | None = -1) -> bytes:
        """Returns the next line, or as much of it as was asked for."""
        data = self._stream.readline(-1 if size is None else size)
        self._budget.spend(len(data))
        return data
