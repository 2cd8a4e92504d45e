"""Several parts of bytes as one, for an engine's processes."""

import json
from collections.abc import Sequence


def joined(parts: Sequence[bytes]) -> bytes:
    """The parts as one."""
    return json.dumps([len(part) for part in parts]).encode("ascii") + b"\n" + b"".join(parts)


def parted(data: bytes) -> list[bytes]:
    """The parts that were joined."""
    end = data.index(b"\n")
    out, start = [], end + 1
    for size in json.loads(data[:end]):
        out.append(data[start : start + size])
        start += size
    return out
