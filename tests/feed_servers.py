"""Servers of this machine, and fetchers that take every host for one of them."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

from rashomon.fetching.fetch import Fetcher
from rashomon.settings import FetchSettings


class Answering(BaseHTTPRequestHandler):
    """Gives answers, and logs nothing."""

    def give(self, status: int, data: bytes, **headers: str) -> None:
        """A whole answer, behind which the connection is closed."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing."""


class Pages(Answering):
    """Answers by a table of paths, with status, headers and body; remembers what it was asked."""

    routes: ClassVar[dict[str, tuple[int, dict[str, str], bytes]]] = {}
    asked: ClassVar[list[tuple[str, str, str]]] = []

    def do_GET(self) -> None:
        """One answer; drop by drop where its headers say so."""
        self.asked.append(
            (self.path, self.headers.get("Host", ""), self.headers.get("User-Agent", ""))
        )
        status, headers, data = self.routes.get(self.path, (404, {}, b""))
        with suppress(OSError):
            for drop in range(1200 if "X-Drip" in headers else 0):
                self.wfile.write(b"X-Slow: 1\r\n" if drop else b"HTTP/1.1 200 OK\r\n")
                time.sleep(0.05)
            self.give(status, data, **headers)


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler] = Pages) -> Iterator[ThreadingHTTPServer]:
    """A server with this handler; one of pages knows none at first."""
    Pages.routes, Pages.asked = {}, []
    made = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    made.daemon_threads = True
    threading.Thread(target=made.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield made
    finally:
        made.shutdown()
        made.server_close()


def fetcher_to(
    port: int,
    *,
    clock: Callable[[], datetime] | None = None,
    resolve: Callable[[str, int], list[str]] = lambda host, port: ["127.0.0.1"],
    sleep: Callable[[float], None] = lambda seconds: None,
    **settings: object,
) -> Fetcher:
    """A fetcher whose every address leads to this port; it waits for nothing."""
    return Fetcher(
        FetchSettings(**{"allow_loopback": True, "delay": 0.0} | settings),  # type: ignore[arg-type]
        resolve=resolve,
        connect=lambda address, _, seconds: socket.create_connection(
            (address, port), timeout=seconds
        ),
        sleep=sleep,
        **({"clock": clock} if clock else {}),
    )


@contextmanager
def fetching_from(handler: type[BaseHTTPRequestHandler], at: datetime) -> Iterator[Fetcher]:
    """A fetcher whose every address leads to a server with this handler."""
    with serving(handler) as made:
        yield fetcher_to(made.server_address[1], clock=lambda: at)
