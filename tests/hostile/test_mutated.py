"""Mutated files of every format: none crashes the reader, hangs, writes a file, leaves a process or
takes much memory."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from mutated import SAMPLES, SETTINGS

from rashomon.child_process import import_path
from rashomon.reports.read_formats import READ_FORMATS

HERE = Path(__file__).parent
COUNT = 500
MEGABYTES = 1000


def test_every_format_has_a_sample() -> None:
    forms = {
        "feed": "rss",
        "jsonl": "jsonl",
        "packed": "gzip",
        "page": "html",
        "report": "text",
    }
    kinds = {one.kind.value for one in READ_FORMATS}
    assert {forms.get(kind, kind) for kind in kinds} <= set(SAMPLES)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("form", SAMPLES)
def test_mutated_files(form: str, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("work", "temporary", "home")]
    for folder in folders:
        folder.mkdir()
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | {
        "PYTHONPATH": os.pathsep.join([str(HERE), *import_path()]),
        "TMPDIR": str(folders[1]),
        "HOME": str(folders[2]),
    }
    command = [sys.executable, "-B", str(HERE / "mutated.py"), form, str(COUNT)]
    run = subprocess.run(
        command, cwd=folders[0], env=env, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr[-2000:]
    told = json.loads(run.stdout)
    assert [path for folder in folders for path in folder.rglob("*")] == []
    assert left_in(folders[1]) == []
    assert told["peak_mb"] < MEGABYTES
    assert told["parent_seconds"] < SETTINGS.max_seconds
    assert told["reports"] + sum(told["reasons"].values()) >= COUNT
    for reason in told["reasons"]:
        assert "the log says" not in reason
        assert "nothing came of it" not in reason
        assert not re.search(r"Traceback|0x[0-9a-f]{6}|/site-packages/", reason)


def left_in(folder: Path) -> list[str]:
    """The processes that work in this folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            where = str((process / "cwd").readlink())
        except OSError:
            continue
        if where.startswith(str(folder)):
            found.append(process.name)
    return found
