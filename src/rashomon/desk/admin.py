"""Administration pages of a desk: sources that could not be read, the audit log, and users with their roles."""

from starlette.responses import RedirectResponse, Response

from rashomon.desk import page_templates
from rashomon.desk.auth import add_user, remove_user, set_role
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.story_list import csv_answer
from rashomon.errors import StopError
from rashomon.exports.csv import csv_bytes
from rashomon.model.user import UserRole

_ROWS = 100
_MOST_CSV = 100_000


def show_sources(asked: DeskRequest) -> Response:
    """Shows every source, failed ones first, with its last attempt and last successful read."""
    with asked.desk.pool.reading() as store:
        rows = store.sources()
        feeds = store.feeds()
    failed = [row for row in rows if row.error]
    return page_templates.page(
        "sources.html.j2", asked, failed=failed, read=[row for row in rows if not row.error][:500], total=len(rows), feeds=feeds
    )


def show_log(asked: DeskRequest) -> Response:
    """Shows the audit log, newest row first."""
    given = asked.query.get("page", "1")
    at = max(1, int(given)) if given.isascii() and given.isdigit() and len(given) < 7 else 1
    target = asked.query.get("target", "")[:200].replace("\x00", "")
    with asked.desk.pool.reading() as store:
        rows = store.audit_rows(target=target or None, most=_ROWS, skip=(at - 1) * _ROWS)
        total = store.audit_count()
    return page_templates.page("log.html.j2", asked, rows=rows, total=total, at=at, last=max(1, -(-total // _ROWS)), target=target)


def send_log(asked: DeskRequest) -> Response:
    """Sends the audit log as CSV."""
    with asked.desk.pool.reading() as store:
        rows = store.audit_rows(most=_MOST_CSV)
    header = ("at", "who", "action", "target", "before", "after", "address")
    return csv_answer(csv_bytes(header, ((r.at, r.who, r.action, r.target, r.before, r.after, r.address) for r in rows)), "audit.csv")


def show_people(asked: DeskRequest) -> Response:
    """Shows the users."""
    with asked.desk.pool.reading() as store:
        users = store.users()
    return page_templates.page("people.html.j2", asked, users=users, roles=tuple(UserRole), told="")


def change_people(asked: DeskRequest) -> Response:
    """Adds or removes a user, or changes a role; each change is logged."""
    sent, desk = asked.form(), asked.desk
    name, by = sent.get("name", ""), {"by": asked.user.name, "at": desk.now(), "address": asked.address}
    try:
        with desk.pool.writing() as store:
            match sent.get("do"):
                case "add":
                    if store.user(name.strip()):
                        raise StopError(f"there is a user {name} already")
                    add_user(store, name, _role(sent), sent.get("password", "") if desk.auth.has_passwords else None, **by)
                case "role":
                    set_role(store, name, _role(sent), **by)
                case "remove":
                    if name == asked.user.name:
                        raise StopError("nobody removes themselves")
                    remove_user(store, name, **by)
                case _:
                    raise RequestRefused(400, "That is nothing that can be done to a user.")
    except StopError as error:
        raise RequestRefused(409, f"{str(error)[:1].upper()}{str(error)[1:]}.") from error
    return RedirectResponse("/people", 303)


def _role(sent: dict[str, str]) -> UserRole:
    try:
        return UserRole(sent.get("role", ""))
    except ValueError as error:
        raise RequestRefused(400, "A role is read, edit or admin.") from error
