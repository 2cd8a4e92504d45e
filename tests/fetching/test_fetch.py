"""Fetching, from a server on this machine: manners, limits, and that the address that was checked
is the one that is asked."""

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from http.server import ThreadingHTTPServer
from typing import Any

import pytest

from commands import run
from feed_servers import Pages, fetcher_to, serving
from rashomon.errors import SkipError
from rashomon.fetching.fetch import Fetcher
from rashomon.reports import report_pile
from rashomon.settings import FetchSettings

NOW = datetime(2031, 3, 5, 8, 30, tzinfo=UTC)
PAGE = (
    "<html><head><title>Wall falls</title></head><body><article><h1>Wall falls</h1>"
    + "<p>Two people died when the wall fell, the fire service said on Monday.</p>" * 4
    + (
        "<img src='/pixel.png'><a href='/other'>More</a><iframe "
        "src='/frame'></iframe></article></body></html>"
    )
)


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    with serving() as made:
        yield made


def fetcher(server: ThreadingHTTPServer, **how: Any) -> Fetcher:
    """A fetcher for which every name leads to the server."""
    return fetcher_to(server.server_address[1], clock=lambda: NOW, **how)


def test_a_page(server: ThreadingHTTPServer) -> None:
    Pages.routes["/a?b=1"] = (
        200,
        {"Content-Type": "text/html; charset=iso-8859-2"},
        PAGE.encode(),
    )
    got = fetcher(server)("http://courier.example/a?b=1")
    assert (got.url, got.data, got.charset, got.retrieved) == (
        "http://courier.example/a?b=1",
        PAGE.encode(),
        "iso-8859-2",
        "2031-03-05T08:30:00+00:00",
    )
    assert [path for path, _, _ in Pages.asked] == ["/robots.txt", "/a?b=1"]
    assert Pages.asked[1][1] == "courier.example"
    assert Pages.asked[1][2].startswith("rashomon/")


def test_the_report_and_nothing_that_it_links_to(server: ThreadingHTTPServer) -> None:
    Pages.routes["/a"] = (200, {"Content-Type": "text/html"}, PAGE.encode())
    (report,) = report_pile.read("http://courier.example/a", fetch=fetcher(server)).reports
    assert (report.title, report.url, report.retrieved, report.source) == (
        "Wall falls",
        "http://courier.example/a",
        "2031-03-05T08:30:00+00:00",
        "http://courier.example/a",
    )
    assert report.id.startswith("a-")
    assert {path for path, _, _ in Pages.asked} == {"/robots.txt", "/a"}


def test_nothing_is_fetched_unless_it_is_asked_for() -> None:
    result = run("read", "http://courier.example/a", code=4)
    assert "an address: give --fetch to have it fetched" in result.stderr


def test_redirects_are_followed_and_checked_again(server: ThreadingHTTPServer) -> None:
    Pages.routes["/a"] = (301, {"Location": "http://other.example/b"}, b"")
    Pages.routes["/b"] = (200, {}, b"x")
    assert fetcher(server)("http://courier.example/a").url == "http://other.example/b"
    assert [path for path, host, _ in Pages.asked if host == "other.example"] == [
        "/robots.txt",
        "/b",
    ]
    for place, reason in (
        ("http://inside.example/", "not on the public internet"),
        ("file:///etc/passwd", "only http and https"),
        ("http://169.254.169.254/latest", "not on the public internet"),
    ):
        Pages.routes["/a"] = (302, {"Location": place}, b"")
        names = {
            "courier.example": ["127.0.0.1"],
            "inside.example": ["10.0.0.8"],
            "169.254.169.254": ["169.254.169.254"],
        }
        with pytest.raises(SkipError, match=reason):
            fetcher(server, resolve=lambda host, port, names=names: names[host])(
                "http://courier.example/a"
            )  # type: ignore[misc]
    Pages.routes["/a"] = (302, {"Location": "/a"}, b"")
    with pytest.raises(SkipError, match="more than 5 redirects"):
        fetcher(server)("http://courier.example/a")


def test_the_address_that_was_checked_is_connected_to(server: ThreadingHTTPServer) -> None:
    Pages.routes["/a"] = (200, {}, b"x")
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"], ["10.0.0.1"]])
    looked_up, connected = [], []

    def resolve(host: str, _port: int) -> list[str]:
        looked_up.append(host)
        return next(answers)

    def connect(address: str, _port: int, seconds: float) -> socket.socket:
        connected.append(address)
        return socket.create_connection((address, server.server_address[1]), timeout=seconds)

    fetch = Fetcher(
        FetchSettings(allow_loopback=True, delay=0.0),
        resolve=resolve,
        connect=connect,
        sleep=lambda seconds: None,
    )
    fetch("http://courier.example/a")
    assert connected == ["127.0.0.1", "127.0.0.1"]
    assert len(looked_up) == 2  # once a request: what was checked is what is used
    with pytest.raises(SkipError, match="not on the public internet"):
        fetch("http://courier.example/a")  # the name leads inside now
    assert connected == ["127.0.0.1", "127.0.0.1"]


def test_loopback_is_refused_without_the_switch(server: ThreadingHTTPServer) -> None:
    fetch = Fetcher(
        FetchSettings(delay=0.0),
        resolve=lambda host, port: ["127.0.0.1"],
        sleep=lambda seconds: None,
    )
    with pytest.raises(SkipError, match=r"robots\.txt|not on the public internet"):
        fetch(f"http://127.0.0.1:{server.server_address[1]}/a")
    assert Pages.asked == []


@pytest.mark.parametrize(
    ("status", "robots", "allowed"),
    [
        (404, b"", True),
        (403, b"", True),
        (200, b"User-agent: *\nDisallow: /private\n", True),
        (200, b"User-agent: *\nDisallow: /\n", False),
        (200, b"User-agent: rashomon\nDisallow: /\n\nUser-agent: *\nAllow: /\n", False),
        (500, b"", False),
        (503, b"", False),
    ],
)
def test_robots(server: ThreadingHTTPServer, status: int, robots: bytes, allowed: bool) -> None:
    Pages.routes |= {"/robots.txt": (status, {}, robots), "/a": (200, {}, b"x")}
    if allowed:
        assert fetcher(server)("http://courier.example/a").data == b"x"
    else:
        with pytest.raises(SkipError, match=r"robots\.txt of courier\.example forbids it"):
            fetcher(server)("http://courier.example/a")
        assert [path for path, _, _ in Pages.asked] == ["/robots.txt"]


def test_each_host_is_given_time(server: ThreadingHTTPServer) -> None:
    Pages.routes |= {
        "/robots.txt": (200, {}, b"User-agent: *\nCrawl-delay: 7\n"),
        "/a": (200, {}, b"x"),
    }
    slept: list[float] = []
    fetch = fetcher(server, delay=2.0, sleep=slept.append)
    fetch("http://courier.example/a")
    fetch("http://courier.example/a")
    fetch("http://other.example/a")
    assert [round(seconds) for seconds in slept] == [7, 7, 7]
    Pages.routes["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 3600\n")
    with pytest.raises(SkipError, match="wants 3600 seconds"):
        fetch("http://third.example/a")


@pytest.mark.parametrize(
    ("headers", "data", "reason"),
    [
        ({}, b"a" * 3000, "more than 2,000 bytes"),
        ({"Content-Encoding": "gzip"}, gzip.compress(b"a" * 5_000_000), "more than 2,000 bytes"),
        ({"Content-Encoding": "deflate"}, zlib.compress(b"a" * 5_000_000), "more than 2,000 bytes"),
        ({"Content-Encoding": "br"}, b"x", "not asked for"),
        ({"Content-Encoding": "gzip"}, b"no gzip at all", "no answer that can be read"),
        ({"Content-Length": "100"}, b"half of it", "broke off"),
        ({"X-Drip": "1"}, b"", r"took longer than 0\.3 seconds"),
    ],
)
def test_limits(
    server: ThreadingHTTPServer, headers: dict[str, str], data: bytes, reason: str
) -> None:
    Pages.routes["/a"] = (200, headers, data)
    started = time.monotonic()
    with pytest.raises(SkipError, match=reason):
        fetcher(server, max_bytes=2000, max_seconds=0.3 if "X-Drip" in headers else 9)(
            "http://courier.example/a"
        )
    assert time.monotonic() - started < 30


@pytest.mark.parametrize(
    "place",
    [
        "http://[",
        "http://[::1",
        "http://a:x/",
        "//[",
        "http://courier.example@127.0.0.1/",
        "\\\\10.0.0.1\\a",
        "data:text/html,x",
        "javascript:x",
    ],
)
@pytest.mark.parametrize("path", ["/a", "/robots.txt"])
def test_redirects_to_nonsense_are_refused_with_a_reason(
    server: ThreadingHTTPServer, place: str, path: str
) -> None:
    Pages.routes |= {"/a": (200, {}, b"x"), path: (302, {"Location": place}, b"")}
    with pytest.raises(SkipError):
        fetcher(server)("http://courier.example/a")
    with pytest.raises(SkipError):
        fetcher(server).poll("http://courier.example/a")


def only_courier(host: str, _port: int) -> list[str]:
    """A resolver to which all but one host is inside."""
    return ["127.0.0.1"] if host == "courier.example" else ["127.0.0.1", "10.0.0.8"]


@pytest.mark.parametrize("ask", ["page", "feed"])
def test_robots_that_redirects_inside_is_not_followed(
    server: ThreadingHTTPServer, ask: str
) -> None:
    Pages.routes |= {
        "/robots.txt": (301, {"Location": "http://inside.example/robots.txt"}, b""),
        "/a": (200, {}, b"x"),
    }
    fetch = fetcher(server, resolve=only_courier)
    with pytest.raises(SkipError, match=r"robots\.txt of courier\.example forbids it"):
        fetch("http://courier.example/a") if ask == "page" else fetch.poll(
            "http://courier.example/a"
        )
    assert {host for _, host, _ in Pages.asked} == {"courier.example"}


def test_a_feed_that_redirects_inside_is_not_followed(server: ThreadingHTTPServer) -> None:
    Pages.routes["/feed"] = (301, {"Location": "http://inside.example/feed"}, b"")
    with pytest.raises(SkipError, match="not on the public internet"):
        fetcher(server, resolve=only_courier).poll("http://courier.example/feed")
    assert {host for _, host, _ in Pages.asked} == {"courier.example"}


@pytest.mark.parametrize(
    "line",
    ["Crawl-delay: \u00b2", "Request-rate: 1/\u00b2", "Disallow: http://[", "\x00: \x00", ":"],
)
def test_a_line_of_robots_that_says_nothing_is_passed_over_and_the_next_holds(
    server: ThreadingHTTPServer, line: str
) -> None:
    Pages.routes |= {
        "/robots.txt": (200, {}, f"User-agent: *\n{line}\nDisallow: /*.pdf$\n".encode()),
        "/a": (200, {}, b"x"),
    }
    assert fetcher(server)("http://courier.example/a").data == b"x"
    with pytest.raises(SkipError, match="forbids it"):
        fetcher(server)("http://courier.example/a.pdf")


def test_proxies_of_the_environment_are_not_asked(
    server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    Pages.routes["/a"] = (200, {}, b"x")
    for name in (
        "http_proxy",
        "HTTP_PROXY",
        "https_proxy",
        "HTTPS_PROXY",
        "all_proxy",
        "ALL_PROXY",
    ):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    assert fetcher(server)("http://courier.example/a").data == b"x"
    assert {path for path, _, _ in Pages.asked} == {"/robots.txt", "/a"}


@contextmanager
def raw_server(
    say: Callable[[socket.socket], None], context: ssl.SSLContext | None = None
) -> Iterator[int]:
    """A server that answers robots.txt with 404 and everything else by `say`; gives its port."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(10)

    def serve() -> None:
        with suppress(OSError):
            while True:
                plain, _ = listener.accept()
                with (
                    suppress(OSError),
                    context.wrap_socket(plain, server_side=True) if context else plain as one,
                ):
                    if b"/robots.txt" in one.recv(65_536):
                        one.sendall(b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")
                    else:
                        say(one)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.close()


def repeated(head: bytes, piece: bytes, pause: float = 0.0) -> Callable[[socket.socket], None]:
    """An answer that goes on for a minute, or for megabytes."""

    def say(one: socket.socket) -> None:
        one.sendall(head)
        for _ in range(1200 if pause else 10_000):
            one.sendall(piece)
            time.sleep(pause)

    return say


@pytest.mark.parametrize(
    "say",
    [
        repeated(b"HTTP/1.1 200 OK\r\n", b"X-A: " + b"a" * 1000 + b"\r\n"),
        repeated(b"HTTP/1.1 200 OK\r\nX-A: ", b"a" * 1000),
        repeated(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.05),
        repeated(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", 0.05),
        repeated(b"HTTP/1.1 200 OK\r\n\r\n", b"x", 0.05),
        repeated(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", b"x" * 1000),
        repeated(b"", b"\0" * 1000),
    ],
    ids=["headers", "one header", "continue", "chunks", "body", "chunk size", "no answer"],
)
def test_answers_that_never_end(say: Callable[[socket.socket], None]) -> None:
    started = time.monotonic()
    with (
        raw_server(say) as port,
        pytest.raises(
            SkipError, match=r"took longer than 0\.3 seconds|gave no answer that can be read"
        ),
    ):
        fetcher_to(port, max_seconds=0.3)("http://courier.example/a")
    assert time.monotonic() - started < 30


def test_a_drip_over_tls_is_cut_too(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    theirs.check_hostname, theirs.verify_mode = False, ssl.CERT_NONE
    for context in (ours, theirs):  # without a certificate, for this test alone
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers("aNULL:@SECLEVEL=0")
    monkeypatch.setattr(ssl, "create_default_context", lambda: theirs)
    started = time.monotonic()
    with (
        raw_server(repeated(b"HTTP/1.1 200 OK\r\n\r\n", b"x", 0.05), ours) as port,
        pytest.raises(SkipError, match=r"took longer than 0\.3 sec"),
    ):
        fetcher_to(port, max_seconds=0.3)("https://courier.example/a")
    assert time.monotonic() - started < 30


@pytest.mark.parametrize(
    "packed", [gzip.compress(PAGE.encode())[:-20], zlib.compress(PAGE.encode())[:-8]]
)
def test_packed_answers_that_break_off(server: ThreadingHTTPServer, packed: bytes) -> None:
    Pages.routes["/a"] = (
        200,
        {"Content-Encoding": "gzip" if packed[:1] == b"\x1f" else "deflate"},
        packed,
    )
    with pytest.raises(SkipError, match="broke off"):
        fetcher(server)("http://courier.example/a")
