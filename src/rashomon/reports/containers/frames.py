"""Items over a pipe: a line of JSON, then as many bytes as it says. The child writes them, the parent reads them."""

import json
from typing import IO, Any

from rashomon.reports.items import Item, header_of, item_of

_LONGEST = 16_000_000  # bytes of a header; texts travel in it


def write_item(stream: IO[bytes], item: Item) -> None:
    """Writes one item."""
    stream.write(json.dumps(header_of(item)).encode("ascii") + b"\n")
    stream.write(item.data)
    stream.flush()


def write_end(stream: IO[bytes], reason: str | None, *, extra: bool = False) -> None:
    """Writes that no more items come, and why not, where something went wrong; `extra`: a package is missing."""
    stream.write(json.dumps({"end": True, "reason": reason, "extra": extra}).encode("ascii") + b"\n")
    stream.flush()


def read_frame(stream: IO[bytes]) -> Item | dict[str, Any] | None:
    """The next item; the closing frame as a dict; None where the stream broke off."""
    line = stream.readline(_LONGEST)
    if not line.endswith(b"\n"):
        return None
    header = json.loads(line)
    if "end" in header:
        return dict(header)
    data = stream.read(header["size"])
    return item_of(header, data) if len(data) == header["size"] else None
