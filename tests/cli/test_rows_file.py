"""compare --rows: a rows file in the place of a model, with its faults on stderr."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import rashomon
import rashomon.settings
from rashomon.cli.group import main
from rashomon.errors import StopError

ROWS = """by: person Ada Quill

# How many boats burned? | count | 1c2
1 three [3,3]: courier "Three boats burned"
2 four [4,4]: wire "Four boats burned"
3 five [5,5]: wire "Five boats burned"
"""


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "courier.txt").write_text(
        "Three boats burned in the harbour of Ostrel, the fire chief said.\n", encoding="utf-8"
    )
    (folder / "wire.txt").write_text(
        "Four boats burned in the harbour of Ostrel on Monday night.\n", encoding="utf-8"
    )
    (tmp_path / "rows.txt").write_text(ROWS, encoding="utf-8")
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["compare", *map(str, arguments)])


@pytest.mark.weights
def test_a_persons_rows_are_the_questions_of_the_ledger(pile: Path, tmp_path: Path) -> None:
    made = run(pile, "--one-story", "--rows", tmp_path / "rows.txt", "-o", tmp_path / "l.json")
    assert made.exit_code == 0
    fault = (
        'rows, line 6: wire "Five boats burned": words that do not stand in the report; copy the '
        "words from the report"
    )
    assert fault in made.stderr
    ledger = rashomon.load(tmp_path / "l.json")
    (point,) = ledger.stories[0].points
    assert (point.by, point.status) == ("person Ada Quill", "disputed")
    assert [version.value for version in point.versions] == ["three", "four"] or len(
        point.versions
    ) == 2
    assert ledger.made.model is None
    again = rashomon.compare(
        pile, settings=rashomon.settings.Settings(), rows=tmp_path / "rows.txt"
    )
    assert {point.by for story in again.stories for point in story.points} == {"person Ada Quill"}


def test_rows_stand_in_the_place_of_a_model(pile: Path, tmp_path: Path) -> None:
    both = run(pile, "--rows", tmp_path / "rows.txt", "--replies", tmp_path / "r.jsonl")
    assert (both.exit_code, "leave out --model and --replies" in both.stderr) == (2, True)
    stored = run("--store", tmp_path / "s.db", "--rows", tmp_path / "rows.txt")
    assert (stored.exit_code, "--rows" in stored.stderr) == (2, True)
    apart = run(pile, "--rows", tmp_path / "rows.txt", "--workers", "2")
    assert (apart.exit_code, "rows are read in this process" in apart.stderr) == (2, True)


@pytest.mark.parametrize(
    ("text", "told"), [(None, "could not be opened"), ("# Who? | identity\n", "say first by whom")]
)
def test_what_is_no_rows_file_is_refused(
    pile: Path, tmp_path: Path, text: str | None, told: str
) -> None:
    path = tmp_path / "other.txt"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    refused = run(pile, "--rows", path)
    assert (refused.exit_code, told in refused.stderr) == (1, True)
    with pytest.raises(StopError, match=told):
        rashomon.compare(pile, rows=path)
