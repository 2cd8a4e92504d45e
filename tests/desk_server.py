"""A desk that a browser can reach, on a port of its own."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from rashomon.desk.app import make_desk
from rashomon.desk.auth import SingleUser
from rashomon.desk.store_pool import StorePool


class Served:
    """The desk's address, its application, and a way to make it fail."""

    def __init__(self, url: str, app: object) -> None:
        self.url, self.app = url, app


@contextmanager
def served(store: Path, name: str = "Ina Kern") -> Iterator[Served]:
    """Serves the store until the block ends."""
    import uvicorn

    pool = StorePool(str(store))
    app = make_desk(pool, SingleUser(name), clock=lambda: datetime.fromtimestamp(time.time(), UTC))
    server = uvicorn.Server(
        uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", access_log=False)
    )
    socket = server.config.bind_socket()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield Served(f"http://127.0.0.1:{socket.getsockname()[1]}/", app)
    finally:
        server.should_exit = True
        thread.join(10)
        pool.close()
