"""What is printed: reports, pages, stories, questions, names, and how."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from beside import asked_ledger, found_ledger
from commands import output, run
from factories import make_report
from ledgers import make_ledger
from pages import rich_ledger
from rashomon.cli import terminal
from rashomon.cli.group import main
from rashomon.cli.read import text_lines
from rashomon.model.document import to_json
from rashomon.model.report import Report
from rashomon.telling.digest_document import digest_document


def test_prints_the_summary_or_the_document(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    path.write_text(to_json(asked_ledger()), encoding="utf-8")
    shown = output("show", path)
    assert "How many people were hurt?" in shown
    assert "Did a bridge fall?" not in shown
    digest = json.loads(output("show", path, "--json"))
    assert digest == digest_document(asked_ledger())
    assert digest["format"] == "rashomon-digest/1"


@pytest.fixture
def found(tmp_path: Path) -> str:
    path = tmp_path / "found.json"
    path.write_text(to_json(found_ledger()), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("wanted", ["star", "EVENING STAR", "st", "star.txt"])
def test_what_one_report_alone_tells(found: str, wanted: str) -> None:
    result = run("show", found, "--only", wanted, code=0)
    assert result.stdout.splitlines()[0] == "Found in Evening Star only: 1 sentence"
    assert "a nurse: A driver fled." in result.stdout
    assert "The road is closed" not in result.stdout


def test_a_report_that_there_is_not_or_that_several_are_called(found: str) -> None:
    result = CliRunner().invoke(main, ["show", found, "--only", "zebra"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no report is called 'zebra'; there are: post, star, wire" in result.stderr


def test_one_story_of_several(tmp_path: Path) -> None:
    made = found_ledger()
    (story,) = made.stories
    other = replace(story, id="story-2", title="A vote", reports=("wire",), passages=(), only=())
    path = tmp_path / "two.json"
    path.write_text(to_json(replace(made, stories=(story, other))), encoding="utf-8")
    assert "show LEDGER --story TITLE" in output("show", path)
    one = output("show", path, "--story", "land")
    assert "Nine people were hurt" in one
    assert "A vote" not in one
    assert "A vote" in output("show", path, "--story", "story-2")
    result = CliRunner().invoke(main, ["show", str(path), "--story", "flood"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"no story is called 'flood'; there are: {story.id}, story-2" in result.stderr


def test_the_brief_or_the_names_alone(found: str) -> None:
    brief = " ".join(CliRunner().invoke(main, ["show", found, "--brief"]).stdout.split())
    assert "- “The road is closed” (Hill Post): 3 reports on it, between 1 and 2 lines." in brief
    assert "One report alone: “A driver fled” (Evening Star, a nurse)." in brief
    assert "0 names" in CliRunner().invoke(main, ["show", found, "--names"]).stdout
    assert CliRunner().invoke(main, ["show", found, "--names", "--brief"]).exit_code == 2


def test_reads_standard_input() -> None:
    assert "Landslide" in run("show", "-", words=to_json(make_ledger()), code=0).stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "not JSON"),
        ("[1]", 'no "format"'),
        ('{"format": "rashomon-ledger/9"}', "this version reads 'rashomon-ledger/3'"),
        ('{"format": "rashomon-ledger/3"}', "not a whole ledger"),
        (
            '{"format": "rashomon-ledger/3", "made": [], "reports": [], "stories": []}',
            "not a whole ledger",
        ),
        ("[" * 200_000, "not a ledger"),
    ],
)
def test_what_is_no_ledger_is_refused_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["show", str(path)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.json"
    path.write_text(to_json(rich_ledger()), encoding="utf-8")
    return path


def test_show_writes_the_page_instead_of_the_summary(ledger: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = CliRunner().invoke(main, ["show", str(ledger), "--page", str(page)])
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"page written to {page}" in result.stderr
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run("show", ledger, "--page", "-").stdout.startswith("<!doctype html>")


def test_a_page_that_cannot_be_written_is_one_line(ledger: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "none" / "page.html", tmp_path):
        result = run("show", ledger, "--page", path, code=1)
        assert "could not be written" in result.stderr
        assert result.stderr.count("\n") == 1


def test_a_page_never_replaces_the_ledger(ledger: Path, tmp_path: Path) -> None:
    result = run("show", ledger, "--page", tmp_path / "." / "ledger.json", code=1)
    assert "name another file" in result.stderr
    assert ledger.read_text(encoding="utf-8") == to_json(rich_ledger())


TEXTS = (
    "Fire in Valmora\n\nA fire broke out in Valmora on Monday, said Ilka Renn. Renn said two "
    "boats sank near Lisbon.\n",
    "Boats burn\n\nTwo boats sank in Walmora, Ilke Renn said on Monday. Police in Lisbon were "
    "told.\n",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("names")
    for i, text in enumerate(TEXTS):
        (path / f"r{i}.txt").write_text(text, encoding="utf-8")
    run(
        "compare",
        str(path / "r0.txt"),
        str(path / "r1.txt"),
        "--one-story",
        "-o",
        str(path / "ledger.json"),
    )
    return path


@pytest.mark.weights
def test_compare_says_which_judgements_are_about_nothing(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "j.csv"
    kept.write_text("action,target\nsame,Nobody | Noone\n", encoding="utf-8")
    found = run("compare", str(folder / "r0.txt"), "--judgements", str(kept))
    assert "not obeyed: what it is about is in no story (Nobody, Noone)" in found.output


def report() -> Report:
    text = (
        "Head\n\nOSTWICK (Vale Wire) - A wall fell.\nSign up here\nMore words.\nCorrection: it "
        "was a fence."
    )
    plain = make_report(
        text,
        "r",
        title="Head",
        agencies=("Vale Wire",),
        published="2031-05-02",
        published_basis="line 2",
    )
    furniture = (
        plain.furniture_span(6, 28, "dateline"),
        plain.furniture_span(text.index("Sign"), text.index("More") - 1, "newsletter"),
    )
    return make_report(
        text,
        "r",
        title="Head",
        agencies=("Vale Wire",),
        published="2031-05-02",
        published_basis="line 2",
        furniture=furniture,
        corrections=(plain.span(text.index("Correction"), len(text)),),
    )


def test_furniture_and_corrections_are_named_in_the_text() -> None:
    assert [line.plain for line in text_lines(report())] == [
        "Head",
        "[dateline: OSTWICK (Vale Wire) -] A wall fell.",
        "[newsletter: Sign up here]",
        "More words.",
        "[correction: Correction: it was a fence.]",
    ]


def test_verb(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A headline\n\nWords \x1b[31m of a report.\n", encoding="utf-8")
    result = run("read", tmp_path, code=0)
    assert "\x1b" not in result.stdout
    for told in ("title     A headline", "outlet    not found"):
        assert told in result.stdout
    document = json.loads(CliRunner().invoke(main, ["read", str(tmp_path), "--json"]).stdout)
    assert [found["id"] for found in document["reports"]] == ["a"]
    nothing = CliRunner().invoke(main, ["read", str(tmp_path / "b.txt")])
    assert (nothing.exit_code, nothing.stderr.count("b.txt: ")) == (4, 1)
    missing = run("read", tmp_path, tmp_path / "b.txt", code=3)
    assert missing.stderr.startswith("not read: ")
    assert "b.txt: " in missing.stderr


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain “text” é 漢", "plain “text” é 漢"),
        ("a\nb\tc", "a b c"),
        ("\x1b[31m", "␛[31m"),
        ("\x00\x07\x7f", "␀␇␡"),
        ("\x9b31m", "\ufffd31m"),
        ("\u202egnp.exe", "\ufffdgnp.exe"),
    ],
)
def test_printable(text: str, expected: str) -> None:
    assert terminal.printable(text) == expected


def test_a_lone_surrogate_becomes_its_escape() -> None:
    document = json.dumps({"a": "\ud800"}, ensure_ascii=False)
    assert json.loads(terminal.as_bytes(document)) == {"a": "\ud800"}


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    path.write_text(to_json(make_ledger()), encoding="utf-8")
    for extra in ([], ["--json"]):
        read, write = os.pipe()
        os.close(read)
        command = [sys.executable, "-m", "rashomon", "show", str(path), *extra]
        done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
        os.close(write)
        assert done.stderr == ""
