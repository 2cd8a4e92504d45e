"""Slow clients, and many of them: what they hold up, and for how long."""

import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit

import anyio
import httpx
import pytest
from starlette.responses import Response

from desks import add_people, log_in, serving
from rashomon.desk import app as desk_app
from rashomon.desk import guard
from rashomon.desk.auth import PasswordLogin
from rashomon.desk.desk_request import reads
from rashomon.desk.guard import RequestQueue, RequestRefused

pytestmark = pytest.mark.processes


@contextmanager
def connected(
    address: str, many: int, *, source: str = "127.0.0.1", said: bytes = b""
) -> Iterator[list[socket.socket]]:
    """So many connections, each of which has said this."""
    opened = []
    try:
        for _ in range(many):
            one = socket.create_connection(
                (urlsplit(address).hostname or "", urlsplit(address).port or 0),
                10,
                source_address=(source, 0),
            )
            one.sendall(said)
            opened.append(one)
        yield opened
    finally:
        for one in opened:
            one.close()


def is_closed(one: socket.socket) -> bool:
    """Whether the other side has let go of it, without an answer."""
    one.setblocking(False)
    try:
        return one.recv(1) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


def comes_true(holds: Callable[[], bool], seconds: float = 50) -> bool:
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        time.sleep(0.05)
    return holds()


def test_connections_that_send_their_lines_slowly_keep_nobody_out_and_are_let_go(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "HEAD_SECONDS", 2.0)
    with serving(db) as address, connected(address, 220, said=b"GET / HTTP/1.1\r\n") as held:
        begun = time.monotonic()
        assert httpx.get(f"{address}/", timeout=50).status_code == 200
        while not all(map(is_closed, held)) and time.monotonic() < begun + 50:
            for one in held:
                with suppress(OSError):
                    one.sendall(b"X-A: b\r\n")  # a line now and then does not lengthen the time
            time.sleep(0.3)
        assert all(map(is_closed, held))


@pytest.mark.parametrize("line", [b"POST /login", b"GET /login", b"POST /nowhere"])
def test_a_body_that_does_not_arrive_is_not_waited_for_on_any_address(
    db: Path, line: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "BODY_SECONDS", 0.5)
    with serving(db) as address:
        host = urlsplit(address).netloc.encode()
        said = line + b" HTTP/1.1\r\nHost: " + host + b"\r\nContent-Length: 100\r\n\r\n"
        with connected(address, 1, said=said) as held:

            def gone() -> bool:
                try:
                    held[0].sendall(b"x")
                except OSError:
                    return True
                return False

            assert comes_true(gone)


def test_an_answer_that_is_not_taken_is_not_kept(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "TAKING_SECONDS", 0.3)
    monkeypatch.setattr(
        desk_app,
        "ROUTES",
        (*desk_app.ROUTES, reads("/much", lambda asked: Response(b"x" * 30_000_000))),
    )
    with serving(db) as address:
        host = urlsplit(address).netloc.encode()
        with connected(
            address, 1, said=b"GET /much HTTP/1.1\r\nHost: " + host + b"\r\n\r\n"
        ) as held:
            time.sleep(3)
            got = 0
            with suppress(ConnectionError):
                while part := held[0].recv(1_000_000):
                    got += len(part)
            assert got < 30_000_000
        assert len(httpx.get(f"{address}/much").content) == 30_000_000


def test_one_address_holds_no_more_than_its_share(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "MOST_OF_ONE", 20)
    monkeypatch.setattr(guard, "MOST", 30)
    with serving(db) as address, connected(address, 25) as held:
        assert comes_true(lambda: sum(map(is_closed, held)) == 5)
        assert [is_closed(one) for one in held] == [True] * 5 + [
            False
        ] * 20  # those that waited longest
        with connected(address, 15, source="127.0.0.2") as others:
            assert comes_true(
                lambda: sum(map(is_closed, held)) == 10
            )  # of the address that has most
            assert not any(map(is_closed, others))
            assert httpx.get(f"{address}/", timeout=50).status_code == 200


def test_connections_that_are_kept_do_not_count_as_requests(db: Path) -> None:
    with serving(db) as address:
        host = urlsplit(address).netloc.encode()
        with connected(
            address, 220, said=b"GET /login HTTP/1.1\r\nHost: " + host + b"\r\n\r\n"
        ) as held:
            assert all(one.recv(12) == b"HTTP/1.1 303" for one in held)
            assert httpx.get(f"{address}/", timeout=50).status_code == 200


# turns


def test_who_waits_too_long_for_a_turn_is_refused_and_told_when_to_come_back() -> None:
    turns, refused = RequestQueue(1, patience=0.2), Event()

    async def all_of_them() -> None:
        async with anyio.create_task_group() as group:
            group.start_soon(turns.run, refused.wait, 50)
            await anyio.sleep(0.01)
            with pytest.raises(RequestRefused) as error:
                await turns.run(time.sleep, 0)
            assert (error.value.status, error.value.wait) == (503, 5)
            refused.set()
        await turns.run(time.sleep, 0)  # the turn is free again

    anyio.run(all_of_them)


def test_only_so_many_wait() -> None:
    turns, refused = RequestQueue(1, most=1), Event()

    async def all_of_them() -> None:
        async with anyio.create_task_group() as group:
            for _ in range(2):
                group.start_soon(turns.run, refused.wait, 50)
                await anyio.sleep(0.01)
            with pytest.raises(RequestRefused):
                await turns.run(time.sleep, 0)
            refused.set()

    anyio.run(all_of_them)


def test_logins_hold_up_nobody_who_reads(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_people(db)
    read = Event()
    monkeypatch.setattr("rashomon.desk.login.password_fits", lambda *_: read.wait(50) and False)
    with serving(db, auth=PasswordLogin) as address:

        def try_one(number: int) -> int:
            with httpx.Client(base_url=address, timeout=60) as desk:
                return int(log_in(desk, f"n{number}", "x", address).status_code)

        with ThreadPoolExecutor(6) as pool:
            asked = [pool.submit(try_one, n) for n in range(6)]
            time.sleep(0.7)
            assert httpx.get(f"{address}/login", timeout=50).status_code == 200
            assert not any(one.done() for one in asked)
            read.set()
            assert {one.result() for one in asked} == {401}
