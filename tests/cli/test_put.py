"""rashomon sheet, and rashomon put: what anybody wrote over it, put into a ledger."""

from pathlib import Path

import pytest
from click.testing import Result

import rashomon
from commands import run
from rashomon.model.document import to_json
from sheets import over_sheet
from stored import BOATS, put_files

pytestmark = pytest.mark.weights

ANSWER = """## Where they differ
- **Boats**: three burned [{Three boats}]; four burned [{Four boats}].
- sixty people sang [{Three boats}].
"""
MORE = "The boats burned on Monday night [{Monday night}].\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    folder = put_files(tmp_path / "pile", BOATS)
    run("compare", folder, "--one-story", "-o", tmp_path / "l.json")
    reports = rashomon.load(tmp_path / "l.json").reports
    texts = {"answer.txt": over_sheet(reports, ANSWER), "more.txt": over_sheet(reports, MORE)}
    put_files(tmp_path, texts)
    return tmp_path / "l.json"


def put(tmp_path: Path, name: str, ledger: Path, *options: object) -> Result:
    return run("put", tmp_path / name, ledger, "-o", tmp_path / "out.json", *options)


def test_the_sheet_has_the_orders_and_every_sentence_with_a_number(tmp_path: Path) -> None:
    folder = put_files(tmp_path / "pile", BOATS)
    done = run("sheet", folder, "--one-story", code=0)
    assert "In at most 700 words, tell me" in done.stdout
    assert "s1" in done.stdout
    assert "Four boats burned in the harbour of Ostrel on Monday night" in done.stdout
    assert "2 reports, about " in done.stderr
    assert "when it has answered: the same command with --second" in done.stderr
    asked = run("sheet", folder, "--one-story", "--question", "How many boats?", code=0)
    assert "--second" not in asked.stderr
    assert run("sheet", folder, "--one-story", "--story", "four boats", code=0).stdout
    assert "no story of two reports" in run("sheet", folder, "--story", "Goats", code=1).output
    assert "there is nothing to ask" in run("sheet", folder / "wire.txt", code=1).output
    assert run("sheet").exit_code == 2


def test_the_sheet_of_a_story_in_a_store(tmp_path: Path) -> None:
    run("add", put_files(tmp_path / "pile", BOATS), "--store", tmp_path / "s.db", code=0)
    with rashomon.open_store(str(tmp_path / "s.db")) as store:
        (story,) = (row.id for row in store.stories())
    shown = run("sheet", "--store", tmp_path / "s.db", "--story", story, code=0).stdout
    assert "Four boats burned" in shown


def test_what_is_not_found_is_told_and_all_of_it_stands_in_the_ledger(
    ledger: Path, tmp_path: Path
) -> None:
    done = put(tmp_path, "answer.txt", ledger, "--by", "Ada Quill")
    assert done.exit_code == 3
    mark, counts = [line for line in done.stderr.splitlines() if not line.startswith("ledger")]
    assert mark.startswith("“sixty people sang”")
    assert counts == "person Ada Quill: 3 statements: 3 open sentences, 0 name none, 1 mark"
    (answer,) = rashomon.load(tmp_path / "out.json").stories[0].answers
    assert answer.by == "person Ada Quill"
    assert run("verify", tmp_path / "out.json").exit_code == 0


def test_an_answer_changes_no_finding_of_the_program_and_the_newest_answer_comes_first(
    ledger: Path, tmp_path: Path
) -> None:
    put(tmp_path, "answer.txt", ledger, "--by", "Ada Quill")
    had, has = rashomon.load(ledger), rashomon.load(tmp_path / "out.json")
    assert (has.reports, has.made.settings) == (had.reports, had.made.settings)
    (before,), (after,) = had.stories, has.stories
    assert (after.rows, after.statements, after.names) == (
        before.rows,
        before.statements,
        before.names,
    )
    put(tmp_path, "more.txt", tmp_path / "out.json", "--by", "model demo-1")
    (story,) = rashomon.load(tmp_path / "out.json").stories
    assert [answer.by for answer in story.answers] == ["model demo-1", "person Ada Quill"]


def test_the_same_again_changes_nothing(ledger: Path, tmp_path: Path) -> None:
    put(tmp_path, "answer.txt", ledger, "--by", "Ada Quill")
    first = (tmp_path / "out.json").read_bytes()
    assert put(tmp_path, "answer.txt", tmp_path / "out.json", "--by", "Ada Quill").exit_code == 3
    assert (tmp_path / "out.json").read_bytes() == first


@pytest.mark.parametrize("text", ["", "Sheet 00000000\nThree boats [s1].\n"])
def test_nothing_is_written_where_nothing_is_read(ledger: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "other.txt").write_text(text, encoding="utf-8")
    done = put(tmp_path, "other.txt", ledger)
    assert (done.exit_code, "not read, " in done.output) == (4, True)
    assert not (tmp_path / "out.json").exists()


def test_a_reply_without_numbers_is_kept_and_the_second_message_is_offered(
    ledger: Path, tmp_path: Path
) -> None:
    first = "Three boats burned at Ostrel, says one report; four, says the other.\n"
    put_files(tmp_path, {"first.txt": first})
    done = put(tmp_path, "first.txt", ledger)
    assert "it names no sentences: send the second message" in done.stderr
    second = run("sheet", tmp_path / "pile", "--one-story", "--second", code=0).stdout
    assert second.startswith("Write this answer again")
    mark = over_sheet(rashomon.load(ledger).reports, "").split()[1]
    assert f'The first line of your reply: "Sheet {mark}".' in second
    reply = first.replace("at Ostrel, says one report", "[{Three boats}]").replace(
        "other", "other [{Four boats}]"
    )
    put_files(tmp_path, {"second.txt": over_sheet(rashomon.load(ledger).reports, reply)})
    put(tmp_path, "second.txt", ledger, "--first", tmp_path / "first.txt")
    (answer,) = rashomon.load(tmp_path / "out.json").stories[0].answers
    assert answer.first == first
    assert answer.unbound is None
    assert [part.was is not None for part in answer.parts()] == [True, False]


@pytest.mark.parametrize(
    ("options", "code"), [((), 4), (("--sheet", "00000000"), 4), (("--sheet", "MARK"), 0)]
)
def test_numbers_without_the_mark_of_their_sheet_are_refused_unless_the_sheet_is_named(
    ledger: Path, tmp_path: Path, options: tuple[str, ...], code: int
) -> None:
    mark, reply = over_sheet(rashomon.load(ledger).reports, MORE).split("\n\n")
    put_files(tmp_path, {"bare.txt": reply})
    named = [mark.removeprefix("Sheet ") if option == "MARK" else option for option in options]
    done = put(tmp_path, "bare.txt", ledger, *named)
    assert done.exit_code == code
    assert ("sheet" in done.stderr) == bool(code)


def test_prove_says_what_took_its_place() -> None:
    with pytest.raises(AttributeError, match=r"rashomon\.bind"):
        _ = rashomon.prove


def test_put_in_gives_the_bytes_that_compare_gives(ledger: Path, tmp_path: Path) -> None:
    put(tmp_path, "answer.txt", ledger)
    files = [tmp_path / "pile" / name for name in sorted(BOATS, reverse=True)]
    run(
        *("compare", *files, "--one-story", "--answer", tmp_path / "answer.txt"),
        *("-o", tmp_path / "b.json"),
    )
    one, other = (rashomon.load(tmp_path / name) for name in ("out.json", "b.json"))
    assert to_json(one).encode() == to_json(other).encode() == (tmp_path / "b.json").read_bytes()
    assert [answer.by for answer in one.stories[0].answers] == ["somebody"]


def test_an_answer_is_put_into_a_story_of_a_store(ledger: Path, tmp_path: Path) -> None:
    run("add", tmp_path / "pile", "--store", tmp_path / "s.db", code=0)
    with rashomon.open_store(str(tmp_path / "s.db")) as store:
        (story,) = (row.id for row in store.stories())
    done = run("put", tmp_path / "more.txt", story, "--store", tmp_path / "s.db", "--by", "Ina")
    assert (done.exit_code, "person Ina: 1 statement: 1 opens sentences" in done.stderr) == (
        0,
        True,
    )
    with rashomon.open_store(str(tmp_path / "s.db")) as store:
        assert [answer.by for answer in store.story(story).stories[0].answers] == ["person Ina"]


def test_every_statement_opens_its_sentences_in_python(ledger: Path, tmp_path: Path) -> None:
    answer = rashomon.bind(tmp_path / "answer.txt", tmp_path / "pile", by="model demo-1")
    parts = list(answer.parts())
    assert [(part.told, len(part.sentences)) for part in parts] == [
        ("three burned", 1),
        ("four burned", 1),
        ("sixty people sang", 1),
    ]
    assert parts[0].sentences[0].span.quote.startswith("Three boats burned")
    with pytest.raises(rashomon.errors.StopError, match="nothing of the answer could be read"):
        rashomon.bind("Sheet 00000000\nThree boats [s1].\n", tmp_path / "pile")
