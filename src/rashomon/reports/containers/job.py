"""What a parent process and the child that reads a container say to each other, and what the
child's readers share.

A job says the format, the name and the limits. The child writes items, each a line of JSON followed
by as many bytes as it announces, and asks for bytes of the file; the parent reads the items and
answers the requests.
"""

import io
import json
import os
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import IO, Any, cast

from rashomon.errors import MissingExtra, SkipError
from rashomon.reports.items import Item, header_of, item_of
from rashomon.reports.read_formats import Kind, format_of
from rashomon.settings import ReadSettings, to_raise


@dataclass(frozen=True, slots=True)
class ContainerJob:
    """A container to parse, of so many bytes, under the limits of these settings. `report_id`: the
    id of the report that a page or text becomes."""

    kind: Kind
    name: str
    size: int
    settings: ReadSettings
    report_id: str = ""


READER_FAILED = "could not be read: the reader failed on it (the log says where)"


class Budget:
    """Counts what an archive unpacks to. Each method raises SkipError once a limit of the job is
    passed."""

    def __init__(self, job: ContainerJob) -> None:
        self._limits, self._size = job.settings, job.size
        self._bytes = self._entries = 0

    def enter(self) -> None:
        """Counts one more entry."""
        self._entries += 1
        if self._entries > self._limits.max_entries:
            raise SkipError(
                f"more than {self._limits.max_entries:,} entries: the rest was not read; "
                f"{to_raise('max_entries')}"
            )

    def spend(self, count: int) -> None:
        """Counts this many more unpacked bytes."""
        self._bytes += count
        if self._bytes > max(self._limits.max_unpacked, self._limits.max_ratio * self._size):
            raise SkipError(
                f"unpacks to over {self._bytes:,} bytes, more than {self._limits.max_ratio} "
                f"times its size: the rest was not read; {to_raise('max_ratio')}"
            )

    def read(self, stream: IO[bytes]) -> bytes | None:
        """Returns the bytes of an entry; None if they are more than a report may have."""
        self.enter()
        data = bytearray()
        while piece := stream.read(min(262_144, self._limits.max_bytes + 1 - len(data))):
            self.spend(len(piece))
            data += piece
        return bytes(data) if len(data) <= self._limits.max_bytes else None


def whole(stream: IO[bytes], most: int, hint: str) -> bytes:
    """Returns all bytes of a stream. Raises SkipError if there are more than `most`."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise SkipError(f"larger than {most:,} bytes: {hint}, or {to_raise('max_bytes')}")
    return data


def needed(module: str, kind: Kind) -> ModuleType:
    """Returns the imported module. Raises MissingExtra with the command that installs it."""
    try:
        return import_module(module)
    except ImportError as error:
        manifest = format_of(kind)
        what = f"to read {manifest.name}, an optional package is needed"
        raise MissingExtra.named(what, manifest.extra) from error


_LONGEST = 16_000_000  # bytes of a header; texts travel in it
_MOST = 1 << 20  # bytes of the file that are asked for at once
_AHEAD = 1 << 16  # and at least


def write_item(stream: IO[bytes], item: Item) -> None:
    """Writes one item."""
    write_message(stream, header_of(item), item.data)


def write_message(stream: IO[bytes], message: dict[str, Any], data: bytes = b"") -> None:
    """Writes a line of JSON, and the bytes that it announces."""
    stream.write(json.dumps(message).encode("ascii") + b"\n" + data)
    stream.flush()


def read_frame(stream: IO[bytes], most: int | None = None) -> Item | dict[str, Any] | None:
    """Returns the next item, of up to `most` bytes, or another message as a dict; None if the
    stream broke off."""
    line = stream.readline(_LONGEST)
    if not line.endswith(b"\n"):
        return None
    header = json.loads(line)
    if "size" not in header:
        return dict(header)
    if most is not None and header["size"] > most:
        return None
    data = stream.read(header["size"])
    return item_of(header, data) if len(data) == header["size"] else None


def answer(asked: dict[str, Any], file: IO[bytes], stream: IO[bytes]) -> None:
    """Sends the child the bytes of the file that it asked for. Raises OSError if they cannot be
    read."""
    place, most = asked["read"]
    file.seek(place)
    data = file.read(min(most, _MOST))
    write_message(stream, {"bytes": len(data)}, data)


class _ParentFile(io.RawIOBase):
    """A file that only the parent has open, read by asking the parent for its bytes."""

    def __init__(self, size: int, asked: IO[bytes], answers: IO[bytes]) -> None:
        self._size, self._asked, self._answers, self._place = size, asked, answers, 0

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def tell(self) -> int:
        """Returns the current position."""
        return self._place

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Moves to a position. Raises OSError for one before the beginning."""
        place = offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._size}[whence]
        if place < 0:
            raise OSError("before the beginning")
        self._place = place
        return place

    def readinto(self, buffer: Any) -> int:
        """Fills the buffer with the next bytes, or with as many as arrive at once."""
        write_message(self._asked, {"read": [self._place, min(len(buffer), _MOST)]})
        line = self._answers.readline()
        if not line:
            raise SystemExit(1)  # the parent is gone
        data = self._answers.read(json.loads(line)["bytes"])
        buffer[: len(data)] = data
        self._place += len(data)
        return len(data)


def asked_file(size: int, asked: IO[bytes], answers: IO[bytes]) -> IO[bytes]:
    """Returns the file whose size the parent announced, as if it were open here."""
    return cast("IO[bytes]", io.BufferedReader(_ParentFile(size, asked, answers), _AHEAD))
