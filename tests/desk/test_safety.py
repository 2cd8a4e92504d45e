"""What a desk promises whoever runs it: who may ask, from where, how much, and what is kept of
it."""

from pathlib import Path
from typing import Any

import pytest
from starlette.responses import JSONResponse, Response

from desks import HOST, ORIGIN, WORD, Clock, add_people, log_in, open_desk, token_of
from rashomon.desk import app as desk_app
from rashomon.desk.auth import PasswordLogin, add_user
from rashomon.desk.desk_request import DeskRequest, reads, writes
from rashomon.desk.guard import MOST_BYTES
from rashomon.errors import StopError
from rashomon.model.user import User, UserRole
from rashomon.store.database.open import open_store


def note(asked: DeskRequest) -> Response:
    """A view that writes."""
    about = asked.fields().get("about", "?")
    with asked.desk.pool.writing() as store:
        asked.audit(store, "note", about, after="new")
    return JSONResponse({"done": True})


def sneak(asked: DeskRequest) -> Response:
    """A view that tries to write with a store to read with."""
    with asked.desk.pool.reading() as store:
        store.users.put(User("mallory", UserRole.ADMIN))
    return Response("")


@pytest.fixture(autouse=True)
def more_routes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        desk_app, "ROUTES", (*desk_app.ROUTES, writes("/note", note), reads("/sneak", sneak))
    )


def send(desk: Any, token: str, **headers: str) -> Any:
    return desk.post(
        "/note", data={"about": "x"}, headers={"origin": ORIGIN, "x-csrf-token": token, **headers}
    )


# who it answers to


@pytest.fixture
def own(db: Path) -> Any:
    """A client of a desk without people."""
    return open_desk(db)


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "127.0.0.1.evil.example", "", "localhost.evil:8765", "[::2]:8765"),
        *("localhost:[", "127.0.0.1:8765@evil.example", "127.0.0.1:", "127.0.0.1:x"),
        *("localhost:123456", "[::1", "[", "::1"),
    ],
)
def test_a_name_that_only_leads_here_is_refused(own: Any, host: str) -> None:
    assert own.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "host", ["127.0.0.1", HOST, "localhost:1", "LOCALHOST", "[::1]:8765", "[::1]"]
)
def test_its_own_names_are_answered(db: Path, host: str) -> None:
    assert open_desk(db).get("/", headers={"host": host}).status_code == 200


def test_a_name_that_was_given_is_answered(db: Path) -> None:
    desk = open_desk(db, hosts=("desk.example.org",))
    assert desk.get("/", headers={"host": "desk.example.org"}).status_code == 200
    assert desk.get("/", headers={"host": "localhost"}).status_code == 421


# writes


def test_a_write_from_the_desks_own_page_is_done_and_logged(db: Path, own: Any) -> None:
    assert send(own, token_of(own.get("/").text)).json() == {"done": True}
    row = open_store(str(db)).users.audit_rows()[0]
    assert (row.who, row.action, row.target, row.before, row.after, row.address) == (
        "ina",
        "note",
        "x",
        None,
        "new",
        "127.0.0.1",
    )
    assert row.at == "2031-03-05T08:30:00+00:00"


def test_a_get_writes_nothing(db: Path, own: Any) -> None:
    answer = own.get("/sneak", headers={"accept": "application/json"})
    assert answer.status_code == 503
    assert "read only" in answer.json()["error"]
    assert open_store(str(db)).users.all() == []


def test_a_large_body_is_refused_before_it_is_read(db: Path, own: Any) -> None:
    headers = {"origin": ORIGIN, "x-csrf-token": token_of(own.get("/").text)}
    assert own.post("/note", content=b"x" * (MOST_BYTES + 1), headers=headers).status_code == 413
    assert (
        own.post("/note", content=(b"x" * 100_000 for _ in range(11)), headers=headers).status_code
        == 413
    )
    assert (
        own.post("/note", content=b"", headers=headers | {"content-length": "-1"}).status_code
        == 413
    )
    assert open_store(str(db)).users.audit_count() == 0


# people


@pytest.fixture
def door(team: Path) -> Any:
    """A client of a desk with people."""
    return open_desk(team, auth=PasswordLogin)


def test_a_login_makes_a_session_that_scripts_cannot_read(team: Path, door: Any) -> None:
    answer = log_in(door, "edo", next="/s/mill")
    assert (answer.status_code, answer.headers["location"]) == (303, "/s/mill")
    cookie = next(
        line
        for line in answer.headers.get_list("set-cookie")
        if line.startswith("rashomon_session=")
    )
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie
    assert door.get("/s/mill").status_code == 200
    token = cookie.split("=")[1].split(";")[0]
    assert token.encode() not in team.read_bytes() + Path(f"{team}-wal").read_bytes()


def test_by_https_cookies_go_no_other_way(team: Path) -> None:
    desk = open_desk(team, auth=PasswordLogin, secure=True)
    assert "Secure" in desk.get("/login").headers["set-cookie"]


@pytest.mark.parametrize(
    "address",
    ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", "/a\r\nb: c"],
)
def test_a_login_leads_nowhere_else(team: Path, address: str) -> None:
    assert (
        log_in(open_desk(team, auth=PasswordLogin), "edo", next=address).headers["location"] == "/"
    )


def test_each_login_has_a_new_session_and_ends_the_one_before(team: Path, door: Any) -> None:
    log_in(door, "edo")
    first = door.cookies["rashomon_session"]
    token = token_of(door.get("/").text)
    other = open_desk(team, auth=PasswordLogin)
    other.cookies.set("rashomon_session", first)
    assert other.get("/").status_code == 200
    door.cookies.delete("rashomon_door")
    door.post("/logout", data={"csrf": token}, headers={"origin": ORIGIN})
    assert other.get("/").status_code == 303
    log_in(door, "edo")
    assert door.cookies["rashomon_session"] != first


def test_a_session_that_somebody_planted_is_not_taken_over(team: Path, door: Any) -> None:
    door.cookies.set("rashomon_session", "planted")
    log_in(door, "edo")
    planted = open_desk(team, auth=PasswordLogin)
    planted.cookies.set("rashomon_session", "planted")
    assert planted.get("/").status_code == 303


def test_the_login_form_is_bound_to_its_browser(team: Path, door: Any) -> None:
    token = door.get("/login").text.split('name="csrf" value="')[1].split('"')[0]
    other = open_desk(team, auth=PasswordLogin)
    data = {"name": "edo", "password": WORD, "csrf": token}
    assert other.post("/login", data=data, headers={"origin": ORIGIN}).status_code == 403
    assert (
        door.post("/login", data=data, headers={"origin": "https://evil.example"}).status_code
        == 403
    )


@pytest.mark.parametrize(
    ("by", "ends"), [({"hours": 11}, False), ({"hours": 13}, True), ({"days": 8}, True)]
)
def test_a_session_ends(team: Path, by: dict[str, float], ends: bool) -> None:
    clock = Clock()
    desk = open_desk(team, auth=PasswordLogin, clock=clock)
    log_in(desk, "edo")
    clock.move(**by)
    assert desk.get("/").status_code == (303 if ends else 200)


def test_a_session_that_is_used_does_not_end_within_the_week(team: Path) -> None:
    clock = Clock()
    desk = open_desk(team, auth=PasswordLogin, clock=clock)
    log_in(desk, "edo")
    for _ in range(13):
        clock.move(hours=11)
        assert desk.get("/").status_code == 200
    clock.move(hours=28)
    assert desk.get("/").status_code == 303


def test_a_new_role_or_password_ends_the_sessions(team: Path, door: Any) -> None:
    log_in(door, "edo")
    add_people(team)
    assert door.get("/").status_code == 303


# passwords


@pytest.mark.parametrize("password", ["", "short", "x" * 1001])
def test_a_password_has_a_length(db: Path, password: str) -> None:
    with pytest.raises(StopError, match="characters"):
        add_user(
            open_store(str(db)),
            "zoe",
            UserRole.READ,
            password,
            by="test",
            at="2031-03-05T08:00:00+00:00",
        )


def test_only_a_hash_of_a_password_is_kept(team: Path) -> None:
    user = open_store(str(team)).users.get("edo")
    assert user
    assert (user.password or "").startswith("$argon2id$")
    assert WORD.encode() not in team.read_bytes() + Path(f"{team}-wal").read_bytes()
