"""Every format, on ledgers built by hand: read back, the same twice, whatever the strings are."""

import builtins
import json
import sys
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
from factories import make_name, make_report
from ledgers import full_ledger, make_ledger
from pages import hostile_ledger, rich_ledger
from rashomon.authored.make_judgement import make_judgement
from rashomon.errors import MissingExtra
from rashomon.exports.acled import event_rows
from rashomon.exports.csv import safe_cell
from rashomon.exports.formats import FORMATS
from rashomon.exports.ucdp import _place_fields
from rashomon.model.ledger import Ledger, Made
from rashomon.model.name import NameKind
from rashomon.model.story import Story

ASKED = tuple(CHECKS)
OPTIONAL = {"parquet": "pyarrow"}


def test_all_formats_are_there_and_checked() -> None:
    assert set(FORMATS) == set(CHECKS)


@pytest.mark.parametrize(
    ("precision", "code"),
    [("city", 1), ("near", 2), ("region", 4), ("area", 5), ("part of the world", 7), (None, None)],
)
def test_places_carry_how_exactly_they_are_known(precision: str | None, code: int | None) -> None:
    ledger = full_ledger()
    story = ledger.stories[0]
    place = replace(
        story.names[0],
        kind=NameKind.PLACE,
        lat=code and 1.0,
        lon=code and 2.0,
        precision=precision,
        where_prec=code,
    )
    known = replace(ledger, stories=(replace(story, names=(place,)),))
    (feature,) = json.loads(next(iter(FORMATS["geojson"].files(known).values())))["features"]
    assert (feature["properties"]["precision"], feature["properties"]["where_prec"]) == (
        precision,
        code,
    )
    assert _place_fields(place, None)["where_prec"] == code


def test_who_is_called_as_a_place_is_on_no_map() -> None:
    text = "Mr Tarn spoke. Tarn sat down."
    for told, at in ((text, None), (f"{text} It rained in Tarn.", [2.0, 1.0])):
        report = make_report(told)
        town = replace(make_name("Tarn", report, kind=NameKind.PLACE), lat=1.0, lon=2.0)
        man = make_name("Jon Tarn", report)
        story = Story("s", "Tarn", (report.id,), names=(town, man))
        ledger = Ledger(Made("m"), (report,), (story,))
        (feature,) = json.loads(FORMATS["geojson"].files(ledger)[""])["features"]
        assert (feature["geometry"] or {"coordinates": None})["coordinates"] == at


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


@pytest.mark.parametrize("name", [name for name in ASKED if name != "sqlite"])
def test_the_same_ledger_gives_the_same_bytes(name: str) -> None:
    if name in OPTIONAL:
        pytest.importorskip(OPTIONAL[name])
    assert FORMATS[name].files(full_ledger()) == FORMATS[name].files(full_ledger())


@pytest.mark.parametrize("name", sorted(OPTIONAL))
def test_what_is_missing_is_named_with_its_pip_line(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, OPTIONAL[name], None)
    with pytest.raises(MissingExtra, match=r"pip install '\.\[exports\]'"):
        FORMATS[name].files(make_ledger())


@pytest.mark.parametrize("name", [name for name in ASKED if name not in OPTIONAL])
def test_no_other_format_needs_an_optional_package(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def guarded(module: str, *rest: Any, **more: Any) -> Any:
        assert module.partition(".")[0] not in {
            "pyarrow",
            "pandas",
            "followthemoney",
            "docx",
            "frictionless",
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
    assert {"csv", "csv-answers", "csv-readings", "csv-tables", "ftm", "ucdp"} <= {
        name for name, _ in tables
    }
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
    for name in ("judgements", "csv-tables", "sqlite"):
        (tmp_path / name).mkdir()
        export_and_check(
            name, replace(ledger, stories=(replace(story, judgements=(aside,)),)), tmp_path / name
        )


def test_an_event_without_a_place_and_a_deed_in_its_reports_words_is_no_row() -> None:
    ledger = full_ledger()
    story = ledger.stories[0]
    event = replace(
        story.timeline[0], what="Gunmen opened fire", earliest="2031-05-01", latest="2031-05-01"
    )
    told = replace(story, timeline=(event,))
    assert event_rows(replace(ledger, stories=(told,))) == []
    killed = tuple(
        replace(point, about=point.about and replace(point.about, measure="killed"))
        for point in story.points
    )
    (row,) = event_rows(replace(ledger, stories=(replace(told, points=killed),)))
    assert (row["point"], row["actor1"]) == ("p-hurt", None)


def test_sentences_of_passages_are_annotations_and_notes() -> None:
    ledger = full_ledger()
    items = json.loads(FORMATS["annotation"].files(ledger)[""])["items"]
    (found,) = [item for item in items if "r-road:se-wire" in item["id"]]
    assert [body["value"] for body in found["body"]] == [
        "matter: The road is closed.",
        "perhaps of this matter",
    ]
    assert found["creator"]["name"] == "person ed"
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
