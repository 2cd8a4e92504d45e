"""Two programs on one store at once, round after round: nothing is lost or doubled, and who must
wait is told so or waits."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from postgres import running_server
from rashomon.cli.verify import check_store
from stored import environment, raw_keys, stored

pytestmark = pytest.mark.processes

# On each line of its input (a JSON list), a child runs the command line with it and a parse that
# takes no time; the last line says how it ended.
_RUNNER = """
import json, os, sys, tempfile
from click.testing import CliRunner
from rashomon.cli.group import main
from fake_parses import use
use()
import feeds_at_once; feeds_at_once.use()
with tempfile.TemporaryDirectory() as folder:  # so that all that is loaded once is loaded
    for name in ("report.txt", "feeds.txt"):
        with open(f"{folder}/{name}", "w") as file:
            file.write("http://post.example/feed\\n" if name == "feeds.txt" else "Wall \
falls\\n\\nTwo people died when a wall of Arden fell.\\n")
    at = ["--store", f"{folder}/s.db"]
    for command in (["add", f"{folder}/report.txt", *at], ["watch", f"{folder}/feeds.txt", \
"--once", *at], ["regroup", *at], ["verify", *at],
                    ["compare", "--json", *at], ["store", "backup", f"{folder}/s.db", \
f"{folder}/copy.db"]):
        CliRunner().invoke(main, command, catch_exceptions=False)
for line in sys.stdin:
    command = json.loads(line)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        done = CliRunner().invoke(main, command)
        told = {"code": done.exit_code, "output": done.output, "raised": None if \
isinstance(done.exception, SystemExit) else repr(done.exception)}
        with os.fdopen(writing, "w") as file:
            json.dump(told, file)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as file:
        print(file.read(), flush=True)
    os.waitpid(child, 0)
"""
ROUNDS = 3
MANY = 36
TEXT = (
    "Wall {n} falls\n\nTwo people died when wall {n} of Arden fell, the fire service said on day "
    "{n}.\n"
)


class Program:
    """A program that is started anew for each command; it is asked and answers later."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def ask(self, *command: str) -> None:
        """Starts a command."""
        import json

        self._process.stdin.write(json.dumps(command) + "\n")
        self._process.stdin.flush()

    def answer(self) -> tuple[int, str]:
        """The exit code and what was printed; a traceback fails the test."""
        import json

        ended = json.loads(self._process.stdout.readline())
        assert ended["raised"] in (None, "None"), ended
        return ended["code"], ended["output"]


@contextmanager
def programs() -> Iterator[tuple[Program, Program]]:
    env = environment()
    env["PYTHONPATH"] += os.pathsep + str(Path(__file__).resolve().parents[1])
    command = [sys.executable, "-c", _RUNNER]
    started = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env)
        for _ in range(2)
    ]
    try:
        yield Program(started[0]), Program(started[1])
    finally:
        for process in started:
            process.kill()
            process.communicate()


def report(folder: Path, number: int) -> str:
    path = folder / f"w{number}.txt"
    path.write_text(TEXT.format(n=number), encoding="utf-8")
    return str(path)


def sources(address: str) -> list[str]:
    """The reports that are kept, each as often as it is; the store verifies and nothing waits."""
    with stored(address) as store:
        checked = check_store(store)
        assert (checked.faults, checked.pending) == ((), 0)
        raws = store.raws.reports(raw_keys(store))
        assert len(store.reports.placed()) == len(raws)
        return sorted(Path(raw.source).name for raw in raws.values())


def names(count: int) -> list[str]:
    return sorted(f"w{number}.txt" for number in range(count))


def add_and(address: str, folder: Path, rounds: int, *other: str) -> list[tuple[int, str]]:
    """So often one program adds a report while the other runs this command ({n}: the round); what
    the other said."""
    with stored(address):
        pass
    said = []
    with programs() as (left, right):
        for number in range(rounds):
            left.ask("add", report(folder, number), "--store", address)
            right.ask(
                *(part.format(n=number, report=report(folder, rounds + number)) for part in other)
            )
            code, printed = left.answer()
            assert code == 0, printed
            assert "1 report added" in printed
            said.append(right.answer())
    return said


COUNTS = [pytest.param(ROUNDS), pytest.param(MANY, marks=pytest.mark.slow)]
SLOW = [pytest.param(MANY, marks=pytest.mark.slow)]


@contextmanager
def new_store(kind: str, folder: Path) -> Iterator[str]:
    """The address of a store that is yet to be made."""
    if kind == "a file":
        yield str(folder / "s.db")
    else:
        with running_server() as address:
            yield address


@pytest.mark.timeout(600)
@pytest.mark.parametrize("rounds", COUNTS)
@pytest.mark.parametrize("kind", ["a file", "a server"])
def test_two_programs_that_add_at_once_lose_no_report(
    tmp_path: Path, rounds: int, kind: str
) -> None:
    with new_store(kind, tmp_path) as address:
        said = add_and(address, tmp_path, rounds, "add", "{report}", "--store", address)
        assert all(code == 0 and "1 report added" in printed for code, printed in said), said
        assert sources(address) == names(2 * rounds)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("rounds", SLOW)
def test_a_report_that_two_programs_add_at_once_is_kept_once(tmp_path: Path, rounds: int) -> None:
    address = str(tmp_path / "s.db")
    with stored(address):
        pass
    with programs() as (left, right):
        for number in range(rounds):
            for program in (left, right):
                program.ask("add", report(tmp_path, number), "--store", address)
            endings = sorted(
                answer[1].splitlines()[-1] for answer in (left.answer(), right.answer())
            )
            assert [line[: line.index(" added")] for line in endings] == [
                "0 reports",
                "1 report",
            ], endings
    assert sources(address) == names(rounds)


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("rounds", "other"),
    [
        (ROUNDS, "regroup"),
        *(
            pytest.param(MANY, other, marks=pytest.mark.slow)
            for other in ("regroup", "verify", "compare --json", "stories --json")
        ),
    ],
)
def test_a_program_that_adds_loses_no_report_while_another_works_on_the_store(
    tmp_path: Path, rounds: int, other: str
) -> None:
    address = str(tmp_path / "s.db")
    said = add_and(address, tmp_path, rounds, *other.split(), "--store", address)
    assert all(code == 0 for code, _ in said), said
    assert sources(address) == names(rounds)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("rounds", SLOW)
def test_two_programs_that_make_a_store_at_once_make_one(tmp_path: Path, rounds: int) -> None:
    with programs() as both:
        for number in range(rounds):
            address = str(tmp_path / f"s{number}.db")
            for which, program in enumerate(both):
                program.ask("add", report(tmp_path, which), "--store", address)
            endings = [program.answer() for program in both]
            assert [code for code, _ in endings] == [0, 0], endings
            assert sources(address) == names(2)


def test_who_waits_too_long_is_told_who_holds_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rashomon.errors import StopError

    with stored(str(tmp_path / "s.db")) as one, stored(str(tmp_path / "s.db")) as other:
        with one.writing():
            started = time.monotonic()
            with (
                other.wait_at_most(0.2),
                pytest.raises(StopError, match="in use by another writer"),
            ):
                other.reports.put_parses({"k": b"x"})
            assert time.monotonic() - started < 20
        other.reports.put_parses({"k": b"x"})
