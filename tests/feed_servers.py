"""A feed server of this machine and a fetcher that takes every host for it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from rashomon.fetching.fetch import Fetcher
from rashomon.settings import FetchSettings


@contextmanager
def fetching_from(handler: type[BaseHTTPRequestHandler], at: datetime) -> Iterator[Fetcher]:
    """A fetcher whose every address leads to a server with this handler; it waits for nothing."""
    made = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    made.daemon_threads = True
    threading.Thread(target=made.serve_forever, args=(0.02,), daemon=True).start()
    yield Fetcher(
        FetchSettings(allow_loopback=True, delay=0.0),
        clock=lambda: at,
        resolve=lambda host, port: ["127.0.0.1"],
        connect=lambda address, port, seconds: socket.create_connection(
            (address, made.server_address[1]), timeout=seconds
        ),
        sleep=lambda seconds: None,
    )
    made.shutdown()
    made.server_close()
