"""The same files give the same bytes however busy the machine is; no socket is opened."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from corpus import _pdf

from commands import run as rashomon
from rashomon.engines.local import cores
from rashomon.model.document import to_json
from rashomon.model.ledger import FORMAT, Ledger, Made
from rashomon.reports import report_pile, sandbox
from rashomon.settings import ReadSettings, Settings

MADE = Path(__file__).resolve().parent / "made"


LOAD = 15  # processes that want a core, on two


LINE = "Two people died when the wall fell, the fire service said on Monday.\n\n"


FILES = (
    "libreoffice.pdf",
    "libreoffice.docx",
    "warcio.warc.gz",
    "newspaper4k.json",
    "feedgen.rss",
    "chromium.mhtml",
    "story.html",
)


def small_pile(folder: Path) -> Path:
    """Files of many formats, one of them cut off."""
    for name in FILES:
        shutil.copy(MADE / name, folder / name)
    (folder / "cut.pdf").write_bytes(_pdf(b"BT /F1 12 Tf (Two people died.) Tj ET")[:300])
    return folder


def hard_pile(folder: Path) -> Path:
    """The same, and a long text, one file that takes too long and one that needs too much
    memory."""
    (folder / "long.txt").write_text("Wall falls\n\n5 March 2031\n\n" + LINE * 2500)
    (folder / "much.json").write_bytes(b"[" + b"[1]," * 3_000_000 + b"1]")
    (folder / "slow.pdf").write_bytes(_pdf(b"BT /F1 12 Tf " + b"(a) Tj " * 2_000_000 + b"ET"))
    return small_pile(folder)


@pytest.fixture
def load() -> Iterator[None]:
    """Busy loops beside the test: as many for each core as make a load of 15 on two."""
    busy = [
        subprocess.Popen([sys.executable, "-I", "-c", "while True: pass"])
        for _ in range(LOAD * cores() // 2)
    ]
    yield
    for process in busy:
        process.kill()
        process.wait()


def read(pile: Path) -> str:
    """What is read, as a document, and all failures with their reasons; limits that only files
    beyond them reach."""
    settings = Settings(read=ReadSettings(max_seconds=2, max_memory=300_000_000))
    found = report_pile.read(str(pile), settings=settings)
    return to_json(
        Ledger(
            format=FORMAT,
            made=Made("a test", (), ()),
            reports=found.reports,
            stories=(),
            failures=found.failures,
        )
    )


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(("make", "runs"), [(small_pile, 100), (hard_pile, 5)])
def test_runs_under_load_give_the_same_bytes(
    tmp_path: Path, request: pytest.FixtureRequest, make: Callable[[Path], Path], runs: int
) -> None:
    pile = make(tmp_path)
    sandbox._idle.end()
    quiet = read(pile)
    assert ("max_memory" in quiet and "max_seconds=NUMBER" in quiet) == (make is hard_pile)
    request.getfixturevalue("load")
    for run in range(runs):
        if run % 10 == 0:
            sandbox._idle.end()  # with fresh children, and with those that have read before
        assert read(pile) == quiet, run


REPORTS = sorted(
    (Path(__file__).resolve().parent.parent / "examples" / "ferry-fire" / "reports").iterdir()
)


@pytest.mark.long
@pytest.mark.weights
def test_another_process_gives_the_same_bytes_whatever_its_order_and_its_hashes() -> None:
    shuffled = list(map(str, REPORTS))
    random.Random(4242).shuffle(shuffled)  # noqa: S311  an order, not a secret
    assert shuffled != list(map(str, REPORTS))
    seed = "1" if os.environ.get("PYTHONHASHSEED") == "4242" else "4242"
    done = subprocess.run(
        [sys.executable, "-m", "rashomon", "compare", *shuffled, "-o", "-"],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONHASHSEED": seed},
    )
    assert done.stdout == rashomon("compare", *REPORTS, "-o", "-", code=0).stdout_bytes != b""
