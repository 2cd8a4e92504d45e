"""A ledger in a notebook, and the tutorial."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ledgers import full_ledger
from rashomon import api
from rashomon.errors import MissingExtra
from rashomon.exports.flat_tables import (
    QUOTE_COLUMNS,
    SENTENCE_COLUMNS,
    Table,
    table_of,
)
from rashomon.model.name import NameKind

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "docs" / "tutorial.ipynb"


def rows_of(table: Table) -> list[dict[str, Any]]:
    """The rows of a table by column."""
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_a_row_is_a_sentence_with_all_that_is_known_of_it() -> None:
    *closed, nine, eleven = rows_of(table_of(full_ledger(), "sentences"))
    assert (nine["numbers"], nine["low"], nine["high"]) == ("Nine", 9, 9)
    assert (nine["published"], nine["first_day"], nine["last_day"]) == (
        "2031-05-02",
        "2031-05-01",
        None,  # "from 1 May on"
    )
    assert (nine["speaker"], nine["stance"], nine["via"]) == (
        "the mayor",
        "asserts",
        "a letter; Vale Wire",
    )
    assert (eleven["numbers"], eleven["differences"], eleven["stance"]) == (
        "Eleven",
        "d-hurt",
        None,
    )
    assert [(row["possible"], row["copy"], row["by"]) for row in closed] == [
        (0, None, "person ed"),
        (0, "c-1", "person ed"),
        (0, None, "person ed"),
        (1, None, "person ed"),
    ]
    assert [bool(row["repeats"]) for row in closed] == [False, True, True, False]


def test_a_sentence_has_its_places_with_their_coordinates_where_these_are_known() -> None:
    ledger = full_ledger()
    (story,) = ledger.stories
    at = story.claims[0].sentences[0].span
    towns = tuple(
        replace(story.names[0], name=name, kind=NameKind.PLACE, mentions=(at,), lat=lat, lon=lon)
        for name, lat, lon in (("Karn", 57.5, 19.0), ("Ostvik", None, None))
    )
    rows = rows_of(table_of(replace(ledger, stories=(replace(story, names=towns),)), "sentences"))
    told, *others = (row["places"] for row in rows)
    assert told == "Karn (57.5, 19.0); Ostvik"
    assert set(others) == {None}


def test_a_row_is_a_quote_of_a_version_with_whose_words_it_is() -> None:
    nine, eleven, buried, denied = rows_of(table_of(full_ledger(), "differences"))
    assert (nine["difference"], nine["thing"], nine["version"]) == ("d-hurt", "people hurt", 1)
    assert (nine["words"], nine["low"], nine["first_report"]) == ("Nine people", 9, "post")
    assert (eleven["quote"], eleven["speaker"], eleven["report"]) == (
        "Eleven people",
        "a nurse",
        "star",
    )
    assert (eleven["sentence"], eleven["first_report"]) == (
        "Eleven people were hurt, a nurse said. The road is closed. A driver fled.",
        None,
    )
    assert (buried["rank"], buried["thing"], buried["told"], buried["by"]) == (
        *(2, "warning ignored", None, None),
    )
    assert (denied["stance"], denied["status"], denied["version"]) == ("denies", "denied", 2)


def test_the_data_frame_is_flat_and_tables_are_there_by_name() -> None:
    pytest.importorskip("pandas")
    ledger = api.public(full_ledger())
    frame = ledger.to_pandas()
    assert list(frame) == SENTENCE_COLUMNS.split()
    assert len(frame) == sum(len(claim.sentences) for claim in ledger.stories[0].claims)
    kinds = {
        "start": "Int64",
        "strength": "Float64",
        "possible": "boolean",
        "published": "datetime64[s]",
        "low": "Float64",
        "first_day": "datetime64[s]",
    }
    assert {name: str(frame[name].dtype) for name in kinds} == kinds
    assert frame["published"].dt.day.tolist()[0] == 2
    quotes = ledger.to_pandas("differences")
    assert list(quotes) == QUOTE_COLUMNS.split()
    assert len(quotes) == sum(len(one.quotes()) for one in ledger.stories[0].differences)
    with pytest.raises(KeyError, match="there are sentences, differences"):
        ledger.to_pandas("people")


@pytest.mark.parametrize("table", ["sentences", "differences"])
def test_a_pile_without_claims_has_the_same_columns_of_the_same_kinds(table: str) -> None:
    pytest.importorskip("pandas")
    full = api.public(full_ledger()).to_pandas(table)
    empty = api.public(replace(full_ledger(), stories=())).to_pandas(table)
    assert (len(empty), list(empty.dtypes)) == (0, list(full.dtypes))


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtra, match=r"pip install '\.\[exports\]'"):
        api.public(full_ledger()).to_pandas()


def test_the_tutorial_has_no_output_and_no_error() -> None:
    cells = json.loads(TUTORIAL.read_text(encoding="utf-8"))["cells"]
    assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in cells)


@pytest.mark.weights
def test_the_code_of_the_tutorial_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pandas")
    monkeypatch.chdir(ROOT)
    scope: dict[str, object] = {}
    for cell in json.loads(TUTORIAL.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), scope)  # noqa: S102  the tutorial's own lines
    assert " - in its own words - " in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.weights
@pytest.mark.timeout(300)
@pytest.mark.filterwarnings("default")
def test_jupyter_runs_the_tutorial(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    notebook = nbformat.read(TUTORIAL, as_version=4)
    nbclient.NotebookClient(
        notebook, timeout=200, resources={"metadata": {"path": str(ROOT)}}
    ).execute()
    shown = [
        output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs
    ]
    assert any("text/html" in output.get("data", {}) for output in shown)
