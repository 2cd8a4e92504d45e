"""A store under kill -9, two writers, a full disk and versions that it does not know."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from disks import files_end_at
from factories import make_report
from postgres import running_server
from rashomon.cli.verify import check_store
from rashomon.errors import StopError, WrongSchema
from rashomon.model.decision import DecisionKind, decide
from rashomon.store.database.open import SqlStore, open_store
from rashomon.store.settle_reports import raw_of
from rashomon.store.update import keep_decisions, settle
from stored import NOW, environment, raw_keys, stored

pytestmark = pytest.mark.processes

# On each line of its input, a new child adds reports of ever new texts for ever and says so after
# each: what it has said must be there whatever
# happens to it. The children are forked, for starting anew takes longer than what is tried here.
_WRITERS = """
import os, sys, tempfile
from rashomon.store.add_reports import keep
from rashomon.store.update import settle
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings, Settings
from fake_parses import use
from stored import NOW, stored
use()

def write(address, start, most=1_000_000):
    with stored(address) as store:
        if start:
            print("open", os.getpid(), flush=True)
        for number in range(start, start + most):
            text = f"Wall {number} falls\\n\\nTwo people died when wall {number} of Arden fell, \
the fire service said on day {number}.\\n"
            report = read_report(f"w{number}.txt", text.encode(), settings=ReadSettings())
            keep(store, [report])
            if start:
                print(number, flush=True)
            if number % 2:
                settle(store)

with tempfile.TemporaryDirectory() as folder:
    write(folder + "/s.db", 0, 2)  # so that all that is loaded once is loaded
for line in sys.stdin:
    address, start = line.split()
    child = os.fork()
    if not child:
        try:
            write(address, int(start))
        finally:
            os._exit(1)
    os.waitpid(child, 0)
    print("killed", flush=True)
"""


@contextmanager
def writers() -> Iterator[subprocess.Popen[str]]:
    """A process that starts a writer at each line that it is given."""
    env = environment()
    env["PYTHONPATH"] += os.pathsep + str(Path(__file__).resolve().parents[1])
    with subprocess.Popen(
        [sys.executable, "-c", _WRITERS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=env,
    ) as parent:
        try:
            yield parent
        finally:
            parent.kill()


def begin(parent: subprocess.Popen[str], address: str, start: int) -> int:
    """The number of a writer's process, once it has opened the store."""
    parent.stdin.write(f"{address} {start}\n")
    parent.stdin.flush()
    told = parent.stdout.readline().split()
    assert told[:1] == ["open"], told
    return int(told[1])


def end(parent: subprocess.Popen[str], child: int) -> list[int]:
    """The reports of which the writer said that they were kept, before it was killed."""
    os.kill(child, signal.SIGKILL)
    told = list(iter(parent.stdout.readline, "killed\n"))
    return [int(line) for line in told if line.endswith("\n")]


def kept(store: SqlStore) -> set[int]:
    found = store.raws.reports(raw_keys(store))
    return {int(raw.source.removesuffix(".txt").removeprefix("w")) for raw in found.values()}


def kill_often(address: str, runs: int, seed: int) -> tuple[int, int]:
    """How many reports were told to be kept by writers that were killed so often, and how many of
    them are lost; the store verifies each time."""
    chance = random.Random(seed)  # noqa: S311  moments, not secrets
    told: set[int] = set()
    lost: set[int] = set()
    with writers() as parent:
        for run in range(runs):
            child = begin(parent, address, (run + 1) * 1000)
            time.sleep(chance.uniform(0.0, 0.4))
            told.update(end(parent, child))
            with stored(address) as store:
                lost |= told - kept(store)
                assert check_store(store).faults == ()
    return len(told), len(lost)


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("runs", [10, pytest.param(200, marks=pytest.mark.slow)])
def test_killed_at_any_moment_nothing_that_was_told_is_lost(tmp_path: Path, runs: int) -> None:
    told, lost = kill_often(str(tmp_path / "s.db"), runs, 7)
    assert told
    assert lost == 0


@pytest.mark.timeout(240)
def test_killed_at_any_moment_on_a_server_nothing_that_was_told_is_lost() -> None:
    with running_server() as address:
        with stored(address):
            pass
        told, lost = kill_often(address, 5, 3)
    assert told
    assert lost == 0


def test_versions_and_files_that_are_no_store(tmp_path: Path) -> None:
    address = str(tmp_path / "s.db")
    with pytest.raises(StopError, match="there is no store"):
        open_store(address)
    with stored(address):
        pass
    with closing(sqlite3.connect(address)) as connection:
        connection.execute("UPDATE meta SET value = '9999' WHERE key = 'schema'")
        connection.commit()
    with pytest.raises(WrongSchema, match=r"another version .*`rashomon store import .* NEW`"):
        open_store(address)
    with closing(sqlite3.connect(address)) as connection:  # 0.4 and earlier wrote no such key
        connection.execute("DELETE FROM meta WHERE key = 'schema'")
        connection.commit()
    for create in (False, True):
        with pytest.raises(WrongSchema, match="another version"):
            open_store(address, create=create)
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE cats (name TEXT)")
    with pytest.raises(StopError, match="something else"):
        open_store(str(tmp_path / "other.db"), create=True)
    with pytest.raises(StopError, match="a folder"):
        open_store(str(tmp_path), create=True)


_BACKUP = """
import sys
from rashomon.store.database.open import open_store
open_store(sys.argv[1]).backup(sys.argv[2])
"""


@pytest.mark.parametrize("both", [False, True], ids=["it alone", "all that it started too"])
def test_a_backup_that_is_killed_leaves_no_texts_behind(tmp_path: Path, both: bool) -> None:
    address, folder = str(tmp_path / "s.db"), tmp_path / "copies"
    folder.mkdir()
    with stored(address) as store:
        noise = random.Random(1)  # noqa: S311  texts that cannot be packed
        long = [make_report(noise.randbytes(200_000).hex(), f"r{i}") for i in range(100)]
        store.raws.add([raw_of(report) for report in long], at="2031-03-05")
    command = [sys.executable, "-c", _BACKUP, address, str(folder / "copy.db")]
    with subprocess.Popen(command, env=environment()) as backup:
        while not [file for file in folder.glob(".rashomon-*/made") if file.stat().st_size]:
            assert backup.poll() is None
        helpers = _children(backup.pid) if both else []
        for pid in (*helpers, backup.pid):
            os.kill(pid, signal.SIGKILL)
    until = time.monotonic() + 20
    while not both and list(folder.iterdir()) and time.monotonic() < until:
        time.sleep(0.01)
    if both:
        assert list(folder.iterdir())  # nobody was left to take it away, but the next backup does
        with stored(address) as store:
            store.backup(str(folder / "next.db"))
    assert [path.name for path in folder.iterdir()] == (["next.db"] if both else [])


def _children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_what_a_killed_backup_left_beside_the_store_goes_when_it_is_opened(tmp_path: Path) -> None:
    left = tmp_path / ".rashomon-abcd_123"
    left.mkdir()
    (left / "made").write_text("a text")
    with stored(str(tmp_path / "s.db")):
        assert not left.exists()


@pytest.mark.weights
def test_on_a_full_disk_it_is_said_whether_a_decision_is_kept(tmp_path: Path) -> None:
    outcomes = set()
    address = str(tmp_path / "s.db")
    report = make_report("Two people died when a wall of Arden fell, the fire service said.")
    with stored(address) as store:
        store.raws.add([raw_of(report)], at=NOW.isoformat())
        settle(store)
    for size in (0, 40_000, 60_000, 90_000, 400_000):
        made = decide(DecisionKind.TITLE, reports=[report], value=f"{size}", by="person ina", at="")
        told = ""
        with stored(address) as store:  # beside which no log of earlier changes lies
            try:
                with files_end_at(size):
                    keep_decisions(store, [made])
            except StopError as error:
                told = str(error)
        with stored(address) as store:
            is_kept = made in store.decisions.all()
            settle(store)
        assert ("what was decided is kept" in told) is (is_kept and bool(told)), (size, told)
        outcomes.add((is_kept, bool(told)))
    assert outcomes == {(False, True), (True, True), (True, False)}
