"""What came after a row stands beside it, and words that it quotes no longer are named: in a pile
with a rows file, too."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import rashomon
from rashomon.cli.group import main

pytestmark = pytest.mark.weights
SAID = (
    "The keeper of Grindle Point, Odo Varr, was drunk when the lamp went out on Monday, the "
    "harbour board said."
)
DENIED = (
    "Odo Varr, the keeper of Grindle Point, was not drunk when the lamp went out on Monday, his "
    "sister said."
)
LATER = (
    "Odo Varr, keeper of the Grindle Point light, was sober when the lamp went out on Monday, his "
    "doctor said."
)
ROWS = """by: person Ada Quill
report board: {board}
report sister: {sister}
report {gone}: {nobody}

# Was Odo Varr drunk when the lamp went out? | yes-no | 1c2
1 yes: board "was drunk when the lamp went out"; {gone} "he reeked of gin"
2 no: sister "was not drunk when the lamp went out"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name, told, title in (
        ("board", SAID, "Lamp out"),
        ("sister", DENIED, "Keeper denied"),
        ("doctor", LATER, "Doctor speaks"),
    ):
        (tmp_path / "in" / f"{name}.txt").write_text(
            f"The {name.title()} Post\n11 March 2031\n\n{title}\n\n{told}\n", encoding="utf-8"
        )
    return tmp_path / "in"


def rows(folder: Path, text: str = ROWS) -> Path:
    hashes = {report.id: report.sha256[:16] for report in rashomon.read(str(folder)).reports}
    path = folder.parent / "rows.txt"
    path.write_text(text.format(**hashes, gone="barman", nobody="0" * 16), encoding="utf-8")
    return path


def compared(folder: Path, text: str = ROWS) -> rashomon.Ledger:
    return rashomon.compare(str(folder), rows=rows(folder, text))


def test_a_report_that_the_file_does_not_list_came_after_it(folder: Path) -> None:
    (story,) = compared(folder).stories
    (point,) = (point for point in story.points if point.by)
    sentences = {one.id: one.quote.quote for passage in story.passages for one in passage.sentences}
    assert [sentences[one] for one in point.beside or ()] == [LATER]
    assert point.row


def test_words_of_a_listed_report_that_is_not_there_are_lost(folder: Path) -> None:
    (story,) = compared(folder).stories
    (point,) = (point for point in story.points if point.by)
    assert [(one.report, one.words) for one in point.lost or ()] == [("barman", "he reeked of gin")]
    assert [version.value for version in point.versions] == ["yes", "no"]


def test_words_of_a_model_that_no_report_ever_proved_are_shown_nowhere(folder: Path) -> None:
    (story,) = compared(folder, ROWS.replace("person Ada Quill", "model otter")).stories
    (point,) = (point for point in story.points if point.by)
    assert point.lost is None


def test_a_file_that_lists_no_report_leaves_open_what_came_after(folder: Path) -> None:
    text = "\n".join(line for line in ROWS.splitlines() if not line.startswith("report ")).replace(
        '; {gone} "he reeked of gin"', ""
    )
    (story,) = compared(folder, text).stories
    (point,) = (point for point in story.points if point.by)
    assert (point.beside, point.lost) == (None, None)


def test_the_terminal_says_it_in_a_line_each(folder: Path) -> None:
    arguments = [
        "compare",
        str(folder),
        "--rows",
        str(rows(folder)),
        "-o",
        str(folder.parent / "l.json"),
    ]
    shown = CliRunner().invoke(main, arguments)
    assert shown.exit_code == 0, shown.output
    ledger = str(folder.parent / "l.json")
    (story,) = json.loads(Path(ledger).read_text(encoding="utf-8"))["stories"]
    (point,) = (point["id"] for point in story["points"] if point["by"])
    told = CliRunner().invoke(main, ["explain", ledger, point]).output
    assert "beside it: 1 sentence of reports that came after it" in told
    assert (
        "lost: “he reeked of gin” (barman): the report that held them is not here any more"
        in " ".join(told.split())
    )
