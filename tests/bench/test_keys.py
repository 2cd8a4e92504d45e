"""What is measured against the keys of large stories (`make bench-keys`)."""

from pathlib import Path

import pytest

from bench.score import key_figures
from bench.score.results import page, with_figures


def test_a_folder_that_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RASHOMON_SHARED", str(tmp_path))
    assert list(key_figures.jobs_of(["train", "news"], tmp_path / "made")) == []
    told = capsys.readouterr().out
    assert f"train: {tmp_path / 'data' / 'ecbplus'} is missing; its 24 stories are left out" in told
    assert f"news: {tmp_path / 'news'} is missing; its 10 stories are left out" in told
    monkeypatch.setenv("RASHOMON_SHARED", str(tmp_path / "nowhere"))
    assert list(key_figures.jobs_of(["test"], tmp_path / "made")) == []
    assert "test: ../shared/data/ecbplus is missing" in capsys.readouterr().out


def test_sections_by_set_have_a_column_a_set_and_figures_in_pages() -> None:
    section = {
        "commit": "c",
        "machine": "m",
        "data": "d",
        "bars": {"many_700": "at least 0.4"},
        "figures": {"keys-test": {"many_700": 0.25, "stories": 8}, "keys-news": {"stories": 2}},
    }
    document = {"figures": {}, "sections": {"what differs": section}}
    told = page(document)
    assert "| figure | keys-test | keys-news | bar |" in told
    assert "| many_700 | 0.250 | - | at least 0.4 |" in told
    assert "| stories | 8 | 2 |  |" in told
    assert with_figures("0.99<!-- keys-test many_700 -->", document).startswith("0.25<")
    section["figures"]["keys-test"]["words"] = 1858
    assert with_figures("1,000<!-- keys-test words -->", document).startswith("1,858<")
