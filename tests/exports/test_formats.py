"""Every format, on ledgers built by hand: read back, the same twice, whatever the strings are."""

import builtins
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from export_checks import (
    CHECKS,
    FORMULA,
    assert_safe,
    export_and_check,
    plain_cell,
)
from ledgers import full_ledger, make_ledger
from pages import hostile_ledger, rich_ledger
from rashomon.exports.flat_tables import safe_cell
from rashomon.exports.formats import FORMATS
from rashomon.model.ledger import FORMAT, Ledger, Made
from rashomon.show.view import view_of

ASKED = tuple(CHECKS)


def test_all_formats_are_there_and_checked() -> None:
    assert set(FORMATS) == set(CHECKS)


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize(
    "build",
    [full_ledger, make_ledger, rich_ledger, lambda: Ledger(FORMAT, Made("m"), (), ())],
    ids=["full", "small", "rich", "empty"],
)
def test_it_is_read_back(name: str, build: Any, tmp_path: Path) -> None:
    export_and_check(name, build(), tmp_path)


@pytest.mark.parametrize(
    "attack",
    [
        "=HYPERLINK(1)<script>alert(1)</script>",
        "-2 *x* _y_ `z` [a](javascript:b) | # 1. ~~c~~ \\",
        "@\ud800 \0 \x07 \u202e\u2066",
        '+"},{"a":"b\\',
        "{\\input{x}} % $ & #",
        "1. <b>]]>&amp;</b>",
    ],
)
@pytest.mark.parametrize("name", ASKED)
def test_hostile_strings_stay_text(name: str, attack: str, tmp_path: Path) -> None:
    export_and_check(name, hostile_ledger(attack), tmp_path)


@pytest.mark.parametrize("name", ASKED)
def test_the_same_ledger_gives_the_same_bytes(name: str) -> None:
    assert FORMATS[name].made(full_ledger()) == FORMATS[name].made(full_ledger())


@pytest.mark.parametrize("name", ASKED)
def test_no_format_needs_an_optional_package(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def guarded(module: str, *rest: Any, **more: Any) -> Any:
        assert module.partition(".")[0] not in {
            "pandas",
            "jsonschema",
        }
        return real(module, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", guarded)
    assert FORMATS[name].made(full_ledger())


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+3",
        "-2",
        "@x",
        "\t=1",
        "\r=1",
        "＝1",
        "'=1",
        "''=1",
        "plain",
        "'tis",
        "",
        "a=b",
        "1-2",
    ],
)
def test_a_cell_is_never_a_formula_and_comes_back(text: str) -> None:
    safe = safe_cell(text)
    assert not FORMULA.match(safe)
    assert plain_cell(safe) == text


def test_formulas_in_every_field() -> None:
    ledger = full_ledger()
    nasty = tuple(
        replace(report, title="=cmd|' /C calc'!A0", outlet="@evil") for report in ledger.reports
    )
    (story,) = ledger.stories
    quotes = [replace(quote, speaker="+y", outlet="-x") for quote in story.rows[0].quotes]
    row = replace(story.rows[0], heading="=2+5", quotes=tuple(quotes))
    ledger = replace(ledger, reports=nasty, stories=(replace(story, rows=(row,)),))
    tables = [(name, form.made(ledger)) for name, form in FORMATS.items() if form.suffix == ".csv"]
    assert "csv" in {name for name, _ in tables}
    for _, file in tables:
        assert_safe(file)


def test_markdown_has_every_section_of_the_view() -> None:
    ledger = full_ledger()
    text = FORMATS["markdown"].made(ledger).decode()
    sections = view_of(ledger.stories[0], ledger.reports).sections
    assert all(f"## {section.heading}" in text for section in sections)
