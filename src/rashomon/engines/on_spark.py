"""SparkEngine: executors of a Spark cluster, or of a Spark on this machine."""

import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any

from rashomon.child_command import safe_variables
from rashomon.engines.cluster_worker import replies_of, work_on
from rashomon.engines.local import cores
from rashomon.engines.scheduler import WorkerLost, WorkerReply, drive
from rashomon.errors import MissingExtra, StopError
from rashomon.seams import Done

_TRIES = 4  # of a task, in Spark's own count, where a worker is lost
Answers = list[tuple[bytes, str | None, int]]


class SparkEngine:
    """The cluster of this master ("local[2]", "spark://host:7077", "yarn"), else a local one with this many threads."""

    def __init__(self, master: str = "", workers: int = 0) -> None:
        try:
            from pyspark import SparkConf, SparkContext
        except ImportError as error:
            raise MissingExtra.named("--engine spark needs PySpark and Java 17", "spark") from error
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        conf = SparkConf().setMaster(master or f"local[{workers or cores()},{_TRIES}]").setAppName("rashomon")
        conf = conf.set("spark.ui.enabled", "false").set("spark.task.maxFailures", str(_TRIES)).set("spark.log.level", "OFF")
        for name, value in safe_variables().items():
            conf = conf.set(f"spark.executorEnv.{name}", value)
        try:
            self.context: Any = SparkContext(conf=conf)
        except Exception as error:
            raise StopError(f"Spark could not be started: {str(error).splitlines()[0][:200]}") from error
        self._lanes = [_SparkLane(self.context) for _ in range(max(2, 2 * self.context.defaultParallelism))]

    def map(self, work: str, items: Iterable[tuple[str, bytes]], *, shared: bytes = b"") -> Iterator[Done]:
        """Yields the outcome for each item; see seams.Engine."""
        with closing(drive(self._lanes, work, items, shared)) as found:  # type: ignore[type-var]  # a generator
            yield from found

    def group(self, pairs: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, tuple[bytes, ...]]]:
        """Yields every key with its values, grouped on the cluster."""
        given = [(key, bytes(value)) for key, value in pairs]
        if given:
            groups = self.context.parallelize(given).groupByKey(partitionFunc=_bucket).mapValues(list)
            for key, values in sorted(groups.collect()):
                yield key, tuple(sorted(map(bytes, values)))

    def rest(self) -> None:
        """Does nothing: the cluster's operator decides what its processes hold."""

    def close(self) -> None:
        """Closes the connection, and a Spark that was started here."""
        self.context.stop()


class _SparkLane:
    """Runs one batch at a time, as a job with a single task; jobs from several threads run concurrently."""

    def __init__(self, context: Any) -> None:
        self._context = context

    def do(self, work: str, shared: bytes, batch: Sequence[bytes]) -> list[WorkerReply]:
        """Returns the cluster's replies."""
        try:
            answers = self._context.parallelize([(work, shared, list(batch))], 1).map(_batch).collect()[0]
        except Exception as error:
            if self._context._jsc is None or self._context._jsc.sc().isStopped():
                raise StopError("Spark is gone; what was done is kept, and --resume goes on from there") from error
            raise WorkerLost from error
        if isinstance(answers, str):
            raise StopError(answers)
        return replies_of(answers)

    def close(self) -> None:
        """Cancels what is under way."""
        if self._context._jsc is not None:
            self._context.cancelAllJobs()


def _bucket(key: str) -> int:
    """Returns a number for the key that is the same in every process, unlike Python's own `hash`."""
    return zlib.crc32(key.encode("utf-8", "surrogatepass"))


def _batch(task: tuple[str, bytes, list[bytes]]) -> Answers | str:
    """Returns the replies; or the message of an error that must stop the run, since Spark would retry a task that raises."""
    try:
        return work_on(*task)
    except StopError as error:
        return str(error)
