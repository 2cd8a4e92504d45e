"""Logging in and out: a new session at each login, its token in a cookie that scripts cannot read."""

import hmac
import math
import secrets
import unicodedata
from collections.abc import Mapping
from functools import partial

from starlette.responses import RedirectResponse, Response

from rashomon.desk import pages
from rashomon.desk.asked import Asked, Later
from rashomon.desk.doors import COOKIE, IDLE, LONGEST, digest_of
from rashomon.desk.guard import check_token
from rashomon.desk.passwords import fits
from rashomon.desk.refusals import Refused
from rashomon.desk.tries import LISTED, Turn, succeeded, take
from rashomon.language.wording import counted
from rashomon.model.people import AuditRow, SessionRow

_PATIENCE = 10.0  # seconds that a login waits for another program that writes
_NO = "This name and this password do not go together."
_DOOR = "rashomon_door"  # the cookie that a login form is bound to, before there is a session


def show_login(asked: Asked) -> Response:
    """The form, or the list for who is logged in already."""
    if asked.user.name or not asked.desk.door.needs_login:
        return RedirectResponse(_inside(asked.query.get("next", "/")), 303)
    return _form(asked, status=200, told="")


def log_in(asked: Asked) -> Response | Later:
    """A new session, or the form again with why there is none. Each try is counted before the password is looked at."""
    desk, sent = asked.desk, asked.form()
    if not desk.door.needs_login:
        raise Refused(404, "Nobody logs in here.")
    check_token(sent.get("csrf", ""), _door_token(asked, asked.cookies.get(_DOOR, "")))
    name = _name(sent)
    if not name:
        return _form(asked, status=401, told=_NO)
    with desk.shelf.writing(patience=_PATIENCE) as store:
        turn = take(store, name, asked.address, desk.clock())
    if turn.is_refused:
        return _form(asked, status=429, told=f"Too many tries failed. Wait {_wait(turn.seconds)}.", name=name, wait=turn.seconds)
    return Later(turn.seconds, partial(_check, turn=turn)) if turn.seconds else _check(asked, turn)


def _check(asked: Asked, turn: Turn) -> Response:
    desk, sent = asked.desk, asked.form()
    name, now = _name(sent), desk.clock()
    with desk.shelf.reading() as store:
        user = store.user(name)
    if not fits(sent.get("password", ""), user.password if user else None) or user is None:
        if turn.is_listed:
            more = f"{turn.of_address} tries from this address" if turn.of_address >= LISTED else None
            with desk.shelf.writing(patience=_PATIENCE) as store:
                store.add_audit(AuditRow(desk.now(), name, "login failed", "desk", after=more, address=asked.address))
        return _form(asked, status=401, told=_NO, name=name)
    token, at = secrets.token_urlsafe(32), desk.now()
    with desk.shelf.writing(patience=_PATIENCE) as store:
        succeeded(store, name, asked.address, now)
        if COOKIE in asked.cookies:
            store.end_session(digest_of(asked.cookies[COOKIE]))
        store.end_sessions_before((now - IDLE).isoformat(timespec="seconds"))
        store.put_session(SessionRow(digest_of(token), name, secrets.token_urlsafe(32), at, at))
        store.add_audit(AuditRow(at, name, "login", "desk", address=asked.address))
    response = RedirectResponse(_inside(sent.get("next", "/")), 303)
    response.set_cookie(COOKIE, token, max_age=int(LONGEST.total_seconds()), httponly=True, samesite="lax", secure=desk.secure, path="/")
    response.delete_cookie(_DOOR, httponly=True, samesite="strict", secure=desk.secure)
    return response


def _name(sent: Mapping[str, str]) -> str:
    """The name as users are kept; one that can be nobody's is empty."""
    name = unicodedata.normalize("NFC", sent.get("name", "")).strip()
    return name if len(name) <= 80 and name.isprintable() else ""


def _wait(seconds: float) -> str:
    return counted(math.ceil(seconds / 60), "minute") if seconds > 60 else counted(math.ceil(seconds), "second")


def log_out(asked: Asked) -> Response:
    """Ends the session."""
    with asked.writing("logout", "desk") as store:
        store.end_session(asked.session.digest)
    response = RedirectResponse("/login" if asked.desk.door.needs_login else "/", 303)
    response.headers["Clear-Site-Data"] = '"cache"'  # pages that the browser kept
    response.delete_cookie(COOKIE, httponly=True, samesite="lax", secure=asked.desk.secure)
    return response


def _form(asked: Asked, *, status: int, told: str, name: str = "", wait: float = 0) -> Response:
    key = asked.cookies.get(_DOOR) or secrets.token_urlsafe(24)
    response = pages.page(
        "login.html.j2",
        asked,
        status=status,
        told=told,
        name=name,
        token=_door_token(asked, key),
        next=_inside(asked.query.get("next", asked.form().get("next", "/"))),
    )
    response.set_cookie(_DOOR, key, max_age=3600, httponly=True, samesite="strict", secure=asked.desk.secure, path="/")
    if wait:
        response.headers["Retry-After"] = str(math.ceil(wait))
    return response


def _door_token(asked: Asked, key: str) -> str:
    return hmac.new(asked.desk.secret, f"login {key}".encode("utf-8", "replace"), "sha256").hexdigest() if key else ""


def _inside(address: str) -> str:
    """The address if it leads into the desk, else the list."""
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable() else "/"
