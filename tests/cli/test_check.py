"""rashomon check: what it prints, and how it ends."""

import json
from pathlib import Path

import pytest

from commands import run
from stored import put_files

pytestmark = pytest.mark.weights
BOATS = {
    "courier.txt": "Boats burn\n\nSeven boats burned in the harbour of Norda on Monday, police "
    "said.\n",
    "wire.txt": "Fire in Norda\n\nSeven boats burned in the harbour of Norda, the mayor said.\n",
}


@pytest.mark.parametrize(("boats", "code"), [("Nine", 5), ("Seven", 0)])
def test_a_draft_from_standard_input_ends_by_whether_it_differs(
    tmp_path: Path, boats: str, code: int
) -> None:
    pile = put_files(tmp_path / "pile", BOATS)
    words = f"Norda\n\nPolice said that {boats.lower()} boats burned in the harbour of Norda.\n"
    page = tmp_path / "page.html"
    told = run("check", "-", pile, "--page", page, words=words, code=code).stdout
    assert ("number differs" in told) is (code == 5)
    assert ("number differs" in page.read_text("utf-8")) is (code == 5)
    assert "Seven boats" in page.read_text("utf-8")  # the nearest sentence, without a note as well
    made = json.loads(run("check", "-", pile, "--json", words=words, code=code).stdout)
    assert [bool(one["notes"]) for one in made["sentences"]][-1] is (code == 5)


def test_a_draft_that_is_not_looked_at_in_part_does_not_end_with_0(tmp_path: Path) -> None:
    pile = put_files(tmp_path / "pile", BOATS)
    words = "Cats flee.\n\nPolice said that seven boats burned in the harbour of Norda.\n"
    told = run("check", "-", pile, words=words, code=6).stdout
    assert "1 part not looked at" in told
    assert "“Cats flee.” (too short, or in another language)" in told


def test_words_outside_the_text_of_a_draft_are_named(tmp_path: Path) -> None:
    pile = put_files(tmp_path / "pile", BOATS)
    text = "# Boats burn in the harbour of Norda\n\n"
    text += "Police said that seven boats burned in the harbour of Norda.\n"
    put_files(tmp_path, {"d.md": text})
    run("check", tmp_path / "d.md", pile, code=0)
    put_files(tmp_path, {"d.md": f"{text}\n<!-- He lied. -->\n"})
    told = run("check", tmp_path / "d.md", pile, code=6).stdout
    assert "words outside its text were not read (1): “He lied.”" in told


def test_without_a_report_there_is_nothing_to_check_against(tmp_path: Path) -> None:
    put_files(tmp_path, {"draft.txt": "Boats burn."})
    assert "no report could be read" in run("check", tmp_path / "draft.txt", "none/", code=4).stderr
