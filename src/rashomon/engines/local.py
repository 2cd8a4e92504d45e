"""open_engine: makes the engine of a given name; LocalEngine: worker processes on this machine."""

from rashomon.engines.scheduler import LaneEngine
from rashomon.engines.worker_process import BLOCKED, MEMORY, SECONDS, WorkerProcess, cores
from rashomon.errors import BadSettings
from rashomon.seams import Engine

NAMES = ("local", "dask", "spark")


def open_engine(name: str = "local", *, workers: int = 0) -> Engine:
    """Returns the engine with its processes started, if it starts any. Raises BadSettings, MissingExtra or StopError.

    `name`: "local", "dask" or "spark"; after it, the address of a cluster that runs already: "dask=tcp://host:8786".
    """
    kind, is_named, address = name.partition("=")
    if kind not in NAMES or (kind == "local" and is_named):
        raise BadSettings(f"no engine {name!r}: there are local, dask, dask=ADDRESS, spark and spark=ADDRESS")
    if kind == "local":
        return LocalEngine(workers)
    from rashomon.engines.clusters import DaskEngine, SparkEngine

    return DaskEngine(address, workers) if kind == "dask" else SparkEngine(address, workers)


class LocalEngine(LaneEngine):
    """This many processes, each with a pipe. They are fresh interpreters rather than forks, so that this works alike on every system."""

    def __init__(self, workers: int = 0, *, seconds: float = SECONDS, blocked: float = BLOCKED, memory: int = MEMORY) -> None:
        self.workers = workers or cores()
        self.lanes = [WorkerProcess(seconds=seconds, blocked=blocked, memory=memory) for _ in range(self.workers)]

    def rest(self) -> None:
        """Ends idle processes; a lane starts another when it gets work."""
        self.close()

    def close(self) -> None:
        """Ends all processes."""
        for lane in self.lanes:
            lane.close()
