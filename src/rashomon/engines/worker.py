"""A worker process. It takes items from the process that started it, and answers with results."""

import sys
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import IO

from rashomon.child_process import limit_processor_time, own_streams, read_message, write_message
from rashomon.errors import SkipError, StopError


def work_of(function: Callable[[bytes, bytes], bytes]) -> str:
    """Returns the name of the function for another process ("package.module:function")."""
    return f"{function.__module__}:{function.__name__}"


def main() -> None:
    """Works until no more is asked of it."""
    asked, answers = own_streams()
    shared = b""
    while message := read_message(asked):
        header, (data,) = message
        if header.get("shared"):
            shared = data
            continue
        limit_processor_time(header["seconds"])
        _answer(answers, work=header["work"], data=data, shared=shared)
        limit_processor_time(0)


def _answer(stream: IO[bytes], work: str, data: bytes, shared: bytes) -> None:
    """Does one item and writes its result. A failure becomes a part of the answer, so that it costs
    one item."""
    header = {}
    parts = []
    try:
        parts.append(do(work, data=data, shared=shared))
    except SkipError as error:
        header["error"] = str(error)
    except StopError as error:
        header["stop"] = str(error)
    except Exception:  # noqa: BLE001  the border of one item: it is recorded, the rest goes on
        reason = "the program failed on it (the log says where)"
        header = {"error": reason, "trace": traceback.format_exc()}
    write_message(stream, {**header, "peak": peak()}, *parts)


def do(work: str, data: bytes, shared: bytes) -> bytes:
    """Returns what the named function makes of the item."""
    module, _, name = work.partition(":")
    result = getattr(import_module(module), name)(data, shared)
    if not isinstance(result, bytes):
        raise TypeError(f"{work} did not give bytes")
    return result


def peak() -> int:
    """Returns this process's peak memory in bytes; 0 where the system does not report it."""
    try:
        status = Path("/proc/self/status").read_text("ascii", "replace")
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
