"""rashomon ask: a question to a ledger's reports, or to those of a story in a store."""

from pathlib import Path

import pytest

import rashomon
from commands import run
from rashomon.model.document import to_json
from sheets import over_sheet
from stored import BOATS, put_files

pytestmark = pytest.mark.weights

QUESTION = "How many boats burned?"
ANSWER = "Three boats burned, says the fire chief [{Three boats}]; four burned [{Four boats}].\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    folder = put_files(tmp_path / "pile", BOATS)
    run("compare", folder, "--one-story", "-o", tmp_path / "l.json")
    reports = rashomon.load(tmp_path / "l.json").reports
    put_files(tmp_path, {"answer.txt": over_sheet(reports, ANSWER)})
    return tmp_path / "l.json"


def test_sentences_without_a_model_and_one_question_a_line(ledger: Path, tmp_path: Path) -> None:
    told = run("ask", ledger, QUESTION, code=0).stdout.splitlines()
    assert told[0] == QUESTION
    assert any("Three boats burned" in line for line in told)
    assert any("Four boats burned" in line for line in told)
    put_files(tmp_path, {"q.txt": f"{QUESTION}\n\nWho was paid?\n"})
    both = run("ask", ledger, "--questions", tmp_path / "q.txt", code=0).stdout
    assert both.startswith("\n".join(told))
    assert "Who was paid?\nNo sentence has these words: “paid”." in both


def test_an_answer_is_printed_and_kept_where_a_ledger_is_written(
    ledger: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.json"
    given = ("--answer", tmp_path / "answer.txt", "--by", "model otter", "-o", out)
    told = " ".join(run("ask", ledger, QUESTION, *given, code=0).stdout.split())
    assert "otter wrote this. 2 statements open sentences." in told
    (answer,) = rashomon.load(out).stories[0].answers
    assert (answer.by, answer.question) == ("model otter", QUESTION)
    assert run("verify", out).exit_code == 0
    again = rashomon.load(out)
    assert to_json(again) == out.read_text("utf-8")


def test_a_story_of_a_store_keeps_its_answers(ledger: Path, tmp_path: Path) -> None:
    db = tmp_path / "s.db"
    run("add", tmp_path / "pile", "--store", db, code=0)
    with rashomon.open_store(str(db)) as store:
        (story,) = (row.id for row in store.stories())
    assert "Four boats burned" in run("ask", story, QUESTION, "--store", db, code=0).stdout
    given = ("--answer", tmp_path / "answer.txt", "--store", db)
    assert "2 statements open sentences." in " ".join(
        run("ask", story, QUESTION, *given, code=0).stdout.split()
    )
    with rashomon.open_store(str(db)) as store:
        assert [answer.question for answer in store.answers(story)] == [QUESTION]
        (told,) = store.story(story).stories
    assert told.answer() is None


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        ("", "the reply is empty"),
        ("Sheet 00000000\n\nFour boats burned [s1].\n", "the reply is about another sheet"),
    ],
)
def test_it_says_why_an_answer_was_not_read(
    ledger: Path, tmp_path: Path, reply: str, why: str
) -> None:
    put_files(tmp_path, {"other.txt": reply})
    asked = run("ask", ledger, QUESTION, "--answer", tmp_path / "other.txt", code=3).stdout
    assert f"Not read, {why}" in asked
    assert "No sentence has" not in asked  # without the reply, sentences answer
    assert "Four boats burned" in asked


def test_it_names_reports_that_could_not_be_read(ledger: Path, tmp_path: Path) -> None:
    put_files(tmp_path / "pile", {"torn.pdf": "%PDF-1.7 torn"})
    run("compare", tmp_path / "pile", "--one-story", "-o", ledger)
    found = run("ask", ledger, QUESTION, code=3)
    assert "not read: torn.pdf" in found.stderr
    assert "torn.pdf" not in found.stdout
    lines = run("ask", ledger, "Who was paid?", code=3).stdout.splitlines()
    assert lines[1].startswith("Not read: torn.pdf")
    assert any(line.startswith("No sentence has") for line in lines)


def test_what_does_not_go_together(ledger: Path, tmp_path: Path) -> None:
    assert run("ask", ledger).exit_code == 2
    assert run("ask", ledger, QUESTION, "--questions", tmp_path / "q.txt").exit_code == 2
    both = ("--questions", tmp_path / "q.txt", "--answer", tmp_path / "answer.txt")
    assert run("ask", ledger, *both).exit_code == 2
    assert "could not be opened" in run("ask", tmp_path / "none.json", QUESTION, code=1).output
