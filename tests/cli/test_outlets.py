"""--outlets: who published what, where the reports do not say it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import rashomon
from rashomon.cli.group import main

FIRE = (
    "Mill burns at Dunmora\n\nA fire ran through the old mill at Dunmora on Sunday, the "
    "mayor said.\n"
)


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    (tmp_path / "pile").mkdir()
    for name in ("a1", "b2"):
        (tmp_path / "pile" / f"{name}.txt").write_text(FIRE.replace("old", f"old {name}"))
    return tmp_path


def compared(pile: Path, rows: str) -> tuple[int, str, dict[str, str | None]]:
    (pile / "outlets.csv").write_text(rows, encoding="utf-8")
    given = [str(pile / "pile"), "--outlets", str(pile / "outlets.csv")]
    ran = CliRunner().invoke(main, ["compare", *given, "-o", str(pile / "ledger.json")])
    if ran.exit_code:
        return ran.exit_code, ran.output, {}
    ledger = rashomon.load(str(pile / "ledger.json"))
    return 0, ran.output, {report.id: report.outlet for report in ledger.reports}


def test_a_file_has_the_outlet_that_is_given(pile: Path) -> None:
    code, text, outlets = compared(pile, "file,outlet\na1.txt,Hill Post\n")
    assert (code, outlets) == (0, {"a1": "Hill Post", "b2": None})
    assert "Hill Post" in text
    assert "“Mill burns at Dunmora”" in text


def test_a_line_without_an_outlet_is_refused(pile: Path) -> None:
    code, text, _ = compared(pile, "a1.txt\n")
    assert code == 1
    assert "a line is a file or address, an outlet" in text
