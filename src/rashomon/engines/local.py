"""LocalEngine: worker processes on this machine.

Each works on one item at a time, so it is known which item ended its process or never came back. No
more items are drawn or held than are being worked on.

Pools of libraries (loky, the standard one) do neither. If a process ends, everything that was begun
is lost; nothing ends a process that is stuck; and they start where files beside the reports would
be imported.
"""

import hashlib
import logging
import os
import queue
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, as_completed, wait
from typing import Protocol

from rashomon.child_process import LIMITS_TIME, ChildProcess
from rashomon.engines import worker
from rashomon.errors import StopError
from rashomon.model.record import record
from rashomon.protocols import Done


@record
class WorkerReply:
    """What a worker made of an item, or why it made nothing, and the worker's peak memory."""

    data: bytes = b""
    error: str | None = None
    peak: int = 0


class WorkerLost(Exception):
    """A worker ended, or was lost, before it answered."""


class WorkerLane(Protocol):
    """Works on one item at a time."""

    def do(self, work: str, shared: bytes, data: bytes) -> WorkerReply:
        """Returns the reply. Raises WorkerLost or StopError."""

    def close(self) -> None:
        """Cancels the work in progress."""


class LaneEngine:
    """What engines share. Each item goes to a lane that is free and, if it is lost there, to
    another one."""

    lanes: Sequence[WorkerLane] = ()

    def map(
        self, work: str, items: Iterable[tuple[str, bytes]], *, shared: bytes = b""
    ) -> Iterator[Done]:
        """Yields the outcome for each item, in the order in which they are done. See
        `rashomon.protocols.Engine`."""
        free = queue.SimpleQueue[WorkerLane]()
        for lane in self.lanes:
            free.put(lane)
        pool = ThreadPoolExecutor(len(self.lanes))
        stopped = threading.Event()
        running = set()
        try:
            for key, data in items:
                running.add(pool.submit(_done, free, stopped, work, shared, key, data))
                if len(running) > len(self.lanes):
                    ended, running = wait(running, return_when=FIRST_COMPLETED)
                    for future in ended:
                        yield future.result()
            for future in as_completed(running):
                yield future.result()
        except BaseException:
            stopped.set()
            pool.shutdown(wait=False, cancel_futures=True)
            for lane in self.lanes:  # else the threads would wait for what they work on
                lane.close()
            raise
        finally:
            pool.shutdown()

    def rest(self) -> None:
        """Does nothing, because whoever runs a cluster decides what its processes hold."""


def _done(
    free: "queue.SimpleQueue[WorkerLane]",
    stopped: threading.Event,
    work: str,
    shared: bytes,
    key: str,
    data: bytes,
) -> Done:
    """Returns what becomes of an item, which is given up where it loses its worker each time."""
    tries = 0
    # times that an item may lose its worker, alone
    while tries < 3 and not stopped.is_set():
        lane = free.get()
        try:
            reply = lane.do(work, shared, data)
        except WorkerLost:
            tries += 1
        else:
            return Done(key, reply.data, reply.error)
        finally:
            free.put(lane)
    error = f"given up: the process that worked on it ended, or never answered, {tries} times"
    return Done(key, error=error)


_LOG = logging.getLogger(__name__)
SECONDS = 1200.0  # of processor time for one item: beyond that it is taken for one that never ends
_BLOCKED = (
    6 * SECONDS
)  # by the clock, far more than that on a busy machine: the process waits for what never comes
# bytes; a process that has held more is ended between two items, and its memory given back;
MEMORY = 700_000_000
# so is one that has grown by so much since it began with this work: words that are met once are
# kept as long as it lives
GROWTH = 64_000_000
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class WorkerProcess:
    """A process that is started on first use, and again after it was lost or has grown too
    large."""

    def __init__(self, *, seconds: float = SECONDS, blocked: float = _BLOCKED) -> None:
        self._seconds = seconds
        self._blocked = blocked
        self._began: tuple[str, int] | None = None
        self._child: ChildProcess | None = None
        self._shared = ""

    def do(self, work: str, shared: bytes, data: bytes) -> WorkerReply:
        """Returns the process's reply. Raises WorkerLost if it ends before answering, StopError if
        it says that the run must stop."""
        if self._child is None or self._child.ended() is not None:
            self.close()
            # each process has a core: matrix products take one thread
            one_thread = dict.fromkeys(_THREADS, "1")
            self._child = ChildProcess(worker.__name__, os.environ | one_thread)
        try:
            digest = hashlib.sha256(shared).hexdigest()
            if digest != self._shared:  # what goes with all items is sent once
                self._child.send({"shared": True}, shared)
                self._shared = digest
            reply = self._ask(self._child, work=work, data=data)
        except (OSError, ValueError) as error:
            self.close()
            raise WorkerLost from error
        if self._began is None or self._began[0] != work:
            self._began = work, reply.peak  # after the first item of this work
        if reply.peak > MEMORY or reply.peak - self._began[1] > GROWTH:
            self.close()
        return reply

    def _ask(self, child: ChildProcess, work: str, data: bytes) -> WorkerReply:
        """Has a child process do one item. Raises ValueError if it ended, StopError if the run must
        stop; what went wrong with the item alone stands in the reply."""
        with child.due_in(self._blocked if LIMITS_TIME else self._seconds):
            child.send({"work": work, "seconds": self._seconds}, data)
            message = child.receive()
        if message is None:
            raise ValueError("the process ended")
        header, parts = message
        if header.get("stop"):
            raise StopError(header["stop"])
        if header.get("trace"):
            _LOG.error("an item failed:\n%s", header["trace"])
        return WorkerReply(parts[0] if parts else b"", header.get("error"), header["peak"])

    def close(self) -> None:
        """Ends the process."""
        child = self._child
        self._child = None
        self._shared = ""
        self._began = None
        if child:
            child.close()


def cores() -> int:
    """Returns the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class LocalEngine(LaneEngine):
    """So many processes, each with a pipe. They are fresh interpreters and no forks, so this works
    alike on every system."""

    def __init__(self, workers: int = 0) -> None:
        self.lanes = [WorkerProcess() for _ in range(workers or cores())]

    def rest(self) -> None:
        """Ends idle processes; a lane starts another when it gets work."""
        self.close()

    def close(self) -> None:
        """Ends all processes."""
        for lane in self.lanes:
            lane.close()
