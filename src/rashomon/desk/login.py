"""Logging in and out: a new session at each login, its token in a cookie that scripts cannot read."""

import hmac
import secrets
from datetime import datetime

from starlette.responses import RedirectResponse, Response

from rashomon.desk import pages
from rashomon.desk.asked import Asked
from rashomon.desk.doors import COOKIE, IDLE, LONGEST, digest_of
from rashomon.desk.guard import check_token
from rashomon.desk.passwords import fits
from rashomon.desk.refusals import Refused
from rashomon.model.people import AuditRow, SessionRow

_DOOR = "rashomon_door"  # the cookie that a login form is bound to, before there is a session


def show_login(asked: Asked) -> Response:
    """The form, or the list for who is logged in already."""
    if asked.user.name or not asked.desk.door.needs_login:
        return RedirectResponse("/", 303)
    return _form(asked, status=200, told="")


def log_in(asked: Asked) -> Response:
    """A new session, or the form again with why there is none."""
    desk, sent = asked.desk, asked.form()
    if not desk.door.needs_login:
        raise Refused(404, "Nobody logs in here.")
    check_token(sent.get("csrf", ""), _door_token(asked, asked.cookies.get(_DOOR, "")))
    name, now = sent.get("name", "").strip()[:80], datetime.fromisoformat(desk.now())
    if not desk.tries.allowed(name, asked.address, now):
        return _form(asked, status=429, told="Too many tries failed. Wait a quarter of an hour.", name=name)
    with desk.shelf.reading() as store:
        user = store.user(name)
    if not fits(sent.get("password", ""), user.password if user else None) or user is None:
        desk.tries.failed(name, asked.address, now)
        with desk.shelf.writing() as store:
            store.add_audit(AuditRow(desk.now(), name or "?", "login failed", "desk", address=asked.address))
        return _form(asked, status=401, told="This name and this password do not go together.", name=name)
    token, at = secrets.token_urlsafe(32), desk.now()
    with desk.shelf.writing() as store:
        if COOKIE in asked.cookies:
            store.end_session(digest_of(asked.cookies[COOKIE]))
        store.end_sessions_before((now - IDLE).isoformat(timespec="seconds"))
        store.put_session(SessionRow(digest_of(token), name, secrets.token_urlsafe(32), at, at))
        store.add_audit(AuditRow(at, name, "login", "desk", address=asked.address))
    response = RedirectResponse(_inside(sent.get("next", "/")), 303)
    response.set_cookie(COOKIE, token, max_age=int(LONGEST.total_seconds()), httponly=True, samesite="lax", secure=desk.secure, path="/")
    response.delete_cookie(_DOOR)
    return response


def log_out(asked: Asked) -> Response:
    """Ends the session."""
    with asked.writing("logout", "desk") as store:
        store.end_session(asked.session.digest)
    response = RedirectResponse("/login" if asked.desk.door.needs_login else "/", 303)
    response.delete_cookie(COOKIE)
    return response


def _form(asked: Asked, *, status: int, told: str, name: str = "") -> Response:
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
    if status == 429:
        response.headers["Retry-After"] = "900"
    return response


def _door_token(asked: Asked, key: str) -> str:
    return hmac.new(asked.desk.secret, f"login {key}".encode("utf-8", "replace"), "sha256").hexdigest() if key else ""


def _inside(address: str) -> str:
    """The address if it leads into the desk, else the list."""
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable() else "/"
