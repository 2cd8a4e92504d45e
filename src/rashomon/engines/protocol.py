"""Messages over a pipe: a line of JSON with the sizes of the parts that follow it."""

import json
from collections.abc import Callable, Sequence
from typing import IO, Any

_LONGEST = 1 << 24  # bytes of a header
Work = Callable[[bytes, bytes], bytes]
"""What is done to one item: its bytes, and those that go with all items, in; bytes out."""


def work_of(function: Work) -> str:
    """Returns the name of the function for another process ("package.module:function")."""
    return f"{function.__module__}:{function.__name__}"


def write_frame(stream: IO[bytes], header: dict[str, Any], parts: Sequence[bytes] = ()) -> None:
    """Writes a message."""
    stream.write(json.dumps(header | {"sizes": [len(part) for part in parts]}).encode("ascii") + b"\n")
    for part in parts:
        stream.write(part)
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[dict[str, Any], list[bytes]] | None:
    """Returns the next message; None if the stream ended or broke off."""
    line = stream.readline(_LONGEST)
    if not line.endswith(b"\n"):
        return None
    header = json.loads(line)
    parts = [stream.read(size) for size in header["sizes"]]
    return (header, parts) if [len(part) for part in parts] == header["sizes"] else None


def joined(parts: Sequence[bytes]) -> bytes:
    """Returns several parts as one byte string."""
    return json.dumps([len(part) for part in parts]).encode("ascii") + b"\n" + b"".join(parts)


def parted(data: bytes) -> list[bytes]:
    """Returns the parts of a joined byte string."""
    end = data.index(b"\n")
    out, start = [], end + 1
    for size in json.loads(data[:end]):
        out.append(data[start : start + size])
        start += size
    return out
