"""DaskEngine: workers of a Dask cluster, or of one started on this machine."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any

from rashomon.child_command import safe_variables
from rashomon.engines.cluster_worker import replies_of, work_on
from rashomon.engines.disk_sort import grouped
from rashomon.engines.local import cores
from rashomon.engines.scheduler import WorkerLost, WorkerReply, drive
from rashomon.errors import MissingExtra, RashomonError, StopError
from rashomon.seams import Done

_AHEAD = 2  # batches for each thread of the cluster: one is worked on while the next is on its way


class DaskEngine:
    """The cluster at this address, else one with this many processes on this machine."""

    def __init__(self, scheduler: str = "", workers: int = 0) -> None:
        try:
            import distributed
        except ImportError as error:
            raise MissingExtra.named("--engine dask needs Dask", "dask") from error
        self._cluster: Any = None
        if not scheduler:
            self._cluster = _local_cluster(distributed, workers or cores())
        try:
            self.client: Any = distributed.Client(scheduler or self._cluster, timeout="20s", set_as_default=False)
        except OSError as error:
            raise StopError(f"no Dask scheduler answers at {scheduler}") from error
        threads = sum(self.client.nthreads().values())
        self._lanes = [_DaskLane(self.client) for _ in range(max(2, _AHEAD * threads))]

    def map(self, work: str, items: Iterable[tuple[str, bytes]], *, shared: bytes = b"") -> Iterator[Done]:
        """Yields the outcome for each item; see seams.Engine."""
        with closing(drive(self._lanes, work, items, shared)) as found:  # type: ignore[type-var]  # a generator
            yield from found

    def group(self, pairs: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, tuple[bytes, ...]]]:
        """Yields every key with its values, grouped on the cluster."""
        from dask import bag, config

        given = list(pairs)
        if not given:
            return
        with config.set({"bag.shuffle": "tasks"}):  # the workers may share no disk
            found = bag.from_sequence(given, npartitions=len(self._lanes)).groupby(_bucket, npartitions=len(self._lanes))
            buckets = self.client.compute(found).result()
        yield from grouped(pair for _, pairs in buckets for pair in pairs)

    def rest(self) -> None:
        """Does nothing: the cluster's operator decides what its processes hold."""

    def close(self) -> None:
        """Closes the connection, and the cluster if it was started here."""
        self.client.close()
        if self._cluster is not None:
            self._cluster.close()


def _local_cluster(distributed: Any, workers: int) -> Any:
    """Starts workers on this machine that import nothing from the current folder, restarted ones included."""
    from dask import config

    name = "distributed.nanny.pre-spawn-environ"
    with config.set({name: config.get(name, {}) | safe_variables()}):
        return distributed.LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)


class _DaskLane:
    """Runs one batch at a time on the cluster."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._future: Any = None

    def do(self, work: str, shared: bytes, batch: Sequence[bytes]) -> list[WorkerReply]:
        """Returns the cluster's replies."""
        from distributed.scheduler import KilledWorker

        self._future = self._client.submit(work_on, work, shared, list(batch), pure=False)
        try:
            return replies_of(self._future.result())
        except KilledWorker as error:
            raise WorkerLost from error
        except (RashomonError, WorkerLost):
            raise
        except Exception as error:
            if self._client.status != "running":
                raise StopError("the Dask scheduler is gone; what was done is kept, and --resume goes on from there") from error
            raise WorkerLost from error

    def close(self) -> None:
        """Cancels what is under way."""
        if self._future is not None and self._client.status == "running":
            self._future.cancel()


def _bucket(pair: tuple[str, bytes]) -> int:
    """Returns a number for the key that is the same in every process, unlike Python's own `hash`."""
    return zlib.crc32(pair[0].encode("utf-8", "surrogatepass"))
