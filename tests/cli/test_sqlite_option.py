"""--sqlite on compare and show."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from ledgers import make_ledger
from rashomon.cli.group import main
from rashomon.model.document import to_json


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.json"
    path.write_text(to_json(make_ledger()), encoding="utf-8")
    return path


def questions(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT question FROM points ORDER BY question")]


def test_show_writes_a_database(ledger: Path, tmp_path: Path) -> None:
    target = tmp_path / "ledger.db"
    result = CliRunner().invoke(main, ["show", str(ledger), "--sqlite", str(target)])
    assert result.exit_code == 0
    assert "How many people were hurt?" in result.stdout
    assert result.stderr == f"database written to {target}\n"
    assert questions(target) == ["Did a bridge fall?", "How many people were hurt?", "Is the road closed?", "Was a warning ignored?"]


def test_standard_output_stays_the_document(ledger: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["show", str(ledger), "--json", "--sqlite", str(tmp_path / "x.db")])
    assert result.stdout == ledger.read_text(encoding="utf-8")
    assert questions(tmp_path / "x.db")


def test_another_file_is_kept_unless_forced(ledger: Path, tmp_path: Path) -> None:
    target = tmp_path / "notes.txt"
    target.write_text("mine", encoding="utf-8")
    result = CliRunner().invoke(main, ["show", str(ledger), "--sqlite", str(target)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no Rashomon database; --force replaces it" in result.stderr
    assert target.read_text(encoding="utf-8") == "mine"
    assert CliRunner().invoke(main, ["show", str(ledger), "--sqlite", str(target), "--force"]).exit_code == 0
    assert questions(target)


@pytest.mark.parametrize("verb", ["show", "compare"])
def test_never_over_a_file_of_the_same_command(ledger: Path, verb: str) -> None:
    before = ledger.read_bytes()
    result = CliRunner().invoke(main, [verb, str(ledger), "--sqlite", str(ledger), "--force"])
    assert result.exit_code == 2
    assert ledger.read_bytes() == before
    assert CliRunner().invoke(main, [verb, str(ledger), "--sqlite", "-"]).exit_code == 2


def test_compare_refuses_before_the_work(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["compare", str(tmp_path), "--sqlite", str(tmp_path / "none" / "x.db")])
    assert result.exit_code == 1
    assert "there is no folder" in result.stderr


@pytest.mark.weights
def test_compare_writes_a_database(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A bridge fell\n\nThree people were hurt, police said.\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["compare", str(tmp_path / "a.txt"), "--sqlite", str(tmp_path / "x.db"), "--json"])
    assert result.exit_code == 0
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        assert connection.execute("SELECT count(*) FROM reports").fetchone() == (1,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
