"""DeskRequest: a request as views see it; `reads` and `writes` turn a view into a route."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rashomon.desk.desk_state import Desk
from rashomon.desk.guard import RequestRefused
from rashomon.model.user import AuditRow, SessionRow, User, UserRole
from rashomon.store.database.open import SqlStore

# read_parts: the fields and files of a form that sends files (multipart/form-data), taken apart by its boundary.

_BOUNDARY = re.compile(r"boundary=(?:\"([^\"\r\n]{1,70})\"|([^\s;,\"]{1,70}))", re.IGNORECASE)
_NAME = re.compile(rb'; ?name="([^"\r\n]{1,100})"')
_FILE = re.compile(rb'; ?filename="([^"\r\n]{0,400})"')
MOST_PARTS = 60
_MOST_HEAD = 2_000  # bytes of the lines before a part


@dataclass(frozen=True, slots=True)
class FormPart:
    """A form field, or a file with its name."""

    name: str
    data: bytes
    is_file: bool = False
    file_name: str = ""

    def text(self) -> str:
        """Returns a field as text."""
        return self.data.decode("utf-8", "replace")


def read_parts(content_type: str, body: bytes) -> tuple[FormPart, ...]:
    """Returns the parts in order. Raises RequestRefused if they cannot be read or are too many."""
    found = _BOUNDARY.search(content_type)
    if found is None:
        raise RequestRefused(400, "The form cannot be read: it names no boundary.")
    mark = b"--" + (found[1] or found[2]).encode("latin-1", "replace")
    if body.count(mark) > MOST_PARTS + 1:
        raise RequestRefused(413, f"More than {MOST_PARTS} files and fields were sent. Send them in several goes.")
    pieces = (b"\r\n" + body).split(b"\r\n" + mark)
    if len(pieces) < 2 or not pieces[-1].startswith(b"--"):
        raise RequestRefused(400, "What was sent broke off. Nothing was saved.")
    return tuple(_part(piece) for piece in pieces[1:-1])


def _part(piece: bytes) -> FormPart:
    head, gap, data = piece.partition(b"\r\n\r\n")
    name, file = _NAME.search(head[:_MOST_HEAD]), _FILE.search(head[:_MOST_HEAD])
    if not gap or name is None:
        raise RequestRefused(400, "The form cannot be read.")
    return FormPart(name[1].decode("utf-8", "replace"), data, file is not None, file[1].decode("utf-8", "replace") if file else "")


_MOST_FIELDS = 10_000  # a point of many reports is one form


@dataclass(frozen=True, slots=True)
class DeskRequest:
    """A request: the desk, the user, the parts of the path, the query and the body."""

    desk: Desk
    user: User
    session: SessionRow
    path: Mapping[str, str]
    query: Mapping[str, str]
    body: bytes
    headers: Mapping[str, str]
    cookies: Mapping[str, str]
    address: str
    url: str

    @property
    def wants_json(self) -> bool:
        """Whether the client wants JSON instead of a page."""
        return "application/json" in self.headers.get("accept", "")

    def form(self) -> dict[str, str]:
        """Returns the fields of the submitted form; the last of each name counts."""
        text = self.body.decode("utf-8", "replace")
        try:
            return {name: values[-1] for name, values in parse_qs(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS).items()}
        except ValueError as error:
            raise RequestRefused(400, "The form has too many fields.") from error

    def json(self) -> dict[str, Any]:
        """Returns the submitted JSON object. Raises RequestRefused if it is not one."""
        try:
            found = json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise RequestRefused(400, "The body is not JSON.") from error
        if not isinstance(found, dict):
            raise RequestRefused(400, "The body is not a JSON object.")
        return found

    def fields(self) -> dict[str, Any]:
        """Returns the submitted fields, from JSON or a form."""
        kind = self.headers.get("content-type", "")
        if kind.startswith("multipart/form-data"):
            return {one.name: one.text() for one in self.parts() if not one.is_file}
        return self.json() if "json" in kind else dict(self.form())

    def parts(self) -> tuple[FormPart, ...]:
        """Returns fields and files of a multipart form. Raises RequestRefused if it cannot be read."""
        return read_parts(self.headers.get("content-type", ""), self.body)

    @contextmanager
    def writing(self, action: str, target: str, *, before: str | None = None, after: str | None = None) -> Iterator[SqlStore]:
        """A block with the store open for writing; the audit row is committed with the changes, or neither is."""
        row = AuditRow(self.desk.now(), self.user.name, action, target, before, after, self.address)
        with self.desk.pool.writing() as store:
            yield store
            store.add_audit(row)
            if self.desk.on_written:
                self.desk.on_written(store)  # before it is kept: what could not be written beside is not kept here either


@dataclass(frozen=True, slots=True)
class Later:
    """Returned by a view that has to wait before it can answer; nothing is held up meanwhile."""

    seconds: float
    view: "View"


View = Callable[[DeskRequest], Response | Later]


@dataclass(frozen=True, slots=True)
class DeskRoute:
    """A path with its method, its view and the required role. `is_open`: needs no login; `is_long`: may take seconds.

    `most`: the largest body in bytes, if it differs from the default.
    """

    path: str
    view: View
    method: str = "GET"
    role: UserRole = UserRole.READ
    is_open: bool = False
    is_long: bool = False
    most: int = 0

    def starlette(self, answer: Callable[["DeskRoute", Request], Any]) -> Route:
        """Returns the route as Starlette's type."""

        async def endpoint(request: Request) -> Response:
            made: Response = await answer(self, request)
            return made

        return Route(self.path, endpoint, methods=[self.method])


def reads(path: str, view: View, *, role: UserRole = UserRole.READ, is_open: bool = False, is_long: bool = False) -> DeskRoute:
    """Returns a GET route, whose view gets a read-only store."""
    return DeskRoute(path, view, "GET", role, is_open, is_long)


def writes(path: str, view: View, *, role: UserRole = UserRole.EDIT, is_open: bool = False, most: int = 0) -> DeskRoute:
    """Returns a POST route, open to users of the role from the desk's own pages with the session's token."""
    return DeskRoute(path, view, "POST", role, is_open, is_long=True, most=most)
