"""What goes to the terminal."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ledgers import make_ledger
from rashomon.cli import terminal
from rashomon.errors import StopError
from rashomon.model.document import to_json


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain “text” é 漢", "plain “text” é 漢"),
        ("a\nb\tc", "a b c"),
        ("\x1b[31m", "␛[31m"),
        ("\x00\x07\x7f", "␀␇␡"),
        ("\x9b31m", "\ufffd31m"),
        ("\u202egnp.exe", "\ufffdgnp.exe"),
    ],
)
def test_printable(text: str, expected: str) -> None:
    assert terminal.printable(text) == expected


def test_a_lone_surrogate_becomes_its_escape() -> None:
    document = json.dumps({"a": "\ud800"}, ensure_ascii=False)
    assert json.loads(terminal.as_bytes(document)) == {"a": "\ud800"}


def test_a_file_that_cannot_be_written_stops(tmp_path: Path) -> None:
    with pytest.raises(StopError, match="could not be written"):
        terminal.write_document(str(tmp_path), "{}")


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    path.write_text(to_json(make_ledger()), encoding="utf-8")
    for extra in ([], ["--json"]):
        read, write = os.pipe()
        os.close(read)
        command = [sys.executable, "-m", "rashomon", "show", str(path), *extra]
        done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
        os.close(write)
        assert done.stderr == ""
