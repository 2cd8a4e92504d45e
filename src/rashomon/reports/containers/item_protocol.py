"""Items over a pipe: a line of JSON, followed by as many bytes as it announces.

The child writes items and asks for bytes of the file; the parent reads the items and answers the requests.
"""

import io
import json
import os
from typing import IO, Any, cast

from rashomon.reports.items import Item, header_of, item_of

_LONGEST = 16_000_000  # bytes of a header; texts travel in it
_MOST = 1 << 20  # bytes of the file that are asked for at once
_AHEAD = 1 << 16  # and at least


def write_item(stream: IO[bytes], item: Item) -> None:
    """Writes one item."""
    write_message(stream, header_of(item))
    stream.write(item.data)
    stream.flush()


def write_message(stream: IO[bytes], message: dict[str, Any]) -> None:
    """Writes a line of JSON that is not an item."""
    stream.write(json.dumps(message).encode("ascii") + b"\n")
    stream.flush()


def read_frame(stream: IO[bytes], most: int | None = None) -> Item | dict[str, Any] | None:
    """Returns the next item, of up to `most` bytes, or another message as a dict; None if the stream broke off."""
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
    """Sends the child the bytes of the file that it asked for. Raises OSError if they cannot be read."""
    place, most = asked["read"]
    file.seek(place)
    data = file.read(min(most, _MOST))
    write_message(stream, {"bytes": len(data)})
    stream.write(data)
    stream.flush()


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
