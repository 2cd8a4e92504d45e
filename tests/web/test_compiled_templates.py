"""Where compiled templates are kept: a page is made without a place for them, too."""

import errno
from pathlib import Path
from typing import Any

import pytest
from jinja2 import FileSystemBytecodeCache

from rashomon.web import markup


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Makes the environment anew, with a temporary folder of its own."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return markup.environment.__wrapped__


def test_a_template_is_compiled_once(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    made().get_template("head.html.j2")
    monkeypatch.setattr("jinja2.environment.Environment.compile", None)
    assert made().get_template("head.html.j2").root_render_func


def test_without_a_folder(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: object) -> str:
        raise RuntimeError

    monkeypatch.setattr(FileSystemBytecodeCache, "_get_default_cache_dir", refused)
    assert made().bytecode_cache is None


def test_on_a_full_disk(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileSystemBytecodeCache, "dump_bytecode", full)
    assert made().get_template("head.html.j2")
