"""rashomon export."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from ledgers import full_ledger
from rashomon.cli.group import main
from rashomon.cli.terminal import print_document
from rashomon.exports.formats import FORMATS
from rashomon.model.document import to_json
from rashomon.show.answer_text import NO_ANSWER


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.json"
    path.write_text(to_json(full_ledger()), encoding="utf-8")
    return path


def run(*arguments: object, code: int = 0) -> str:
    result = CliRunner().invoke(main, ["export", *map(str, arguments)])
    assert result.exit_code == code, result.output
    return result.output


def test_a_terminal_is_steered_by_no_control_character(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    print_document("a\x1bc\x07\n\tb \x9b31m \u202e\n")
    assert capsys.readouterr().out == "a\\u001bc\\u0007\n\tb \\u009b31m \\u202e\n"


def test_text_goes_to_stdout(ledger: Path) -> None:
    assert run("markdown", ledger).startswith("# Landslide")
    assert json.loads(run("json", ledger)) == json.loads(ledger.read_text(encoding="utf-8"))
    assert run("markdown", ledger, "-o", "-").startswith("# Landslide")


def test_the_ledger_is_never_written_over(ledger: Path) -> None:
    before = ledger.read_bytes()
    assert "is the ledger itself" in run("markdown", ledger, "-o", ledger, code=1)
    assert ledger.read_bytes() == before


def test_wrong_usage(ledger: Path) -> None:
    assert "there is no format 'xls'" in run("xls", ledger, code=2)
    assert "name a FORMAT and a LEDGER" in run(code=2)
    assert all(name in run("--list") for name in FORMATS)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_is_written(name: str, ledger: Path, tmp_path: Path) -> None:
    told = run(name, ledger, "-o", tmp_path / "draft-out")
    assert f"{name} written to {tmp_path / 'draft-out'}" in told
    assert (tmp_path / "draft-out").exists()


@pytest.mark.parametrize("name", [name for name, each in FORMATS.items() if each.of_answers])
def test_without_an_answer_it_says_so(name: str, ledger: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    assert NO_ANSWER in run(name, ledger, "-o", made)
    if FORMATS[name].suffix in (".csv", ".md", ".html") and name != "sides":
        told = made.read_text(encoding="utf-8")
        assert "Nobody has written an answer" in told
