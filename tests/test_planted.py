"""Modules that lie beside the reports run in no process that is started: not the readers of
containers, not workers, not the program itself."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

import rashomon
from planted import MADE, plant
from rashomon.child_process import import_path
from rashomon.engines.local import LocalEngine
from rashomon.reports import report_pile, sandbox
from rashomon.reports.report_pile import Pile

pytestmark = pytest.mark.processes

TEXT = (
    "Wall falls\n\nBy Ines Harrow\n\n5 March 2031\n\nTwo people died when the wall fell in "
    "Ostwick, the fire service said on Monday.\n"
)
SHORT = ("a.txt", "b.txt", "rows.csv", "0-libreoffice.pdf", "2-warcio.warc.gz")
FORMATS = ("libreoffice.pdf", "libreoffice.docx", "warcio.warc.gz", "newspaper4k.json")
# What Python itself imports for `-m` before the program can say where from; with -P, and with the
# command `rashomon`, it does so from nowhere else.
BEFORE_US = {
    "importlib",
    "rashomon",
    "runpy",
    "warnings",
    "types",
    "contextlib",
    "functools",
    "collections",
    "keyword",
    "operator",
    "reprlib",
    "threading",
    "pkgutil",
}
# What no Python imports before the program runs.
OURS = (
    "colorsys",
    "csv",
    "zipfile",
    "json",
    "lxml",
    "click",
    "pypdfium2",
    "subprocess",
    "tempfile",
)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the reports, and what lies beside them."""
    folder = tmp_path_factory.mktemp("reports")
    assert {
        "json",
        "pypdfium2",
        "feedparser",
        "warcio",
        "lxml",
        "spacy",
        "numpy",
        "rashomon",
        "sitecustomize",
        "usercustomize",
    } <= plant(folder, folder.parent / "ran")
    for number, name in enumerate(FORMATS):
        shutil.copy(MADE / name, folder / f"{number}-{name}")
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_text(TEXT.replace("Two", "Three").replace("Ines Harrow", "Ann Lee"))
    (folder / "long.txt").write_text(
        TEXT + "Two people died when the wall fell, the fire service said.\n\n" * 4000
    )
    (folder / "rows.csv").write_text("title,text\nWall falls,Two people died when the wall fell.\n")
    return folder


def marks(planted: Path) -> list[str]:
    return sorted(path.name for path in (planted.parent / "ran").iterdir())


@pytest.fixture
def beside(planted: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder as the current one, first on the path of this process, which has all it needs by
    now, and in variables set since."""
    read_all(planted)
    sandbox._idle.end()
    for mark in (planted.parent / "ran").iterdir():
        mark.unlink()
    monkeypatch.chdir(planted)
    monkeypatch.setattr(sys, "path", ["", str(planted), ".", *sys.path])
    for name in ("PYTHONPATH", "PYTHONHOME", "PYTHONUSERBASE"):
        monkeypatch.setenv(name, str(planted))
    return planted


def read_all(folder: Path) -> Pile:
    return report_pile.read(
        *(str(path) for path in sorted(folder.iterdir()) if path.suffix != ".py" and path.is_file())
    )


def test_the_plants_are_alive(planted: Path) -> None:
    assert "planted" in run_in(planted, "-c", "import colorsys").stderr
    assert marks(planted) == ["colorsys"]


def run_in(
    folder: Path, *command: str, before: Sequence[str] = ()
) -> "subprocess.CompletedProcess[str]":
    """Runs Python in a folder. `before` stands in PYTHONPATH before what the program needs."""
    for mark in (folder.parent / "ran").iterdir():
        mark.unlink()
    found = {"PYTHONPATH": os.pathsep.join([*before, *import_path()])}
    env = {
        name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
    } | found
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )


CHILD_PATH = """
import os, rashomon.child_process as child
os.chdir("{folder}")
print(os.pathsep.join(child.import_path()))
"""


@pytest.mark.parametrize("given", ["", ".", "reports/..", "reports"])
@pytest.mark.parametrize("later", [".", "reports", "/"])
def test_no_child_imports_from_what_the_caller_gave(tmp_path: Path, given: str, later: str) -> None:
    (tmp_path / "ran").mkdir()
    folder = tmp_path / "work"
    (folder / "reports").mkdir(parents=True)
    run = run_in(folder, "-P", "-c", CHILD_PATH.format(folder=later), before=[given])
    searched = run.stdout.strip().split(os.pathsep)
    assert str(Path(rashomon.__file__).parents[1]) in searched
    assert [path for path in searched if path.startswith(str(tmp_path)) or not path] == []


@pytest.mark.timeout(300)
def test_readers_of_containers(beside: Path) -> None:
    pile = read_all(beside)
    assert pile.failures == ()
    assert {"long.txt", "rows.csv#1", "0-libreoffice.pdf", "1-libreoffice.docx"} <= {
        found.source for report in pile.reports for found in report.sources
    }
    assert marks(beside) == []
    assert not {"", ".", str(beside)} & set(import_path())


@pytest.mark.timeout(300)
def test_local_workers(beside: Path) -> None:
    with closing(LocalEngine(2)) as engine:
        found = list(
            engine.map("engine_work:double", [(str(number), b"x") for number in range(20)])
        )
    assert ({done.data for done in found}, marks(beside)) == ({b"xx"}, [])


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    "start",
    [
        ["-P", "-m", "rashomon"],
        [
            "-c",
            "import sys; sys.path.remove(''); sys.argv[0] = 'rashomon'; from "
            "rashomon.__main__ import main; main()",
        ],
        ["-m", "rashomon"],  # the last: some plants are taken away for it
    ],
)
def test_the_whole_program(planted: Path, start: list[str]) -> None:
    if start[0] == "-m":
        for name in BEFORE_US:
            (planted / f"{name}.py").unlink(missing_ok=True)
    run = run_in(
        planted,
        *start,
        "compare",
        *SHORT,
        "--workers",
        "2",
        "-o",
        str(planted.parent / "ledger.json"),
    )
    assert (run.returncode, marks(planted)) == (0, []), run.stderr
    assert marks(planted) == []


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_cluster_that_is_started_here(planted: Path) -> None:
    pytest.importorskip("distributed")
    run = run_in(
        planted,
        "-P",
        "-m",
        "rashomon",
        "compare",
        *SHORT,
        "--engine",
        "dask",
        "--workers",
        "2",
        "-o",
        str(planted.parent / "ledger.json"),
    )
    assert (run.returncode, marks(planted)) == (0, []), run.stderr
    assert marks(planted) == []


@pytest.mark.long
@pytest.mark.parametrize("given", ["", "."])
@pytest.mark.parametrize("start", [["-P", "-m", "rashomon"], ["-m", "rashomon"]])
def test_an_empty_entry_imports_nothing(tmp_path: Path, given: str, start: list[str]) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    plant(folder, tmp_path / "ran")
    for module in folder.glob("*.py"):
        if module.stem not in OURS:
            module.unlink()
    (folder / "a.txt").write_text(TEXT)
    (folder / "rows.csv").write_text("title,text\nWall falls,Two people died when it fell.\n")
    run = run_in(folder, *start, "read", "a.txt", "rows.csv", before=[given])
    assert (run.returncode, marks(folder)) == (0, []), run.stderr
