"""open_engine: makes the engine of a given name; DaskEngine and SparkEngine: workers of a cluster,
or of one started on this machine.

A worker of a cluster passes each batch to a child process, so that an item that kills that process
does not kill the worker.
"""

import atexit
import os
import sys
import threading
from collections.abc import Sequence
from typing import Any

from rashomon.child_command import safe_variables
from rashomon.engines.local import (
    LaneEngine,
    LocalEngine,
    WorkerLost,
    WorkerProcess,
    WorkerReply,
    cores,
)
from rashomon.errors import BadSettings, MissingExtra, RashomonError, StopError
from rashomon.seams import Engine

_AHEAD = 2  # batches for each thread of a cluster: one is worked on while the next is on its way
_TRIES = 4  # of a task, in Spark's own count, where a worker is lost
Answers = list[tuple[bytes, str | None, int]]
_own = threading.local()


def work_on(work: str, shared: bytes, batch: Sequence[bytes]) -> Answers:
    """Returns the replies to a batch as plain tuples, on the cluster's worker. Raises WorkerLost or
    StopError."""
    child = getattr(_own, "child", None)
    if child is None:
        child = _own.child = WorkerProcess()
        atexit.register(child.close)
    return [(reply.data, reply.error, reply.peak) for reply in child.do(work, shared, batch)]


class DaskEngine(LaneEngine):
    """The Dask cluster whose scheduler is at this address, else one with this many processes on
    this machine."""

    def __init__(self, scheduler: str = "", workers: int = 0) -> None:
        try:
            import distributed
        except ImportError as error:
            raise MissingExtra.named("--engine dask needs Dask", "dask") from error
        self._cluster: Any = None
        if not scheduler:
            self._cluster = _local_cluster(distributed, workers or cores())
        try:
            self.client: Any = distributed.Client(
                scheduler or self._cluster, timeout="20s", set_as_default=False
            )
        except OSError as error:
            raise StopError(f"no Dask scheduler answers at {scheduler}") from error
        threads = sum(self.client.nthreads().values())
        self.lanes = [_DaskLane(self.client) for _ in range(max(2, _AHEAD * threads))]

    def close(self) -> None:
        """Closes the connection, and the cluster if it was started here."""
        self.client.close()
        if self._cluster is not None:
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
    """Runs one batch at a time on the cluster."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._future: Any = None

    def do(self, work: str, shared: bytes, batch: Sequence[bytes]) -> list[WorkerReply]:
        """Returns the cluster's replies."""
        self._future = self._client.submit(work_on, work, shared, list(batch), pure=False)
        try:
            return [WorkerReply(*answer) for answer in self._future.result()]
        except (RashomonError, WorkerLost):
            raise
        except Exception as error:
            if self._client.status != "running":
                raise StopError(
                    "the Dask scheduler is gone; what was done is kept, and --resume goes on "
                    "from there"
                ) from error
            raise WorkerLost from error

    def close(self) -> None:
        """Cancels what is under way."""
        if self._future is not None and self._client.status == "running":
            self._future.cancel()


class SparkEngine(LaneEngine):
    """The Spark cluster of this master ("local[2]", "spark://host:7077", "yarn"), else a local one
    with this many threads."""

    def __init__(self, master: str = "", workers: int = 0) -> None:
        try:
            from pyspark import SparkConf, SparkContext
        except ImportError as error:
            raise MissingExtra.named("--engine spark needs PySpark and Java 17", "spark") from error
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        conf = (
            SparkConf()
            .setMaster(master or f"local[{workers or cores()},{_TRIES}]")
            .setAppName("rashomon")
        )
        conf = (
            conf.set("spark.ui.enabled", "false")
            .set("spark.task.maxFailures", str(_TRIES))
            .set("spark.log.level", "OFF")
        )
        for name, value in safe_variables().items():
            conf = conf.set(f"spark.executorEnv.{name}", value)
        try:
            self.context: Any = SparkContext(conf=conf)
        except Exception as error:
            raise StopError(
                f"Spark could not be started: {str(error).splitlines()[0][:200]}"
            ) from error
        self.lanes = [
            _SparkLane(self.context)
            for _ in range(max(2, _AHEAD * self.context.defaultParallelism))
        ]

    def close(self) -> None:
        """Closes the connection, and a Spark that was started here."""
        self.context.stop()


class _SparkLane:
    """Runs one batch at a time, as a job with a single task; jobs from several threads run
    concurrently."""

    def __init__(self, context: Any) -> None:
        self._context = context

    def do(self, work: str, shared: bytes, batch: Sequence[bytes]) -> list[WorkerReply]:
        """Returns the cluster's replies."""
        try:
            answers = (
                self._context.parallelize([(work, shared, list(batch))], 1).map(_batch).collect()[0]
            )
        except Exception as error:
            if self._context._jsc is None or self._context._jsc.sc().isStopped():
                raise StopError(
                    "Spark is gone; what was done is kept, and --resume goes on from there"
                ) from error
            raise WorkerLost from error
        if isinstance(answers, str):
            raise StopError(answers)
        return [WorkerReply(*answer) for answer in answers]

    def close(self) -> None:
        """Cancels what is under way."""
        if self._context._jsc is not None:
            self._context.cancelAllJobs()


def _batch(task: tuple[str, bytes, list[bytes]]) -> Answers | str:
    """Returns the replies; or the message of an error that must stop the run, since Spark would
    retry a task that raises."""
    try:
        return work_on(*task)
    except StopError as error:
        return str(error)


NAMES = ("local", "dask", "spark")


def open_engine(name: str = "local", *, workers: int = 0) -> Engine:
    """Returns the engine with its processes started, if it starts any. Raises BadSettings,
    MissingExtra or StopError.

    `name`: "local", "dask" or "spark"; after it, the address of a cluster that runs already:
    "dask=tcp://host:8786".
    """
    kind, is_named, address = name.partition("=")
    if kind not in NAMES or (kind == "local" and is_named):
        raise BadSettings(
            f"no engine {name!r}: there are local, dask, dask=ADDRESS, spark and spark=ADDRESS"
        )
    if kind == "local":
        return LocalEngine(workers)
    return DaskEngine(address, workers) if kind == "dask" else SparkEngine(address, workers)
