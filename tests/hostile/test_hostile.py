"""Files that were made to break readers: no crash, no hang, no growth, one plain reason each;
nothing written, nothing fetched."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from corpus import make_hostile

import rashomon

HERE = Path(__file__).parent
# Seconds are of the processor, so that a busy machine changes little; a slow one has its patience.
# What only waits meets the tests' own limit.
SECONDS, MEGABYTES = 16, 1000
PATIENCE = float(os.environ.get("HOSTILE_PATIENCE", "1.5"))


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("hostile")
    names = make_hostile(folder)
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(Path(rashomon.__file__).parent.parent), *sys.path])
    }
    run = subprocess.run(
        [sys.executable, HERE / "measure.py", folder],
        capture_output=True,
        env=environment,
        check=False,
    )
    assert run.returncode == 0, run.stderr.decode()[-2000:]
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        names
    )  # nothing was unpacked beside them
    found: dict[str, Any] = json.loads(run.stdout)
    assert sorted(found["files"]) == sorted(names)
    return found


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_no_hang_no_growth_one_reason(measured: dict[str, Any]) -> None:
    files = measured["files"]
    assert len(files) >= 150
    assert {
        name: figures["seconds"]
        for name, figures in files.items()
        if figures["seconds"] > SECONDS * PATIENCE
    } == {}
    assert max(figures["grown_mb"] for figures in files.values()) < MEGABYTES
    assert measured["child_mb"] < MEGABYTES
    for name, figures in files.items():
        assert figures["reports"] or figures["reasons"], f"{name}: passed over in silence"
        for reason in figures["reasons"]:
            assert "the log says" not in reason, f"{name}: {reason}"
            assert "max_seconds" not in reason, f"{name}: what is read hangs on no time"
            assert len(reason) < 500
            assert "\n" not in reason
            assert not re.search(r"Traceback|0x[0-9a-f]{6}|/site-packages/", reason)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_what_was_read_is_harmless(measured: dict[str, Any]) -> None:
    files = measured["files"]
    for name in (
        "xml-bomb.rss",
        "xml-outer.atom",
        "xml-quadratic.atom",
        "texts-empty.txt",
        "archives-secret.zip",
        "pdfs-magic.pdf",
    ):
        assert files[name]["reports"] == 0, name
    for name in (
        "texts-mixed.txt",
        "texts-unbalanced.txt",
        "pages-xss.html",
        "archives-ways-out.zip",
        "pdfs-text.pdf",
        "exports-surrogate.json",
    ):
        assert files[name]["reports"] >= 1, name
