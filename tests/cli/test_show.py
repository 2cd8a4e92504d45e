"""rashomon show."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from beside import asked_ledger, found_ledger
from ledgers import make_ledger
from rashomon.cli.group import main
from rashomon.model.document import to_json


def test_prints_the_summary_or_the_document(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    path.write_text(to_json(asked_ledger()), encoding="utf-8")
    assert "How many people were hurt?" in CliRunner().invoke(main, ["show", str(path)]).stdout
    assert json.loads(CliRunner().invoke(main, ["show", str(path), "--json"]).stdout) == json.loads(
        path.read_text(encoding="utf-8")
    )
    assert "Did a bridge fall?" not in CliRunner().invoke(main, ["show", str(path)]).stdout


@pytest.fixture
def found(tmp_path: Path) -> str:
    path = tmp_path / "found.json"
    path.write_text(to_json(found_ledger()), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("wanted", ["wire", "WIRE", "wi"])
def test_what_one_report_alone_tells(found: str, wanted: str) -> None:
    result = CliRunner().invoke(main, ["show", found, "--only", wanted])
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "Found in “Slide” only: 1 sentence"
    assert "the ministry: “No warning was ignored,” the ministry said." in result.stdout
    assert "The road is closed" not in result.stdout


def test_a_report_that_there_is_not_or_that_several_are_called(found: str) -> None:
    result = CliRunner().invoke(main, ["show", found, "--only", "zebra"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no report is called 'zebra'; there are: post, star, wire" in result.stderr


def test_the_brief_or_the_names_alone(found: str) -> None:
    brief = CliRunner().invoke(main, ["show", found, "--brief"]).stdout
    assert "Told of in 3 of 3 reports, for example: “The road is closed”" in " ".join(brief.split())
    assert "matters told" not in brief
    assert "0 names" in CliRunner().invoke(main, ["show", found, "--names"]).stdout
    assert CliRunner().invoke(main, ["show", found, "--names", "--brief"]).exit_code == 2


def test_reads_standard_input() -> None:
    result = CliRunner().invoke(main, ["show", "-"], input=to_json(make_ledger()))
    assert result.exit_code == 0
    assert "Landslide" in result.stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "not JSON"),
        ("[1]", 'no "format"'),
        ('{"format": "rashomon-ledger/9"}', "this version reads 'rashomon-ledger/2'"),
        ('{"format": "rashomon-ledger/2"}', "not a whole ledger"),
        (
            '{"format": "rashomon-ledger/1", "made": [], "reports": [], "stories": []}',
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


def test_a_wording_that_nothing_bears_out_is_told_by_explain_alone(tmp_path: Path) -> None:
    ledger = asked_ledger()
    story = ledger.stories[0]
    bare = tuple(replace(account, unproved=True) for account in story.points[0].accounts)
    worded = replace(
        story.points[0],
        question="people · hurt",
        author_question="Did nine fools fall?",
        accounts=bare,
    )
    path = tmp_path / "worded.json"
    path.write_text(
        to_json(replace(ledger, stories=(replace(story, points=(worded, *story.points[1:])),))),
        encoding="utf-8",
    )
    told = CliRunner().invoke(main, ["explain", str(path), worded.id]).stdout
    assert (
        "worded by person Ada Lind, not borne out by what it quotes: Did nine fools fall?"
        in " ".join(told.split())
    )
    assert "fools" not in CliRunner().invoke(main, ["show", str(path)]).stdout
