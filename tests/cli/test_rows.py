"""rashomon rows, and show --rows: rows that anybody wrote, proved line by line and put into a
ledger, and written out of it."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import rashomon
from commands import run
from rashomon.model.document import from_json
from stored import BOATS, put_files

pytestmark = pytest.mark.weights

ROWS = """# How many boats burned? | count | 1c2 1x2
1 three [3,3]: courier "Three boats burned"
2 four [4,4]: wire "Four boats burned"
3 five [5,5]: wire "Five boats burned"
what is this
statement courier "no such words": stance denies
"""
MORE = """by: model demo-1
# When did boats burn? | date
1 on Monday: wire "on Monday night"
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    folder = put_files(tmp_path / "pile", BOATS)
    put_files(tmp_path, {"rows.txt": ROWS, "more.txt": MORE})
    run("compare", folder, "--one-story", "-o", tmp_path / "l.json")
    return tmp_path / "l.json"


def test_every_line_is_told_and_what_holds_is_in_the_ledger(ledger: Path, tmp_path: Path) -> None:
    assert run(
        "rows",
        tmp_path / "rows.txt",
        ledger,
        "--by",
        "Ada Quill",
        "-o",
        tmp_path / "out.json",
        code=3,
    ).stdout.splitlines() == [
        'line 1: "How many boats burned?": 2 of 3 quotations taken',
        'line 1: refused: "1x2": no relation; write 1c2, with one of: c conflict, u update, p '
        "spread, o opposed, s scope, r refine",
        'line 4: refused: wire "Five boats burned": words that do not stand in the report; '
        "copy the words from the report, letter by letter",
        "line 5: refused: not of the form of a row; write // before a remark",
        'line 6: refused: courier "no such words": words that do not stand in the report; '
        "copy them from the report, letter by letter",
    ]
    (point,) = [
        point for point in rashomon.load(tmp_path / "out.json").stories[0].points if point.by
    ]
    assert (point.by, point.status) == ("person Ada Quill", "disputed")
    assert run("verify", tmp_path / "out.json").exit_code == 0


def test_what_the_program_made_is_the_same_with_rows_beside_it(
    ledger: Path, tmp_path: Path
) -> None:
    run("rows", tmp_path / "rows.txt", ledger, "--by", "Ada", "-o", tmp_path / "out.json")
    had, has = rashomon.load(ledger), rashomon.load(tmp_path / "out.json")
    assert (has.reports, has.made.settings) == (had.reports, had.made.settings)
    (before,), (after,) = had.stories, has.stories
    assert (after.passages, after.statements, after.names, after.dates) == (
        before.passages,
        before.statements,
        before.names,
        before.dates,
    )


SAID = """The quay in Ostrel is shut, the mayor said.

"The boats burned for hours," the clerk said. "Nobody was warned," the clerk added.

The harbour master said three boats were lost.
"""
CORRECTED = """by: person Ada Quill
statement courier "The quay in Ostrel is shut, the mayor": speaker nobody
statement courier "The boats burned for hours" of "the clerk": speaker "the mayor"
statement courier "Nobody was warned": stance denies
statement courier "Nobody was warned": stance hedges
statement courier "boats": stance denies
"""


def _compared(folder: Path, rows: Path, out: Path) -> Result:
    return run("compare", folder, "--one-story", "--rows", rows, "-o", out)


def _into_ledger(folder: Path, rows: Path, out: Path) -> Result:
    run("compare", folder, "--one-story", "-o", out)
    return run("rows", rows, out, "-o", out)


def _into_store(folder: Path, rows: Path, out: Path) -> Result:
    store = out.with_suffix(".db")
    run("add", folder, "--store", store)
    told = run("stories", "--store", store, "--json").stdout
    (story,) = [one["id"] for one in json.loads(told)["stories"]]
    done = run("rows", rows, story, "--store", store)
    out.write_text(
        run("compare", "--store", store, "--story", story, "--json").stdout, encoding="utf-8"
    )
    return done


def _statements(ledger: Path) -> dict[str, tuple[str | None, str]]:
    (story,) = rashomon.load(ledger).stories
    return {one.quote.quote.strip('",'): (one.speaker, one.stance) for one in story.statements}


@pytest.mark.parametrize("way", [_compared, _into_ledger, _into_store])
def test_a_line_about_a_statement_changes_it_or_is_refused(
    tmp_path: Path, way: Callable[[Path, Path, Path], Result]
) -> None:
    folder, rows, out = tmp_path / "pile", tmp_path / "rows.txt", tmp_path / "l.json"
    put_files(tmp_path, {"pile/courier.txt": SAID, "rows.txt": CORRECTED})
    run("compare", folder, "--one-story", "-o", tmp_path / "plain.json")
    before = _statements(tmp_path / "plain.json")
    assert "The quay in Ostrel is shut" in before
    told = way(folder, rows, out).output
    assert [n for n in range(2, 7) if re.search(rf"line {n}: (refused|courier)", told)] == [4, 6]
    assert told.count("correction taken") in (0, 3)
    after = _statements(out)
    assert after == {
        "The quay in Ostrel is shut": (None, "asserts"),
        "The boats burned for hours": ("the mayor", "asserts"),
        "Nobody was warned": (before["Nobody was warned"][0], "hedges"),
        "three boats were lost": before["three boats were lost"],
    }
    again = tmp_path / "again.txt"
    again.write_text(run("show", out, "--rows").stdout, encoding="utf-8")
    assert run("rows", again, tmp_path / "plain.json", "-o", tmp_path / "b.json").exit_code == 0
    assert _statements(tmp_path / "b.json") == after
    more = 'statement courier "Nobody was warned": stance hedges\n'
    rows.write_text(f"{CORRECTED.splitlines()[0]}\n{more}", encoding="utf-8")
    run("rows", rows, out, "-o", out)
    assert _statements(out) == after


def test_rows_of_a_story_in_a_store(ledger: Path, tmp_path: Path) -> None:
    store = tmp_path / "desk.db"
    run("add", tmp_path / "pile", "--store", store)
    told = run("stories", "--store", store, "--json").stdout
    (story,) = [one["id"] for one in json.loads(told)["stories"]]
    assert "nobody wrote a row" in run("show", story, "--store", store, "--rows").stderr
    done = run("rows", tmp_path / "rows.txt", story, "--store", store, "--by", "Ada Quill")
    assert (done.exit_code, done.stdout.count("refused: ")) == (3, 4)
    run("rows", tmp_path / "more.txt", story[:6], "--store", store)
    (shown,) = from_json(
        run("compare", "--store", store, "--story", story, "--json").stdout
    ).stories
    assert {(point.by, point.question) for point in shown.points if point.by} == {
        ("person Ada Quill", "How many boats burned?"),
        ("model demo-1", "When did boats burn?"),
    }
    written = run("show", story, "--store", store, "--rows").stdout
    assert {point.row for point in shown.points if point.by} == set(
        re.findall(r"\| id (\S+)", written)
    )
    (tmp_path / "told.txt").write_text(written, encoding="utf-8")
    again = run("rows", tmp_path / "told.txt", story, "--store", store)
    assert (again.exit_code, "the story has all of it already" in again.stderr) == (0, True)
    assert run("show", story, "--store", store, "--rows").stdout == written
    none = run("rows", tmp_path / "other.txt", story, "--store", store, "-o", tmp_path / "out.json")
    assert (none.exit_code, "leave out -o" in none.stderr) == (2, True)


def test_what_is_taken_and_not_shown_as_it_was_written_is_told(
    ledger: Path, tmp_path: Path
) -> None:
    rows = (
        '# Did Bo Quill murder the crew? | yes-no\n1 yes: courier "the fire chief said"\n'
        '# Did boats burn in the harbour? | yes-no | 1c2\n1 yes: courier "Three boats '
        'burned"\n2 no, four: wire "Four boats burned"\n'
    )
    (tmp_path / "odd.txt").write_text(rows + rows, encoding="utf-8")
    done = run(
        "rows", tmp_path / "odd.txt", ledger, "--by", "model demo-1", "-o", tmp_path / "out.json"
    )
    assert done.stdout.splitlines() == [
        'line 1: "Did Bo Quill murder the crew?": 1 of 1 quotation taken',
        'line 3: "Did boats burn in the harbour?": 2 of 2 quotations taken',
        "line 6: refused: the same row again; leave it out",
        "line 8: refused: the same row again; leave it out",
        '"Did Bo Quill murder the crew?": the question is not shown over 1: a name in it stands '
        "in no quoted sentence, or it is no plain sentence",
    ]
    assert done.exit_code == 3
    questions = [
        point.question
        for point in rashomon.load(tmp_path / "out.json").stories[0].points
        if point.by
    ]
    assert not any("murder" in question for question in questions)


def test_a_rejected_row_gives_no_question(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "rejected.txt").write_text(
        MORE.replace("| date", "| date | rejected"), encoding="utf-8"
    )
    run(
        "compare",
        tmp_path / "pile",
        "--one-story",
        "--rows",
        tmp_path / "rejected.txt",
        "-o",
        tmp_path / "out.json",
    )
    assert [
        point for point in rashomon.load(tmp_path / "out.json").stories[0].points if point.by
    ] == []


@pytest.mark.parametrize(
    ("text", "by", "code", "told"),
    [
        (
            '# Who? | identity\n1 x: courier "nobody"\n',
            "Ada",
            4,
            "words that do not stand in the report",
        ),
        ("# Who? | identity\n", "", 1, "say first by whom"),
        (MORE, "person Ada", 1, "it is by model demo-1, not by person Ada"),
    ],
)
def test_nothing_is_written_where_nothing_holds(
    ledger: Path, tmp_path: Path, text: str, by: str, code: int, told: str
) -> None:
    (tmp_path / "other.txt").write_text(text, encoding="utf-8")
    done = run("rows", tmp_path / "other.txt", ledger, "--by", by, "-o", tmp_path / "out.json")
    assert (done.exit_code, told in done.output) == (code, True)
    assert not (tmp_path / "out.json").exists()


def test_a_ledger_without_rows_has_none_to_show(ledger: Path) -> None:
    done = run("show", ledger, "--rows")
    assert (done.exit_code, "nobody wrote a row" in done.stderr) == (1, True)
