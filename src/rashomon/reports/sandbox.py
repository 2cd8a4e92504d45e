"""parse_in_sandbox parses a container in a child process with limits on processor time and memory,
and yields its items one by one.

A child reads many files in turn, because starting one costs more than most files do. It is ended if
a file broke it, exceeded a limit or left something behind, so that no file affects another. What a
used child could not do is tried again by a fresh one, so the outcome for a file does not depend on
the files before it.
"""

import atexit
import json
import logging
import os
import signal
from collections.abc import Generator
from contextlib import closing, suppress
from dataclasses import asdict, replace
from queue import Empty, Full, LifoQueue

from rashomon.child_process import LIMITS_TIME, ChildProcess, import_path
from rashomon.errors import SkipError
from rashomon.model.document import plain, value_from
from rashomon.model.draft_report import DraftReport
from rashomon.model.report import Report
from rashomon.reports.containers import __main__ as container_child
from rashomon.reports.containers.job import ContainerJob, item_of
from rashomon.reports.items import Item, Items
from rashomon.reports.read_formats import Kind
from rashomon.settings import ReadSettings, to_raise

_LOG = logging.getLogger(__name__)
# Seconds without an item. Where processor time is limited, far more than that takes on a busy
# machine: the child waits for what never comes.
BLOCKED = 900.0 if LIMITS_TIME else 60.0
_LARGEST = 256_000_000  # bytes of an item


class _Broken(Exception):
    """Raised if the child ended, or was ended, before it had finished. `again` means that a fresh
    one may do better."""


class Sandbox:
    """A process that reads containers, one file at a time."""

    def __init__(self) -> None:
        self.path = import_path()
        self.fresh = True
        self.process = ChildProcess(container_child.__name__, _environment(), quiet=True)

    def is_ready(self) -> bool:
        """Whether it can take a file, and imports from the same folders as this process."""
        return self.process.ended() is None and self.path == import_path()

    def items(self, job: ContainerJob, data: bytes) -> Generator[Item]:
        """Yields the items. Raises SkipError with the reason if the rest cannot be read, _Broken if
        the child ended."""
        ended = None
        process = self.process
        try:
            with process.due_in(BLOCKED):
                process.send(asdict(job), data)
                message = process.receive(_LARGEST)
            while message and "end" not in message.header:
                yield item_of(message)
                with process.due_in(BLOCKED):
                    message = process.receive(_LARGEST)
            if message:
                ended = message.header
        except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
            _LOG.debug("a child broke off: %s", error)
        finally:
            if ended is None or ended.get("spent"):
                process.kill()
        used = not self.fresh  # a child that read other files before may be short of memory
        self.fresh = False
        if ended is None:
            raise self._broken(job)
        if ended.get("trace"):
            _LOG.error("reading %s failed:\n%s", job.name, ended["trace"])
        if ended["reason"]:
            error_type = _Broken if used and ended.get("again") else SkipError
            raise error_type(str(ended["reason"]))

    def _broken(self, job: ContainerJob) -> Exception:
        """Returns why it ended."""
        process = self.process
        if process.is_late:
            return SkipError(f"not read: nothing came of it for {BLOCKED:g} seconds")
        if hasattr(signal, "SIGPROF") and process.ended() == -signal.SIGPROF:
            return _Broken(
                f"took longer than {job.settings.max_seconds:g} seconds of processor time to read: "
                f"{to_raise('max_seconds')}"
            )
        return _Broken("damaged: it stopped the program that read it, or needed too much memory")


def parse_in_sandbox(job: ContainerJob, data: bytes = b"") -> Items:
    """Yields the items of a file. If the file lies nowhere, `data` has its bytes.

    If a used child breaks, a fresh one reads the file again, and what was already yielded is passed
    over. Raises SkipError if the rest cannot be read: damage, limits, or BLOCKED seconds without an
    item.
    """
    yielded = 0
    fresh = False
    while True:
        child = _idle.take(fresh=fresh)
        fresh = child.fresh
        try:
            with closing(child.items(job, data)) as items:
                for number, item in enumerate(items):
                    if number >= yielded:
                        yielded += 1
                        yield item
        except _Broken as error:
            if fresh:
                raise SkipError(str(error)) from None
            fresh = True
        else:
            return
        finally:
            _idle.put(child)


def read_in_sandbox(item: Item, settings: ReadSettings, report_id: str) -> Report:
    """Returns what `read_report` returns for a page or text. It runs in a child because nobody
    knows beforehand what hangs the reader. Raises SkipError as `read_report` does, and also for too
    much time or memory."""
    data = item.data
    header = plain(replace(item, data=b""))
    job = ContainerJob(
        kind=Kind.REPORT,
        name=item.source,
        size=len(data),
        settings=settings,
        path=None,
        item=header,
        report_id=report_id,
    )
    items = list(parse_in_sandbox(job, data))  # to its end: one left in the middle is ended
    if not items:
        raise SkipError("could not be read")
    kind = DraftReport if settings.is_draft else Report
    return value_from(kind, json.loads(items[0].data))


def end_idle() -> None:
    """Ends the children that wait for a file, and gives their memory back. The next file starts a
    new one."""
    _idle.end()


class _Idle:
    """A pool of children that wait for a file."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Forgets the children, which after a fork belong to the parent process."""
        # of the children that are kept, an archive inside another needs two, and two read reports
        self._children: LifoQueue[Sandbox] = LifoQueue(4)

    def take(self, *, fresh: bool) -> Sandbox:
        """Returns a waiting child, or a new one."""
        with suppress(Empty):
            while not fresh:
                child = self._children.get_nowait()
                if child.is_ready():
                    return child
                child.process.close()
        return Sandbox()

    def put(self, child: Sandbox) -> None:
        """Keeps a child that can go on reading, and ends any other."""
        with suppress(Full):
            if child.is_ready():
                self._children.put_nowait(child)
                return
        child.process.close()

    def end(self) -> None:
        """Ends all of them."""
        with suppress(Empty):
            while True:
                self._children.get_nowait().process.close()


def _environment() -> dict[str, str]:
    """Returns the child's environment: what Python needs to start, and settings that keep libraries
    from reserving address space."""
    variables = {
        name: os.environ[name]
        for name in ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "VIRTUAL_ENV")
        if name in os.environ
    }
    return variables | {"MALLOC_ARENA_MAX": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}


_idle = _Idle()
atexit.register(_idle.end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_idle.forget)
