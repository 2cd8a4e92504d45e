"""rashomon verify --sources: the bytes that reports were read from, checked again, in archives
too."""

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rashomon.cli.group import main

ONE = (
    "Wall falls in Ostwick\n\nTwo people died when the wall fell, the fire service said on "
    "Monday.\n"
)
TWO = "Ferry late again\n\nThe ferry was late by an hour on Monday, the harbour office said.\n"


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE)
    (folder / "again.txt").write_text(ONE)
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("two.txt", TWO)
    document = json.loads(CliRunner().invoke(main, ["read", str(folder), "--json"]).stdout)
    ledger = {
        "format": "rashomon-ledger/2",
        "made": {},
        "reports": document["reports"],
        "stories": [],
        "failures": [],
    }
    (tmp_path / "ledger.json").write_text(json.dumps(ledger))
    return folder


def verified(pile: Path) -> Result:
    return CliRunner().invoke(
        main, ["verify", str(pile.parent / "ledger.json"), "--sources", str(pile)]
    )


def test_all_is_there(pile: Path) -> None:
    result = verified(pile)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (
        0,
        "3 sources unchanged, 0 sources missing or changed",
    )


def test_changed_bytes(pile: Path) -> None:
    (pile / "one.txt").write_text(ONE + " ")
    (pile / "again.txt").unlink()
    result = verified(pile)
    assert result.exit_code == 1
    assert "again: again.txt is not there" in result.stdout
    assert "again: one.txt has other bytes than those that were read" in result.stdout
    assert result.stdout.splitlines()[-1] == "1 source unchanged, 2 sources missing or changed"


def test_bytes_under_another_name_hold(pile: Path) -> None:
    (pile / "one.txt").rename(pile / "moved.txt")
    assert verified(pile).exit_code == 0


def test_an_archive_that_changed(pile: Path) -> None:
    with zipfile.ZipFile(pile / "more.zip", "w") as archive:
        archive.writestr("two.txt", TWO + "More.")
    assert "two: more.zip/two.txt has other bytes" in verified(pile).stdout


def test_a_ledger_from_before_sources_were_listed(pile: Path) -> None:
    path = pile.parent / "ledger.json"
    ledger = json.loads(path.read_text())
    for report in ledger["reports"]:
        del report["sources"]
    path.write_text(json.dumps(ledger))
    assert (
        verified(pile).stdout.splitlines()[-1]
        == "2 sources unchanged, 0 sources missing or changed"
    )
