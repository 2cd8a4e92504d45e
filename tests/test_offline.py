"""Reading files, building a ledger and showing it opens no socket."""

import json
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from rashomon.cli.group import main

REPORTS = Path(__file__).resolve().parent.parent / "examples" / "ferry-fire" / "reports"


@pytest.mark.weights
def test_no_socket_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []

    def refuse(*arguments: object, **named: object) -> None:
        opened.append(arguments)
        raise OSError("the network is not to be used")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    out = tmp_path / "ledger.json"
    run = CliRunner()
    assert run.invoke(main, ["read", str(REPORTS)]).exit_code == 0
    assert run.invoke(main, ["compare", str(REPORTS), "-o", str(out)]).exit_code == 0
    assert run.invoke(main, ["show", str(out)]).exit_code == 0
    assert run.invoke(main, ["verify", str(out)]).exit_code == 0
    assert len(json.loads(out.read_text(encoding="utf-8"))["reports"]) == 5
    assert opened == []
