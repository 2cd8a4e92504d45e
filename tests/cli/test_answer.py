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


def test_an_answer_reads_on_and_only_its_top_has_an_id(kept: Path) -> None:
    text = output("show", kept)
    marks = (
        "The answer\n- otter-7b wrote this. For 7 of its 10 statements",
        "A barn burned at Ostrel on Saturday 3 May 2031 (Ostrel Courier, Vale Wire), two\n",
        "\nWhere they differ\n- Goats: nine goats fled",
        "  Wire); at least eleven, say the police (Herald): contradict\n",
        "- sixteen were counted later (Herald) [unclear];\n",
        "Not in this answer\n",
        "1 more",
        "An answer stands in",
    )
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)


def test_an_id_opens_a_line_with_its_sentences_and_what_was_not_found(kept: Path) -> None:
    text = output("show", kept, "l-4")
    assert "1  “sixteen were counted later” [unclear]" in text
    assert "At least eleven goats fled" in text
    assert "! “sixteen” stands in Harn Post, not here." in text
    assert "2  “the mayor offers a reward of 700 crowns” [not found]" in text
    part = output("show", kept, "l-4.2")
    assert "700 crowns" in part
    assert "sixteen" not in part
    assert json.loads(output("show", kept, "l-4", "--json"))["id"] == "l-4"
    assert run("show", kept, "l-44").exit_code == 1


def test_an_id_opens_the_whole_answer(kept: Path) -> None:
    text = output("show", kept, "a-goats")
    assert text.startswith("a-goats, by otter-7b\n")
    for ident in ("l-1", "l-2", "l-3", "l-4", "l-5"):
        assert f"\n{ident}  " in text
