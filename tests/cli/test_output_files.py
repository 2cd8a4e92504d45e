"""--page."""

from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner

from commands import output
from pages import rich_ledger
from rashomon.cli.group import main
from rashomon.model.document import to_json


def test_show_writes_the_page_instead_of_the_summary(tmp_path: Path) -> None:
    ledger, page = tmp_path / "ledger.json", tmp_path / "page.html"
    ledger.write_text(to_json(rich_ledger()), encoding="utf-8")
    result = CliRunner().invoke(main, ["show", str(ledger), "--page", str(page)])
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"page written to {page}" in result.stderr
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_page_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.json"
    ledger.write_text(to_json(rich_ledger()), encoding="utf-8")
    for path in (tmp_path / "none" / "page.html", tmp_path):
        result = CliRunner().invoke(main, ["show", str(ledger), "--page", str(path)])
        assert result.exit_code == 1
        assert "could not be written" in result.stderr
        assert result.stderr.count("\n") == 1


def test_page_on_standard_output(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.json"
    ledger.write_text(to_json(rich_ledger()), encoding="utf-8")
    assert (
        CliRunner()
        .invoke(main, ["show", str(ledger), "--page", "-"])
        .stdout.startswith("<!doctype html>")
    )


def test_a_page_never_replaces_the_ledger(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.json"
    ledger.write_text(to_json(rich_ledger()), encoding="utf-8")
    result = CliRunner().invoke(
        main, ["show", str(ledger), "--page", str(tmp_path / "." / "ledger.json")]
    )
    assert result.exit_code == 1
    assert "name another file" in result.stderr
    assert ledger.read_text(encoding="utf-8") == to_json(rich_ledger())


def test_a_page_says_what_changed_since_an_earlier_ledger(tmp_path: Path) -> None:
    ledger, before, page = (
        tmp_path / "ledger.json",
        tmp_path / "before.json",
        tmp_path / "page.html",
    )
    now = rich_ledger()
    ledger.write_text(to_json(now), encoding="utf-8")
    story = replace(
        now.stories[0], reports=now.stories[0].reports[:2], points=now.stories[0].points[:3]
    )
    before.write_text(
        to_json(replace(now, reports=now.reports[:2], stories=(story,))), encoding="utf-8"
    )
    output("show", str(ledger), "--page", str(page), "--before", str(before))
    assert 'id="v-changes"' in page.read_text(encoding="utf-8")
    assert CliRunner().invoke(main, ["show", str(ledger), "--before", str(before)]).exit_code == 2
