"""open_engine makes the engine with a given name. DaskEngine uses workers of a Dask cluster, or of
one that it starts on this machine.

A worker of a cluster passes each item to a child process, so that an item that kills the process
does not kill the worker.
"""

import atexit
import threading
from typing import Any

from rashomon.child_process import safe_variables
from rashomon.engines.local import (
    LaneEngine,
    LocalEngine,
    WorkerLost,
    WorkerProcess,
    WorkerReply,
    cores,
)
from rashomon.errors import BadSettings, RashomonError, StopError, needing
from rashomon.protocols import Engine

_thread_children = threading.local()


def work_on(work: str, shared: bytes, data: bytes) -> tuple[bytes, str | None, int]:
    """Returns the reply to an item as a plain tuple, on a worker of the cluster. Raises WorkerLost
    or StopError."""
    child = getattr(_thread_children, "child", None)
    if child is None:
        child = _thread_children.child = WorkerProcess()
        atexit.register(child.close)
    reply = child.do(work, shared, data)
    return reply.data, reply.error, reply.peak


class DaskEngine(LaneEngine):
    """The Dask cluster whose scheduler has this address. Without one, a cluster of so many
    processes on this machine."""

    def __init__(self, scheduler: str, workers: int) -> None:
        """Connects with the scheduler, or starts a cluster on this machine. Raises StopError if
        none answers."""
        with needing("--engine dask needs Dask", "dask"):
            import distributed
        self._cluster: Any = None
        if not scheduler:
            self._cluster = _local_cluster(distributed, workers or cores())
        try:
            self.client = distributed.Client(
                scheduler or self._cluster, timeout="20s", set_as_default=False
            )
        except OSError as error:
            raise StopError(f"no Dask scheduler answers at {scheduler}") from error
        threads = sum(self.client.nthreads().values())
        # one is worked on while the next is on its way
        self.lanes = [_DaskLane(self.client) for _ in range(max(2, 2 * threads))]

    def close(self) -> None:
        """Closes the connection, and the cluster if it was started here."""
        self.client.close()
        if self._cluster:
            self._cluster.close()


def _local_cluster(distributed: Any, workers: int) -> Any:
    """Starts workers on this machine that import nothing from the current folder, restarted ones
    included."""
    from dask import config

    name = "distributed.nanny.pre-spawn-environ"
    with config.set({name: config.get(name, {}) | safe_variables()}):
        return distributed.LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address=None
        )


class _DaskLane:
    """Runs one item at a time on the cluster."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._future: Any = None

    def do(self, work: str, shared: bytes, data: bytes) -> WorkerReply:
        """Returns the cluster's reply."""
        self._future = self._client.submit(work_on, work, shared, data, pure=False)
        try:
            data, fault, peak = self._future.result()
            return WorkerReply(data=data, error=fault, peak=peak)
        except (RashomonError, WorkerLost):
            raise
        except Exception as error:
            if self._client.status != "running":
                raise StopError("the Dask scheduler is gone; what was done is kept") from error
            raise WorkerLost from error

    def close(self) -> None:
        """Cancels what is under way."""
        if self._future and self._client.status == "running":
            self._future.cancel()


def open_engine(name: str = "local", *, workers: int = 0) -> Engine:
    """Returns the engine with its processes started, if it has any. Raises BadSettings,
    MissingExtra or StopError.

    `name` is "local" or "dask". The address of a running cluster follows it:
    "dask=tcp://host:8786".
    """
    kind, is_named, address = name.partition("=")
    if kind not in {"local", "dask"} or (kind == "local" and is_named):
        raise BadSettings(f"no engine {name!r}: there are local, dask and dask=ADDRESS")
    return LocalEngine(workers) if kind == "local" else DaskEngine(address, workers)
