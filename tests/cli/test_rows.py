"""rashomon rows, and show --rows: rows that anybody wrote, proved line by line and put into a ledger, and written out of it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import rashomon
from rashomon.cli.group import main
from rashomon.model.document import from_json

pytestmark = pytest.mark.weights

ROWS = """# How many boats burned? | count | 1c2 1x2
1 three [3,3]: courier "Three boats burned"
2 four [4,4]: wire "Four boats burned"
3 five [5,5]: wire "Five boats burned"
what is this
statement courier "no such words": none
"""
MORE = """by: model demo-1
# When did boats burn? | date
1 on Monday: wire "on Monday night"
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "courier.txt").write_text("Three boats burned in the harbour of Ostrel, the fire chief said.\n", encoding="utf-8")
    (folder / "wire.txt").write_text("Four boats burned in the harbour of Ostrel on Monday night.\n", encoding="utf-8")
    (tmp_path / "rows.txt").write_text(ROWS, encoding="utf-8")
    (tmp_path / "more.txt").write_text(MORE, encoding="utf-8")
    run("compare", folder, "--one-story", "-o", tmp_path / "l.json")
    return tmp_path / "l.json"


def test_every_line_is_told_and_what_holds_is_in_the_ledger(ledger: Path, tmp_path: Path) -> None:
    done = run("rows", tmp_path / "rows.txt", ledger, "--by", "Ada Quill", "-o", tmp_path / "out.json")
    assert done.exit_code == 3
    assert done.stdout.splitlines() == [
        'line 1: "How many boats burned?": 2 of 3 quotations taken',
        'line 1: refused: "1x2": no relation; write 1c2, with one of: c conflict, u update, p spread, s scope, r refine',
        'line 4: refused: wire "Five boats burned": words that do not stand in the report; copy the words from the report, letter by letter',
        "line 5: refused: not of the form of a row; write // before a remark",
        'line 6: refused: courier "no such words": words that do not stand in the report; copy them from the report, letter by letter',
    ]
    (point,) = [point for point in rashomon.load(tmp_path / "out.json").stories[0].points if point.by]
    assert (point.by, point.status) == ("person Ada Quill", "disputed")
    assert run("verify", tmp_path / "out.json").exit_code == 0


def test_rows_stand_beside_those_that_are_there_and_are_written_out_again(ledger: Path, tmp_path: Path) -> None:
    plain = run("rows", tmp_path / "more.txt", ledger)
    assert (plain.exit_code, plain.stderr) == (0, 'line 2: "When did boats burn?": 1 of 1 quotation taken\n')
    first = tmp_path / "first.json"
    first.write_text(plain.stdout, encoding="utf-8")
    run("rows", tmp_path / "rows.txt", first, "--by", "Ada Quill", "-o", tmp_path / "both.json")
    both = rashomon.load(tmp_path / "both.json")
    assert {point.by for point in both.stories[0].points if point.by} == {"model demo-1", "person Ada Quill"}
    assert both.made.model is not None
    assert both.made.model.name == "demo-1"
    told = run("show", tmp_path / "both.json", "--rows").stdout
    (tmp_path / "told.txt").write_text(told, encoding="utf-8")
    assert "by: person Ada Quill\n" in told
    assert "# How many boats burned? | count | 1c2\n" in told
    assert "# When did boats burn? | date | by model demo-1\n" in told
    again = run("rows", tmp_path / "told.txt", ledger)
    assert again.exit_code == 0
    assert from_json(again.stdout).stories[0].points == both.stories[0].points


def test_what_the_program_made_is_the_same_with_rows_beside_it(ledger: Path, tmp_path: Path) -> None:
    run("rows", tmp_path / "rows.txt", ledger, "--by", "Ada", "-o", tmp_path / "out.json")
    had, has = rashomon.load(ledger), rashomon.load(tmp_path / "out.json")
    assert (has.reports, has.made.settings) == (had.reports, had.made.settings)
    (before,), (after,) = had.stories, has.stories
    assert (after.passages, after.statements, after.names, after.dates) == (before.passages, before.statements, before.names, before.dates)


@pytest.mark.parametrize(
    ("text", "by", "code", "told"),
    [
        ("# Who? | identity\n1 x: courier \"nobody\"\n", "Ada", 4, "words that do not stand in the report"),
        ("# Who? | identity\n", "", 1, "say first by whom"),
        (MORE, "person Ada", 1, "it is by model demo-1, not by person Ada"),
    ],
)  # fmt: skip
def test_nothing_is_written_where_nothing_holds(ledger: Path, tmp_path: Path, text: str, by: str, code: int, told: str) -> None:
    (tmp_path / "other.txt").write_text(text, encoding="utf-8")
    done = run("rows", tmp_path / "other.txt", ledger, "--by", by, "-o", tmp_path / "out.json")
    assert (done.exit_code, told in done.output) == (code, True)
    assert not (tmp_path / "out.json").exists()


def test_a_ledger_without_rows_has_none_to_show(ledger: Path) -> None:
    done = run("show", ledger, "--rows")
    assert (done.exit_code, "nobody wrote a row" in done.stderr) == (1, True)
