"""The child process: it reads containers one after the other, under limits, and writes their items
to standard output."""

import gc
import io
import os
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

from rashomon.child_process import limit_processor_time, own_streams, read_message, write_message
from rashomon.errors import RashomonError
from rashomon.reports.containers.job import (
    READER_FAILED,
    ContainerJob,
    File,
    OpenedFile,
    write_item,
)
from rashomon.reports.items import Items
from rashomon.reports.read_formats import Kind, format_of
from rashomon.settings import to_raise

Reader = Callable[[OpenedFile], Items]


def reader_of(kind: Kind) -> Reader:
    """Returns the function that reads this format."""
    reader: Reader = resolve_name(format_of(kind).reader)
    return reader


def main() -> None:
    """Takes jobs until there are no more."""
    jobs, out = own_streams()
    _write_nothing()
    ready = set()
    while message := read_message(jobs):
        job = ContainerJob.told(message.header)
        (data,) = message.parts
        if job.kind not in ready:
            _make_ready(job.kind)
            ready.add(job.kind)
        before = _resources_in_use()
        _limit_memory(job.settings.max_memory)
        end = {"end": True} | _write_items(job, data=data, out=out)
        limit_processor_time(0)
        gc.collect()
        end["spent"] = bool(end.pop("broke", False)) or _is_left(before)
        with suppress(BrokenPipeError):
            write_message(out, end)
        if end["spent"]:
            return


def _write_items(job: ContainerJob, data: bytes, out: File) -> dict[str, Any]:
    """Writes the items; returns why the rest could not be read, and whether a fresh process might
    read it.

    The time limit starts anew with each item. Our own reasons come before what a library raises.
    """
    try:
        limit_processor_time(job.settings.max_seconds)
        with Path(job.path).open("rb") if job.path else io.BytesIO(data) as file:
            for item in reader_of(job.kind)(OpenedFile(file, job)):
                write_item(out, item)
                limit_processor_time(job.settings.max_seconds)
    except RashomonError as error:
        return {"reason": str(error)}
    except MemoryError:
        most = f"{job.settings.max_memory:,} bytes of memory: {to_raise('max_memory')}"
        return {"reason": f"needs more than {most}", "again": True, "broke": True}
    except RecursionError:
        return {"reason": "nested too deeply to be read"}
    except BrokenPipeError:
        raise SystemExit(1) from None
    except Exception as error:  # noqa: BLE001  the border of one container or report
        if job.kind is Kind.REPORT:
            return {"reason": READER_FAILED, "trace": traceback.format_exc()}
        # whatever a library raises on damaged bytes
        reason = f"damaged, or not what it says it is: {type(error).__name__} while it was read"
        return {"reason": reason}
    return {"reason": None}


def _make_ready(kind: Kind) -> None:
    """Imports what reads this format beforehand, so that no file's limits are charged for the
    imports."""
    _limit_memory(0)
    reader_of(kind)
    for library in format_of(kind).libraries:
        with suppress(ImportError):  # the reader says so
            import_module(library)
    if kind is Kind.REPORT:
        from rashomon.reports.containers.page_or_text import read_samples

        read_samples()
    gc.collect()
    gc.freeze()


def _write_nothing() -> None:
    """Forbids file output and core dumps: nothing is ever unpacked to disk (has no effect on
    Windows)."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _limit_memory(allowance: int) -> None:
    """Limits memory to what is in use now plus this many bytes, where the system supports it; 0
    means no limit."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = _address_space() + allowance if allowance else most
        resource.setrlimit(
            resource.RLIMIT_AS,
            (limit if most == resource.RLIM_INFINITY else min(limit, most), most),
        )


def _address_space() -> int:
    """Returns the size of this process's address space in bytes; 0 where the system does not report
    it."""
    with suppress(OSError, ValueError, AttributeError):
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf(
            "SC_PAGE_SIZE"
        )
    return 0


def _resources_in_use() -> tuple[int, int, int]:
    """Returns the address space, the open files and the threads of this process."""
    files = 0
    with suppress(OSError):
        files = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    return _address_space(), files, threading.active_count()


def _is_left(before: tuple[int, int, int]) -> bool:
    """Whether reading a file left something behind that the next file would meet."""
    address_space, files, threads = _resources_in_use()
    # bytes of address space that a file may leave allocated; beyond that the child is ended
    return address_space > before[0] + 32_000_000 or files > before[1] or threads > before[2]
