"""A desk that a browser can reach, at a port and a clock of its own."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from desks import app_of, listening
from rashomon.desk.auth import SingleUser


class Served:
    """The desk's address, its application, and a way to make it fail."""

    def __init__(self, url: str, app: object) -> None:
        self.url, self.app = url, app


@contextmanager
def served(store: Path, name: str = "Ina Kern") -> Iterator[Served]:
    """Serves the store until the block ends."""
    app = app_of(
        store,
        auth=lambda pool: SingleUser(name),
        clock=lambda: datetime.fromtimestamp(time.time(), UTC),
    )
    with listening(app) as address:
        yield Served(f"{address}/", app)
