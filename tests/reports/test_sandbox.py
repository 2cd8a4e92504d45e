"""The child that reads containers: one for many files, with limits of its own for each, and nothing
of one file in the next."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon import child_process
from rashomon.child_process import import_path
from rashomon.errors import SkipError
from rashomon.reports import sandbox
from rashomon.reports.containers.job import ContainerJob
from rashomon.reports.read_formats import Kind
from rashomon.reports.sandbox import parse_in_sandbox
from rashomon.settings import ReadSettings

pytestmark = pytest.mark.processes

SETTINGS = ReadSettings(max_seconds=1, max_memory=200_000_000)
READER = """
import os, re, threading, time
from rashomon.errors import SkipError
from rashomon.reports.containers import __main__ as child
from rashomon.reports.items import Item

kept = []
def read_items(opened):
    word = opened.file.read(20).decode()
    yield Item(str(os.getpid()))
    kept.append(word)
    if word == "once" and len(kept) > 1:
        os._exit(3)
    if word == "sleep":
        time.sleep(600)
    while word == "spin":
        pass
    if word == "pattern":
        re.match("(a|a)*b", "a" * 60)
    if word == "busy":
        until = time.process_time() + 0.6
        while time.process_time() < until:
            pass
    if word == "much":
        bytearray(150_000_000)
    if word == "more":
        bytearray(250_000_000)
    if word == "left":
        kept.append(bytearray(100_000_000))
    if word == "open":
        kept.append(open(os.devnull))
    if word == "thread":
        threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
    if word == "exit":
        os._exit(3)
    if word == "break":
        os.kill(os.getpid(), 11)
    if word == "print":
        print("among the items?", flush=True)
        os.write(1, b"or here?")
    if word == "skip":
        raise SkipError("not today")
    if word == "fail":
        raise ValueError("a rule broke")
    if word == "write":
        with open("left.txt", "w") as out:
            out.write("left")
    yield Item("whole")

child.reader_of = lambda kind: read_items
child.main()
"""


def start(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    sandbox._idle.end()
    whole = f"import sys; sys.path[:] = {import_path()!r}\n{code}"
    monkeypatch.setattr(child_process, "code_of", lambda module: whole)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    start(monkeypatch, READER)
    yield
    sandbox._idle.end()


def read(word: str) -> tuple[str, str]:
    """The number of the process that read the file, and why the rest of it was not had."""
    job = ContainerJob(Kind.ZIP, "a.zip", len(word), SETTINGS)
    items = parse_in_sandbox(job, word.encode())
    process = next(items).source
    try:
        assert next(items).source == "whole"
    except SkipError as error:
        return process, str(error)
    assert list(items) == []
    return process, ""


TOO_LONG = (
    "took longer than 1 seconds of processor time to read: raise the limit with --limit "
    "max_seconds=NUMBER"
)
TOO_MUCH = (
    "needs more than 200,000,000 bytes of memory: raise the limit with --limit max_memory=NUMBER"
)
BROKE = "damaged: it stopped the program that read it, or needed too much memory"


@pytest.mark.usefixtures("reader")
def test_one_process_reads_many_files() -> None:
    found = [read(word) for word in ("good", "print", "skip", "good", "fail", "good")]
    assert len({process for process, _ in found}) == 1
    reasons = [
        "",
        "",
        "not today",
        "",
        "damaged, or not what it says it is: ValueError while it was read",
        "",
    ]
    assert [reason for _, reason in found] == reasons


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("spin", TOO_LONG),
        ("pattern", TOO_LONG),
        ("more", TOO_MUCH),
        ("exit", BROKE),
        ("break", BROKE),
    ],
)
def test_a_file_that_ends_the_process_costs_only_itself(word: str, reason: str) -> None:
    before, _ = read("good")
    assert read(word)[1] == reason
    after, told = read("good")
    assert (after != before, told) == (True, "")


@pytest.mark.usefixtures("reader")
def test_a_child_that_waits_for_what_never_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "BLOCKED", 6)
    process, reason = read("sleep")
    assert reason == "not read: nothing came of it for 6 seconds"
    with pytest.raises(ProcessLookupError):
        os.kill(int(process), 0)
    assert read("good")[1] == ""


@pytest.mark.usefixtures("reader")
def test_each_file_has_limits_of_its_own() -> None:
    assert len({read("busy") for _ in range(4)}) == 1
    assert {reason for _, reason in (read("much") for _ in range(4))} == {""}


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("word", ["left", "open", "thread"])
def test_what_a_file_leaves_behind_ends_the_process(word: str) -> None:
    if not Path("/proc/self").exists() and word != "thread":
        pytest.skip("the system does not say what a process holds")
    (before, reason), (after, _) = read(word), read("good")
    assert reason == ""
    assert before != after


@pytest.mark.usefixtures("reader")
def test_what_a_process_that_has_read_others_cannot_do_a_fresh_one_does() -> None:
    assert (read("once")[1], read("once")[1]) == ("", "")


@pytest.mark.usefixtures("reader")
def test_nothing_is_written_and_no_folder_stays(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert "OSError" in read("write")[1]
    sandbox._idle.end()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("reader")
def test_a_reading_that_is_left_ends_its_process() -> None:
    items = parse_in_sandbox(ContainerJob(Kind.ZIP, "a.zip", 4, SETTINGS), b"good")
    process = int(next(items).source)
    items.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_process_ends_with_the_one_who_started_it() -> None:
    program = f"""
import os, sys
sys.path[:] = {import_path()!r}
from rashomon.reports import sandbox
from rashomon.reports.sandbox import parse_in_sandbox
from rashomon.reports.containers.job import ContainerJob
from rashomon.reports.read_formats import Kind
from rashomon.settings import ReadSettings
data = b'{{"text": "Two people died when the wall fell, the fire service said."}}'
job = ContainerJob(Kind.JSON, "a.json", len(data), ReadSettings())
list(parse_in_sandbox(job, data))
child = sandbox._idle._children.queue[0].process
print(child.pid, child.folder, flush=True)
os._exit(9)
"""
    number, folder = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    ).stdout.split()
    for _ in range(500):
        try:
            os.kill(int(number), 0)
        except ProcessLookupError:
            break
        time.sleep(0.1)
    else:
        pytest.fail("the child lives on")
    assert not Path(folder).exists()


@pytest.mark.parametrize(
    "code",
    [
        "import sys; sys.exit(3)",
        "print('no frame at all')",
        "print('{}')",
        "print('[1]')",
        """print('{"sizes": [99], "known": {}, "source": "", "named": true, "missing": null}')""",
        """print('{"sizes": [99000000000], "known": {}, "source": "", "named": true, """
        """"missing": null}')""",
        """print('{"read": "all"}', flush=True); input()""",
    ],
)
def test_a_child_that_does_not_keep_to_the_frames(
    monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    start(monkeypatch, code)
    with pytest.raises(SkipError, match="it stopped the program that read it"):
        list(parse_in_sandbox(ContainerJob(Kind.ZIP, "a.zip", 0, SETTINGS)))
    sandbox._idle.end()
