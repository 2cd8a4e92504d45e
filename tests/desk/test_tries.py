"""How often somebody may try to log in, and who is slowed down by others who try."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from ipaddress import ip_network
from pathlib import Path
from threading import Lock
from typing import Any

import httpx
import pytest

from desks import WORD, Clock, log_in, open_desk, serving
from rashomon.desk import login
from rashomon.desk import login as tries
from rashomon.desk.auth import PasswordLogin, client_address
from stored import stored

WRONG = "not the password at all"


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every password that was looked at."""
    found: list[str] = []
    lock, fits = Lock(), login.password_fits

    def noting(password: str, kept: str | None) -> bool:
        with lock:
            found.append(password)
        return fits(password, kept)

    monkeypatch.setattr(login, "password_fits", noting)
    return found


def failed(db: Path) -> list[Any]:
    with stored(str(db)) as store:
        return [row for row in store.users.audit_rows(most=1000) if row.action == "login failed"]


def test_of_many_wrong_passwords_at_once_five_are_looked_at_by_both_desks_of_a_store(
    team: Path, looked_at: list[str]
) -> None:
    with ExitStack() as stack:
        addresses = [stack.enter_context(serving(team, auth=PasswordLogin)) for _ in range(2)]

        def try_one(number: int) -> int:
            address = addresses[number % 2]
            with httpx.Client(base_url=address, timeout=60) as desk:
                return int(log_in(desk, "edo", WRONG, address).status_code)

        with ThreadPoolExecutor(12) as pool:
            statuses = list(pool.map(try_one, range(12)))
        assert (len(looked_at), sorted(statuses)) == (5, [401] * 5 + [429] * 7)
        with httpx.Client(base_url=addresses[0], timeout=60) as desk:
            assert log_in(desk, "ada", WORD, addresses[0]).status_code == 303  # at the same address
    assert len(failed(team)) == 5


def test_after_five_tries_one_waits_and_each_time_longer(team: Path) -> None:
    clock = Clock()
    desk = open_desk(team, auth=PasswordLogin, clock=clock)
    for _ in range(5):
        assert log_in(desk, "edo", WRONG).status_code == 401
    for wait, words in (
        (60, "60 seconds"),
        (120, "2 minutes"),
        (240, "4 minutes"),
        (480, "8 minutes"),
        (480, "8 minutes"),
    ):
        answer = log_in(desk, "edo")
        assert (answer.status_code, answer.headers["retry-after"]) == (429, str(wait))
        assert f"Wait {words}." in answer.text
        clock.move(seconds=wait)
        assert log_in(desk, "edo", WRONG).status_code == 401
    clock.move(seconds=480)
    assert log_in(desk, "edo").status_code == 303
    assert WORD not in str(failed(team))


def test_who_comes_in_starts_anew(team: Path) -> None:
    desk = open_desk(team, auth=PasswordLogin)
    for _ in range(3):
        for _ in range(4):
            assert log_in(desk, "edo", WRONG).status_code == 401
        assert log_in(desk, "edo").status_code == 303
        desk.cookies.clear()


def test_what_others_at_the_address_get_wrong_slows_a_right_password_down_and_no_more(
    team: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr("rashomon.desk.app.anyio.sleep", sleep)
    clock = Clock()
    desk = open_desk(team, auth=PasswordLogin, clock=clock)
    for n in range(22):
        assert (log_in(desk, f"nobody{n}", WRONG).status_code, len(waited)) == (401, max(0, n - 19))
    assert log_in(desk, "edo").status_code == 303
    assert waited[-1] <= tries.LOGIN_PATIENCE
    desk.cookies.clear()
    for n in range(10):
        log_in(desk, f"nobody{n}", WRONG)
    assert (
        log_in(desk, "ada").status_code == 429
    )  # whose turn would be too far off; it is told, and was not counted
    before = len(waited)
    assert (
        log_in(desk, "edo").status_code == 303
    )  # who came in from here before does not wait for others
    assert len(waited) == before
    desk.cookies.clear()
    clock.move(seconds=30)
    assert log_in(desk, "ada").status_code == 303


def test_the_log_tells_of_many_failed_logins_in_few_rows(team: Path) -> None:
    clock = Clock()
    desk = open_desk(team, auth=PasswordLogin, clock=clock)
    for n in range(40):
        clock.move(seconds=3)
        assert log_in(desk, f"nobody{n}", "x" * 2000).status_code == 401
    rows = failed(team)
    assert (len(rows), rows[0].after) == (21, "40 tries from this address")


@pytest.mark.parametrize("name", ["", " ", "\x00", "a\nb", "x" * 81, "\u202e"])
def test_a_name_that_nobody_can_have_is_not_looked_for(
    team: Path, name: str, looked_at: list[str]
) -> None:
    assert (log_in(open_desk(team, auth=PasswordLogin), name).status_code, looked_at) == (401, [])
    assert failed(team) == []


# who asks, behind a proxy

PROXIES = (ip_network("10.0.0.0/8"), ip_network("2001:db8::/32"))


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        ("192.0.2.1", ["203.0.113.9"], "192.0.2.1"),  # no proxy of ours
        ("10.0.0.1", [], "10.0.0.1"),
        ("10.0.0.1", ["203.0.113.9"], "203.0.113.9"),
        (
            "10.0.0.1",
            ["198.51.100.1, 203.0.113.9"],
            "203.0.113.9",
        ),  # the client wrote the first itself
        ("10.0.0.1", ["198.51.100.1", "203.0.113.9"], "203.0.113.9"),
        ("10.0.0.1", ["203.0.113.9, 10.0.0.2"], "203.0.113.9"),
        ("10.0.0.1", ["198.51.100.1, 203.0.113.9, 10.0.0.2,10.0.0.3"], "203.0.113.9"),
        ("10.0.0.1", ["10.0.0.2"], "10.0.0.2"),
        ("10.0.0.1", ["203.0.113.9, nonsense"], "10.0.0.1"),
        ("10.0.0.1", ["203.0.113.9, nonsense, 10.0.0.2"], "10.0.0.2"),
        ("10.0.0.1", [",", ""], "10.0.0.1"),
        ("::ffff:10.0.0.1", ["203.0.113.9"], "203.0.113.9"),
        ("2001:db8::1", ["2001:DB9::0:7"], "2001:db9::7"),
        ("", ["203.0.113.9"], ""),
    ],
)
def test_who_asks(peer: str, forwarded: list[str], expected: str) -> None:
    assert client_address(peer, forwarded, PROXIES) == expected


def test_only_a_named_proxy_is_believed_about_the_address_of_a_client(team: Path) -> None:
    for options, address in (
        ({}, "127.0.0.1"),
        ({"forwarders": (ip_network("127.0.0.0/8"),)}, "203.0.113.9"),
    ):
        log_in(
            open_desk(team, auth=PasswordLogin, **options),
            "edo",
            WRONG,
            headers={"x-forwarded-for": "198.51.100.1, 203.0.113.9"},
        )
        assert failed(team)[0].address == address


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("testclient", "testclient"),
    ],
)
def test_one_household_is_one_address(address: str, expected: str) -> None:
    assert tries.network_of(address) == expected
