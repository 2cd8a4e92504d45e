"""rashomon export."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from ledgers import make_ledger
from pages import STORY, rich_reports
from rashomon.cli.group import main
from rashomon.exports.formats import FORMATS
from rashomon.model.document import to_json
from rashomon.model.ledger import Ledger, Made


def run(folder: Path, *arguments: str, ledger: Ledger | None = None):
    path = folder / "ledger.json"
    path.write_text(to_json(ledger or make_ledger()), encoding="utf-8")
    return CliRunner().invoke(main, ["export", *[str(path) if a == "LEDGER" else a for a in arguments]])


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_is_written(tmp_path: Path, name: str) -> None:
    result = run(tmp_path, name, "LEDGER", "-o", str(tmp_path / "out"))
    assert result.exit_code == 0
    assert (tmp_path / "out").exists()
    assert name in result.stderr


def test_passim_to_stdout(tmp_path: Path) -> None:
    result = run(tmp_path, "passim", "LEDGER", "-o", "-", ledger=Ledger(Made("x"), tuple(rich_reports()), (STORY,)))
    assert {json.loads(line)["cluster"] for line in result.stdout.splitlines()} == {0, 1, 2}


@pytest.mark.parametrize("arguments", [("nothing", "LEDGER", "-o", "-"), ("passim", "LEDGER"), ("passim", "absent.json", "-o", "-")])
def test_wrong_usage(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert run(tmp_path, *arguments).exit_code in (1, 2)
