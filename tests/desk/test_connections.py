"""Many clients: what they hold up, and for how long."""

import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import anyio
import httpx
import pytest

from desks import add_people, log_in, serving
from rashomon.desk.auth import PasswordLogin
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


def test_connections_that_are_kept_do_not_count_as_requests(db: Path) -> None:
    with serving(db) as address:
        host = urlsplit(address).netloc.encode()
        with connected(
            address, 220, said=b"GET /favicon.ico HTTP/1.1\r\nHost: " + host + b"\r\n\r\n"
        ) as held:
            assert all(one.recv(12) == b"HTTP/1.1 200" for one in held)
            assert httpx.get(f"{address}/", timeout=5).status_code == 200


def test_an_answer_does_not_wait_for_the_readers_word(db: Path) -> None:
    with serving(db) as address, httpx.Client(base_url=address) as desk:
        taken = []
        for _ in range(9):
            begun = time.perf_counter()
            desk.get("/favicon.ico")
            taken.append(time.perf_counter() - begun)
        assert (
            sorted(taken)[2] < 0.03
        )  # it was 0.04 and more: a reader's word is put off for so long


# turns


def test_who_waits_too_long_for_a_turn_is_refused_and_told_when_to_come_back() -> None:
    turns = RequestQueue(1, patience=0.2)
    ended: list[str] = []

    async def ask(name: str, seconds: float) -> None:
        try:
            await turns.run(time.sleep, seconds)
            ended.append(name)
        except RequestRefused as error:
            ended.append(f"{error.status} {name}, again in {error.wait}")

    async def all_of_them() -> None:
        async with anyio.create_task_group() as group:
            for name, seconds in (("a", 0.1), ("b", 0.6), ("c", 0.0)):
                group.start_soon(ask, name, seconds)
                await anyio.sleep(0.01)

    anyio.run(all_of_them)
    assert ended == ["a", "503 c, again in 5", "b"]


def test_only_so_many_wait() -> None:
    turns = RequestQueue(1, most=1)

    async def all_of_them() -> None:
        async with anyio.create_task_group() as group:
            for _ in range(2):
                group.start_soon(turns.run, time.sleep, 0.3)
                await anyio.sleep(0.05)
            with pytest.raises(RequestRefused):
                await turns.run(time.sleep, 0)

    anyio.run(all_of_them)


def test_logins_hold_up_nobody_who_reads(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_people(db)
    monkeypatch.setattr("rashomon.desk.login.fits", lambda password, kept: time.sleep(1.2))
    with serving(db, auth=PasswordLogin) as address:

        def try_one(number: int) -> int:
            with httpx.Client(base_url=address, timeout=60) as desk:
                return int(log_in(desk, f"n{number}", "x", address).status_code)

        with ThreadPoolExecutor(6) as pool:
            asked = [pool.submit(try_one, n) for n in range(6)]
            time.sleep(0.7)
            begun = time.perf_counter()
            assert httpx.get(f"{address}/login", timeout=5).status_code == 200
            assert time.perf_counter() - begun < 1
            assert {one.result() for one in asked} == {401}
