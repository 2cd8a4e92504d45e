"""ask: a single HTTP request to a checked numeric address; Poster: sends JSON to a webhook."""

import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version

from rashomon.errors import SkipError
from rashomon.fetching.public_addresses import Resolve, Target, checked_addresses, parse_address, resolve_host
from rashomon.settings import FetchSettings

Connect = Callable[[str, int, float], socket.socket]
_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """A server's response: status, lower-case headers, decompressed bytes."""

    status: int
    headers: Mapping[str, str]
    data: bytes


def connect_to(address: str, port: int, seconds: float) -> socket.socket:
    """Returns a connection to this numeric address."""
    return socket.create_connection((address, port), timeout=seconds)


def ask(
    target: Target,
    address: str,
    *,
    agent: str,
    most: int,
    seconds: float,
    connect: Connect,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
) -> HttpAnswer:
    """Returns the server's response. Raises SkipError if there is none within `seconds`, or it exceeds `most` bytes decompressed.

    `headers`: sent beside the usual ones. `body`: sent by POST; without it, the request is a GET.
    """
    try:
        plain = connect(address, target.port, seconds)
    except OSError as error:
        raise SkipError(f"{target.host} could not be reached: {error.strerror or error}") from error
    late = threading.Event()
    rope = plain.dup()  # TLS takes the socket for itself: only a second handle on the connection still cuts it
    watch = threading.Timer(seconds, _cut, (rope, late))  # a server that drips its answer keeps every single read within its time
    watch.daemon = True
    watch.start()
    try:
        answer = _answer(target, plain, agent, most, headers or {}, body)
        if late.is_set():  # cut off, headers end as if the server had ended them
            raise TimeoutError
        return answer
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        if late.is_set():
            raise SkipError(f"{target.host} took longer than {seconds:g} seconds") from error
        raise SkipError(f"{target.host} gave no answer that can be read ({type(error).__name__})") from error
    finally:
        watch.cancel()
        rope.close()
        plain.close()


def _cut(connection: socket.socket, late: threading.Event) -> None:
    late.set()
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def _answer(target: Target, plain: socket.socket, agent: str, most: int, more: Mapping[str, str], body: bytes | None) -> HttpAnswer:
    stream = ssl.create_default_context().wrap_socket(plain, server_hostname=target.host) if target.scheme == "https" else plain
    connection = http.client.HTTPConnection(target.host, target.port)
    connection.sock = stream
    try:
        connection.putrequest("GET" if body is None else "POST", target.path, skip_accept_encoding=True)
        for name, value in (("User-Agent", agent), ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
                            ("Accept-Encoding", "gzip, deflate"), ("Connection", "close"), *sorted(more.items())):  # fmt: skip
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        response = connection.getresponse()
        headers = {name.casefold(): value for name, value in response.getheaders()}
        return HttpAnswer(response.status, headers, _body(response, headers, most) if response.status == 200 else b"")
    finally:
        connection.close()


def _body(response: http.client.HTTPResponse, headers: Mapping[str, str], most: int) -> bytes:
    packing = headers.get("content-encoding", "identity").casefold().strip()
    if packing not in {"identity", "", "gzip", "x-gzip", "deflate"}:
        raise SkipError(f"packed in a way that was not asked for ({packing[:40]})")
    unpacker = zlib.decompressobj(47 if "gzip" in packing else 15) if packing not in {"identity", ""} else None
    pieces, size, received = [], 0, 0
    while piece := response.read(_PIECE):
        received += len(piece)
        for part in _unpacked(piece, unpacker, most - size + 1):
            pieces.append(part)
            size += len(part)
            if size > most:
                raise SkipError(f"gives more than {most:,} bytes")
    short = headers.get("content-length", "").isdecimal() and received < int(headers["content-length"])
    if short or (unpacker is not None and not unpacker.eof):
        raise SkipError("the answer broke off before its end")
    return b"".join(pieces)


def _unpacked(piece: bytes, unpacker: "zlib._Decompress | None", room: int) -> list[bytes]:
    """Returns what a piece decompresses to, at most `room` bytes, so that a decompression bomb is cut off early."""
    return [piece] if unpacker is None else [unpacker.decompress(piece, room)]


class Poster:
    """Called with an address, bytes and headers, returns the status of the response."""

    def __init__(self, settings: FetchSettings, *, resolve: Resolve = resolve_host, connect: Connect = connect_to) -> None:
        self._settings, self._resolve, self._connect = settings, resolve, connect

    def __call__(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        """Returns the status. Raises SkipError if the address must not be asked or does not respond."""
        target = parse_address(url)
        address = checked_addresses(target, self._resolve, allow_loopback=self._settings.allow_loopback)[0]
        answer = ask(
            target,
            address,
            agent=f"rashomon/{version('rashomon')}",
            most=self._settings.max_bytes,
            seconds=self._settings.max_seconds,
            connect=self._connect,
            headers={"Content-Type": "application/json"} | dict(headers),
            body=body,
        )
        return answer.status
