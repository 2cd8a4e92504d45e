"""spaCy is imported without its command line, and has it when it is asked for."""

import os
import subprocess
import sys
from pathlib import Path

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
