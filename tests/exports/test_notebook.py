"""A ledger in a notebook, and the tutorial."""

import json
import sys
from pathlib import Path

import pytest

from ledgers import full_ledger
from pages import hostile_ledger
from rashomon import api
from rashomon.errors import MissingExtra
from rashomon.exports.ledger_tables import tables_of

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "docs" / "tutorial.ipynb"


def test_it_shows_itself_as_a_table() -> None:
    html = api.public(full_ledger())._repr_html_()
    assert "<td>disputed</td><td>How many people were hurt?</td>" in html
    assert "3 reports, 1 story, 1 point disputed, 1 not read" in html
    assert "<td>11</td><td>Evening Star</td><td>a nurse</td>" in html
    assert "<script" not in api.public(hostile_ledger("<script>alert(1)</script>"))._repr_html_()


def test_the_data_frame_is_flat_and_tables_are_there_by_name() -> None:
    pytest.importorskip("pandas")
    ledger = api.public(full_ledger())
    frame = ledger.to_pandas()
    assert list(frame) == "story question status answer report outlet date speaker through stance quote start end lines".split()
    assert len(frame) == sum(len(point.accounts) for point in ledger.stories[0].points)
    assert str(frame["start"].dtype) == "Int64"
    assert {table.name: len(ledger.to_pandas(table.name)) for table in tables_of(ledger)} == {
        table.name: len(table.rows) for table in tables_of(ledger)
    }
    assert str(ledger.to_pandas("accounts")["low"].dtype) == "Float64"
    with pytest.raises(KeyError, match="there are made, failures, reports, "):
        ledger.to_pandas("people")


def test_arrow_and_duckdb_hold_the_same() -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("duckdb")
    ledger = api.public(full_ledger())
    assert ledger.to_arrow().column_names[:2] == ["story", "question"]
    table = ledger.to_arrow("accounts")
    assert table.schema.field("quote").metadata is None or table.num_rows
    found = ledger.to_duckdb().execute("SELECT id, low FROM accounts ORDER BY id").fetchall()
    assert sorted(zip(table["id"].to_pylist(), table["low"].to_pylist(), strict=True)) == found


@pytest.mark.parametrize(("method", "package"), [("to_pandas", "pandas"), ("to_arrow", "pyarrow"), ("to_duckdb", "duckdb")])
def test_a_missing_package_is_named(method: str, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtra, match=r"pip install '\.\[exports\]'"):
        getattr(api.public(full_ledger()), method)()


def test_the_tutorial_has_no_output_and_no_error() -> None:
    cells = json.loads(TUTORIAL.read_text(encoding="utf-8"))["cells"]
    assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in cells)


@pytest.mark.weights
def test_the_code_of_the_tutorial_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("duckdb")
    monkeypatch.chdir(ROOT)
    scope: dict[str, object] = {}
    for cell in json.loads(TUTORIAL.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), scope)  # noqa: S102  the tutorial's own lines
    assert "UCDP-like" in capsys.readouterr().out


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
    nbclient.NotebookClient(notebook, timeout=200, resources={"metadata": {"path": str(ROOT)}}).execute()
    shown = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert any("text/html" in output.get("data", {}) for output in shown)
