"""The progress bar."""

import io
import time

import pytest

from rashomon.cli.terminal import PATIENCE, ProgressBar
from rashomon.protocols import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _patience(_no_progress: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.cli.terminal.PATIENCE", PATIENCE)


@pytest.mark.parametrize(
    ("stream", "waited", "drawn"),
    [(Terminal(), PATIENCE + 1, True), (Terminal(), 0.0, False), (io.StringIO(), 0.0, False)],
)
def test_nothing_is_drawn_before_two_seconds(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, waited: float, drawn: bool
) -> None:
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    begun = time.monotonic()
    with ProgressBar() as progress:
        monkeypatch.setattr("time.monotonic", lambda: begun + waited)
        progress(Progress("parsing", 1, 2))
        progress(Progress("parsing", 2, 2))
    assert ("parsing" in stream.getvalue()) == drawn


def test_progress_in_a_file_is_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    begun = time.monotonic()
    with ProgressBar() as progress:
        monkeypatch.setattr("time.monotonic", lambda: begun + PATIENCE + 1)
        for done in range(1, 2001):
            progress(Progress("parsing", done, 2000))
    assert stream.getvalue() == "parsing: 1 of 2,000\n"
