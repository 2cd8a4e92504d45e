"""rashomon read, and how a report is printed."""

import io
import json
from pathlib import Path

from click.testing import CliRunner
from rich.console import Console

from factories import make_report
from rashomon.cli.group import main
from rashomon.cli.read import print_report, text_lines
from rashomon.model.report import Report


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
    at = text.index("Correction")
    return make_report(
        text,
        "r",
        title="Head",
        agencies=("Vale Wire",),
        published="2031-05-02",
        published_basis="line 2",
        furniture=furniture,
        corrections=(plain.span(at, len(text)),),
    )


def test_furniture_and_corrections_are_named_in_the_text() -> None:
    assert [line.plain for line in text_lines(report())] == [
        "Head",
        "[dateline: OSTWICK (Vale Wire) -] A wall fell.",
        "[newsletter: Sign up here]",
        "More words.",
        "[correction: Correction: it was a fence.]",
    ]


def test_prints_what_was_taken_as_what() -> None:
    console = Console(file=io.StringIO(), width=80)
    print_report(report(), console)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    for words in (
        "title     Head",
        "outlet    not found",
        "date      2031-05-02 (line 2)",
        "agencies  Vale Wire",
    ):
        assert words in text


def test_a_span_over_several_lines_is_marked_on_each() -> None:
    text = "One\nTwo\nThree"
    plain = make_report(text)
    lines = text_lines(make_report(text, furniture=(plain.furniture_span(1, 6, "menu"),)))
    assert [line.plain for line in lines] == ["O[menu: ne]", "[menu: Tw]o", "Three"]


def test_verb(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A headline\n\nWords \x1b[31m of a report.\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["read", str(tmp_path)])
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert "A headline" in result.stdout
    document = json.loads(CliRunner().invoke(main, ["read", str(tmp_path), "--json"]).stdout)
    assert [found["id"] for found in document["reports"]] == ["a"]
    nothing = CliRunner().invoke(main, ["read", str(tmp_path / "b.txt")])
    assert (nothing.exit_code, nothing.stderr.count("b.txt: ")) == (4, 1)
    missing = CliRunner().invoke(main, ["read", str(tmp_path), str(tmp_path / "b.txt")])
    assert missing.exit_code == 3
    assert missing.stderr.startswith("not read: ")
    assert "b.txt: " in missing.stderr
