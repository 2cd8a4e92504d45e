"""A disk that is full at any moment: for every verb that writes, what was there before is whole,
nothing half stands under the wanted name, the error is clear, the store verifies, and the same
command does its work once there is room."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from disks import enlarge, files_end_at, small_disk
from rashomon.cli.group import EARLIER, VERBS, main
from rashomon.cli.verify import check_store
from rashomon.exports.formats import FORMATS
from stored import raw_keys, stored, write_reports

pytestmark = [pytest.mark.processes, pytest.mark.weights]

# What is run in a folder with a store s.db, its ledger l.json, decisions j.jsonl, and new reports
# in new/.
RUNS = {
    "export --store": "export json --store s.db -o l.json",
    "compare -o": "compare --store s.db -o l.json",
    "compare --page": "compare --store s.db --page p.html",
    "compare new": "compare new -o l.json --page p.html",
    "compare in a store": "compare new -o l.json --store s.db --workers 1",
    "decide": "decide l.json --decisions j.jsonl set-aside-report aurora-1",
    "add": "add new --store s.db",
    "put": "put given.txt l.json -o l.json",
    "add --decisions": "add --decisions given.jsonl --store s.db",
    "add to none": "add new --store fresh.db",
    "regroup": "stories --regroup --store s.db",
    "users": "users add s.db ina --password-stdin --role admin",
    "store backup": "store backup s.db b.db",
    "ask": "ask l.json Why? --answer given.txt -o l.json",
    "check": "check draft.txt new -o l.json",

} | {
    f"export {name}": (f"export {name} l.json -o out/x{chosen.suffix}")
    for name, chosen in FORMATS.items()
}  # fmt: skip
OTHERS = {"read", "sheet", "show"}  # these only read
# These keep on, and write by the ways of the others; of settings: tests/cli/test_language_model.py
ELSEWHERE = {"desk", "look", "mcp", "model", "watch"}
FILES = ("l.json", "p.html", "j.jsonl")


def test_every_verb_that_writes_is_tried() -> None:
    tried = {line.split()[0] for line in RUNS.values()} - EARLIER.keys()
    assert tried == VERBS.keys() - OTHERS - ELSEWHERE


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder as it is before each run, whole."""
    folder = tmp_path_factory.mktemp("before")
    write_reports(folder / "old", "aurora-1", "aurora-2", "vote-1")
    write_reports(folder / "new", "aurora-3", "vote-2")
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        for line in (
            "add old --store s.db",
            "export json --store s.db -o l.json",
            "show l.json --page p.html",
            "decide l.json --decisions j.jsonl set-aside-report vote-1",
            "decide l.json --decisions given.jsonl set-aside-report aurora-2",
        ):
            assert run(line).exit_code == 0
    (folder / "draft.txt").write_text(
        "Passengers said there had been no drill.\n", encoding="utf-8"
    )
    (folder / "given.txt").write_text(
        "Captain Ivo Grant told reporters that the fire began on the car deck.\n", "utf-8"
    )
    (folder / "out").mkdir()
    shutil.rmtree(folder / "old")
    return folder


DONE = (0, 3)  # 3: done, but for what of an answer was not read


def run(line: str) -> Result:
    return CliRunner().invoke(main, line.split(), input="ten letters and more\n")


@contextmanager
def in_copy(before: Path, folder: Path) -> Iterator[None]:
    """A block in a copy of the folder."""
    shutil.copytree(before, folder, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        yield


def whole(path: Path) -> object:
    """What the file is in the end; a database's rows, for its pages may lie in any order."""
    if path.suffix != ".db" or not path.exists():
        return path.read_bytes() if path.is_file() else None
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


def raws(path: Path) -> set[str]:
    with stored(str(path)) as store:
        assert check_store(store).faults == ()
        return {*raw_keys(store)} | {one.id for one in store.decisions.all()}


def listing(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if not path.name.endswith(("-wal", "-shm"))
    }


def check_broken_off(line: str, done: Result, folder: Path, before: Path, after: Path) -> None:
    """What holds of a run that found the disk full: the folders are those of now, of before, and of
    a run that found room."""
    assert isinstance(done.exception, SystemExit), (line, done.exception)
    assert done.exit_code == 1, (line, done.output)
    assert "Traceback" not in done.output
    assert "Error: " in done.output or "could not be written" in done.output, done.output
    if line.startswith("store backup"):
        assert "no copy was made: b.db could not be written" in done.output
        assert "Make room on its disk, or name a place on another" in done.output
    for name in FILES:
        assert whole(folder / name) in (whole(before / name), whole(after / name)), (line, name)
        if (
            name != "j.jsonl"
            and (folder / name).exists()
            and (after / name).read_bytes() == (before / name).read_bytes()
        ):
            assert (folder / name).read_bytes() == (before / name).read_bytes(), (line, name)
    extra = listing(folder) - listing(before)
    for name in extra - {"fresh.db", "i.db", "parts", "parts/parts.sqlite"}:
        assert name in listing(after), (line, name)
        assert (
            (folder / name).is_dir()
            or name.endswith((".db", ".zip"))
            or whole(folder / name) == whole(after / name)
        ), (
            line,
            name,
        )
    assert not [name for name in listing(folder) if ".rashomon-" in name]
    assert raws(folder / "s.db") >= raws(before / "s.db"), line


def in_words(error: Result) -> str:
    return error.output.splitlines()[-1] if error.output else ""


def tried(line: str, before: Path, after: Path, folder: Path, limited: Iterator[object]) -> bool:
    """Whether the run found room; what holds where it did not is checked."""
    with in_copy(before, folder):
        with limited:  # type: ignore[attr-defined]
            done = run(line)
        if done.exit_code in DONE:
            raws(folder / "s.db")
            return True
        check_broken_off(line, done, folder, before, after)
        again = run(line)
        assert again.exit_code in DONE or "is there already" in again.output, (line, again.output)
        raws(folder / "s.db")
    return False


def finished(line: str, before: Path, folder: Path) -> Path:
    """A folder in which the run found room."""
    with in_copy(before, folder):
        done = run(line)
    if "pip install" in done.output:
        pytest.skip(in_words(done))
    assert done.exit_code in DONE, done.output
    return folder


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", RUNS)
def test_files_that_may_not_grow(before: Path, tmp_path: Path, name: str) -> None:
    after = finished(RUNS[name], before, tmp_path / "after")
    stopped = 0
    for number, size in enumerate((0, 300, 5_000, 70_000)):
        stopped += not tried(RUNS[name], before, after, tmp_path / str(number), files_end_at(size))  # type: ignore[arg-type]
    assert stopped or name in ("regroup", "export decisions"), (
        name
    )  # these have nothing to write here


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", RUNS)
def test_a_disk_that_is_full_at_any_moment(before: Path, tmp_path: Path, name: str) -> None:
    after = finished(RUNS[name], before, tmp_path / "after")
    used = sum(-(-path.stat().st_size // 4096) * 4096 + 4096 for path in before.rglob("*"))
    free, step = 0, 4096
    while True:
        with small_disk(tmp_path / "disk", used + free):
            if tried(RUNS[name], before, after, tmp_path / "disk", then_larger(tmp_path / "disk")):  # type: ignore[arg-type]
                break
        free += step
        step = max(4096, free // 16 // 4096 * 4096)  # each page at first, then each sixteenth
        assert free < 64_000_000


@contextmanager
def then_larger(folder: Path) -> Iterator[None]:
    """A block on a disk that has room again afterwards."""
    yield
    enlarge(folder, 100_000_000)


def test_what_cannot_be_printed_is_told() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    import subprocess
    import sys

    for arguments in (["--help"], ["export", "--list"], ["decide", "--list"]):
        with Path("/dev/full").open("wb") as full:
            command = [sys.executable, "-m", "rashomon", *arguments]
            done = subprocess.run(
                command, stdout=full, stderr=subprocess.PIPE, text=True, check=False
            )
        assert (done.returncode, done.stderr) == (
            1,
            "Error: the output could not be written: No space left on device\n",
        )


def test_a_whole_store_is_read_on_a_full_disk(before: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", (before / "s.db").stat().st_size + 4096) as disk:
        shutil.copy(before / "s.db", disk / "s.db")
        (disk / "rest").write_bytes(b"x" * shutil.disk_usage(disk).free)
        story = json.loads(run(f"stories --json --store {disk}/s.db").output)["stories"][0]["id"]
        for line in ("verify", "stories", "compare", f"show {story}"):
            assert run(f"{line} --store {disk}/s.db").exit_code == 0, line
        assert "read only" in run(f"stories --regroup --store {disk}/s.db").output
