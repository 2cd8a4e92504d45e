"""LocalEngine: worker processes on this machine."""

import os
from collections.abc import Iterable, Iterator
from contextlib import closing

from rashomon.engines.disk_sort import grouped
from rashomon.engines.scheduler import drive
from rashomon.engines.worker_process import BLOCKED, MEMORY, SECONDS, WorkerProcess
from rashomon.seams import Done


class LocalEngine:
    """This many processes, each with a pipe. They are fresh interpreters rather than forks, so that this works alike on every system."""

    def __init__(self, workers: int = 0, *, seconds: float = SECONDS, blocked: float = BLOCKED, memory: int = MEMORY) -> None:
        self.workers = workers or cores()
        self._lanes = [WorkerProcess(seconds=seconds, blocked=blocked, memory=memory) for _ in range(self.workers)]

    def map(self, work: str, items: Iterable[tuple[str, bytes]], *, shared: bytes = b"") -> Iterator[Done]:
        """Yields the outcome for each item; see seams.Engine."""
        with closing(drive(self._lanes, work, items, shared)) as found:  # type: ignore[type-var]  # a generator
            yield from found

    def group(self, pairs: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, tuple[bytes, ...]]]:
        """Yields every key with its values, sorted on disk, so their number does not matter."""
        return grouped(pairs)

    def rest(self) -> None:
        """Ends idle processes; a lane starts another when it gets work."""
        self.close()

    def close(self) -> None:
        """Ends all processes."""
        for lane in self._lanes:
            lane.close()


def cores() -> int:
    """Returns the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
