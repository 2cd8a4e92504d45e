"""An answer on the terminal: names behind its parts, its headings, and what opens by an id."""

import json
from pathlib import Path

import pytest

from answer_story import answer_ledger
from commands import output, run
from rashomon.model.document import to_json


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "goats.json"
    path.write_text(to_json(answer_ledger()), encoding="utf-8")
    return path


def test_an_answer_reads_on_with_the_columns_of_its_sentences(kept: Path) -> None:
    text = output("show", kept)
    marks = (
        "otter-7b wrote this, and 1 of its statements again",
        "1 · · 4  A barn burned at Ostrel on Saturday 3 May 2031, [1]\n",
        "         Where they differ\n1 · · 4  Goats: nine goats fled",
        "· 2 · ·  at least eleven, say the police. [4]\n",
        "(no sentence named)",
        "! 17: no report prints it",
        "Go on:",
    )
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)


def test_all_prints_the_sentences_behind_the_numbers(kept: Path) -> None:
    text = output("show", kept, "--all")
    assert "  4  Herald, 4 May 2031, police: “At least eleven goats fled" in text
    assert "taken out: It rained" in text


def test_an_id_opens_a_line_with_its_sentences_and_marks(kept: Path) -> None:
    text = output("show", kept, "l-4")
    assert "1  “both the Post and the Wire count 17”" in text
    assert "Sixteen goats were counted" in text
    assert "! 17: no report prints it" in text
    statement = output("show", kept, "a-goats.6")
    assert "Nobody left that gate open" in statement
    assert "the gate was left open" not in statement
    assert json.loads(output("show", kept, "l-4", "--json"))["id"] == "l-4"
    assert run("show", kept, "l-44").exit_code == 1


def test_an_id_opens_the_whole_answer(kept: Path) -> None:
    text = output("show", kept, "a-goats")
    assert text.startswith("a-goats, by otter-7b\n")
    for ident in ("l-1", "l-2", "l-3", "l-4", "l-5"):
        assert f"\n{ident}  " in text
