"""rashomon put: what anybody wrote in the line form, proved line by line and put into a ledger."""

from pathlib import Path

import pytest
from click.testing import Result

import rashomon
from commands import run
from rashomon.model.document import to_json
from stored import BOATS, put_files

pytestmark = pytest.mark.weights

LINES = """boats burned | "Three boats burned" courier | "Four boats burned" wire
boats burned | "Three boats burned" courier | "Five boats burned" wire
what is this
"""
MORE = """by: model demo-1
? Did boats burn? | "boats burned" courier | "on Monday night" wire
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    folder = put_files(tmp_path / "pile", BOATS)
    put_files(tmp_path, {"lines.txt": LINES, "more.txt": MORE})
    run("compare", folder, "--one-story", "-o", tmp_path / "l.json")
    return tmp_path / "l.json"


def put(tmp_path: Path, name: str, ledger: Path, *options: object) -> Result:
    return run("put", tmp_path / name, ledger, "-o", tmp_path / "out.json", *options)


def test_what_is_refused_is_told_and_what_holds_is_in_the_ledger(
    ledger: Path, tmp_path: Path
) -> None:
    done = put(tmp_path, "lines.txt", ledger, "--by", "Ada Quill")
    assert done.exit_code == 3
    assert [line for line in done.stderr.splitlines() if not line.startswith("ledger")] == [
        "refused, line 2: words that do not stand there (Five boats burned)",
        "refused, line 2: fewer than two versions whose words stand in the reports (boats burned)",
        "refused, line 3: not of the line form (what is this)",
        "1 line taken, 3 refusals",
    ]
    (one,) = rashomon.load(tmp_path / "out.json").stories[0].authored()
    assert (one.by, one.status) == ("person Ada Quill", "differs")
    assert run("verify", tmp_path / "out.json").exit_code == 0


def test_what_the_program_made_stays_and_further_authors_stand_beside(
    ledger: Path, tmp_path: Path
) -> None:
    put(tmp_path, "lines.txt", ledger, "--by", "Ada Quill")
    had, has = rashomon.load(ledger), rashomon.load(tmp_path / "out.json")
    assert (has.reports, has.made.settings) == (had.reports, had.made.settings)
    (before,), (after,) = had.stories, has.stories
    assert (after.claims, after.statements, after.names) == (
        before.claims,
        before.statements,
        before.names,
    )
    put(tmp_path, "more.txt", tmp_path / "out.json")
    (story,) = rashomon.load(tmp_path / "out.json").stories
    assert {one.by for one in story.authored()} == {"person Ada Quill", "model demo-1"}


def test_the_same_again_changes_nothing(ledger: Path, tmp_path: Path) -> None:
    put(tmp_path, "lines.txt", ledger, "--by", "Ada Quill")
    first = (tmp_path / "out.json").read_bytes()
    written = run("show", tmp_path / "out.json", "--written", "person Ada Quill").stdout
    (tmp_path / "again.txt").write_text(written, encoding="utf-8")
    assert put(tmp_path, "again.txt", tmp_path / "out.json").exit_code == 3
    assert (tmp_path / "out.json").read_bytes() == first
    assert put(tmp_path, "again.txt", ledger).exit_code == 0
    assert (tmp_path / "out.json").read_bytes() == first


@pytest.mark.parametrize(
    ("text", "by", "code", "told"),
    [
        ('boats | "nobody" courier | "no one" wire\n', "Ada", 4, "words that do not stand there"),
        ('boats | "Three" nowhere | "Four" wire\n', "Ada", 4, "no such report or sentence"),
        ('boats | "Three" courier | "Four" wire\n', "", 1, "does not say by whom it is"),
        (
            '? Who murdered Bo Quill? | "Three boats" courier | "Four boats" wire\n',
            "Ada",
            4,
            "neither its thing nor the names of its question stand",
        ),
    ],
)
def test_nothing_is_written_where_nothing_holds(
    ledger: Path, tmp_path: Path, text: str, by: str, code: int, told: str
) -> None:
    (tmp_path / "other.txt").write_text(text, encoding="utf-8")
    done = put(tmp_path, "other.txt", ledger, "--by", by)
    assert (done.exit_code, told in done.output) == (code, True)
    assert not (tmp_path / "out.json").exists()


def test_put_in_gives_the_bytes_that_compare_gives(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text(f"by: person Ada\n{LINES}", encoding="utf-8")
    put(tmp_path, "more.txt", ledger)
    files = [tmp_path / "pile" / name for name in sorted(BOATS, reverse=True)]
    run("compare", *files, "--one-story", "--put", tmp_path / "more.txt", "-o", tmp_path / "b.json")
    one, other = (rashomon.load(tmp_path / name) for name in ("out.json", "b.json"))
    assert to_json(one).encode() == to_json(other).encode() == (tmp_path / "b.json").read_bytes()
