"""A cluster worker's part: it passes each batch to a child process, so that an item that kills that process does not kill the worker."""

import atexit
import threading
from collections.abc import Sequence

from rashomon.engines.scheduler import WorkerReply
from rashomon.engines.worker_process import WorkerProcess

_own = threading.local()


def work_on(work: str, shared: bytes, batch: Sequence[bytes]) -> list[tuple[bytes, str | None, int]]:
    """Returns the replies to a batch as plain tuples. Raises WorkerLost or StopError."""
    child = getattr(_own, "child", None)
    if child is None:
        child = _own.child = WorkerProcess()
        atexit.register(child.close)
    return [(reply.data, reply.error, reply.peak) for reply in child.do(work, shared, batch)]


def replies_of(answers: Sequence[tuple[bytes, str | None, int]]) -> list[WorkerReply]:
    """Returns the replies that `work_on` gave."""
    return [WorkerReply(data, error, peak) for data, error, peak in answers]
