"""Bad reports never stop a run: they are listed with a reason, the rest is processed, and the exit
code says so."""

import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from rashomon.cli.group import main

pytestmark = pytest.mark.weights
GOOD = "Wall falls in Ostwick\n\nTwo people died when the wall fell, the fire service said.\n"
UNUSABLE = {"noise.txt": bytes(range(32)) * 50}
ODD = {
    "unbalanced.txt": 'Wall falls\n\n"It fell, the mayor said. "Two” people “died.\n',
    "marks.txt": "Wall falls\n\n" + '"' * 2000 + " the mayor said.\n",
    "numbers.txt": "Wall falls\n\nIt cost 1e309 dollars on 30 February "
    "2031, or 999999999999999999999999 "
    "crowns, the mayor said.\n",
    "unseen.txt": "Wall falls\n\nTwo\u200b people \u202edied\u202c, the "
    "mayor\u00ad said. \x00\x1b[31mRed\n",
    "rtl.txt": "سقط الجدار\n\nقال العمدة إن شخصين ماتا.\n",
    "nested.html": "<html><body>"
    + "<div>" * 500
    + "<p>Two people died, the mayor said.</p>"
    + "</div>" * 500
    + "</body></html>",
    "markup.md": "# Wall [bold]falls[/bold]\n\n[red]Two[/] people died, the mayor said.\n",
    "oneline.txt": "Wall falls. " + "Two people died, the mayor said. " * 300,
}


def run(folder: Path) -> tuple[int, dict[str, list[dict[str, object]]], str]:
    """Exit code, ledger and summary of a folder."""
    out = folder.parent / "ledger.json"
    result = CliRunner().invoke(main, ["compare", str(folder), "--one-story", "-o", str(out)])
    assert "Traceback" not in result.stderr
    assert CliRunner().invoke(main, ["verify", str(out)]).exit_code == 0
    return result.exit_code, json.loads(out.read_text(encoding="utf-8")), result.stdout


def test_what_cannot_be_read_is_listed_and_the_rest_is_processed(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    for name, data in UNUSABLE.items():
        (folder / name).write_bytes(data)
    code, ledger, summary = run(folder)
    assert code == 3
    assert [report["id"] for report in ledger["reports"]] == ["good"]
    assert [failure["source"] for failure in ledger["failures"]] == ["empty.txt", *UNUSABLE]
    assert all(failure["error"] for failure in ledger["failures"])
    assert "2 not read" in summary


@pytest.mark.parametrize("name", ODD)
def test_odd_text_breaks_nothing(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / name).write_bytes(ODD[name].encode())
    started = time.monotonic()
    code, ledger, summary = run(folder)
    assert time.monotonic() - started < 30
    assert "good" in [report["id"] for report in ledger["reports"]]
    assert (code == 3) == bool(ledger["failures"])
    assert not {"\x1b", "\u202e", "\x00"} & set(summary)
