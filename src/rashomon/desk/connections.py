"""Limits on connections and requests: DeskProtocol (slow clients, connections per address) and RequestQueue (concurrent requests)."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, ParamSpec, TypeVar, cast

import anyio
import anyio.to_thread
import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from rashomon.desk.guard import RequestRefused

HEAD_SECONDS = 10.0  # for the lines of a request to arrive
BODY_SECONDS = 35.0  # for its body; the desk itself says so after 30
TAKING_SECONDS, TAKING_BYTES = 15.0, 15_000  # a client must take this many bytes of a response in this time
_TCP, _NO_DELAY = 6, 1  # uvicorn's sockets wait for the reader's word between head and body otherwise, 40 ms each


def _most() -> int:
    """Returns the maximum number of connections, below this process's limit of open files."""
    try:
        import resource
    except ImportError:  # Windows
        return 400
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return 800 if files == resource.RLIM_INFINITY else max(50, min(800, files - 200))


MOST = _most()
MOST_OF_ONE = MOST // 2  # of one address


class DeskProtocol(H11Protocol):
    """A connection. One that sends or reads too slowly is closed; if there are too many, the address with the most loses its
    longest-waiting one.
    """

    def connection_made(self, transport: Any) -> None:
        """Registers the connection and waits for a request's lines."""
        super().connection_made(transport)
        transport.get_extra_info("socket").setsockopt(_TCP, _NO_DELAY, 1)
        self.since = self.loop.time()
        self._timer: Any = None
        self._awaited = 0.0
        self._make_room()
        self._await(HEAD_SECONDS)

    def connection_lost(self, exc: Exception | None) -> None:
        """Unregisters the connection."""
        self._await(0)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Receives data. The time limit for the rest of a request runs from its first byte, not from its last one."""
        super().data_received(data)
        state = self.conn.their_state
        self._await(HEAD_SECONDS if state is h11.IDLE else BODY_SECONDS if state is h11.SEND_BODY else 0)

    def on_response_complete(self) -> None:
        """Waits for the next request; the response must be taken by the client meanwhile."""
        self.since = self.loop.time()
        super().on_response_complete()
        self._watch(self.transport.get_write_buffer_size())

    @property
    def waits(self) -> bool:
        """Whether nothing is being done for this connection."""
        return self.cycle is None or self.cycle.response_complete

    @property
    def address(self) -> str:
        """Returns the client's address."""
        return self.client[0] if self.client else ""

    def _await(self, seconds: float) -> None:
        if seconds == self._awaited:
            return
        if self._timer:
            self._timer.cancel()
        self._awaited = seconds
        self._timer = self.loop.call_later(seconds, self.transport.abort) if seconds else None

    def _watch(self, left: int) -> None:
        """Closes the connection if its client takes next to nothing."""
        if left:
            self.loop.call_later(TAKING_SECONDS, self._look, left)

    def _look(self, before: int) -> None:
        left = self.transport.get_write_buffer_size()
        if left and before - left < TAKING_BYTES:
            self.transport.abort()
        else:
            self._watch(left)

    def _make_room(self) -> None:
        held = [one for one in cast("set[DeskProtocol]", self.connections) if not one.transport.is_closing()]
        counted = Counter(one.address for one in held)
        if counted[self.address] > MOST_OF_ONE:
            crowded = self.address
        elif len(held) > MOST:
            crowded = counted.most_common(1)[0][0]
        else:
            return
        waiting = [one for one in held if one.address == crowded and one.waits]
        min(waiting, key=lambda one: one.since, default=self).transport.abort()


_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass
class RequestQueue:
    """Limits concurrent requests, each in a thread. `patience`: seconds that a request waits before it is refused; `most`: requests that
    may wait.
    """

    at_once: int
    patience: float = 15.0
    most: int = 1000
    _limiters: tuple[anyio.CapacityLimiter, anyio.CapacityLimiter] | None = field(default=None, init=False)

    async def run(self, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Runs the work when its turn comes, and returns the result. Raises RequestRefused if that takes too long."""
        if self._limiters is None:  # made where the requests are answered
            self._limiters = anyio.CapacityLimiter(self.at_once), anyio.CapacityLimiter(self.at_once)
        turns, threads = self._limiters
        whose = object()
        with anyio.move_on_after(self.patience if turns.statistics().tasks_waiting < self.most else 0) as waited:
            await turns.acquire_on_behalf_of(whose)
        if waited.cancelled_caught:
            raise RequestRefused(503, "Too many ask at once; this was not done. Try again in a moment.", wait=5)
        try:
            return await anyio.to_thread.run_sync(partial(work, *args, **kwargs), limiter=threads)
        finally:
            turns.release_on_behalf_of(whose)
