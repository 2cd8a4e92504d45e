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
from ledgers import HURT, full_ledger, make_ledger
from pages import hostile_ledger, rich_ledger
from rashomon.exports.flat_tables import safe_cell
from rashomon.exports.formats import FORMATS
from rashomon.model.ledger import FORMAT, Ledger, Made
from rashomon.model.overview import sections_of

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
    dead = replace(HURT, thing="=2+5", measure="killed", group="+y", place="-x", rank=1)
    ledger = replace(ledger, reports=nasty, stories=(replace(story, differences=(dead,)),))
    tables = [(name, form.made(ledger)) for name, form in FORMATS.items() if form.suffix == ".csv"]
    assert {"csv", "csv-differences", "numbers"} <= {name for name, _ in tables}
    for _, file in tables:
        assert_safe(file)


def test_markdown_has_every_section_of_the_overview_with_its_status_escaped() -> None:
    ledger = full_ledger()
    text = FORMATS["markdown"].made(ledger).decode()
    headings = [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]
    shown = [heading for heading, _ in sections_of(ledger.stories[0].overview)]
    assert headings == [*shown, "Reports"]
    assert r"\[differ\]" in text
