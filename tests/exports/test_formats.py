"""Every format, on ledgers built by hand: read back, the same twice, whatever the strings are."""

import builtins
import json
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
from rashomon.authored.make_judgement import make_judgement
from rashomon.exports.csv import safe_cell
from rashomon.exports.formats import FORMATS
from rashomon.exports.ucdp import _place_fields
from rashomon.model.ledger import Ledger, Made
from rashomon.model.name import NameKind

ASKED = tuple(CHECKS)


def test_all_formats_are_there_and_checked() -> None:
    assert set(FORMATS) == set(CHECKS)


@pytest.mark.parametrize(
    ("precision", "code"),
    [("city", 1), ("near", 2), ("region", 4), ("area", 5), ("part of the world", 7), (None, None)],
)
def test_places_carry_how_exactly_they_are_known(precision: str | None, code: int | None) -> None:
    place = replace(
        full_ledger().stories[0].names[0],
        kind=NameKind.PLACE,
        lat=code and 1.0,
        lon=code and 2.0,
        precision=precision,
        where_prec=code,
    )
    assert _place_fields(place, None)["where_prec"] == code


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize(
    "build",
    [full_ledger, make_ledger, rich_ledger, lambda: Ledger(Made("m"), (), ())],
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
    assert FORMATS[name].files(full_ledger()) == FORMATS[name].files(full_ledger())


@pytest.mark.parametrize("name", ASKED)
def test_no_format_needs_an_optional_package(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def guarded(module: str, *rest: Any, **more: Any) -> Any:
        assert module.partition(".")[0] not in {
            "pandas",
            "followthemoney",
            "docx",
            "jsonschema",
        }
        return real(module, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", guarded)
    assert FORMATS[name].files(full_ledger())


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


def test_formulas_in_every_field_of_a_draft() -> None:
    ledger = full_ledger()
    nasty = tuple(
        replace(report, title="=cmd|' /C calc'!A0", outlet="@evil") for report in ledger.reports
    )
    points = tuple(
        replace(
            point,
            question="=2+5",
            about=point.about and replace(point.about, measure="killed", place="-x", side="+y"),
        )
        for point in ledger.stories[0].points
    )
    ledger = replace(ledger, reports=nasty, stories=(replace(ledger.stories[0], points=points),))
    tables = [
        (name, file)
        for name, form in FORMATS.items()
        if form.is_text
        for part, file in form.files(ledger).items()
        if (part or form.suffix).endswith((".csv", ".tsv"))
    ]
    assert {"csv", "ftm", "ucdp"} <= {name for name, _ in tables}
    for _, file in tables:
        assert_safe(file)
    assert b"calc" in FORMATS["ucdp"].files(ledger)[""]


def test_a_report_that_was_set_aside_stops_no_export(tmp_path: Path) -> None:
    ledger = full_ledger()
    (story,) = ledger.stories
    aside = make_judgement(
        ledger, "exclude", "report", [story.reports[0]], by="ed", at="2031-05-04"
    )
    assert aside.passages[0].quote is None
    for name in ("judgements", "csv", "ftm"):
        (tmp_path / name).mkdir()
        export_and_check(
            name, replace(ledger, stories=(replace(story, judgements=(aside,)),)), tmp_path / name
        )


def test_sentences_of_passages_are_notes() -> None:
    ledger = full_ledger()
    notes = [
        entity["properties"]
        for line in FORMATS["ftm"].files(ledger)["entities.ftm.json"].decode().splitlines()
        if (entity := json.loads(line))["schema"] == "Note"
    ]
    (nine,) = [
        note
        for note in notes
        if note["name"] == ["Nine people were hurt, the mayor said. (the mayor)"]
        and "Nine" in note["description"][0]
    ]
    assert nine["description"] == ["the mayor: “Nine people were hurt, the mayor said.”"]
