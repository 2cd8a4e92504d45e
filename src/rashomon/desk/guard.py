"""Checks before a request is handled (host, size, origin), the headers of every response, and
RequestRefused. DeskProtocol limits slow clients and the connections of an address. RequestQueue
limits how many requests are handled at once."""

import hmac
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from operator import attrgetter
from typing import Any, TypeVar, TypeVarTuple, cast

import anyio
import anyio.to_thread
import h11
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from uvicorn.protocols.http.h11_impl import H11Protocol

from rashomon.errors import RashomonError

MOST_HEADERS = 100
MOST_BYTES = 1_000_000  # of a body
MOST_BYTES_OPEN = 20_000  # of the body of somebody who is not known yet
_SECONDS = 30  # for a body to arrive
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src "
    "'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer", under which a browser sends a form's Origin as "null".
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}


def check_head(headers: Headers, allowed: Iterable[str]) -> None:
    """Raises RequestRefused if there are more headers than any browser sends, or if the Host header
    does not name this desk. This prevents DNS rebinding by other sites."""
    if len(headers.raw) > MOST_HEADERS:
        raise RequestRefused(
            f"The request has more than {MOST_HEADERS} headers.",
            status=HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
        )
    name = re.sub(r":[0-9]{1,5}\Z", "", headers.get("host", ""))
    if name.lower().rstrip(".") not in {host.lower() for host in allowed}:
        raise RequestRefused(
            "This desk does not have that name. `rashomon desk --name NAME` gives it one.",
            status=HTTPStatus.MISDIRECTED_REQUEST,
        )


def check_origin(headers: Mapping[str, str], *, secure: bool) -> None:
    """Raises RequestRefused if a write does not come from a page of the desk. If the desk is
    reached by https, the page must have been, too."""
    host = headers.get("host", "").lower()
    origin = headers.get("origin")
    own_origins = [f"https://{host}"]
    if not secure:
        own_origins.append(f"http://{host}")
    if origin is not None:
        is_own = origin.lower() in own_origins
    elif headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        is_own = False
    else:
        came_from = f"{headers.get('referer', own_origins[0])}/".lower()
        is_own = came_from.startswith(tuple(f"{address}/" for address in own_origins))
    if not is_own:
        raise Forbidden("This was sent from a page of another site.")


def check_token(token: str, expected: str) -> None:
    """Raises RequestRefused unless the write carries the session's token."""
    if not token or not hmac.compare_digest(token.encode("utf-8", "replace"), expected.encode()):
        raise Forbidden(
            "The page that sent this is too old, or not from this desk. Nothing was saved. Load "
            "it again.",
        )


async def read_body(request: Request, most: int) -> bytes:
    """Returns the body. Raises RequestRefused as soon as it exceeds the limit."""
    too_large = TooLarge(f"More than {most:,} bytes were sent.")
    declared = request.headers.get("content-length", "0")
    if not declared.isdecimal() or int(declared) > most:
        raise too_large
    body = bytearray()
    with anyio.move_on_after(_SECONDS):
        try:
            async for chunk in request.stream():
                body += chunk
                if len(body) > most:
                    raise too_large
        except ClientDisconnect as error:
            raise RequestRefused("The request broke off. Nothing was saved.") from error
        return bytes(body)
    raise RequestRefused(
        f"The request did not arrive within {_SECONDS} seconds. Nothing was saved.",
        status=HTTPStatus.REQUEST_TIMEOUT,
    )


class RequestRefused(RashomonError):
    """Raised by a view or a check. It becomes a page, or JSON if that was requested.

    - `wait`: seconds before a retry, 0 if a retry is no use
    - `home`: the story to go on with
    """

    status: int = HTTPStatus.BAD_REQUEST

    def __init__(self, words: str, *, status: int = 0, wait: int = 0, home: str = "") -> None:
        super().__init__(words)
        self.status = status or self.status
        self.told = words
        self.wait = wait
        self.home = home


class Forbidden(RequestRefused):
    """Raised if the user may not do this."""

    status = HTTPStatus.FORBIDDEN


class NotFound(RequestRefused):
    """Raised if there is no such thing."""

    status = HTTPStatus.NOT_FOUND


class Conflict(RequestRefused):
    """Raised if it was changed meanwhile."""

    status = HTTPStatus.CONFLICT


class TooLarge(RequestRefused):
    """Raised if more was sent than is taken."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class Busy(RequestRefused):
    """Raised if it cannot be done now."""

    status = HTTPStatus.SERVICE_UNAVAILABLE


HEAD_SECONDS = 10.0  # for the lines of a request to arrive
BODY_SECONDS = 35.0  # for its body; the desk itself says so after 30
# a client must take this many bytes of a response in this time
TAKING_SECONDS = 15.0
TAKING_BYTES = 15_000
# uvicorn's sockets wait for the reader's word between head and body otherwise, 40 ms each
_TCP = 6
_NO_DELAY = 1


def most_connections() -> int:
    """Returns the maximum number of connections, below this process's limit of open files."""
    try:
        import resource
    except ImportError:  # Windows
        return 400
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return 800 if files == resource.RLIM_INFINITY else max(50, min(800, files - 200))


_MOST = most_connections()
MOST_OF_ONE = _MOST // 2  # of one address


class DeskProtocol(H11Protocol):
    """A connection. If it sends or reads too slowly, it is closed. If there are too many, the
    address with the most of them loses the one that has waited longest."""

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
        """Receives data. The time limit for the rest of a request runs from its first byte, not
        from its last."""
        super().data_received(data)
        limits = {h11.IDLE: HEAD_SECONDS, h11.SEND_BODY: BODY_SECONDS}
        self._await(limits.get(self.conn.their_state, 0))

    def on_response_complete(self) -> None:
        """Waits for the next request. Meanwhile the client must take the response."""
        self.since = self.loop.time()
        super().on_response_complete()
        self._watch(math.inf)

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

    def _watch(self, before: float) -> None:
        """Closes the connection if its client reads almost nothing of what was left before."""
        left = self.transport.get_write_buffer_size()
        if left and before - left < TAKING_BYTES:
            self.transport.abort()
        elif left:
            self.loop.call_later(TAKING_SECONDS, self._watch, left)

    def _make_room(self) -> None:
        """Ends a connection if there are too many: the oldest idle one of the address that has too
        many, or of the one that has most. If none is idle, this new one ends."""
        connections = cast("set[DeskProtocol]", self.connections)
        still_open = [
            open_connection
            for open_connection in connections
            if not open_connection.transport.is_closing()
        ]
        count_by_address = Counter(connection.address for connection in still_open)
        if count_by_address[self.address] > MOST_OF_ONE:
            crowded = self.address
        elif len(still_open) > _MOST:
            crowded = count_by_address.most_common(1)[0][0]
        else:
            return
        waiting = []
        for connection in still_open:
            is_idle = connection.cycle is None or connection.cycle.response_complete
            if is_idle and connection.address == crowded:
                waiting.append(connection)
        min(waiting, key=attrgetter("since"), default=self).transport.abort()


_Given = TypeVarTuple("_Given")
_T = TypeVar("_T")


@dataclass
class RequestQueue:
    """Limits how many requests are handled at once, each in a thread.

    - `patience`: how many seconds a request waits before it is refused
    - `most`: how many requests may wait
    """

    at_once: int
    patience: float = 15.0
    most: int = 1000
    _turns: anyio.CapacityLimiter | None = None

    async def run(self, work: Callable[[*_Given], _T], *args: *_Given) -> _T:
        """Runs the work when its turn comes, and returns the result. Raises RequestRefused if the
        turn does not come in time."""
        # made where the requests are answered
        turns = self._turns = self._turns or anyio.CapacityLimiter(self.at_once)
        whose = object()
        patience = self.patience if turns.statistics().tasks_waiting < self.most else 0
        with anyio.move_on_after(patience) as waited:
            await turns.acquire_on_behalf_of(whose)
        if waited.cancelled_caught:
            raise Busy(
                "Too many requests came at once, and this one was not done. Try again in a moment.",
                wait=5,
            )
        try:
            return await anyio.to_thread.run_sync(work, *args)
        finally:
            turns.release_on_behalf_of(whose)
