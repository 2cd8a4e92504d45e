"""rashomon ask."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rashomon.cli.group import main
from rashomon.judgements.in_force import in_force
from rashomon.judgements.judgement_lines import read_judgements
from rashomon.model.judgement import by_model
from rashomon.text.wording import counted

pytestmark = pytest.mark.weights

TEXTS = (
    "Gale at Port Lenz\n\nNine barges sank in the gale off Port Lenz. The harbour board said four sailors drowned. Divers found the hull of the Alba.",
    "Barges lost\n\nA gale sank nine barges off Port Lenz, and four sailors drowned. The harbour was closed. The mayor denied that the lights had failed.",
    "Storm\n\nEleven barges sank in the gale off Port Lenz. The lights had failed before midnight, the pilots' union said. The harbour was not closed.",
)


def run(*arguments: str, keys: str = "") -> Result:
    return CliRunner().invoke(main, list(arguments), input=keys, catch_exceptions=False)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ask")
    for i, text in enumerate(TEXTS):
        (path / f"r{i}.txt").write_text(text, encoding="utf-8")
    run("compare", *[str(path / f"r{i}.txt") for i in range(3)], "--one-story", "-o", str(path / "ledger.json"))
    return path


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    for file in made.iterdir():
        shutil.copy(file, tmp_path)
    return tmp_path


def rows_of(folder: Path, most: int = 6) -> list[dict[str, object]]:
    done = run("ask", str(folder / "ledger.json"), "--write", "-", "--most", str(most))
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_questions_are_written_with_exact_words_and_keys(folder: Path) -> None:
    rows = rows_of(folder)
    assert rows
    texts = {f"r{i}": text for i, text in enumerate(TEXTS)}
    for row in rows:
        assert "?" in row["answers"]  # type: ignore[operator]
        for shown in row["shown"]:  # type: ignore[attr-defined]
            assert texts[shown["report"]][shown["start"] : shown["end"]] == shown["words"]
            assert len(shown["words"].split()) <= 200
    assert rows == rows_of(folder)
    assert not (folder / "ledger.judgements.jsonl").exists()


def test_answers_of_a_file_are_obeyed_and_not_asked_again(folder: Path) -> None:
    rows = rows_of(folder)
    answers = [{"id": row["id"], "answer": next(iter(row["answers"])), "by": "desk"} for row in rows[:2]]  # type: ignore[call-overload]
    lines = [
        *(json.dumps(a) for a in answers),
        json.dumps({"id": "q-none", "answer": "y"}),
        json.dumps({"id": rows[2]["id"], "answer": "zz"}),
    ]
    (folder / "answers.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = run("ask", str(folder / "ledger.json"), "--read", str(folder / "answers.jsonl"))
    assert "not taken: q-none" in done.stderr
    assert f"not taken: {rows[2]['id']}: no such answer" in done.stderr
    kept = folder / "ledger.judgements.jsonl"
    judged = read_judgements(kept.read_text(encoding="utf-8"))
    assert {j.by for j in judged} == {"desk"}
    assert {row["id"] for row in rows_of(folder)}.isdisjoint(a["id"] for a in answers)
    again = run(
        "compare", *[str(folder / f"r{i}.txt") for i in range(3)], "--one-story", "--judgements", str(kept), "-o", str(folder / "two.json")
    )
    assert "not obeyed" not in again.stderr
    story = json.loads((folder / "two.json").read_text(encoding="utf-8"))["stories"][0]
    assert [j["by"] for j in story["judgements"]] == ["desk"] * len(story["judgements"])
    assert story["judgements"]


def test_one_key_an_answer_undo_and_quit(folder: Path) -> None:
    done = run("ask", str(folder / "ledger.json"), "--most", "5", "--by", "Ida", keys="??<?q")
    kept = read_judgements((folder / "ledger.judgements.jsonl").read_text(encoding="utf-8"))
    standing = in_force(kept)
    assert {j.field for j in standing} == {"asked"}
    assert len(standing) == 2
    assert len(kept) == 4  # two answers, one taken back, one given again
    assert "2 answers kept" in done.stderr
    assert "cannot tell" in done.output


def test_a_key_says_how_two_accounts_stand_and_keeps_where_they_do(folder: Path) -> None:
    before, first = next((place, row) for place, row in enumerate(rows_of(folder)) if row["about"] == "account")
    assert set(first["answers"]) == {"1", "2", "3", "?"}  # type: ignore[call-overload]
    done = run("ask", str(folder / "ledger.json"), "--most", str(before + 1), "--by", "Ida", keys="?" * before + "x1")
    assert "none of the keys" in done.output
    assert f"{counted(before + 1, 'answer')} kept" in done.stderr
    judged = read_judgements((folder / "ledger.judgements.jsonl").read_text(encoding="utf-8"))
    (relation,) = (j for j in judged if j.field == "relation")
    shown = {(item["report"], item["quote"]) for item in first["shown"]}  # type: ignore[attr-defined]
    assert relation.after == "same"
    assert {(p.report, p.quote) for p in relation.passages} == shown


def test_leaving_at_once_keeps_nothing(folder: Path) -> None:
    run("ask", str(folder / "ledger.json"), keys="q")
    assert not (folder / "ledger.judgements.jsonl").exists()


def test_what_a_model_answered_before_is_read(folder: Path) -> None:
    rows = rows_of(folder)
    (folder / "answers.jsonl").write_text(
        json.dumps({"id": rows[0]["id"], "answer": next(iter(rows[0]["answers"])), "by": "model tiny"}), encoding="utf-8"
    )  # type: ignore[call-overload]
    run("ask", str(folder / "ledger.json"), "--read", str(folder / "answers.jsonl"))
    kept = folder / "ledger.judgements.jsonl"
    assert {by_model(j) for j in read_judgements(kept.read_text(encoding="utf-8"))} == {True}
    paths = [str(folder / f"r{i}.txt") for i in range(3)]
    run("compare", *paths, "--one-story", "--judgements", str(kept), "-o", str(folder / "judged.json"))
    (story,) = json.loads((folder / "judged.json").read_text(encoding="utf-8"))["stories"]
    assert {j["by"] for j in story["judgements"]} == {"model tiny"}


def test_what_was_written_is_said(folder: Path) -> None:
    done = run("ask", str(folder / "ledger.json"), "--write", str(folder / "questions.jsonl"), "--most", "2")
    assert done.stderr.splitlines()[-1] == f"2 questions written to {folder / 'questions.jsonl'}; --read takes the answers"


def test_without_a_terminal_the_way_round_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_terminal(echo: bool = False) -> str:
        raise OSError(6, "No such device or address")

    monkeypatch.setattr("click.getchar", no_terminal)
    done = run("ask", str(folder / "ledger.json"))
    assert done.exit_code == 1
    assert "--write FILE and --read FILE do without" in done.stderr


@pytest.mark.parametrize(("text", "fault"), [(None, "No such file or directory"), (b"\xff\xfe\xff", "it is not UTF-8")])
def test_answers_that_cannot_be_read(folder: Path, text: bytes | None, fault: str) -> None:
    path = folder / "answers.jsonl"
    if text is not None:
        path.write_bytes(text)
    assert (
        run("ask", str(folder / "ledger.json"), "--read", str(path)).stderr.splitlines()[-1] == f"Error: {path} could not be read: {fault}"
    )
