"""rashomon show."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from ledgers import make_ledger
from rashomon.cli.group import main
from rashomon.model.document import to_json


def test_prints_the_summary_or_the_document(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    path.write_text(to_json(make_ledger()), encoding="utf-8")
    assert "How many people were hurt?" in CliRunner().invoke(main, ["show", str(path)]).stdout
    assert json.loads(CliRunner().invoke(main, ["show", str(path), "--json"]).stdout) == json.loads(path.read_text(encoding="utf-8"))
    assert "Did a bridge fall?" not in CliRunner().invoke(main, ["show", str(path)]).stdout
    assert "Did a bridge fall?" in CliRunner().invoke(main, ["show", str(path), "--all"]).stdout


def test_reads_standard_input() -> None:
    result = CliRunner().invoke(main, ["show", "-"], input=to_json(make_ledger()))
    assert result.exit_code == 0
    assert "Landslide" in result.stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "not JSON"),
        ("[1]", 'no "format"'),
        ('{"format": "rashomon-ledger/9"}', "this version reads 'rashomon-ledger/2'"),
        ('{"format": "rashomon-ledger/2"}', "not a whole ledger"),
        ('{"format": "rashomon-ledger/1", "made": [], "reports": [], "stories": []}', "not a whole ledger"),
        ("[" * 200_000, "not a ledger"),
    ],
)
def test_what_is_no_ledger_is_refused_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["show", str(path)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr
    assert result.stderr.count("\n") == 1
