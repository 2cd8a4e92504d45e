"""parse_apart: a container parsed in a child process with limits of processor time and memory; its items come one by one.

A child reads many files, one after the other: to start one costs more than most files do. It is ended when a file broke it, went beyond a limit or
left something behind, so that no file finds anything of another; and what a child that had read other files could not do, a fresh one tries again,
so that what becomes of a file does not depend on those before it.
"""

import atexit
import json
import logging
import os
import queue
import shutil
import signal
import subprocess
import threading
from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from dataclasses import asdict
from typing import IO

from rashomon.child_command import import_path, isolated_command, own_folder
from rashomon.errors import SkipError
from rashomon.reports.containers import __main__ as container_child
from rashomon.reports.containers.item_protocol import answer, read_frame
from rashomon.reports.containers.job import ContainerJob
from rashomon.reports.items import Item
from rashomon.settings import to_raise

log = logging.getLogger(__name__)
# Seconds without an item. Where processor time is limited, far more than that takes on a busy machine: the child waits for what never comes.
BLOCKED = 900.0 if hasattr(signal, "setitimer") else 60.0
_WAITING = 2  # items read ahead
_IDLE = 3  # children that are kept: an archive inside another and what reads the reports need one each
_LARGEST = 256_000_000  # bytes of an item


class _Broken(Exception):
    """The child ended, or was ended, before it had said why there is no more; `again`: a fresh one may do better."""


class Sandbox:
    """A process that reads containers. One file at a time."""

    def __init__(self) -> None:
        self.path = import_path()
        self.fresh = True
        self._folder = own_folder()
        self._process = subprocess.Popen(  # noqa: S603  this Python, this package
            isolated_command(container_child.__name__),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            cwd=self._folder,
        )

    def is_ready(self) -> bool:
        """Whether it can be given a file, and imports from where this process does."""
        return self._process.poll() is None and self.path == import_path()

    def items(self, file: IO[bytes], job: ContainerJob, blocked: float) -> Generator[Item]:
        """The items. Raises SkipError with the reason where the rest cannot be had, _Broken where the child ended."""
        frames: queue.Queue[object] = queue.Queue(_WAITING)
        stopped = threading.Event()
        listener = threading.Thread(target=self._listen, args=(file, job, frames, stopped), daemon=True)
        listener.start()
        ended: dict[str, object] | None = None
        try:
            while isinstance(frame := _next(frames, blocked), Item):
                yield frame
            ended = frame if isinstance(frame, dict) and "end" in frame else None
        finally:
            stopped.set()
            if ended is None or ended.get("spent"):
                self.kill()
            listener.join()
        used, self.fresh = not self.fresh, False
        if ended is None:
            raise _Broken(self._why(job))
        if ended["reason"]:
            raise _Broken(str(ended["reason"])) if used and ended.get("again") else SkipError(str(ended["reason"]))

    def _listen(self, file: IO[bytes], job: ContainerJob, frames: "queue.Queue[object]", stopped: threading.Event) -> None:
        """Hands the job to the child, gives it what it asks of the file, and puts each item into the queue, waiting while it is full; then what
        the child ended with, None where it broke off."""
        frame: object = None
        try:
            if self._process.stdin and self._process.stdout:
                self._process.stdin.write(json.dumps(asdict(job)).encode("ascii") + b"\n")
                self._process.stdin.flush()
                while frame := read_frame(self._process.stdout, _LARGEST):
                    if isinstance(frame, Item):
                        _put(frames, frame, stopped)
                    elif "read" in frame:
                        answer(frame, file, self._process.stdin)
                    else:
                        break
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            log.debug("a child broke off: %s", error)
            frame = None
        _put(frames, frame, stopped)

    def _why(self, job: ContainerJob) -> str:
        """Why it ended."""
        if hasattr(signal, "SIGPROF") and self._process.returncode == -signal.SIGPROF:
            return f"took longer than {job.max_seconds:g} seconds of processor time to read: {to_raise('max_seconds')}"
        return "damaged: it stopped the program that read it, or needed too much memory"

    def disown(self) -> None:
        """Leaves the process to the one who started it."""
        self._process.returncode = 0

    def kill(self) -> None:
        """Ends the process."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Ends the process and takes away its pipes and its folder."""
        self.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def parse_in_sandbox(file: IO[bytes], job: ContainerJob, *, blocked: float = BLOCKED) -> Iterator[Item]:
    """The items of an open file. Raises SkipError when the rest cannot be had: damage, limits, or `blocked` seconds without a next item."""
    given = 0
    fresh = False
    while True:
        child = _idle.take(fresh=fresh)
        fresh = child.fresh
        try:
            with closing(child.items(file, job, blocked)) as items:
                for number, item in enumerate(items):
                    if number >= given:
                        given += 1
                        yield item
        except _Broken as error:
            if fresh:
                raise SkipError(str(error)) from None
            fresh = True
        else:
            return
        finally:
            _idle.put(child)


class _Idle:
    """Children that wait for a file."""

    def __init__(self) -> None:
        self._children: list[Sandbox] = []
        self._lock = threading.Lock()

    def take(self, *, fresh: bool) -> Sandbox:
        """One of them, or a new one."""
        while not fresh:
            with self._lock:
                child = self._children.pop() if self._children else None
            if child is None:
                break
            if child.is_ready():
                return child
            child.close()
        return Sandbox()

    def put(self, child: Sandbox) -> None:
        """Keeps a child that can read on, ends any other."""
        with self._lock:
            kept = child.is_ready() and len(self._children) < _IDLE
            if kept:
                self._children.append(child)
        if not kept:
            child.close()

    def end(self) -> None:
        """Ends them all."""
        with self._lock:
            children, self._children = self._children, []
        for child in children:
            child.close()

    def forget(self) -> None:
        """In a process that was forked: they are the other one's."""
        self._lock = threading.Lock()
        for child in self._children:
            child.disown()
        self._children = []


def _next(frames: "queue.Queue[object]", blocked: float) -> object:
    try:
        return frames.get(timeout=blocked)
    except queue.Empty:
        raise SkipError(f"not read: nothing came of it for {blocked:g} seconds") from None


def _put(frames: "queue.Queue[object]", frame: object, stopped: threading.Event) -> None:
    while not stopped.is_set():
        with suppress(queue.Full):
            frames.put(frame, timeout=0.5)
            return


def _environment() -> dict[str, str]:
    """What Python needs to start, and that libraries reserve no address space, which would count as a file's own; nothing else."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "VIRTUAL_ENV") if name in os.environ}
    return kept | {"MALLOC_ARENA_MAX": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}


_idle = _Idle()
atexit.register(_idle.end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_idle.forget)
