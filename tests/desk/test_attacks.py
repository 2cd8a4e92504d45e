"""Requests that nobody would send in good faith, over every route: no address or form breaks the
desk, gets markup through, or leads elsewhere."""

import gc
import json
import random
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlencode

import anyio
import pytest

from desks import HOST, ORIGIN, Clock, client_of, fill, log_in, token_of
from pages import REPORTS, rich_ledger
from rashomon.desk import auth, guard
from rashomon.desk.app import ROUTES, make_desk
from rashomon.desk.auth import (
    Authenticator,
    PasswordLogin,
    SingleUser,
)
from rashomon.desk.desk_request import Desk, DeskRoute
from rashomon.desk.store_pool import StorePool
from rashomon.model.content_ids import text_hash
from rashomon.model.document import from_json, to_json
from rashomon.model.stored import ChangeRow, SourceRow
from rashomon.model.user import AuditRow, User, UserRole

MARKUP = "<script>alert(1)</script>"
ODD = (
    "", " ", "\x00", "a\x00b", "\r\nSet-Cookie: a=b", "..", "../../etc/passwd", "..\\..",
    "%2e%2e%2f", "/etc/passwd", "//evil.example", "\\evil.example",
    MARKUP, f'"{MARKUP}', f"'{MARKUP}", '"onmouseover="alert(1)', "javascript:alert(1)",
    "{{ 7*7 }}", "{% include 'x' %}", "${7*7}", "%s%s%n", "=1+1",
    "' OR 1=1 --", "1; DROP TABLE users", '"', "'", "`", "*", "NEAR(", "a AND", "^", "(", ")",
    "a:b", "-a", "\u202e", "\ufffd", "\ud800", "\U0001f600", "İ", "ﷺ" * 50,
    "x" * 300, "x" * 20_000, "[" * 5000, "-1", "0", "9" * 30, "1e999", "NaN", "٣", "²", "1.5",
    "null", "true", "[]", "{}", '["a"]', "2031-02-30", "9999-12-31",
    "0000-00-00", "mill", "t-r1", "new", "all", "ledger", "csv", "points", "names-2",
    "names-99999999999999999999",
)  # fmt: skip
FIELDS = (
    "q", "status", "named", "outlet", "since", "until", "order", "new", "page", "target", "next",
    "name", "password", "csrf", "what", "pick", "side", "whole", "report", "value", "why", "anchor",
    "id", "by", "for", "consent", "text", "url", "title", "published",
)  # fmt: skip
KNOWN = (
    *("mill", "t-owl", "d-dead", "r-toll", "s-1", "undo", "speaker", "stance", "hedges", "yes"),
    *("same-name", "same-claim", "other-version", "no-difference", "other-story", "add", "admin"),
    *("set-aside-report", f"{'a' * 64}:0-5", f"{REPORTS[0].key}:0-5", REPORTS[0].key),
    *(f"{REPORTS[1].key}:5-1", f"{REPORTS[1].key}:0-999999999"),
)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    cookies: tuple[str, ...]
    body: bytes


def ask(
    app: Any,
    method: str,
    path: str,
    *,
    query: str = "",
    headers: Sequence[tuple[str, str]] = (),
    body: bytes = b"",
) -> Answer:
    """The answer to a request as the server would hand it to the desk: no client has made it tidy
    before."""
    sent: list[Any] = []
    given = [*headers] if "host" in dict(headers) else [("host", HOST), *headers]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "path": path,
        "raw_path": quote(path, errors="replace").encode(),
        "root_path": "",
        "scheme": "http",
        "query_string": query.encode("ascii", "replace"),
        "client": ("127.0.0.1", 5),
        "server": ("127.0.0.1", 8765),
        "headers": [
            (name.encode("latin-1", "replace"), value.encode("latin-1", "replace"))
            for name, value in given
        ],
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    anyio.run(app, scope, receive, send)
    headed = [
        (name.decode().lower(), value.decode("latin-1")) for name, value in sent[0]["headers"]
    ]
    cookies = tuple(value for name, value in headed if name == "set-cookie")
    return Answer(
        sent[0]["status"],
        dict(headed),
        cookies,
        b"".join(part.get("body", b"") for part in sent[1:]),
    )


@pytest.fixture
def pool(db: Path) -> Iterator[StorePool]:
    with closing(StorePool(str(db))) as opened:
        yield opened


def desk_of(pool: StorePool, auth: Authenticator) -> Any:
    return make_desk(Desk(pool, auth, Clock()))


def filled(path: str, pick: random.Random) -> str:
    """The route's path with something odd, or something known, in each place."""
    return re.sub(
        r"\{\w+\}",
        lambda place: pick.choice((*ODD, *KNOWN)) if pick.random() < 0.6 else "mill",
        path,
    )


def check(answer: Answer, route: DeskRoute, what: object) -> None:
    """What holds of every answer."""
    assert answer.status < 500 or answer.status == 501, what
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'"), what
    assert "unsafe" not in policy, what
    assert "frame-ancestors 'none'" in policy, what
    assert answer.headers["x-content-type-options"] == "nosniff", what
    assert answer.headers["referrer-policy"] == "same-origin", what
    assert "cache-control" in answer.headers, what
    for name, value in answer.headers.items():
        assert not re.search(r"[\r\n\x00]", name + value), what
    if "location" in answer.headers:
        assert re.match(r"/(?![/\\])", answer.headers["location"]), what
    assert all("HttpOnly" in cookie and "SameSite" in cookie for cookie in answer.cookies), what
    kind = answer.headers.get("content-type", "")
    if kind.startswith("text/html") and "attachment" not in answer.headers.get(
        "content-disposition", ""
    ):
        assert MARKUP.encode() not in answer.body, what
        assert b'="alert(1)' not in answer.body, what


def strange(route: DeskRoute, pick: random.Random, token: str) -> dict[str, Any]:
    """A request for the route: fields and values drawn from both lists, as a form or JSON, mostly
    with the token."""
    fields = {pick.choice(FIELDS): pick.choice((*ODD, *KNOWN)) for _ in range(pick.randrange(6))}
    headers = [("accept", pick.choice(("text/html", "application/json", "*/*", "")))]
    query = (
        urlencode(fields, errors="replace")
        if pick.random() < 0.8
        else pick.choice(("%", "%ff=%fe", "a=b=c&&&", "q=%00", "=" * 500, "q=" + "%e2%82" * 50))
    )
    if route.method == "GET":
        return {"query": query, "headers": headers}
    headers += [("origin", ORIGIN), ("x-csrf-token", token)]
    shape = pick.random()
    if shape < 0.45:
        body = urlencode(fields, errors="replace").encode()
    elif shape < 0.9:
        headers.append(("content-type", "application/json"))
        many = {
            name: pick.choice(
                (value, [value], [value] * 600, {"a": value}, None, 1.5, True, [[value]], -(10**30))
            )
            for name, value in fields.items()
        }
        body = json.dumps(many).encode("utf-8", "surrogatepass")
    else:
        headers.append(
            (
                "content-type",
                pick.choice(
                    (
                        "application/json",
                        "multipart/form-data; boundary=x",
                        "text/plain",
                        "application/json; charset=utf-16",
                    )
                ),
            )
        )
        body = pick.choice(
            (
                b"",
                b"\xff\xfe",
                b"{",
                b"[1]",
                b"null",
                b'{"a":' * 3000,
                b"a=%zz&" * 150,
                b"&" * 100_000,
                b"--x\r\n",
                b'{"target": 1e400}',
                b'"\\ud800"',
            )
        )
    return {"query": query, "headers": headers, "body": body}


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_strange_requests_break_nothing(pool: StorePool, route: DeskRoute) -> None:
    pick = random.Random(f"{route.method} {route.path}")  # noqa: S311  the same each time
    door = SingleUser("ina")
    app, before = desk_of(pool, door), kept(pool)
    for _ in range(15):
        path, sent = filled(route.path, pick), strange(route, pick, door.csrf)
        check(ask(app, route.method, path, **sent), route, (path, sent))
    if route.method == "GET":
        assert kept(pool) == before


def kept(pool: StorePool) -> tuple[object, ...]:
    """What no GET may change."""
    with pool.reading() as store:
        return (
            store.users.all(),
            store.decisions.all(),
            store.users.audit_rows(),
            store.generation(),
            store.feeds.sources(),
        )


@pytest.mark.parametrize(
    "method",
    [
        "HEAD",
        "PUT",
        "DELETE",
        "PATCH",
        "OPTIONS",
        "TRACE",
        "CONNECT",
        "PROPFIND",
        "get",
        "POST",
        "GET",
    ],
)
def test_an_address_is_asked_its_own_way_alone(pool: StorePool, method: str) -> None:
    door = SingleUser("ina")
    app, before = desk_of(pool, door), kept(pool)
    own = {(route.method, route.path) for route in ROUTES}
    for route in ROUTES:
        if (method, route.path) in own or (method == "HEAD" and ("GET", route.path) in own):
            continue
        answer = ask(
            app,
            method,
            route.path.replace("{story}", "mill"),
            headers=[("origin", ORIGIN), ("x-csrf-token", door.csrf)],
        )
        assert answer.status in (404, 405), route
        assert "content-security-policy" in answer.headers
    assert kept(pool) == before


def session_of(app: Any, name: str) -> tuple[str, str]:
    """The session's cookie and its token for forms."""
    desk = client_of(app)
    log_in(desk, name)
    return f"rashomon_session={desk.cookies['rashomon_session']}", token_of(desk.get("/").text)


def test_nothing_is_told_or_done_without_a_login(team: Path, pool: StorePool) -> None:
    app, before = desk_of(pool, PasswordLogin(pool)), kept(pool)
    pick = random.Random(1)  # noqa: S311  the same each time
    cookies = (
        "",
        "rashomon_session=",
        "rashomon_session=x",
        f"rashomon_session={'a' * 5000}",
        "rashomon_session=\xff\x00",
        "=;;=",
        "rashomon_session=a; rashomon_session=b",
    )
    for route in ROUTES:
        for cookie in cookies:
            path, sent = re.sub(r"\{\w+\}", "mill", route.path), strange(route, pick, "x")
            sent["headers"] = [
                *sent["headers"],
                ("cookie", cookie),
                ("x-remote-user", "ada"),
                ("x-forwarded-for", "127.0.0.1"),
                ("authorization", "Basic YWRhOmFkYQ=="),
            ]
            answer = ask(app, route.method, path, **sent)
            check(answer, route, (path, sent))
            if not route.is_open:
                assert answer.status in (303, 401, 403), route
                assert b"Mill" not in answer.body
                assert answer.headers.get("location", "/login").startswith("/login")
    assert kept(pool) == before


def test_every_write_takes_the_role_the_token_and_the_site(team: Path, pool: StorePool) -> None:
    app = desk_of(pool, PasswordLogin(pool))
    people = {name: session_of(app, name) for name in ("rea", "edo", "ada")}
    before = kept(pool)
    for route in ROUTES:
        path = re.sub(r"\{\w+\}", "mill", route.path)
        for name, (cookie, token) in people.items():
            others = [other for who, (_, other) in people.items() if who != name]
            role = {"rea": UserRole.READ, "edo": UserRole.EDIT, "ada": UserRole.ADMIN}[name]
            if route.method == "GET" and not role.may(route.role):
                assert ask(app, "GET", path, headers=[("cookie", cookie)]).status == 403, route
            if route.method == "GET" or route.is_open:
                continue
            wrong: list[list[tuple[str, str]]] = [
                [("origin", ORIGIN), ("x-csrf-token", other)] for other in others
            ]  # of somebody else
            wrong += [
                [("origin", ORIGIN)],
                [("origin", ORIGIN), ("x-csrf-token", "")],
                [("origin", ORIGIN), ("x-csrf-token", token[:-1])],
            ]
            foreign = (
                "https://evil.example",
                "null",
                "http://127.0.0.1:8766",
                f"http://x@{HOST}.evil.example",
                "",
            )
            wrong += [[("origin", site), ("x-csrf-token", token)] for site in foreign]
            wrong += [
                [("sec-fetch-site", "cross-site"), ("x-csrf-token", token)],
                [("sec-fetch-site", "same-site"), ("x-csrf-token", token)],
                [("referer", "https://evil.example/"), ("x-csrf-token", token)],
            ]
            wrong += [] if role.may(route.role) else [[("origin", ORIGIN), ("x-csrf-token", token)]]
            for headers in wrong:
                assert (
                    ask(
                        app,
                        "POST",
                        path,
                        headers=[("cookie", cookie), *headers],
                        body=b"do=remove&name=rea",
                    ).status
                    == 403
                ), (
                    route,
                    headers,
                )
    assert kept(pool) == before


# what was found, and mended


@pytest.mark.parametrize(
    "path", ["/login/", "/s/mill/", "/sources/", "//evil.example/", "/s/mill/changes/"]
)
def test_an_address_with_a_stroke_too_many_leads_nowhere_else(pool: StorePool, path: str) -> None:
    answer = ask(desk_of(pool, SingleUser("ina")), "GET", path, headers=[("host", "evil.example")])
    assert "evil" not in answer.headers.get("location", "")
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(
    "origin",
    [
        "http://[",
        "chrome-extension://127.0.0.1:8765",
        "//127.0.0.1:8765",
        "http://127.0.0.1:8765/",
        "http://127.0.0.1:8765@evil",
    ],
)
def test_an_origin_that_is_none_is_refused(pool: StorePool, origin: str) -> None:
    door = SingleUser("ina")
    for headers in ([("origin", origin)], [("referer", f"{origin}x")]):
        assert ask(
            desk_of(pool, door),
            "POST",
            "/add/text",
            headers=[*headers, ("x-csrf-token", door.csrf)],
            body=b"text=",
        ).status == (400 if headers[0][1] == "http://127.0.0.1:8765/x" else 403)


def test_by_https_a_page_that_came_by_http_may_not_write(pool: StorePool) -> None:
    door = SingleUser("ina")
    app = make_desk(Desk(pool, door, Clock(), secure=True))
    for origin, status in ((f"http://{HOST}", 403), (f"https://{HOST}", 400)):
        assert (
            ask(
                app,
                "POST",
                "/add/text",
                headers=[("origin", origin), ("x-csrf-token", door.csrf)],
                body=b"text=",
            ).status
            == status
        )


def test_a_session_that_was_ended_does_not_come_back(team: Path, pool: StorePool) -> None:
    app = desk_of(pool, PasswordLogin(pool))
    cookie, _ = session_of(app, "edo")
    with pool.reading() as store:
        session = store.users.session(text_hash(cookie.split("=")[1]))
    assert session
    with pool.writing() as store:
        store.users.end_session(session.digest)
    app.state.desk.keep_session(
        replace(session, seen_at="2031-03-05T08:00:00+00:00")
    )  # by a request that began before
    assert ask(app, "GET", "/", headers=[("cookie", cookie)]).status == 303


def test_who_is_not_known_sends_no_large_body(team: Path, pool: StorePool) -> None:
    app = desk_of(pool, PasswordLogin(pool))
    assert (
        ask(app, "POST", "/login", headers=[("origin", ORIGIN)], body=b"x" * 20_001).status == 413
    )
    read: list[int] = []

    async def no_body(request: object, most: int) -> bytes:
        read.append(most)
        return b""

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guard, "read_body", no_body)
        assert ask(app, "POST", "/add/text", headers=[("origin", ORIGIN)]).status == 401
    assert read == []


@pytest.mark.parametrize(
    ("name", "password"), [("edo", "wrong"), ("nobody", "wrong"), ("lyn", "wrong")]
)
def test_a_password_is_hashed_once_whoever_it_is_of(
    team: Path, pool: StorePool, name: str, password: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pool.writing() as store, store.writing():
        store.users.put(User("lyn", UserRole.READ, None, "2031-03-05T08:00:00+00:00"))
    hasher, asked = auth._HASHER, []

    class Counting:
        def verify(self, kept: str, given: str) -> bool:
            asked.append(kept.split("$")[1:4])
            return hasher.verify(kept, given)

        def hash(self, given: str) -> str:
            return hasher.hash(given)

    monkeypatch.setattr(auth, "_HASHER", Counting())
    with pool.reading() as store:
        user = store.users.get(name)
    assert not auth.password_fits(password, user.password if user else None)
    assert len(asked) == 1


def test_a_head_without_end_is_refused_at_once(pool: StorePool) -> None:
    desk = desk_of(pool, SingleUser("ina"))
    gc.collect()  # what the tests before it left is none of this request's work
    begun = time.process_time()
    answer = ask(desk, "GET", "/", headers=[("a", "b")] * 20_000)
    assert answer.status == 431
    assert time.process_time() - begun < 1


def test_a_body_that_breaks_off_is_no_fault_of_the_desk(
    pool: StorePool, caplog: pytest.LogCaptureFixture
) -> None:
    app, sent = desk_of(pool, SingleUser("ina")), []

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "path": "/login",
        "raw_path": b"/login",
        "root_path": "",
        "scheme": "http",
        "query_string": b"",
        "client": ("127.0.0.1", 5),
        "server": ("127.0.0.1", 8765),
        "headers": [(b"host", HOST.encode()), (b"content-length", b"9")],
    }
    anyio.run(app, scope, receive, send)
    assert sent[0]["status"] == 400
    assert not caplog.records


def test_logging_out_takes_away_what_the_browser_kept(team: Path, pool: StorePool) -> None:
    app = desk_of(pool, PasswordLogin(pool))
    cookie, token = session_of(app, "edo")
    answer = ask(
        app,
        "POST",
        "/logout",
        headers=[("origin", ORIGIN), ("cookie", cookie), ("x-csrf-token", token)],
    )
    assert answer.headers["clear-site-data"] == '"cache"'
    assert ask(app, "GET", "/", headers=[("cookie", cookie)]).status == 303


def marked(value: Any, key: str = "") -> Any:
    """The document with markup behind every text that somebody may have written."""
    if isinstance(value, dict):
        return {name: marked(inside, name) for name, inside in value.items()}
    if isinstance(value, list):
        return [marked(inside, key) for inside in value]
    return f"{value}{MARKUP}" if isinstance(value, str) and key in _WRITTEN else value


_WRITTEN = {
    "title",
    "outlet",
    "byline",
    "thing",
    "by",
    "speaker",
    "name",
    "spellings",
    "quote",
    "value",
    "address",
    "url",
    "source",
    "error",
    "why",
    "text",
}


def test_markup_in_every_field_that_is_kept_is_shown_as_text(tmp_path: Path) -> None:
    ledger = from_json(json.dumps(marked(json.loads(to_json(rich_ledger())))))
    path = tmp_path / "m.db"
    fill(
        path,
        {"mill": ledger},
        changes=[
            ChangeRow(
                story="mill",
                at="2031-03-05T08:00:00+00:00",
                kind="told",
                subject=MARKUP,
                before=MARKUP,
                after=MARKUP,
                reports=(),
            )
        ],
    )
    opened = StorePool(str(path))
    with opened.writing() as store:
        store.feeds.note_sources(
            [SourceRow(f"https://evil.example/{MARKUP}", "2031-03-05T08:00:00+00:00", None, MARKUP)]
        )
        store.users.put(User(MARKUP, UserRole.READ, None, "2031-03-05T08:00:00+00:00"))
        store.users.add_audit(
            AuditRow(
                at="2031-03-05T08:00:00+00:00",
                who=MARKUP,
                action=MARKUP,
                target="mill",
                before=MARKUP,
                after=MARKUP,
                address=MARKUP,
            )
        )
    app = desk_of(opened, SingleUser(MARKUP))
    seen, escaped = {"/"}, 0
    waiting = [
        "/",
        "/log?target=" + quote(MARKUP),
        "/?q=" + quote(MARKUP),
        "/s/" + quote(MARKUP),
    ]
    while waiting and len(seen) < 250:
        path_, _, query = waiting.pop().partition("?")
        answer = ask(app, "GET", unquote(path_), query=query, headers=[("accept", "text/html")])
        check(answer, ROUTES[0], path_)
        escaped += answer.body.count(b"&lt;script&gt;")
        if "attachment" not in answer.headers.get("content-disposition", ""):
            found = {
                unescape(link)
                for link in re.findall(
                    r'(?:href|action)="(/[^"#]*)', answer.body.decode("utf-8", "replace")
                )
            }
            new = sorted(
                one
                for one in found - seen
                if not one.startswith(("/static", "/logout", "/s/mill/undo"))
            )
            seen |= set(new)
            waiting += new
    opened.close()
    assert len(seen) > 30
    assert escaped > 100
