"""Fetcher: fetches an address for `--fetch`, never one that a report links to. It connects only to
numeric addresses that were checked."""

import http.client
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from importlib.metadata import version

from protego import Protego

from rashomon.errors import SkipError
from rashomon.fetching.public_addresses import (
    checked_addresses,
    parse_address,
    parse_redirect,
    resolve_host,
)
from rashomon.host_addresses import Endpoint
from rashomon.protocols import Clock, Fetched, HttpAnswer, Polled, present_moment
from rashomon.settings import FetchSettings

Connect = Callable[[str, int, float], socket.socket]
_WINDOWS = {"gzip": 47, "x-gzip": 47, "deflate": 15}  # of zlib, by how an answer is packed


def connect_to(address: str, port: int, seconds: float) -> socket.socket:
    """Returns a connection to this numeric address."""
    return socket.create_connection((address, port), timeout=seconds)


def _request_within(
    target: Endpoint,
    address: str,
    settings: FetchSettings,
    connect: Connect,
    headers: dict[str, str],
) -> HttpAnswer:
    """Returns the server's response. Raises SkipError if there is none within the settings'
    seconds, or if it has more bytes than they allow once unpacked. `headers` are sent beside the
    usual ones."""
    seconds = settings.max_seconds
    try:
        plain = connect(address, target.port, seconds)
    except OSError as error:
        raise SkipError(f"{target.host} could not be reached: {error.strerror or error}") from error
    late = threading.Event()
    # TLS takes the socket for itself: only a second handle on the connection still cuts it
    rope = plain.dup()
    # a server that drips its answer keeps every single read within its time
    watch = threading.Timer(seconds, _cut, (rope, late))
    watch.daemon = True
    watch.start()
    try:
        answer = _answer_of(target, plain=plain, most=settings.max_bytes, extra_headers=headers)
        if late.is_set():  # cut off, headers end as if the server had ended them
            raise TimeoutError
        return answer
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        reason = f"gave no answer that can be read ({type(error).__name__})"
        if late.is_set():
            reason = f"took longer than {seconds:g} seconds"
        raise SkipError(f"{target.host} {reason}") from error
    finally:
        watch.cancel()
        rope.close()
        plain.close()


def _cut(connection: socket.socket, late: threading.Event) -> None:
    late.set()
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def _answer_of(
    target: Endpoint, plain: socket.socket, most: int, extra_headers: dict[str, str]
) -> HttpAnswer:
    """Asks for a page over a socket that is already connected to a checked address. `most` is how
    many bytes it may have."""
    connection = http.client.HTTPConnection(target.host, target.port)
    connection.sock = plain
    if target.scheme == "https":
        context = ssl.create_default_context()
        connection.sock = context.wrap_socket(plain, server_hostname=target.host)
    try:
        usual = {
            "User-Agent": f"rashomon/{version('rashomon')}",
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }
        connection.request("GET", target.path, headers={**usual, **extra_headers})
        response = connection.getresponse()
        headers = {name.casefold(): value for name, value in response.getheaders()}
        data = _body(response, headers=headers, most=most) if response.status == 200 else b""
        return HttpAnswer(response.status, headers, data)
    finally:
        connection.close()


def _body(response: http.client.HTTPResponse, headers: dict[str, str], most: int) -> bytes:
    """Reads the body, unpacked. Raises SkipError if it is too large, packed otherwise, or cut
    off."""
    packing = headers.get("content-encoding", "").casefold().strip()
    unpacker = None
    if packing in _WINDOWS:
        unpacker = zlib.decompressobj(_WINDOWS[packing])
    elif packing not in {"identity", ""}:
        raise SkipError(f"packed in a way that was not asked for ({packing[:40]})")
    pieces = []
    size = 0
    received = 0
    while piece := response.read(65_536):
        received += len(piece)
        if unpacker:  # no more than is allowed: a bomb is cut off early
            piece = unpacker.decompress(piece, most - size + 1)
        pieces.append(piece)
        size += len(piece)
        if size > most:
            raise SkipError(f"gives more than {most:,} bytes")
    length = headers.get("content-length", "")
    is_short = length.isdecimal() and received < int(length)
    if is_short or (unpacker and not unpacker.eof):
        raise SkipError("the answer broke off before its end")
    return b"".join(pieces)


_AGENT = "rashomon"
_CHARSET = re.compile(r"(?i)charset=[\"']?([\w-]{3,30})")


class Fetcher:
    """Called with an address, it returns what is there. It asks only what each origin's robots.txt
    allows, and waits between two requests to one host. `clock`, `resolve`, `connect` and `sleep`
    can be replaced."""

    def __init__(
        self,
        settings: FetchSettings,
        *,
        clock: Clock = present_moment,
        resolve: Callable[[str, int], Sequence[str]] = resolve_host,
        connect: Connect = connect_to,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._resolve = resolve
        self._connect = connect
        self._sleep = sleep
        self._rules: dict[str, Protego] = {}  # by origin
        self._asked: dict[str, float] = {}  # when each host was asked last

    def __call__(self, url: str) -> Fetched:
        """Returns what the address holds, following redirects. Raises SkipError if it cannot or
        must not be fetched."""
        return self._fetched(*self._followed(parse_address(url), {}))

    def poll(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Polled:
        """Returns what a feed has that is newer than `etag` and `modified`. Raises SkipError if it
        cannot be fetched."""
        headers = {}
        for name, mark in {"If-None-Match": etag, "If-Modified-Since": modified}.items():
            if mark and re.fullmatch(r"[\x20-\x7e]{1,1000}", mark):
                headers[name] = mark
        target, answer = self._followed(parse_address(url), headers)
        fetched = self._fetched(target, answer) if answer.status == 200 else None
        return Polled(
            status=answer.status,
            fetched=fetched,
            etag=answer.headers.get("etag"),
            modified=answer.headers.get("last-modified"),
            retry_after=answer.retry_after,
        )

    def _followed(
        self, target: Endpoint, headers: dict[str, str], *, checked: bool = True
    ) -> tuple[Endpoint, HttpAnswer]:
        """Returns where an address leads, and what is answered there. If `checked`, it asks only
        what robots.txt allows. Raises SkipError, also for too many redirects."""
        for _ in range(self._settings.max_redirects + 1):
            # The host is resolved and checked once per request, and what is connected to is the
            # very address that was checked.
            address = checked_addresses(
                target, self._resolve, allow_loopback=self._settings.allow_loopback
            )[0]
            if checked:
                self._check_robots(target)
            self._wait(target)
            answer = _request_within(
                target,
                address=address,
                settings=self._settings,
                connect=self._connect,
                headers=headers,
            )
            if answer.status not in {301, 302, 303, 307, 308}:
                return target, answer
            target = parse_redirect(target, answer.headers.get("location", ""))
        raise SkipError(f"more than {self._settings.max_redirects} redirects")

    def _check_robots(self, target: Endpoint) -> None:
        """Raises SkipError if robots.txt forbids the address. If robots.txt cannot be fetched,
        everything is forbidden (RFC 9309)."""
        origin = target.origin
        if origin not in self._rules:
            self._rules[origin] = self._robots(target)
        if not self._rules[origin].can_fetch(target.url, _AGENT):
            raise SkipError(
                f"the robots.txt of {target.host} forbids it, or could not be had: save the "
                "page yourself"
            )

    def _robots(self, target: Endpoint) -> Protego:
        """Returns the rules of a robots.txt, following redirects under the same rules."""
        with suppress(SkipError):
            _, answer = self._followed(replace(target, path="/robots.txt"), {}, checked=False)
            if answer.status == 200:
                # bytes of a robots.txt that are read
                return Protego.parse(answer.data[:500_000].decode("utf-8", errors="replace"))
            if 400 <= answer.status < 500:
                return Protego.parse("")
        return Protego.parse("User-agent: *\nDisallow: /")

    def _wait(self, target: Endpoint) -> None:
        """Sleeps until the host may be asked again. Raises SkipError if it wants an unreasonably
        long pause."""
        host = target.host
        rules = self._rules.get(target.origin)
        delay = (rules and rules.crawl_delay(_AGENT)) or 0.0
        # seconds; a host that wants more between two requests is left alone
        if delay > 30:
            raise SkipError(
                f"{host} wants {min(delay, 1e9):.0f} seconds between requests: save the "
                "page yourself"
            )
        if host in self._asked:
            pause = max(self._settings.delay, delay)
            left = self._asked[host] + pause - time.monotonic()
            if left > 0:
                self._sleep(left)
        self._asked[host] = time.monotonic()

    def _fetched(self, target: Endpoint, answer: HttpAnswer) -> Fetched:
        if answer.status != 200:
            why = ": there is no such page" if answer.status in {404, 410} else ""
            raise SkipError(f"{target.host} answered {answer.status}{why}")
        charset = _CHARSET.search(answer.headers.get("content-type", ""))
        return Fetched(
            target.url,
            answer.data,
            charset and charset[1],
            self._clock().isoformat(timespec="seconds"),
        )
