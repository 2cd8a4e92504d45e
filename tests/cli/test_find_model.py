"""rashomon model find: the servers of this machine, and the one that is set."""

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from model_servers import model_server, said
from rashomon.cli import find_model
from rashomon.cli.group import main
from rashomon.cli.model_settings import LOCAL, read_model_settings


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.get_app_dir", lambda name: str(tmp_path / name))


def _silent() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}/v1"


def _found(monkeypatch: pytest.MonkeyPatch, url: str, *arguments: str) -> Result:
    for server in LOCAL:
        knobs = LOCAL[server] | {"url": url if server == "lmstudio" else _silent()}
        monkeypatch.setitem(LOCAL, server, knobs)
    return CliRunner().invoke(main, ["model", "find", *arguments])


def test_servers_that_answer_are_listed_with_their_models_and_asked_for_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with model_server(lambda body: (200, said("no"))) as server:
        server.models = {"data": [{"id": "owl", "max_context_length": 4096}, {"id": "wren"}]}
        told = _found(monkeypatch, server.url)
        assert not server.asked
    assert told.exit_code == 0, told.output
    assert f"1  owl (lmstudio at {server.url}, 4,096 tokens)" in told.output
    assert f"2  wren (lmstudio at {server.url})" in told.output
    assert "model find --set N" in told.output


def test_one_of_them_is_set_with_the_smaller_context_that_it_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with model_server(lambda body: (200, said("no"))) as server:
        server.models = {"data": [{"id": "wren"}, {"id": "owl", "max_context_length": 4096}]}
        told = _found(monkeypatch, server.url, "--set", "2")
        assert told.exit_code == 0, told.output
        settings = read_model_settings()
        assert (settings.name, settings.url) == ("owl", server.url)
        assert settings.context == 4096
        assert _found(monkeypatch, server.url, "--set", "3").exit_code == 2


def test_where_nobody_answers_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find_model, "_SECONDS", 0.5)
    told = _found(monkeypatch, _silent())
    assert told.exit_code != 0
    assert "docs/models.md" in told.output
