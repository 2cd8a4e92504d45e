"""Pages about users: login, with limits on attempts, and logout. For admins also the sources and
the audit log.

Each login starts a new session. Its token is in a cookie that scripts cannot read.
"""

import hmac
import math
import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from http import HTTPStatus
from ipaddress import ip_network

from starlette.responses import Response

from rashomon.desk.auth import (
    COOKIE,
    IDLE,
    LONGEST_SESSION,
    SingleUser,
    name_as_typed,
    password_fits,
)
from rashomon.desk.desk_request import DeskRequest, Later
from rashomon.desk.guard import NotFound, RequestRefused, check_token
from rashomon.desk.page_templates import page, see_other
from rashomon.desk.story_list import page_number
from rashomon.host_addresses import parsed_address
from rashomon.model.content_ids import text_hash
from rashomon.model.record import record
from rashomon.model.user import SessionRow, TryRow
from rashomon.show.wording import counted
from rashomon.store.database.open import SqlStore

# Login attempts are rate-limited. Each is counted in the store before it is checked, so neither
# many at once nor a second desk at the same
# store get more of them. Nobody is locked out: after too many attempts one waits, the longer the
# more of them failed.

SPAN = timedelta(minutes=15)  # after this long without an attempt, earlier ones are forgotten
LOGIN_PATIENCE = (
    10.0  # seconds that an attempt may wait; one that would wait longer is refused, and not counted
)
_LISTED = 20  # attempts per address that are all logged; after these, only one in this many


@record
class AttemptRule:
    """Allows so many attempts at once, and then one after each pause. The first pause has so many
    seconds, and each one doubles, up to the longest."""

    free: int
    pause: float
    longest: float


OF_PAIR = AttemptRule(5, 60, 480)  # one name at one address
OF_ADDRESS = AttemptRule(20, 2, 2)  # all names at one address
OF_NAME = AttemptRule(50, 2, 2)  # one name at all addresses


@record
class AttemptDelay:
    """After how many seconds an attempt is checked. `of_address` is its number among the attempts
    of its address, 0 if those are not counted."""

    seconds: float
    of_address: int = 0

    @property
    def is_refused(self) -> bool:
        """Whether the attempt is not checked at all."""
        return self.seconds > LOGIN_PATIENCE


def take(store: SqlStore, name: str, address: str, now: datetime) -> AttemptDelay:
    """Counts an attempt to log in, in one transaction."""
    address = network_of(address)
    with store.writing():
        store.users.end_tries(
            # so long a name stays known at an address after a login
            before=(now - SPAN).isoformat(),
            welcome_before=(now - timedelta(days=90)).isoformat(),
        )
        pair = store.users.tries(name, address)
        rules = [(name, address, OF_PAIR)]
        # failures of others do not slow down a user who has logged in here before
        if pair is None or not pair.welcome:
            rules += [("", address, OF_ADDRESS), (name, "", OF_NAME)]
        rows = [
            (_recent(store, name=who, address=where, now=now), rule) for who, where, rule in rules
        ]
        waits = (datetime.fromisoformat(row.free_at) for row, _ in rows if row.free_at)
        begins = max([now, *waits])
        turn = AttemptDelay(
            (begins - now).total_seconds(),
            next((row.tried + 1 for row, _ in rows if not row.name), 0),
        )
        if not turn.is_refused:
            for row, rule in rows:
                store.users.put_tries(_counted(row, rule=rule, now=now, begins=begins))
        return turn


def succeeded(store: SqlStore, name: str, address: str, now: datetime) -> None:
    """Takes a successful attempt off the count, and records that the name is known at the
    address."""
    address = network_of(address)
    with store.writing():
        for row in (store.users.tries("", address), store.users.tries(name, "")):
            if row and row.tried:
                store.users.put_tries(replace(row, tried=row.tried - 1))
        store.users.put_tries(
            TryRow(
                name=name, address=address, tried=0, at=now.isoformat(), free_at="", welcome=True
            )
        )


def network_of(address: str) -> str:
    """Returns the address. For IPv6, returns the /64 network that one household shares."""
    parsed = parsed_address(address)
    if parsed is None:
        return address[:64]
    return str(parsed) if parsed.version == 4 else str(ip_network((parsed, 64), strict=False))


def _recent(store: SqlStore, name: str, address: str, now: datetime) -> TryRow:
    """Returns what is counted of this name at this address; nothing where the last attempt is long
    ago."""
    row = store.users.tries(name, address) or TryRow(name, address)
    is_over = bool(row.at) and now - datetime.fromisoformat(row.at) > SPAN
    return replace(row, tried=0, free_at="") if is_over else row


def _counted(row: TryRow, rule: AttemptRule, now: datetime, begins: datetime) -> TryRow:
    tried = row.tried + 1
    over = tried - rule.free
    pause = min(rule.longest, rule.pause * 2.0 ** min(over, 30)) if over >= 0 else 0.0
    free_at = (begins + timedelta(seconds=pause)).isoformat() if pause else ""
    return replace(row, tried=tried, at=now.isoformat(), free_at=free_at)


_PATIENCE = 10.0  # seconds that a login waits for another program that writes
_NO = "This name and this password do not match."
_DOOR = "rashomon_door"  # the cookie that a login form is bound to, before there is a session


def show_login(asked: DeskRequest) -> Response:
    """Shows the form, or the list for a user who is already logged in."""
    if asked.user.name or not asked.desk.auth.needs_login:
        return see_other(_inside(asked.query.get("next", "/")))
    return _form(asked, status=HTTPStatus.OK, words="")


def log_in(asked: DeskRequest) -> Response | Later:
    """Starts a session, or shows the form again with the reason. Every attempt is counted before
    the password is checked."""
    desk = asked.desk
    sent = asked.form()
    if not desk.auth.needs_login:
        raise NotFound("This desk has no login.")
    check_token(sent.get("csrf", ""), _door_token(asked, asked.cookies.get(_DOOR, "")))
    name = name_as_typed(sent.get("name", ""))
    if not name:
        return _form(asked, status=HTTPStatus.UNAUTHORIZED, words=_NO)
    with desk.pool.writing(patience=_PATIENCE) as store:
        turn = take(store, name=name, address=asked.address, now=desk.clock())
    if turn.is_refused:
        pause = counted(math.ceil(turn.seconds), "second")
        if turn.seconds > 60:
            pause = counted(math.ceil(turn.seconds / 60), "minute")
        return _form(
            asked,
            status=HTTPStatus.TOO_MANY_REQUESTS,
            words=f"Too many attempts failed. Wait {pause}.",
            name=name,
            wait=turn.seconds,
        )
    if turn.seconds:
        return Later(turn.seconds, partial(_check, name=name, turn=turn))
    return _check(asked, name=name, turn=turn)


def _check(asked: DeskRequest, name: str, turn: AttemptDelay) -> Response:
    desk = asked.desk
    sent = asked.form()
    now = desk.clock()
    with desk.pool.reading() as store:
        user = store.users.get(name)
    if not password_fits(sent.get("password", ""), user.password if user else None):
        # not all are logged; otherwise anybody could fill the disk
        if turn.of_address <= _LISTED or turn.of_address % _LISTED == 0:
            after = None
            if turn.of_address >= _LISTED:
                after = f"{turn.of_address} tries from this address"
            with desk.pool.writing(patience=_PATIENCE) as store:
                asked.audit(store, "login failed", "desk", who=name, after=after)
        return _form(asked, status=HTTPStatus.UNAUTHORIZED, words=_NO, name=name)
    token = secrets.token_urlsafe(32)
    at = desk.now()
    with desk.pool.writing(patience=_PATIENCE) as store:
        succeeded(store, name=name, address=asked.address, now=now)
        if COOKIE in asked.cookies:
            store.users.end_session(text_hash(asked.cookies[COOKIE]))
        store.users.end_sessions_before((now - IDLE).isoformat(timespec="seconds"))
        store.users.put_session(
            SessionRow(
                digest=text_hash(token),
                user_name=name,
                csrf=secrets.token_urlsafe(32),
                made_at=at,
                seen_at=at,
            )
        )
        asked.audit(store, "login", "desk", who=name)
    response = see_other(_inside(sent.get("next", "/")))
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(LONGEST_SESSION.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=desk.secure,
    )
    response.delete_cookie(_DOOR, httponly=True, samesite="strict", secure=desk.secure)
    return response


def log_out(asked: DeskRequest) -> Response:
    """Ends the session."""
    with asked.desk.pool.writing() as store:
        store.users.end_session(asked.session.digest)
        asked.audit(store, "logout", "desk")
    response = see_other("/login" if asked.desk.auth.needs_login else "/")
    response.headers["Clear-Site-Data"] = '"cache"'  # pages that the browser kept
    response.delete_cookie(COOKIE, httponly=True, samesite="lax", secure=asked.desk.secure)
    return response


def _form(
    asked: DeskRequest, *, status: int, words: str, name: str = "", wait: float = 0
) -> Response:
    key = asked.cookies.get(_DOOR) or secrets.token_urlsafe(24)
    response = page(
        "login.html.j2",
        asked,
        status=status,
        told=words,
        name=name,
        token=_door_token(asked, key),
        next=_inside(asked.query.get("next", asked.form().get("next", "/"))),
    )
    response.set_cookie(
        _DOOR,
        key,
        max_age=3600,
        httponly=True,
        samesite="strict",
        secure=asked.desk.secure,
    )
    if wait:
        response.headers["Retry-After"] = str(math.ceil(wait))
    return response


def _door_token(asked: DeskRequest, key: str) -> str:
    written = f"login {key}".encode("utf-8", "replace")
    return hmac.new(asked.desk.secret, written, "sha256").hexdigest()


def _inside(address: str) -> str:
    """Returns the address if it leads into the desk, otherwise the address of the list."""
    is_path = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_path and address.isprintable() else "/"


# Administration.


_ROWS = 100


def show_sources(asked: DeskRequest) -> Response:
    """Shows every source with its last attempt and its last successful reading, failed ones
    first."""
    with asked.reading() as store:
        rows = store.feeds.sources()
        feeds = store.feeds.all()
    rows_read = [row for row in rows if not row.error]
    return page(
        "sources.html.j2",
        asked,
        failed=[row for row in rows if row.error],
        read=rows_read[:500],
        total=len(rows),
        feeds=feeds,
    )


def close_desk(asked: DeskRequest) -> Response:
    """Ends the desk of one person who opened it alone."""
    if asked.desk.close is None:
        raise NotFound("This desk cannot be closed from here.")
    asked.desk.close()
    return Response("Rashomon is closed. You can close this window.", media_type="text/plain")


def show_log(asked: DeskRequest) -> Response:
    """Shows the audit log, newest row first."""
    at = page_number(asked)
    with asked.reading() as store:
        rows = store.users.audit_rows(most=_ROWS, skip=(at - 1) * _ROWS)
        total = store.users.audit_count()
    return page(
        "log.html.j2",
        asked,
        rows=rows,
        total=total,
        at=at,
        last=max(1, -(-total // _ROWS)),
        address=lambda page: f"/log?page={page}",
    )


def take_name(asked: DeskRequest) -> Response:
    """Keeps the name under which the single person of this desk signs."""
    name = name_as_typed(asked.form().get("name", ""))
    auth = asked.desk.auth
    if not isinstance(auth, SingleUser):
        raise NotFound("Here the login says who you are.")
    if not name:
        raise RequestRefused("A name has 1 to 80 visible characters.")
    with asked.desk.pool.writing() as store:
        auth.give_name(store, name)
        asked.audit(store, "gave a name", "desk", after=name)
    return see_other("/")
