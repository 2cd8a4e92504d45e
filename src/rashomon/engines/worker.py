"""A worker process: reads items from stdin and writes results to stdout, as messages: a line of
JSON with the sizes of the parts that follow it."""

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from rashomon.errors import SkipError, StopError

_LONGEST = 1 << 24  # bytes of a header
Work = Callable[[bytes, bytes], bytes]
"""What is done to one item: its bytes, and those that go with all items, in; bytes out."""


def work_of(function: Work) -> str:
    """Returns the name of the function for another process ("package.module:function")."""
    return f"{function.__module__}:{function.__name__}"


def write_frame(stream: IO[bytes], header: dict[str, Any], parts: Sequence[bytes] = ()) -> None:
    """Writes a message."""
    stream.write(
        json.dumps(header | {"sizes": [len(part) for part in parts]}).encode("ascii") + b"\n"
    )
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


LIMITS_TIME = hasattr(signal, "setitimer")
_FAILED = "the program failed on it (the log says where)"


def main() -> None:
    """Works until stdin ends. Ctrl-C is ignored here: the parent handles it, and ends this
    process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints does not go among the answers
    shared = b""
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        header, parts = frame
        if header.get("shared"):
            shared = parts[0]
            continue
        for data in parts:
            limit_time(header["seconds"])
            _answer(answers, header["work"], data, shared)
            limit_time(0)


def limit_time(seconds: float) -> None:
    """Ends this process after this many further seconds of processor time, where the system
    supports it; 0 means no limit."""
    if LIMITS_TIME:
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _answer(stream: IO[bytes], work: str, data: bytes, shared: bytes) -> None:
    try:
        made = do(work, data, shared)
    except SkipError as error:
        write_frame(stream, {"error": str(error), "peak": peak()})
    except StopError as error:
        write_frame(stream, {"stop": str(error), "peak": peak()})
    except Exception:  # noqa: BLE001  the border of one item: it is recorded, the rest goes on
        write_frame(stream, {"error": _FAILED, "trace": traceback.format_exc(), "peak": peak()})
    else:
        write_frame(stream, {"peak": peak()}, [made])


def do(work: str, data: bytes, shared: bytes) -> bytes:
    """Returns what the named function makes of the item."""
    module, _, name = work.partition(":")
    function: Any = getattr(import_module(module), name)
    made = function(data, shared)
    if not isinstance(made, bytes):
        raise TypeError(f"{work} did not give bytes")
    return made


def peak() -> int:
    """Returns this process's peak memory in bytes; 0 where the system does not report it."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return _most_ever()
    line = next((line for line in status.splitlines() if line.startswith("VmHWM:")), "")
    return int(line.split()[1]) * 1024 if line else _most_ever()


def _most_ever() -> int:
    """Returns the same without /proc, on systems where the figure does not include the parent's
    memory."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (
        1 if sys.platform == "darwin" else 1024
    )
