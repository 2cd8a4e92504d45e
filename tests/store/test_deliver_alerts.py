"""Alerts reach every channel, each once, whatever breaks off."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from xml.etree import ElementTree

import pytest

from factories import make_report
from rashomon.errors import SkipError, StopError
from rashomon.fetching.fetch import Poster
from rashomon.model.alert import Alert, AlertRule
from rashomon.model.document import to_json
from rashomon.model.ledger import Ledger, Made
from rashomon.model.name import Name, NameKind
from rashomon.model.point import About, Account, Point, PointKind, Status, Version
from rashomon.model.report import Report
from rashomon.model.statement import Stance
from rashomon.model.stored import ChangeRow, Plan, Settled, StoredStory
from rashomon.model.story import Story
from rashomon.settings import FetchSettings
from rashomon.store.database.open import SqlStore
from rashomon.store.deliver_alerts import Channels, append_lines, begin, deliver
from rashomon.store.neighbours import raw_of
from stored import NOW, environment, stored

pytestmark = pytest.mark.processes

REPORT = make_report("Nine died, then twelve, in Port Arden.", "r1", title="Ferry fire")
DEAD = "How many died?"


def ledger(report: Report = REPORT) -> Ledger:
    place = Name("n1", "Port Arden", NameKind.PLACE, ("Port Arden",), ())
    accounts = tuple(
        Account(
            f"a{i}",
            report.id,
            report.span(0, 4),
            None,
            None,
            Stance.ASSERTS,
            value,
            figure,
            figure,
            version=f"v{i}",
        )
        for i, (value, figure) in enumerate((("9", 9.0), ("12", 12.0), ("40", 40.0)))
    )
    versions = tuple(Version(f"v{i}", value, 1) for i, value in enumerate(("9", "12", "40")))
    point = Point(
        "p1",
        DEAD,
        PointKind.COUNT,
        accounts,
        versions,
        status=Status.DISPUTED,
        about=About(measure="killed"),
    )
    return Ledger(
        Made("test"),
        (report,),
        (Story("s", "Ferry fire", (report.id,), names=(place,), points=(point,)),),
    )


def change(
    kind: str,
    subject: str = DEAD,
    before: str | None = None,
    after: str | None = None,
    at: str = "2031-03-05T08:30:00+00:00",
) -> ChangeRow:
    return ChangeRow("st-1", at, kind, subject, before, after, (REPORT.id,))


def fill(store: SqlStore, *changes: ChangeRow) -> None:
    told = ledger()
    story = StoredStory(
        "st-1",
        "Ferry fire",
        (REPORT.id,),
        "v",
        "s",
        changes[0].at,
        changes[0].at,
        to_json(told),
        ("st-0",),
    )
    known = store.story("st-1") is not None
    if not known:
        store.add_raws([raw_of(REPORT)], at=changes[0].at)
    settled = () if known else (Settled(REPORT, "d", (raw_of(REPORT).key,), {"ferry": 1}, {}),)
    plan = Plan(store.pending(5), settled=settled, stories=(story,), changes=changes)
    assert store.apply(plan, generation=store.generation(), at=changes[0].at)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    with stored(str(tmp_path / "s.db")) as made:
        begin(made)
        yield made


def told(store: SqlStore, *rules: AlertRule) -> list[tuple[str, str, str | None]]:
    shown: list[Alert] = []
    deliver(store, rules, Channels(terminal=True), clock=lambda: NOW, show=shown.append)
    return [(alert.rule, alert.kind, alert.after) for alert in shown]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (AlertRule("all"), ["new story", "answer", "answer", "disputed", "denial"]),
        (AlertRule("k", kinds=("disputed", "denial")), ["disputed", "denial"]),
        (AlertRule("s", kinds=("denial",), stories=("st-0",)), ["denial"]),
        (AlertRule("s", stories=("st-9",)), []),
        (AlertRule("p", kinds=("denial",), places=("port arden",)), ["denial"]),
        (AlertRule("p", places=("Sundarpur",)), []),
        (AlertRule("n", kinds=("denial",), names=("Port  Arden",)), ["denial"]),
        (AlertRule("w", words=("no drill", "ferry smoke")), ["denial"]),
        (AlertRule("a", kinds=("answer",), above=10), ["12"]),
        (AlertRule("a", kinds=("answer",), above=39, measure="killed"), ["40"]),
        (AlertRule("a", kinds=("answer",), above=39, measure="injured"), []),
        (AlertRule("a", above=10), ["40", "12"]),
        (AlertRule("a", kinds=("disputed",), measure="killed"), ["disputed"]),
    ],
)
def test_what_a_rule_lets_pass(store: SqlStore, rule: AlertRule, expected: list[str]) -> None:
    fill(
        store,
        change("new story", "Ferry fire"),
        change("answer", before="9", after="12"),
        change("answer", before="9; 12", after="40"),
        change("disputed", before="agreed", after="disputed"),
        change("denial", after="there had been no drill"),
    )
    found = told(store, rule)
    assert [
        kind if kind not in ("answer", "figure") or rule.above is None else after
        for _, kind, after in found
    ] == expected
    assert told(store, rule) == []


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (AlertRule("all"), ["figure", "matter", "matter longer"]),
        (AlertRule("f", above=39, measure="killed"), ["figure"]),
        (AlertRule("f", above=41), []),
        (AlertRule("f", measure="injured"), []),
        (AlertRule("m", kinds=("matter longer",)), ["matter longer"]),
        (AlertRule("m", kinds=("matter", "matter longer"), words=("smoke",)), ["matter longer"]),
        (AlertRule("m", kinds=("matter longer",), measure="killed"), []),
    ],
)
def test_matters_and_figures_are_told(
    store: SqlStore, rule: AlertRule, expected: list[str]
) -> None:
    fill(
        store,
        change("figure", before="9; 12", after="40"),
        change("matter", "lifeboats", after="The lifeboats were locked."),
        change("matter longer", "harbour", after="Smoke stood over the harbour."),
    )
    assert [kind for _, kind, _ in told(store, rule)] == expected


def test_what_changed_before_the_first_call_is_told_only_when_asked(tmp_path: Path) -> None:
    with stored(str(tmp_path / "s.db")) as store:
        fill(store, change("denial", after="no"))
        assert told(store, AlertRule("all")) == []
        begin(store, since="2031-03-05T00:00:00+00:00")
        assert told(store, AlertRule("all")) == [("all", "denial", "no")]


def test_files_hold_each_alert_once(store: SqlStore, tmp_path: Path) -> None:
    lines, feed = tmp_path / "a.jsonl", tmp_path / "a.xml"
    channels = Channels(jsonl=str(lines), atom=str(feed))
    fill(store, change("denial", after='no "drill" <b>\x00\ud800 & more'), change("disputed"))
    assert deliver(store, [AlertRule("all")], channels, clock=lambda: NOW).alerts == 2
    fill(store, change("answer", after="40"))
    assert deliver(store, [AlertRule("all")], channels, clock=lambda: NOW).alerts == 1
    rows = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    assert [row["kind"] for row in rows] == ["denial", "disputed", "answer"]
    assert rows[0]["story"] == "st-1"
    root = ElementTree.fromstring(feed.read_bytes())  # noqa: S314  our own
    space = "{http://www.w3.org/2005/Atom}"
    entries = root.findall(f"{space}entry")
    assert [entry.findtext(f"{space}title") for entry in entries] == [
        "Ferry fire: answer",
        "Ferry fire: disputed",
        "Ferry fire: denial",
    ]
    assert len({entry.findtext(f"{space}id") for entry in entries}) == 3
    assert not list(tmp_path.glob(".*.part"))


def test_a_file_that_a_killed_run_had_written_is_not_written_twice(
    store: SqlStore, tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    fill(store, change("denial", after="no"), change("disputed"))
    deliver(
        store,
        [AlertRule("all")],
        Channels(terminal=True),
        clock=lambda: NOW,
        show=lambda alert: append_lines(str(path), [alert]),
    )
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])  # killed in the middle of the second line
    append_lines(str(path), list(store.last_alerts(9))[::-1])
    assert path.read_bytes() == whole


def test_a_file_that_cannot_be_written_is_tried_again(store: SqlStore, tmp_path: Path) -> None:
    path = tmp_path / "folder" / "a.jsonl"
    fill(store, change("denial", after="no"))
    done = deliver(store, [AlertRule("all")], Channels(jsonl=str(path)), clock=lambda: NOW)
    assert done.failed == ((f"jsonl {path}", "could not be written: No such file or directory"),)
    path.parent.mkdir()
    assert (
        deliver(store, [AlertRule("all")], Channels(jsonl=str(path)), clock=lambda: NOW).failed
        == ()
    )
    assert len(path.read_text("utf-8").splitlines()) == 1


class Hook(BaseHTTPRequestHandler):
    """A webhook that fails as it is told."""

    statuses: ClassVar[list[int]] = []
    got: ClassVar[list[tuple[str | None, str | None, dict[str, object]]]] = []

    def do_POST(self) -> None:
        """One alert."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        status = self.statuses.pop(0) if self.statuses else 204
        if status < 300:
            self.got.append((self.headers["Idempotency-Key"], self.headers["Authorization"], body))
        self.send_response(status)
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing."""


@pytest.fixture
def hook() -> Iterator[str]:
    Hook.statuses, Hook.got = [], []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/hook"
    server.shutdown()
    server.server_close()


def test_a_webhook_gets_each_alert_once_however_it_fails(
    store: SqlStore, hook: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_TOKEN", "secret")
    post = Poster(FetchSettings(allow_loopback=True))
    channels = Channels(webhook=hook, token_env="DESK_TOKEN")  # noqa: S106  the name of a variable
    fill(store, change("denial", after="no"), change("disputed"))
    Hook.statuses = [500, 429]
    now = datetime(2031, 3, 5, tzinfo=UTC)

    def at(minutes: int) -> tuple[tuple[str, str], ...]:
        return deliver(
            store,
            [AlertRule("all")],
            channels,
            clock=lambda: now + timedelta(minutes=minutes),
            post=post,
        ).failed

    assert at(0) == ((f"webhook {hook}", "the server answered 500"),)
    assert at(0) == ()  # the first waits, and no other overtakes it
    assert Hook.got == []
    assert at(1) == ((f"webhook {hook}", "the server answered 429"),)
    assert at(2) == ()
    assert at(3) == ()
    assert [body["kind"] for _, _, body in Hook.got] == ["denial", "disputed"]
    assert {token for _, token, _ in Hook.got} == {"Bearer secret"}
    assert [key for key, _, _ in Hook.got] == [body["id"] for _, _, body in Hook.got]
    assert at(400) == ()
    assert len(Hook.got) == 2


def test_a_webhook_that_never_answers_is_given_up_and_said(store: SqlStore, hook: str) -> None:
    fill(store, change("denial", after="no"), change("disputed"))
    Hook.statuses = [503] * 12
    told = [
        deliver(
            store,
            [AlertRule("all")],
            Channels(webhook=hook),
            clock=lambda i=i: NOW + timedelta(days=i),
            post=Poster(FetchSettings(allow_loopback=True)),
        ).failed
        for i in range(13)
    ]
    assert told[11] == ((f"webhook {hook}", "the server answered 503; given up"),)
    assert store.waiting(f"webhook {hook}") == ()
    assert [body["kind"] for _, _, body in Hook.got] == ["disputed"]


def test_a_webhook_on_this_machine_or_in_the_house_is_refused(store: SqlStore, hook: str) -> None:
    with pytest.raises(SkipError, match="not on the public internet"):
        Poster(FetchSettings())(hook, b"{}", {})
    fill(store, change("denial", after="no"))
    (failed,) = deliver(
        store,
        [AlertRule("all")],
        Channels(webhook=hook),
        clock=lambda: NOW,
        post=Poster(FetchSettings()),
    ).failed
    assert "not on the public internet" in failed[1]
    assert Hook.got == []


def test_a_token_that_is_not_set_is_said(
    store: SqlStore, hook: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_TOKEN", raising=False)
    fill(store, change("denial", after="no"))
    with pytest.raises(StopError, match="NO_TOKEN"):
        deliver(
            store,
            [AlertRule("all")],
            Channels(webhook=hook, token_env="NO_TOKEN"),  # noqa: S106
            clock=lambda: NOW,
            post=Poster(FetchSettings()),
        )


def test_an_address_that_the_resolver_does_not_know_is_tried_later(store: SqlStore) -> None:
    def unknown(host: str, port: int) -> tuple[str, ...]:
        raise socket.gaierror("no")

    fill(store, change("denial", after="no"))
    post = Poster(FetchSettings(), resolve=unknown)
    (failed,) = deliver(
        store,
        [AlertRule("all")],
        Channels(webhook="https://desk.example/h"),
        clock=lambda: NOW,
        post=post,
    ).failed
    assert "is not known" in failed[1]


# On each line of its input, a new child makes changes and tells of them until it is killed; forked,
# for starting anew takes longer than what is tried.
_TELLERS = """
import os, sys
from rashomon.store.deliver_alerts import Channels, begin, deliver
from rashomon.fetching.fetch import Poster
from rashomon.model.alert import AlertRule
from rashomon.settings import FetchSettings
from stored import NOW, stored
from test_deliver_alerts import change, fill
address, lines, hook = sys.argv[1:]

def tell(most):
    with stored(address) as store:
        begin(store)
        print("open", os.getpid(), flush=True)
        for _ in range(most):
            known = store.last_change()
            fill(store, *(change("denial", after=f"no {known + i}") for i in range(5)))
            deliver(store, [AlertRule("all")], Channels(jsonl=lines, webhook=hook), clock=lambda: NOW, post=Poster(FetchSettings(allow_loopback=True)))

tell(1)
for line in sys.stdin:
    child = os.fork()
    if not child:
        try:
            tell(1_000_000)
        finally:
            os._exit(1)
    os.waitpid(child, 0)
    print("killed", flush=True)
"""


@pytest.mark.timeout(240)
def test_killed_at_any_moment_no_alert_is_lost_or_doubled(tmp_path: Path, hook: str) -> None:
    address, lines = str(tmp_path / "s.db"), tmp_path / "a.jsonl"
    env = environment()
    env["PYTHONPATH"] += os.pathsep + os.pathsep.join(
        str(Path(__file__).resolve().parents[i]) for i in (0, 1)
    )
    command = [sys.executable, "-c", _TELLERS, address, str(lines), hook]
    with subprocess.Popen(
        command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdin is not None
        assert parent.stdout is not None
        assert parent.stdout.readline().startswith("open")
        for run in range(8):
            parent.stdin.write("on\n")
            parent.stdin.flush()
            told = parent.stdout.readline().split()
            assert told[0] == "open"
            time.sleep(0.05 + run * 0.06)
            os.kill(int(told[1]), signal.SIGKILL)
            assert parent.stdout.readline() == "killed\n"
        parent.kill()
    with stored(address) as store:
        begin(store)
        channels = Channels(jsonl=str(lines), webhook=hook)
        deliver(
            store,
            [AlertRule("all")],
            channels,
            clock=lambda: NOW,
            post=Poster(FetchSettings(allow_loopback=True)),
        )
        changed = [row.after for row in store.changes()]
    assert len(changed) > 5
    assert [json.loads(line)["after"] for line in lines.read_text("utf-8").splitlines()] == changed
    keys = dict.fromkeys(
        key for key, _, _ in Hook.got
    )  # one may come twice, where its answer was lost; by its key it is known
    assert [
        next(body["after"] for key, _, body in Hook.got if key == wanted) for wanted in keys
    ] == changed
    assert len(Hook.got) <= len(changed) + 8
