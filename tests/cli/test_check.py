"""rashomon check: what it prints, and how it ends."""

import json
import re
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
    assert ("nine: in no report" in told) is (code == 5)
    assert ("nine: in no report" in page.read_text("utf-8")) is (code == 5)
    notes = tmp_path / "notes.md"
    run("check", "-", pile, "--page", notes, words=words, code=code)
    assert ("nine: in no report" in notes.read_text("utf-8")) is (code == 5)
    assert "boats burned in the" in page.read_text("utf-8")  # the nearest sentence
    made = json.loads(run("check", "-", pile, "--json", words=words, code=code).stdout)
    found = [value["found"] for one in made["sentences"] for value in one["values"]]
    assert ("in no report" in found) is (code == 5)


def test_a_draft_that_is_not_looked_at_in_part_does_not_end_with_0(tmp_path: Path) -> None:
    pile = put_files(tmp_path / "pile", {"a.txt": "احترقت سبعة قوارب في ميناء المدينة يوم الاثنين"})
    told = run("check", "-", pile, words="The miller Ada Lund saw it.\n", code=6).stdout
    assert "Not looked at: 1 value" in told
    assert "Ada Lund: not looked at: reports in another language" in told


def test_without_a_report_there_is_nothing_to_check_against(tmp_path: Path) -> None:
    put_files(tmp_path, {"draft.txt": "Boats burn."})
    assert "no report could be read" in run("check", tmp_path / "draft.txt", "none/", code=4).stderr


@pytest.mark.parametrize("text", ["", " \n\n"])
def test_an_empty_draft_says_what_to_give(tmp_path: Path, text: str) -> None:
    pile = put_files(tmp_path / "pile", BOATS)
    put_files(tmp_path, {"draft.txt": text})
    told = run("check", tmp_path / "draft.txt", pile, code=4).stderr
    assert "no draft could be read in" in told
    assert "give a file that has text" in told


def test_any_chatbot_is_asked_about_a_draft_and_its_reply_comes_back(tmp_path: Path) -> None:
    pile = put_files(tmp_path / "pile", BOATS)
    put_files(tmp_path, {"draft.txt": "Boats burned in the harbour of Norda, and cats fled.\n"})
    draft = tmp_path / "draft.txt"
    asked = run("sheet", pile, "--check", draft)
    assert "d1: Boats burned in the harbour of Norda, and cats fled." in asked.stdout
    assert "about" in asked.stderr
    mark = re.search(r"“?Sheet [0-9a-f]{8}", asked.stdout)
    label = re.search(r"(s\d+)[^\n]*the mayor said", asked.stdout)
    assert mark
    assert label
    reply = tmp_path / "reply.txt"
    reply.write_text(f"{mark[0]}\n\nd1: contradicts [{label[1]}] no cats\n", encoding="utf-8")
    told = run("check", draft, pile, "--answer", reply, "--by", "model demo-1", code=5).stdout
    assert "model demo-1 says: contradicts; no cats" in told
    assert "the mayor said" in told
    reply.write_text(f"Sheet 00000000\n\nd1: otherwise [{label[1]}]\n", encoding="utf-8")
    refused = run("check", draft, pile, "--answer", reply, code=1)
    assert "the reply is about other reports" in refused.stderr
    assert "give one of" in run("check", draft, pile, "--answer", reply, "--model", code=2).stderr


def test_a_draft_of_a_story_in_a_store_needs_the_story(tmp_path: Path) -> None:
    put_files(tmp_path, {"draft.txt": "Boats burned."})
    told = run("sheet", "--store", tmp_path / "desk.db", "--check", tmp_path / "draft.txt", code=2)
    assert "--check with --store needs --story" in told.stderr


def test_a_folder_of_drafts_gets_a_line_each(tmp_path: Path) -> None:
    pile = put_files(tmp_path / "pile", BOATS)
    said = "Police said that {} boats burned in the harbour of Norda."
    drafts = {"a.txt": said.format("nine"), "b.txt": said.format("seven")}
    folder = put_files(tmp_path / "drafts", drafts)
    told = run("check", folder, pile, code=5).stdout
    assert [line.partition(": ")[2] for line in told.splitlines()] == [
        "Compared with 2 reports: something to look at in 1 of 1 sentence",
        "Compared with 2 reports: something to look at in none of 1 sentence",
    ]
    made = json.loads(run("check", folder, pile, "--json", code=5).stdout)
    found = [{value["found"] for value in one["sentences"][0]["values"]} for one in made]
    assert ["in no report" in values for values in found] == [True, False]
    refused = run("check", folder, pile, "--page", tmp_path / "page.html", code=2)
    assert "a folder of drafts has no --page" in refused.stderr
