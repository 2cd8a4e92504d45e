"""A request to a language model's address: no redirects, no proxy, and limits on bytes and seconds;
and what its server says of its models."""

import http.client
import ipaddress
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

from rashomon.errors import BadSettings, StopError

LIBRARY_URL = "llm:"
"""Stands for an address where the library `llm` is asked."""
_PIECE = 65_536
_CONNECTING = 20.0  # seconds


class TooLong(OSError):
    """The server exceeded the limit on seconds or bytes."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A parsed address; `path` has no trailing slash."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def name(self) -> str:
        """Returns host and port, as shown to users."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _port(self.scheme) else f"{host}:{self.port}"

    @property
    def is_here(self) -> bool:
        """Whether this is localhost or a numeric loopback address; any other name may lead
        elsewhere tomorrow."""
        return self.host == "localhost" or _is_loopback(self.host)


def parse_endpoint(url: str) -> Endpoint:
    """Returns the address of an OpenAI-compatible server, without "/chat/completions" and what
    follows; "llm:" is the library of that name. Raises BadSettings if it is invalid."""
    if url == LIBRARY_URL:
        return Endpoint(LIBRARY_URL, "llm", _port(LIBRARY_URL), "")
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError as error:
        raise BadSettings(f"{url!r} is no address: {error}") from error
    if parts.scheme not in ("http", "https") or not host:
        raise BadSettings(
            f"{url!r} is no address of a language model: it begins with http:// or https:// "
            "and names a host"
        )
    if parts.username is not None or parts.password is not None:
        raise BadSettings(
            "the address holds a name or password; put the key into an environment variable "
            "and name that with key_env"
        )
    if parts.query or parts.fragment or not url.isprintable() or " " in url.strip():
        raise BadSettings(
            f"{url!r} is no address of a language model: it ends with a path, usually /v1"
        )
    return Endpoint(
        parts.scheme,
        host.casefold(),
        port or _port(parts.scheme),
        parts.path.rstrip("/").removesuffix("/chat/completions"),
    )


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """A server's response: status, lower-case headers, bytes."""

    status: int
    headers: dict[str, str]
    data: bytes


class AnswersRequests(Protocol):
    """What stands between the program and a model: a connection, or a library in its place."""

    endpoint: Endpoint

    def ask(self, path: str, body: bytes | None = None, *, seconds: float) -> ModelAnswer:
        """The response to a body, without one the list of models."""

    def cut(self) -> None:
        """Aborts everything under way."""


@dataclass(slots=True)
class ModelConnection:
    """The connection to a server, usable from many threads at once. `key`: the secret, which is
    sent and never stored; `most`: the limit on a response in bytes.
    """

    endpoint: Endpoint
    key: str = ""
    most: int = 4_000_000
    _open: set[socket.socket] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _cut: bool = False

    def __post_init__(self) -> None:
        """Checks the key."""
        if not (self.key.isascii() and self.key.isprintable()):
            raise BadSettings(
                "the key holds characters that no header can carry; look at the environment "
                "variable that key_env names"
            )

    def ask(self, path: str, body: bytes | None = None, *, seconds: float) -> ModelAnswer:
        """Returns the response to a posted body or, without one, to a GET. Raises OSError or
        HTTPException if there is none.

        Raises TooLong if it exceeds the limit on seconds or bytes.
        """
        kind = (
            http.client.HTTPSConnection
            if self.endpoint.scheme == "https"
            else http.client.HTTPConnection
        )
        connection = kind(self.endpoint.host, self.endpoint.port, timeout=min(seconds, _CONNECTING))
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Connection": "close",
        }
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        try:
            connection.connect()
            with self._watched(connection.sock, seconds):
                return self._asked(connection, path, body, headers)
        finally:
            connection.close()

    @contextmanager
    def _watched(self, plain: socket.socket, seconds: float) -> Iterator[None]:
        """A block after which the socket is closed, at the latest after this many seconds: timeouts
        per read do not stop a server that drips its answer.
        """
        if self.endpoint.is_here and not _is_loopback(str(plain.getpeername()[0])):
            raise OSError(f"{self.endpoint.host} does not lead to this machine")
        late = threading.Event()
        watch = threading.Timer(seconds, _shut, (plain, late))
        watch.daemon = True
        plain.settimeout(seconds + 1)
        with self._lock:
            if self._cut:
                raise OSError("the run was ended")
            self._open.add(plain)
        watch.start()
        try:
            yield
            if (
                late.is_set()
            ):  # an answer without a length ends, cut off, as if the server had ended it
                raise TooLong(f"took longer than {seconds:g} seconds")
        except (OSError, http.client.HTTPException) as error:
            if late.is_set():
                raise TooLong(f"took longer than {seconds:g} seconds") from error
            raise
        finally:
            watch.cancel()
            with self._lock:
                self._open.discard(plain)

    def _asked(
        self,
        connection: http.client.HTTPConnection,
        path: str,
        body: bytes | None,
        headers: dict[str, str],
    ) -> ModelAnswer:
        connection.request(
            "GET" if body is None else "POST", self.endpoint.path + path, body, headers
        )
        answer = connection.getresponse()
        data = b""
        while piece := answer.read(min(_PIECE, self.most + 1 - len(data))):
            data += piece
            if len(data) > self.most:
                raise TooLong(f"gave more than {self.most:,} bytes")
        if answer.length:
            raise http.client.IncompleteRead(data, answer.length)
        return ModelAnswer(
            answer.status, {name.casefold(): value for name, value in answer.getheaders()}, data
        )

    def cut(self) -> None:
        """Aborts everything under way."""
        with self._lock:
            self._cut = True
            for one in self._open:
                _shut(one)


def _shut(one: socket.socket, late: threading.Event | None = None) -> None:
    if late is not None:
        late.set()
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)


def _port(scheme: str) -> int:
    return 443 if scheme == "https" else 80


def _is_loopback(address: str) -> bool:
    try:
        number = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    inner = getattr(number, "ipv4_mapped", None)
    return (inner or number).is_loopback


_SECONDS = 30.0
_CONTEXT_NAMES = (
    "max_model_len",
    "context_length",
    "context_window",
    "n_ctx",
    "n_ctx_train",
    "max_context_length",
)


@dataclass(frozen=True, slots=True)
class ServerModels:
    """The status of the response, and each model's name with its context in tokens, None if not
    stated."""

    status: int
    models: tuple[tuple[str, int | None], ...]

    @property
    def is_refused(self) -> bool:
        """Whether a key, or another key, is required."""
        return self.status in (http.client.UNAUTHORIZED, http.client.FORBIDDEN)


def list_models(line: AnswersRequests, *, seconds: float = _SECONDS) -> ServerModels:
    """Returns the models. Raises StopError if nobody answers within so many seconds."""
    try:
        answer = line.ask("/models", seconds=seconds)
    except (OSError, http.client.HTTPException) as error:
        why = getattr(error, "strerror", None) or error or type(error).__name__
        raise StopError(f"{line.endpoint.name} could not be reached: {why}") from error
    rows = _rows(answer.data) if answer.status == http.client.OK else []
    return ServerModels(
        answer.status, tuple((str(row.get("id")), _context_of(row)) for row in rows)
    )


def _rows(data: bytes) -> list[dict[str, Any]]:
    try:
        rows = json.loads(data)["data"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return []
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _context_of(row: dict[str, Any]) -> int | None:
    """Returns the context in tokens, under the field names of different servers."""
    inner = row.get("meta")
    for held in (row, inner if isinstance(inner, dict) else {}):
        for name in _CONTEXT_NAMES:
            if type(held.get(name)) is int and held[name] > 0:
                return int(held[name])
    return None
