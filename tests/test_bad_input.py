"""Bad reports never stop a run, wherever they begin and end."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from factories import make_report
from rashomon.cli.group import main
from rashomon.comparing import compare as comparing
from rashomon.comparing.stage_border import Stages
from rashomon.parsing.parse import annotate_reports
from stored import put_files

pytestmark = pytest.mark.weights

GOOD = "Wall falls in Ostwick\n\nTwo people died when the wall fell, the fire service said.\n"


UNUSABLE = {"noise.txt": bytes(range(32)) * 50}


ODD = {
    "unbalanced.txt": 'Wall falls\n\n"It fell, the mayor said. "Two” people “died.\n',
    "marks.txt": "Wall falls\n\n" + '"' * 2000 + " the mayor said.\n",
    "numbers.txt": "Wall falls\n\nIt cost 1e309 dollars on 30 February "
    "2031, 12/13/14 99:99 0000-00-00, or 999999999999999999999999 "
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
    "oneline.txt": "Wall falls. " + "Two people died, the mayor said. " * 100,
}


def run(folder: Path) -> tuple[int, dict[str, list[dict[str, object]]], str]:
    """Exit code, ledger and summary of a folder."""
    out = folder.parent / "ledger.json"
    result = CliRunner().invoke(main, ["compare", str(folder), "--one-story", "-o", str(out)])
    assert "Traceback" not in result.stderr
    assert CliRunner().invoke(main, ["verify", str(out)]).exit_code == 0
    return result.exit_code, json.loads(out.read_text(encoding="utf-8")), result.stdout


def test_what_cannot_be_read_is_listed_and_the_rest_is_processed(tmp_path: Path) -> None:
    files = {"good.txt": GOOD, "empty.txt": b""} | UNUSABLE
    code, ledger, summary = run(put_files(tmp_path / "reports", files))
    assert (code, [report["id"] for report in ledger["reports"]]) == (3, ["good"])
    assert [failure["source"] for failure in ledger["failures"]] == ["empty.txt", *UNUSABLE]
    assert all(failure["error"] for failure in ledger["failures"])
    assert "2 not read" in summary


@pytest.mark.parametrize("name", ODD)
def test_odd_text_breaks_nothing(tmp_path: Path, name: str) -> None:
    folder = put_files(tmp_path / "reports", {"good.txt": GOOD, name: ODD[name]})
    code, ledger, summary = run(folder)
    assert "good" in [report["id"] for report in ledger["reports"]]
    assert (code == 3) == bool(ledger["failures"])
    assert not {"\x1b", "\u202e", "\x00"} & set(summary)


def compared(text: str) -> int:
    """How many statements a report of this text alone has."""
    (annotated,) = annotate_reports([make_report(text, "a")])
    story, *_ = comparing.compare_story([annotated], stages=Stages())
    return len(story.statements)


@pytest.mark.parametrize(
    "text",
    [
        "Named in the harbour report were three captains of the Alder line",
        "Naming three captains, the harbour report blamed the crew",
        "Ferry chief Ole Brandt called",
        "To the council, Harbour Master Ines Vard (L-Ostau) called",
        "In Ostau, Vale, according to officers with knowledge",
        "Brandt, head of the Ostau council, according to people briefed",
        "The ballot, according to a spokesman for the Vale",
        "Ostau launched a ferry carrying 40 people, said the head of planning",
        "Of 140 boats it had built in Vale, according to the",
    ],
)
def test_a_text_that_ends_or_begins_within_a_sentence_breaks_nothing(text: str) -> None:
    for end in ("", "."):
        compared(text + end)
