"""open_engine: makes the engine of a given name."""

from rashomon.errors import BadSettings
from rashomon.seams import Engine

NAMES = ("local", "dask", "spark")


def open_engine(name: str = "local", *, workers: int = 0, scheduler: str = "", master: str = "") -> Engine:
    """Returns the engine with its processes started, if it starts any. Raises BadSettings, MissingExtra or StopError."""
    if name == "dask":
        from rashomon.engines.on_dask import DaskEngine

        return DaskEngine(scheduler, workers)
    if name == "spark":
        from rashomon.engines.on_spark import SparkEngine

        return SparkEngine(master, workers)
    if name != "local":
        raise BadSettings(f"no engine {name!r}: there are {', '.join(NAMES)}")
    from rashomon.engines.local import LocalEngine

    return LocalEngine(workers)
