"""Desks for tests: stores filled with ledgers built by hand, and clients that ask as a browser
would."""

import time
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import uvicorn

from rashomon.cli.desk import configured
from rashomon.desk.app import make_desk
from rashomon.desk.auth import Authenticator, SingleUser, add_user
from rashomon.desk.desk_request import Desk
from rashomon.desk.store_pool import StorePool
from rashomon.model.document import to_utf8
from rashomon.model.ledger import Ledger
from rashomon.model.stored import ChangeRow, Plan, StoredStory
from rashomon.model.user import UserRole
from rashomon.store.settle_reports import raw_of
from store_contents import settled
from stored import NOW, stored

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the client says that another package is to replace httpx
    from starlette.testclient import TestClient

HOST = "127.0.0.1:8765"
ORIGIN = f"http://{HOST}"
WORD = "a long enough password"
TEAM = {"rea": UserRole.READ, "edo": UserRole.EDIT, "ada": UserRole.ADMIN}


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


def fill(
    address: Path,
    ledgers: dict[str, Ledger],
    *,
    at: str = NOW.isoformat(),
    changes: Sequence[ChangeRow] = (),
) -> None:
    """Puts ledgers of one story each into a store, under these ids."""
    with stored(str(address)) as store:
        for story_id, ledger in ledgers.items():
            old = store.stories.get(story_id)
            before = old.reports if old else ()
            others = set(store.reports.placed()) - set(before)
            own = [
                report for report in ledger.reports if report.id not in others
            ]  # a report is in one story alone
            raws = [raw_of(report) for report in own]
            store.raws.add(raws, at=at)
            new = tuple(settled(report, "word") for report in own)
            made = StoredStory(
                id=story_id,
                title=ledger.stories[0].title,
                reports=tuple(report.id for report in own),
                version="v",
                ledger_id=f"{story_id}-ledger",
                made_at=at,
                updated_at=at,
                ledger=to_utf8(ledger),
            )
            mine = tuple(change for change in changes if change.story == story_id)
            plan = Plan(
                raws=tuple(raw.key for raw in raws),
                gone=before,
                settled=new,
                stories=(made,),
                changes=mine,
            )
            assert store.stories.apply(plan, generation=store.generation(), at=at)


def app_of(
    address: Path,
    *,
    auth: Callable[[StorePool], Authenticator] | None = None,
    clock: Callable[[], datetime] | None = None,
    **options: Any,
) -> Any:
    """A desk with this store; alone by default."""
    pool = StorePool(str(address))
    door = auth(pool) if auth else SingleUser("ina")
    return make_desk(Desk(pool, door, clock or Clock(), **options))


def open_desk(address: Path, **options: Any) -> TestClient:
    """A client of a desk with this store."""
    return client_of(app_of(address, **options))


def client_of(app: Any) -> TestClient:
    """A client of this desk."""
    return TestClient(app, base_url=ORIGIN, follow_redirects=False, client=("127.0.0.1", 50000))


def add_people(address: Path, people: Mapping[str, UserRole] = TEAM) -> Path:
    """Adds people to the store, all with one password; gives its address."""
    with stored(str(address)) as store:
        for name, role in people.items():
            add_user(store, name, role, WORD, by="test", at="2031-03-05T08:00:00+00:00")
    return address


def log_in(
    desk: Any,
    name: str,
    password: str = WORD,
    origin: str = ORIGIN,
    headers: Mapping[str, str] | None = None,
    **more: str,
) -> Any:
    """The answer to the form of the login."""
    token = desk.get("/login").text.split('name="csrf" value="')[1].split('"')[0]
    return desk.post(
        "/login",
        data={"name": name, "password": password, "csrf": token, **more},
        headers={"origin": origin, **(headers or {})},
    )


@contextmanager
def serving(address: Path, **options: Any) -> Iterator[str]:
    """The address of a desk with this store that listens on this computer until the block ends."""
    app = app_of(address, **options)
    with listening(app) as here:
        yield here


@contextmanager
def listening(app: Any) -> Iterator[str]:
    """The address of this desk, which listens on this computer until the block ends."""
    server = uvicorn.Server(configured(app, "127.0.0.1", 0))
    socket = server.config.bind_socket()
    thread = Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{socket.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
        app.state.desk.pool.close()


def token_of(html: str) -> str:
    """The token that a page gives to its scripts."""
    return html.split('<meta name="csrf" content="')[1].split('"', maxsplit=1)[0]
