"""rashomon serve and rashomon users, up to the moment at which the desk listens."""

from ipaddress import ip_network
from pathlib import Path

import pytest
import uvicorn
from starlette.applications import Starlette

from commands import output as run
from desks import fill
from ledgers import make_ledger
from rashomon.desk.auth import PasswordLogin, SingleUser
from stored import stored

ANY = "0.0.0.0"  # noqa: S104  nothing is bound
WORDS = "ten letters and more\n"


@pytest.fixture
def db(tmp_path: Path) -> str:
    fill(tmp_path / "s.db", {"slide": make_ledger()})
    return str(tmp_path / "s.db")


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> list[uvicorn.Server]:
    """The servers that were started, none of which listens."""
    found: list[uvicorn.Server] = []
    monkeypatch.setattr(
        uvicorn.Server,
        "run",
        lambda self, sockets=None: (found.append(self), [each.close() for each in sockets or ()])[
            0
        ],
    )
    return found


def desk_of(started: list[uvicorn.Server]) -> object:
    app = started[-1].config.app
    assert isinstance(app, Starlette)
    return app.state.desk


def test_a_desk_without_users_listens_only_on_this_computer_and_has_no_login(
    db: str, started: list[uvicorn.Server]
) -> None:
    assert "http://127.0.0.1:" in run("desk", db, "--port", "0")
    assert isinstance(desk_of(started).auth, SingleUser)  # type: ignore[attr-defined]
    config = started[0].config
    assert not config.proxy_headers
    assert config.host == "127.0.0.1"


def test_without_a_verb_a_desk_of_ones_own_opens_and_is_closed_by_its_button(
    started: list[uvicorn.Server], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.get_app_dir", lambda _: str(tmp_path / "own"))
    opened = list[str]()
    monkeypatch.setattr("webbrowser.open", opened.append)
    assert str(tmp_path / "own" / "desk.db") in run()
    assert opened[0].startswith("http://127.0.0.1:")
    desk = desk_of(started)
    assert isinstance(desk.auth, SingleUser)  # type: ignore[attr-defined]
    desk.close()  # type: ignore[attr-defined]
    assert started[0].should_exit


@pytest.mark.parametrize("host", [ANY, "192.0.2.1", "::"])
def test_beyond_loopback_only_with_people(
    db: str, started: list[uvicorn.Server], host: str
) -> None:
    told = run("serve", db, "--host", host, "--port", "0", code=1)
    assert "has no users" in told
    assert "rashomon users add" in told
    assert started == []


def test_with_people_everybody_logs_in(db: str, started: list[uvicorn.Server]) -> None:
    run("users", "add", db, "ina", "--role", "admin", "--password-stdin", words=WORDS)
    run("serve", db, "--port", "0")
    assert isinstance(desk_of(started).auth, PasswordLogin)  # type: ignore[attr-defined]
    run("serve", db, "--port", "0", "--host", ANY, "--name", "desk.example.org", "--https")
    assert desk_of(started).hosts == ("desk.example.org",)  # type: ignore[attr-defined]
    assert desk_of(started).secure  # type: ignore[attr-defined]
    assert "name the desk" in run("serve", db, "--port", "0", "--host", ANY, code=1)


def test_a_forwarded_address_is_believed_of_a_proxy_that_is_named(
    db: str, started: list[uvicorn.Server]
) -> None:
    for options, expected in (((), ()), (("--proxy", "10.0.0.0/8"), (ip_network("10.0.0.0/8"),))):
        run("serve", db, "--port", "0", *options)
        assert desk_of(started).forwarders == expected  # type: ignore[attr-defined]
    assert "not an address" in run("serve", db, "--port", "0", "--proxy", "here", code=1)


def test_a_port_that_is_taken_is_said_to_be(
    db: str, started: list[uvicorn.Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(self: uvicorn.Config) -> None:
        raise SystemExit(1)

    monkeypatch.setattr(uvicorn.Config, "bind_socket", taken)
    assert "cannot be used" in run("serve", db, code=1)


def test_one_store_is_named() -> None:
    run("desk", "a.db", "b.db", code=2)


def test_there_must_be_a_store(tmp_path: Path) -> None:
    assert "there is no store" in run("serve", str(tmp_path / "none.db"), code=1)


def test_users(db: str) -> None:
    run("users", "add", db, "ina", "--role", "admin", "--password-stdin", words=WORDS)
    run("users", "add", db, "edo", "--role", "edit", "--password-stdin", words=WORDS)
    listed = run("users", "list", db)
    assert "ina  admin" in listed
    assert "edo  edit" in listed
    weaker = ("users", "add", db, "ina", "--role", "read", "--password-stdin")
    assert "only admin" in run(*weaker, words=WORDS, code=1)
    assert "only admin" in run("users", "remove", db, "ina", code=1)
    run("users", "remove", db, "edo")
    assert "no user" in run("users", "remove", db, "edo", code=1)
    assert "10 characters" in run(
        "users", "add", db, "zoe", "--password-stdin", words="short\n", code=1
    )
    assert "visible characters" in run(
        "users", "add", db, "\x07", "--password-stdin", words=WORDS, code=1
    )
    with stored(db) as store:
        assert [row.action for row in store.users.audit_rows()] == [
            "user removed",
            "user added",
            "user added",
        ]
        assert "ten letters" not in str(store.users.audit_rows())
