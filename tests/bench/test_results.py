"""The sections of results, and the page made of them."""

import json
from pathlib import Path

import pytest

from bench.score import results


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(results, "RESULTS", tmp_path / "results.json")
    monkeypatch.setattr(results, "PAGE", tmp_path / "RESULTS.md")
    monkeypatch.setattr(results, "DOCS", tmp_path / "docs")
    monkeypatch.setattr(results, "FRONT", tmp_path / "README.md")
    (tmp_path / "README.md").write_text("Hills.\n")
    return tmp_path


def test_a_section_is_renewed_and_the_others_stay(folder: Path) -> None:
    results.record(
        "names", {"found": 0.5, "linked": None}, data="hill", bars={"found": "at least 0.9"}
    )
    results.record("dates", {"exact": 0.75}, data="dale", note="Read with care.")
    results.record(
        "names", {"found": 0.625, "linked": None}, data="hill", bars={"found": "at least 0.9"}
    )
    document = json.loads((folder / "results.json").read_text())
    assert document["figures"] == {"exact": 0.75, "found": 0.625, "linked": None}
    page = (folder / "RESULTS.md").read_text()
    assert "| found | 0.625 | at least 0.9 |" in page
    assert "| linked | - |  |" in page
    assert "Read with care." in page
    assert "0.500" not in page


def test_a_figure_in_the_documentation_is_renewed_with_what_it_was_taken_from(folder: Path) -> None:
    results.record("names", {"found": 0.5}, data="hill")
    results.record(results.ACCURACY, {"examples": {"names.found": None}}, data="hill")
    page = folder / "docs" / "guides" / "hill.md"
    page.parent.mkdir(parents=True)
    page.write_text(
        "Found: 0.10<!-- found -->, of names 0.10<!-- examples names.found -->, by hand 0.10.\n"
    )
    results.record("names", {"found": 0.626}, data="hill")
    assert page.read_text() == (
        "Found: 0.63<!-- found -->, of names not measured<!-- examples names.found -->, by "
        "hand 0.10.\n"
    )
