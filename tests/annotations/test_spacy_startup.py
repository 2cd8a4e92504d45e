"""spaCy is imported without its command line, and has it when it is asked for."""

import os
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

from rashomon.annotations.spacy_startup import _ByGroup

SRC = str(Path(__file__).resolve().parents[2] / "src")
ASK = """
import sys
import rashomon.annotations
assert "spacy" in sys.modules
assert not {"typer", "weasel", "spacy.cli"} & set(sys.modules), "the command line was imported"
import spacy
assert "spaCy version" in str(spacy.info(silent=True)) or spacy.info(silent=True)
import spacy.cli
assert callable(spacy.cli.download)
print("good")
"""


def test_the_command_line_comes_when_it_is_asked_for() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": SRC},
    )
    assert done.stdout.endswith("good\n"), done.stderr


def test_entry_points_by_group() -> None:
    points = entry_points()
    by_group = _ByGroup(points)
    for group in ("spacy_lookups", "console_scripts", "no such group"):
        assert {(p.name, p.value) for p in by_group.select(group=group)} == {
            (p.name, p.value) for p in points.select(group=group)
        }
