"""Files compressed with gzip, bzip2 or xz; the content is read as a stream, as if it were unpacked."""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePosixPath
from typing import IO, cast

from rashomon.errors import SkipError
from rashomon.reports.containers import exports, mailbox, rows, tars, warc
from rashomon.reports.containers.entry_names import safe_name
from rashomon.reports.containers.job import Budget, ContainerJob, Metered
from rashomon.reports.items import Item
from rashomon.reports.sniff import HEAD, Kind, sniff
from rashomon.settings import to_raise

_STREAMS = {Kind.TAR: tars, Kind.WARC: warc, Kind.JSON_LINES: exports, Kind.CSV: rows, Kind.MAILBOX: mailbox}


def read_items(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the items inside, or the single file."""
    inner = PurePosixPath(job.name).name
    inner = f"{inner[:-4]}.tar" if inner.endswith(".tgz") else inner.removesuffix(PurePosixPath(inner).suffix) or "file"
    try:
        with _unpacking(file) as stream:
            head = _head(stream)
            kind = sniff(head, inner)
        file.seek(0)
        with _unpacking(file) as stream:
            if kind in _STREAMS:
                yield from _STREAMS[kind].read_items(cast("IO[bytes]", Bounded(stream, job)), replace(job, kind=kind.value))
            else:
                data = Budget(job).read(stream)
                yield (
                    Item(safe_name(inner), data)
                    if data is not None
                    else Item(safe_name(inner), missing=f"unpacks to more than {job.max_bytes:,} bytes: {to_raise('max_bytes')}")
                )
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        raise SkipError("its packed bytes are damaged or cut off: what stands before was read") from error


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
        return cast("IO[bytes]", gzip.GzipFile(fileobj=file))
    return cast("IO[bytes]", bz2.BZ2File(file) if magic == b"BZh" else lzma.LZMAFile(file))


class Bounded(io.RawIOBase):
    """A stream whose bytes count against the job's limit on unpacked bytes."""

    def __init__(self, stream: IO[bytes], job: ContainerJob) -> None:
        self._metered = Metered(stream, Budget(job))

    def readable(self) -> bool:
        """Always."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Returns the next bytes."""
        return self._metered.read(size)

    def readline(self, size: int | None = -1) -> bytes:
        """Returns the next line, or as much of it as was asked for."""
        return self._metered.readline(-1 if size is None else size)
