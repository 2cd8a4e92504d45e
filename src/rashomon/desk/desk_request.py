"""Desk is the state that all requests share. DeskRequest is a request as views see it. `reads` and
`writes` turn a view into a route."""

import logging
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from threading import Lock
from urllib.parse import parse_qs

from starlette.responses import Response

from rashomon.desk.auth import Authenticator, Network
from rashomon.desk.guard import LOOPBACK, RequestQueue, RequestRefused, TooLarge
from rashomon.desk.jobs import Jobs, JobWork
from rashomon.desk.render_cache import MOST_BYTES, RenderCache, Rendered
from rashomon.desk.store_pool import StorePool
from rashomon.errors import StopError
from rashomon.model.record import record
from rashomon.model.user import AuditRow, SessionRow, User, UserRole
from rashomon.protocols import Clock, Fetch
from rashomon.settings import ModelSettings
from rashomon.show.story_view import LedgerView
from rashomon.store.database.open import SqlStore, open_store
from rashomon.store.update import settle


@record
class NetworkAccess:
    """How the desk may reach the network.

    - `fetcher`: makes a new fetcher each time, so that robots.txt is read again
    - `check`: raises SkipError for a forbidden address before it is stored
    """

    fetcher: Callable[[], Fetch]
    check: Callable[[str], object]


_LOG = logging.getLogger(__name__)
_COMPARING = Lock()
_NOTED = timedelta(seconds=20)  # how often a visit is recorded, instead of at every request


@dataclass
class Desk:
    """What all requests share: the pool of stores, authentication, clock, caches and queues.

    `hosts`: the names that the desk answers to; `secure`: whether it is reached by https;
    `forwarders`: proxies whose X-Forwarded-For is trusted. Without `outside` it requests no
    address.
    """

    pool: StorePool
    auth: Authenticator
    clock: Clock
    hosts: tuple[str, ...] = LOOPBACK
    secure: bool = False
    forwarders: tuple[Network, ...] = ()
    outside: NetworkAccess | None = None
    choose_model: Callable[[], tuple[ModelSettings, str]] | None = (
        None  # the settings of a language model and its key; None: none is asked
    )
    close: Callable[[], None] | None = None  # ends a desk that one person opened for himself

    def __post_init__(self) -> None:
        """Makes the caches and queues."""
        # pages; more would be slower, for they share one interpreter
        self.turns = RequestQueue(2)
        # what may take seconds: no reader waits for it
        self.works = RequestQueue(3, patience=60.0)
        self.logins = RequestQueue(2)  # each check of a password takes 64 MiB
        self.jobs = Jobs()
        self.secret = secrets.token_bytes(32)
        self.pages = RenderCache[Rendered](
            MOST_BYTES, lambda rendered: sum(map(len, rendered.parts))
        )
        self.ledgers = RenderCache[LedgerView](6)
        self.visited = dict[tuple[str, str], datetime]()

    def now(self) -> str:
        """Returns the current time in UTC."""
        return self.clock().isoformat(timespec="seconds")

    def keep_session(self, session: SessionRow) -> None:
        """Records now and then that a session is in use. A session that is not used expires."""
        is_new = self.clock() - datetime.fromisoformat(session.seen_at) < timedelta(minutes=10)
        if session.digest and not is_new:
            at = self.now()
            self._write_or_log(
                "session", lambda store: store.users.touch_session(session.digest, at=at)
            )

    def note_visit(self, user: str, story: str) -> None:
        """Records the user's visit now and then. If another program is writing, it is skipped,
        because a visit is not worth waiting for."""
        now = self.clock()
        if now - self.visited.get((user, story), now - _NOTED) < _NOTED:
            return
        if len(self.visited) > 10_000:
            self.visited.clear()
        self.visited[user, story] = now
        self._write_or_log(
            "visit", lambda store: store.users.note_visit(user, story, at=self.now())
        )

    @contextmanager
    def comparing(self) -> Iterator[SqlStore]:
        """Gives a store of its own in which reports are parsed and compared. Only one block runs at
        a time, because two threads cannot use one parser."""
        with _COMPARING, closing(open_store(self.pool.address)) as store:
            store.clock = self.clock
            yield store

    def settle(self) -> None:
        """Brings the stories of the store up to date with what was decided and written."""
        with self.comparing() as store:
            settle(store)

    def _write_or_log(self, row_kind: str, write: Callable[[SqlStore], object]) -> None:
        """Writes something that is not worth waiting for while another program writes."""
        try:
            with self.pool.writing(patience=0.2) as store:
                write(store)
        except StopError as error:
            _LOG.info("a %s was not kept: %s", row_kind, error)


@contextmanager
def others_may_compare() -> Iterator[None]:
    """Lets others compare during the block, while the one that compares waits for somebody else."""
    _COMPARING.release()
    try:
        yield
    finally:
        _COMPARING.acquire()


# read_parts: the fields and files of a form that sends files (multipart/form-data), taken apart by
# its boundary.

_BOUNDARY = re.compile(r"boundary=(?:\"([^\"\r\n]{1,70})\"|([^\s;,\"]{1,70}))", re.IGNORECASE)
_NAME = re.compile(rb'; ?name="([^"\r\n]{1,100})"')
_FILE = re.compile(rb'; ?filename="([^"\r\n]{0,400})"')
MOST_PARTS = 60
_MOST_HEAD = 2_000  # bytes of the lines before a part


@record
class FormPart:
    """A form field, or a file. `file` is the file's name, None for a field."""

    name: str
    data: bytes
    file_name: str | None = None


def read_parts(content_type: str, body: bytes) -> list[FormPart]:
    """Returns the parts in order. Raises RequestRefused if they cannot be read or there are too
    many."""
    boundary = _BOUNDARY.search(content_type)
    if boundary is None:
        raise RequestRefused("The form cannot be read: it names no boundary.")
    mark = b"--" + (boundary[1] or boundary[2]).encode("latin-1", "replace")
    if body.count(mark) > MOST_PARTS + 1:
        raise TooLarge(
            f"More than {MOST_PARTS} files and fields were sent. Send fewer at a time.",
        )
    pieces = (b"\r\n" + body).split(b"\r\n" + mark)
    if len(pieces) < 2 or not pieces[-1].startswith(b"--"):
        raise RequestRefused("The request broke off. Nothing was saved.")
    return list(map(_part, pieces[1:-1]))


def _part(piece: bytes) -> FormPart:
    head, gap, data = piece.partition(b"\r\n\r\n")
    name = _NAME.search(head[:_MOST_HEAD])
    file = _FILE.search(head[:_MOST_HEAD])
    if not gap or name is None:
        raise RequestRefused("The form cannot be read.")
    return FormPart(
        name[1].decode("utf-8", "replace"),
        data,
        file[1].decode("utf-8", "replace") if file else None,
    )


@record
class DeskRequest:
    """A request: the desk, the user, the parts of the path, the query and the body."""

    desk: Desk
    user: User
    session: SessionRow
    path: dict[str, str]
    query: dict[str, str]
    body: bytes
    headers: dict[str, str]
    cookies: dict[str, str]
    address: str
    url: str

    @property
    def may_edit(self) -> bool:
        """Whether the user may change stories."""
        return self.user.role.may(UserRole.EDIT)

    def reading(self) -> AbstractContextManager[SqlStore]:
        """Gives the store, to read in it."""
        return self.desk.pool.reading()

    def lists(self) -> dict[str, list[str]]:
        """Returns the fields of the submitted form with all their values."""
        text = self.body.decode("utf-8", "replace")
        try:
            return parse_qs(text, keep_blank_values=True, max_num_fields=10_000)
        except ValueError as error:
            raise RequestRefused("The form has too many fields.") from error

    def form(self) -> dict[str, str]:
        """Returns the fields of the submitted form. If a name occurs more than once, the last value
        counts."""
        return {name: values[-1] for name, values in self.lists().items()}

    def fields(self) -> dict[str, str]:
        """Returns the submitted fields of a form, with or without files."""
        if not self.headers.get("content-type", "").startswith("multipart/form-data"):
            return self.form()
        fields = [part for part in self.parts() if part.file_name is None]
        return {part.name: part.data.decode("utf-8", "replace") for part in fields}

    def parts(self) -> list[FormPart]:
        """Returns fields and files of a multipart form. Raises RequestRefused if it cannot be
        read."""
        return read_parts(self.headers.get("content-type", ""), self.body)

    def audit(
        self,
        store: SqlStore,
        action: str,
        target: str,
        *,
        who: str = "",
        before: str | None = None,
        after: str | None = None,
    ) -> None:
        """Adds a row to the audit log for what the user does now. `who` is the name of somebody who
        is not logged in yet."""
        who = who or self.user.name
        row = AuditRow(
            at=self.desk.now(),
            who=who,
            action=action,
            target=target,
            before=before,
            after=after,
            address=self.address,
        )
        store.users.add_audit(row)

    def begin(self, subject: str, work: JobWork, of: str = "") -> str:
        """Queues work for the user as a job, and returns its id. Raises RequestRefused if too many
        are waiting."""
        self.desk.jobs.check_room()
        return self.desk.jobs.add(subject, work, by=self.user.name, at=self.desk.now(), of=of)


@record
class Later:
    """A view returns this if it has to wait before it can answer. Nothing else is held up
    meanwhile."""

    seconds: float
    view: "View"


View = Callable[[DeskRequest], Response | Later]


@record
class DeskRoute:
    """A path with its method, its view and the role that it needs.

    - `is_open`: it needs no login
    - `is_long`: it may take seconds
    - `most`: the largest body in bytes, if it is not the default
    """

    path: str
    view: View
    method: str = "GET"
    role: UserRole = UserRole.READ
    is_open: bool = False
    is_long: bool = False
    most: int = 0


# Makes a GET route, whose view gets a read-only store.
reads = DeskRoute
# Makes a POST route, open to users of the role from the desk's own pages with the session's
# token.
writes = partial(DeskRoute, method="POST", role=UserRole.EDIT, is_long=True)
