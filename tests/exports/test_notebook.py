"""A ledger in a notebook, and the tutorial."""

import json
import sys
from pathlib import Path

import pytest

from ledgers import full_ledger
from pages import hostile_ledger
from rashomon.errors import MissingExtra
from rashomon.exports.tables import tables_of

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "docs" / "tutorial.ipynb"


def test_it_shows_itself_as_a_table() -> None:
    html = full_ledger()._repr_html_()
    assert "<td>disputed</td><td>How many people were hurt?</td>" in html
    assert "3 reports, 1 story, 1 not read" in html
    assert "<script" not in hostile_ledger("<script>alert(1)</script>")._repr_html_()


def test_data_frames_hold_every_row_with_its_type() -> None:
    pytest.importorskip("pandas")
    ledger = full_ledger()
    frames = ledger.to_pandas()
    assert {name: len(frame) for name, frame in frames.items()} == {table.name: len(table.rows) for table in tables_of(ledger)}
    assert str(frames["accounts"]["start"].dtype) == "Int64"
    assert str(frames["accounts"]["low"].dtype) == "Float64"
    assert list(ledger.to_pandas("names")["name"]) == ["the mayor"]


def test_arrow_and_duckdb_hold_the_same() -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("duckdb")
    ledger = full_ledger()
    table = ledger.to_arrow("accounts")
    assert table.schema.field("quote").metadata is None or table.num_rows
    found = ledger.to_duckdb().execute("SELECT id, low FROM accounts ORDER BY id").fetchall()
    assert sorted(zip(table["id"].to_pylist(), table["low"].to_pylist(), strict=True)) == found


@pytest.mark.parametrize(("method", "package"), [("to_pandas", "pandas"), ("to_arrow", "pyarrow"), ("to_duckdb", "duckdb")])
def test_a_missing_package_is_named(method: str, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtra, match=r"pip install '\.\[exports\]'"):
        getattr(full_ledger(), method)()


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
