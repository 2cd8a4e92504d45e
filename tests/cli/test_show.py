"""What is printed: reports, pages, stories, questions, names, and how."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import output, run
from factories import make_report
from ledgers import full_ledger, make_ledger
from pages import rich_ledger
from rashomon.cli import terminal
from rashomon.cli.group import main
from rashomon.cli.read import text_lines
from rashomon.model.document import plain, to_json
from rashomon.model.report import Report


@pytest.fixture
def found(tmp_path: Path) -> str:
    path = tmp_path / "found.json"
    path.write_text(to_json(full_ledger()), encoding="utf-8")
    return str(path)


def test_prints_the_view_or_its_rows_as_json(found: str) -> None:
    assert "WHAT SEVERAL TELL" in output("show", found)
    ((story,),) = (json.loads(output("show", found, "--json")),)
    assert story == {"story": "t-1", "found": plain(list(full_ledger().stories[0].rows))}


@pytest.mark.parametrize(
    ("part", "wanted"),
    [
        ("--numbers", ("NUMBERS", "Injured", "Nine people were hurt … (the mayor)")),
        ("--speakers", ("SPEAKERS", "No warning was ignored")),
        ("--names", ("n-1  the mayor (person, 1 mention in 1 report)", "mayor: one word less")),
        ("--copies", ("c-1  edited, from Hill Post", "“The road is closed” (Evening Star) star ")),
    ],
)
def test_each_part_in_lines_and_as_json(found: str, part: str, wanted: tuple[str, ...]) -> None:
    text = " ".join(output("show", found, part).split())
    assert all(" ".join(words.split()) in text for words in wanted), text
    (story,) = json.loads(output("show", found, part, "--json"))
    assert story["story"] == "t-1"
    assert story["found"]
    assert run("show", found, part, "--beside", "star").exit_code == 2


def test_what_an_id_stands_for(found: str) -> None:
    text = output("show", found, "k-road")
    assert text.startswith("k-road  told")
    assert "“Two dogs were found.” (wire.txt) wire" in text
    assert json.loads(output("show", found, "k-road", "--json"))["id"] == "k-road"
    for ident in ("s-2", "n-nine", "n-1", "c-1"):
        assert output("show", found, ident)
    assert "nothing in this ledger has the id 'd-0'" in output("show", found, "d-0", code=1)


@pytest.mark.parametrize("wanted", ["star", "EVENING STAR", "st", "star.txt"])
def test_one_report_beside_the_others(found: str, wanted: str) -> None:
    text = run("show", found, "--beside", wanted, code=0).stdout
    assert text.startswith("2 Evening Star; 1 Hill Post; 3 wire.txt")
    assert " 2  The road is closed.\n 1    The road is closed. A bridge fell.\n" in text


def test_a_report_that_there_is_not_or_that_several_are_called(found: str) -> None:
    result = CliRunner().invoke(main, ["show", found, "--beside", "zebra"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no report is called 'zebra'; there are: post, star, wire" in result.stderr


def test_one_story_of_several(tmp_path: Path) -> None:
    made = make_ledger()
    (story,) = made.stories
    other = replace(story, id="story-2", title="A vote", reports=("wire",), rows=())
    path = tmp_path / "two.json"
    path.write_text(to_json(replace(made, stories=(story, other))), encoding="utf-8")
    assert "show LEDGER --story TITLE" in output("show", path)
    one = output("show", path, "--story", "land")
    assert "Nine people" in one
    assert "A vote" not in one
    assert "A vote" in output("show", path, "--story", "story-2")
    result = CliRunner().invoke(main, ["show", str(path), "--story", "flood"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"no story is called 'flood'; there are: {story.id}, story-2" in result.stderr


def test_reads_standard_input() -> None:
    assert "Landslide" in run("show", "-", words=to_json(make_ledger()), code=0).stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "not JSON"),
        ("[1]", 'no "format"'),
        ('{"format": "rashomon-ledger/9"}', "this version reads 'rashomon-ledger/7'"),
        ('{"format": "rashomon-ledger/3"}', "anew from its reports with `rashomon compare`"),
        ('{"format": "rashomon-ledger/7"}', "not a whole ledger"),
        (
            '{"format": "rashomon-ledger/7", "made": [], "reports": [], "stories": []}',
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
    for words in ("title     A headline", "outlet    not found"):
        assert words in result.stdout
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


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    path.write_text(to_json(make_ledger()), encoding="utf-8")
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "rashomon", "show", str(path), "--json"]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert done.stderr == ""
