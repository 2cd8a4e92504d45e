"""LocalEngine: worker processes on this machine.

drive: hands items to lanes, each of which works on one batch at a time; shared by all engines. Each
lane has a thread here that draws a batch, has it done, and puts the results into a bounded queue,
so that no more is drawn or held than is being worked on. A batch whose worker is lost is repeated
item by item, so that an item that kills every process is identified, and given up after some
attempts.
"""

import hashlib
import logging
import os
import queue
import shutil
import subprocess
import threading
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from typing import Protocol

from rashomon.child_command import isolated_command, own_folder
from rashomon.engines import worker
from rashomon.engines.worker import read_frame, write_frame
from rashomon.errors import StopError
from rashomon.seams import Done

TRIES = 3  # times that an item may lose its worker, alone
# that a batch should take: long enough that handing it over costs little, short enough that all
# lanes end together
_SECONDS = 1.0
_MOST = 64  # items of a batch
_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class WorkerReply:
    """What a worker made of an item, or why it made nothing, and the worker's peak memory."""

    data: bytes = b""
    error: str | None = None
    peak: int = 0


class WorkerLost(Exception):
    """A worker ended, or was lost, before it had answered."""


class WorkerLane(Protocol):
    """Works on one batch at a time."""

    def do(self, work: str, shared: bytes, batch: Sequence[bytes]) -> list[WorkerReply]:
        """Returns one reply per item. Raises WorkerLost or StopError."""

    def close(self) -> None:
        """Cancels what is under way."""


class LaneEngine:
    """What engines share: items are handed to their lanes."""

    lanes: Sequence[WorkerLane] = ()

    def map(
        self, work: str, items: Iterable[tuple[str, bytes]], *, shared: bytes = b""
    ) -> Iterator[Done]:
        """Yields the outcome for each item; see seams.Engine."""
        with closing(drive(self.lanes, work, items, shared)) as found:
            yield from found

    def rest(self) -> None:
        """Does nothing: who runs a cluster decides what its processes hold."""


@dataclass(slots=True)
class _Entry:
    key: str
    data: bytes
    lost: int = 0


@dataclass
class _Desk:
    """What the lanes share: the items still to be drawn, those to be repeated, and the results."""

    items: Iterator[tuple[str, bytes]]
    found: "queue.Queue[Done | BaseException | None]"
    again: "deque[_Entry]" = field(default_factory=deque)
    lock: threading.Lock = field(default_factory=threading.Lock)
    busy: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)

    def draw(self, most: int) -> list[_Entry] | None:
        """Returns the next items; an empty list if others may still have to be repeated, None if
        nothing is left."""
        with self.lock:
            if self.again:
                self.busy += 1
                return [self.again.popleft()]
            batch: list[_Entry] = []
            size = 0
            while (
                len(batch) < most and size < _BYTES and (item := next(self.items, None)) is not None
            ):
                batch.append(_Entry(*item))
                size += len(item[1])
            if not batch:
                return [] if self.busy else None
            self.busy += 1
            return batch

    def put(self, given: "Done | BaseException | None") -> None:
        """Passes a result to the consumer as soon as there is room."""
        while not self.stopped.is_set():
            with suppress(queue.Full):
                self.found.put(given, timeout=0.2)
                return

    def lose(self, batch: Sequence[_Entry]) -> None:
        """Records items whose worker was lost: they are repeated or given up."""
        if len(batch) == 1:
            batch[0].lost += 1
        for entry in batch:
            if entry.lost >= TRIES:
                self.put(
                    Done(
                        entry.key,
                        error="given up: the process that worked on it ended, or never answered, "
                        f"{TRIES} times",
                    )
                )
            else:
                self.again.append(entry)


def drive(
    lanes: Sequence[WorkerLane], work: str, items: Iterable[tuple[str, bytes]], shared: bytes
) -> Generator[Done, None, None]:
    """Yields the outcome for each item, in order of completion."""
    desk = _Desk(iter(items), queue.Queue(4 * len(lanes)))
    threads = [
        threading.Thread(target=_run, args=(lane, desk, work, shared), daemon=True)
        for lane in lanes
    ]
    for thread in threads:
        thread.start()
    left = len(threads)
    whole = False
    try:
        while left:
            given = desk.found.get()
            if given is None:
                left -= 1
            elif isinstance(given, BaseException):
                raise given
            else:
                yield given
        whole = True
    finally:
        desk.stopped.set()
        if not whole:
            for lane in lanes:
                lane.close()
        for thread in threads:
            thread.join(5)


def _run(lane: WorkerLane, desk: _Desk, work: str, shared: bytes) -> None:
    """Runs one lane until nothing is left."""
    size = 1
    try:
        while not desk.stopped.is_set() and (batch := desk.draw(size)) is not None:
            if not batch:
                time.sleep(0.02)
                continue
            size = _work(lane, desk, work, shared, batch, size)
    except BaseException as error:  # noqa: BLE001  it is raised where the items are wanted
        desk.put(error)
    desk.put(None)


def _work(
    lane: WorkerLane, desk: _Desk, work: str, shared: bytes, batch: Sequence[_Entry], size: int
) -> int:
    """Has the batch done; returns how large the next may be."""
    started = time.monotonic()
    try:
        replies = lane.do(work, shared, [entry.data for entry in batch])
    except WorkerLost:
        desk.lose(batch)
        return 1
    else:
        for entry, reply in zip(batch, replies, strict=True):
            desk.put(Done(entry.key, reply.data, reply.error))
    finally:
        with desk.lock:
            desk.busy -= 1
    each = max(time.monotonic() - started, 0.001) / len(batch)
    return max(1, min(_MOST, 2 * size, int(_SECONDS / each)))


log = logging.getLogger(__name__)
SECONDS = 1200.0  # of processor time for one item: beyond that it is taken for one that never ends
BLOCKED = (
    6 * SECONDS
)  # by the clock, far more than that on a busy machine: the process waits for what never comes
# bytes; a process that has held more is ended between two items, and its memory given back;
MEMORY = 700_000_000
# so is one that has grown by so much since it began with this work: words that are met once are
# kept as long as it lives
GROWTH = 64_000_000


class WorkerProcess:
    """A process that is started on first use, and again after it was lost or has grown too
    large."""

    def __init__(
        self,
        *,
        seconds: float = SECONDS,
        blocked: float = BLOCKED,
        memory: int = MEMORY,
        growth: int = GROWTH,
    ) -> None:
        self._seconds, self._blocked, self._memory, self._growth = seconds, blocked, memory, growth
        self._began: tuple[str, int] | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._shared = self._folder = ""

    def do(self, work: str, shared: bytes, batch: Sequence[bytes]) -> list[WorkerReply]:
        """Returns the process's reply to each item. Raises WorkerLost if it ends before answering,
        StopError if it says that the run must stop.
        """
        process = self._started()
        try:
            self._tell(process, shared)
            replies = [self._ask(process, work, data) for data in batch]
        except (OSError, ValueError) as error:
            self.close()
            raise WorkerLost from error
        if self._is_grown(work, [reply.peak for reply in replies]):
            self.close()
        return replies

    def _is_grown(self, work: str, peaks: Sequence[int]) -> bool:
        """Whether the process should be restarted, judged against its memory after its first item
        of this work."""
        if not peaks:
            return False
        if self._began is None or self._began[0] != work:
            self._began = work, peaks[0]
        return max(peaks) > self._memory or max(peaks) - self._began[1] > self._growth

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._folder = own_folder()
            command = isolated_command(worker.__name__)
            self._process = subprocess.Popen(  # noqa: S603  this Python, this package
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=_environment(),
                cwd=self._folder,
            )
        return self._process

    def _tell(self, process: "subprocess.Popen[bytes]", shared: bytes) -> None:
        """Sends what goes with all items, once."""
        digest = hashlib.sha256(shared).hexdigest()
        if digest != self._shared and process.stdin:
            write_frame(process.stdin, {"shared": True}, [shared])
            self._shared = digest

    def _ask(self, process: "subprocess.Popen[bytes]", work: str, data: bytes) -> WorkerReply:
        watch = threading.Timer(
            self._blocked if worker.LIMITS_TIME else self._seconds, process.kill
        )
        watch.daemon = True
        watch.start()
        try:
            if process.stdin is None or process.stdout is None:
                raise ValueError("no pipe")
            write_frame(process.stdin, {"work": work, "seconds": self._seconds}, [data])
            frame = read_frame(process.stdout)
        finally:
            watch.cancel()
        if frame is None:
            raise ValueError("the process ended")
        header, parts = frame
        if header.get("stop"):
            raise StopError(header["stop"])
        if header.get("trace"):
            log.error("an item failed:\n%s", header["trace"])
        return WorkerReply(parts[0] if parts else b"", header.get("error"), header["peak"])

    def close(self) -> None:
        """Ends the process."""
        process, self._process, self._shared, self._began = self._process, None, "", None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream:
                try:
                    stream.close()
                except OSError as error:
                    log.debug("a pipe of a process that has ended: %s", error)
        process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)


def _environment() -> dict[str, str]:
    """Returns this process's environment, with matrix products limited to one thread, since each
    process has a core."""
    return os.environ | dict.fromkeys(
        ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"
    )


def cores() -> int:
    """Returns the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class LocalEngine(LaneEngine):
    """This many processes, each with a pipe. They are fresh interpreters rather than forks, so that
    this works alike on every system."""

    def __init__(
        self,
        workers: int = 0,
        *,
        seconds: float = SECONDS,
        blocked: float = BLOCKED,
        memory: int = MEMORY,
    ) -> None:
        self.workers = workers or cores()
        self.lanes = [
            WorkerProcess(seconds=seconds, blocked=blocked, memory=memory)
            for _ in range(self.workers)
        ]

    def rest(self) -> None:
        """Ends idle processes; a lane starts another when it gets work."""
        self.close()

    def close(self) -> None:
        """Ends all processes."""
        for lane in self.lanes:
            lane.close()
