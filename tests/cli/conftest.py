"""What the verbs write to stderr does not depend on how busy the machine is: progress is told after
an hour."""

import pytest


@pytest.fixture(autouse=True)
def _no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.cli.terminal.PATIENCE", 3600.0)
