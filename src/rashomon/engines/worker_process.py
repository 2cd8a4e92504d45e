"""WorkerProcess: a worker process and the pipe to it."""

import hashlib
import logging
import os
import shutil
import subprocess
import threading
from collections.abc import Sequence

from rashomon.child_command import isolated_command, own_folder
from rashomon.engines import worker
from rashomon.engines.protocol import read_frame, write_frame
from rashomon.engines.scheduler import WorkerLost, WorkerReply
from rashomon.errors import StopError

log = logging.getLogger(__name__)
SECONDS = 1200.0  # of processor time for one item: beyond that it is taken for one that never ends
BLOCKED = 6 * SECONDS  # by the clock, far more than that on a busy machine: the process waits for what never comes
MEMORY = 700_000_000  # bytes; a process that has held more is ended between two items, and its memory given back;
GROWTH = (
    64_000_000  # so is one that has grown by so much since it began with this work: words that are met once are kept as long as it lives
)


class WorkerProcess:
    """A process that is started on first use, and again after it was lost or has grown too large."""

    def __init__(self, *, seconds: float = SECONDS, blocked: float = BLOCKED, memory: int = MEMORY, growth: int = GROWTH) -> None:
        self._seconds, self._blocked, self._memory, self._growth = seconds, blocked, memory, growth
        self._began: tuple[str, int] | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._shared = self._folder = ""

    def do(self, work: str, shared: bytes, batch: Sequence[bytes]) -> list[WorkerReply]:
        """Returns the process's reply to each item. Raises WorkerLost if it ends before answering, StopError if it says that the run must
        stop.
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
        """Whether the process should be restarted, judged against its memory after its first item of this work."""
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
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment(), cwd=self._folder
            )
        return self._process

    def _tell(self, process: "subprocess.Popen[bytes]", shared: bytes) -> None:
        """Sends what goes with all items, once."""
        digest = hashlib.sha256(shared).hexdigest()
        if digest != self._shared and process.stdin:
            write_frame(process.stdin, {"shared": True}, [shared])
            self._shared = digest

    def _ask(self, process: "subprocess.Popen[bytes]", work: str, data: bytes) -> WorkerReply:
        watch = threading.Timer(self._blocked if worker.LIMITS_TIME else self._seconds, process.kill)
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
    """Returns this process's environment, with matrix products limited to one thread, since each process has a core."""
    return os.environ | dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def cores() -> int:
    """Returns the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
