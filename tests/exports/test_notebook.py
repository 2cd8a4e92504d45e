"""A ledger in a notebook, and the tutorial."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from ledgers import full_ledger
from rashomon import api
from rashomon.errors import MissingExtra
from rashomon.exports.flat_tables import readings_of, sentences_of
from rashomon.model.name import NameKind
from rashomon.model.passage import VariantKind

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "docs" / "tutorial.ipynb"


SENTENCE = (
    "story story_id passage named_by named_by_speaker named_by_id strength perhaps report outlet "
    "published sentence speaker via stance figures low high days first_day last_day places differs "
    "copy start end sentence_id made_by"
)
ANSWER = (
    "story story_id point question kind status answer low high unit first_day last_day report "
    "outlet published speaker via stance quote start end doubt lines made_by"
)


def test_a_row_is_a_sentence_with_all_that_is_known_of_it() -> None:
    nine, eleven, *closed = (
        dict(zip(SENTENCE.split(), row, strict=True)) for row in sentences_of(full_ledger()).rows
    )
    assert (nine["figures"], nine["days"], nine["published"]) == (
        "Nine",
        "2031-05-01/",
        "2031-05-02",
    )
    assert (nine["low"], nine["high"]) == (9, 9)
    assert (nine["first_day"], nine["last_day"]) == ("2031-05-01", None)  # "from 1 May on"
    assert (nine["speaker"], nine["stance"], nine["via"]) == (
        "the mayor",
        "asserts",
        "a letter; Vale Wire",
    )
    assert (eleven["figures"], eleven["differs"], eleven["stance"]) == ("Eleven", "figure", None)
    assert [(row["perhaps"], row["copy"], row["made_by"]) for row in closed] == [
        (0, None, "person ed"),
        (0, "c-1", "person ed"),
        (1, None, "person ed"),
    ]


def test_a_sentence_has_its_places_with_their_coordinates_where_these_are_known() -> None:
    ledger = full_ledger()
    (story,) = ledger.stories
    at = story.passages[0].sentences[0].quote
    towns = tuple(
        replace(story.names[0], name=name, kind=NameKind.PLACE, mentions=(at,), lat=lat, lon=lon)
        for name, lat, lon in (("Karn", 57.5, 19.0), ("Ostvik", None, None))
    )
    table = sentences_of(replace(ledger, stories=(replace(story, names=towns),)))
    told, *others = (row[table.columns.index("places")] for row in table.rows)
    assert told == "Karn (57.5, 19.0); Ostvik"
    assert set(others) == {None}


def test_a_row_is_a_reading_in_a_report_with_whose_words_it_is() -> None:
    table = readings_of(full_ledger())
    nine, eleven = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    assert (nine["named_by"], nine["thing"], nine["kind"]) == (
        "Nine people were hurt, the mayor said.",
        "people were hurt",
        "number",
    )
    assert (nine["value"], nine["alone"], nine["sure"], nine["first_moment"]) == (
        *("Nine", 1, 1),
        "2031-05-02T08:00",
    )
    assert (eleven["quote"], eleven["speaker"], eleven["report"]) == ("Eleven", "a nurse", "star")
    assert (eleven["sentence"], eleven["first_report"]) == (
        "Eleven people were hurt, a nurse said.",
        None,
    )


def test_a_reading_that_is_no_number_day_or_limit_has_no_value_of_its_own() -> None:
    ledger = full_ledger()
    (story,) = ledger.stories
    hurt, road = story.passages
    said = replace(hurt.variants[0], kind=VariantKind.WORDING)
    changed = replace(story, passages=(replace(hurt, variants=(said,)), road))
    table = readings_of(replace(ledger, stories=(changed,)))
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert [(row["value"], row["quote"], row["speaker"]) for row in rows] == [
        (None, "Nine", "the mayor"),
        (None, "Eleven", "a nurse"),
    ]


def test_the_data_frame_is_flat_and_tables_are_there_by_name() -> None:
    pytest.importorskip("pandas")
    ledger = api.public(full_ledger())
    frame = ledger.to_pandas()
    assert list(frame) == SENTENCE.split()
    assert len(frame) == sum(len(passage.sentences) for passage in ledger.stories[0].passages)
    kinds = {
        "start": "Int64",
        "strength": "Float64",
        "perhaps": "boolean",
        "published": "datetime64[s]",
        "low": "Float64",
        "first_day": "datetime64[s]",
    }
    assert {name: str(frame[name].dtype) for name in kinds} == kinds
    assert frame["published"].dt.day.tolist()[0] == 2
    answers = ledger.to_pandas("answers")
    assert list(answers) == ANSWER.split()
    assert len(answers) == sum(len(point.accounts) for point in ledger.stories[0].points)
    assert len(ledger.to_pandas("readings")) == len(readings_of(ledger).rows)
    with pytest.raises(KeyError, match="there are sentences, answers, readings"):
        ledger.to_pandas("people")


@pytest.mark.parametrize("table", ["sentences", "answers", "readings"])
def test_a_pile_without_passages_has_the_same_columns_of_the_same_kinds(table: str) -> None:
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
