"""The gate and its results; what of a run is measured."""

import json
from pathlib import Path

import pytest

from bench.score import clusters, gate


@pytest.fixture
def cluster(tmp_path: Path) -> Path:
    folder = tmp_path / "hill"
    (folder / "reports").mkdir(parents=True)
    (folder / "reports" / "a.txt").write_text("A wall fell.", encoding="utf-8")
    (folder / "gold.json").write_text("{}", encoding="utf-8")
    return folder


def test_a_figure_below_its_pin_fails() -> None:
    pins = gate.Pins({}, {"names.found": 0.8, "dates.exact": 0.5})
    assert gate.below_floors(pins, {"names.found": 0.8, "dates.exact": 0.7, "new": 0.1}) == []
    assert gate.below_floors(pins, {"names.found": 0.79, "dates.exact": 0.5}) == [
        "names.found is 0.790, below its pin 0.800"
    ]
    assert gate.below_floors(pins, {"names.found": 0.9}) == [
        "dates.exact is pinned at 0.500 and was not measured"
    ]


def test_of_what_silence_moves_recall_and_precision_have_floors_of_their_own() -> None:
    figures = {
        "statements.speaker": {"value": 0.8, "recall": 0.7, "precision": 0.9},
        "names.kind": {"value": 0.5},
        "names.linked": {"value": None, "recall": 0.0, "precision": 0.0},
    }
    values = gate.values_of(figures)
    assert values == {
        "statements.speaker.recall": 0.7,
        "statements.speaker.precision": 0.9,
        "names.kind": 0.5,
    }
    assert gate.floors_from({}, values, allow_lower=False) == (
        {
            "statements.speaker.recall": 0.63,
            "statements.speaker.precision": 0.89,
            "names.kind": 0.49,
        },
        [],
    )


def test_changed_missing_and_new_data_fail() -> None:
    pins = gate.Pins({"hill": "1", "vale": "2"})
    assert gate.changed_data(pins, {"hill": "1", "vale": "2"}) == []
    assert gate.changed_data(pins, {"hill": "9", "moor": "3"}) == [
        "vale is pinned and is not there",
        "moor is there and is not pinned",
        "the data of hill changed since they were pinned",
    ]


def test_a_pin_is_lowered_only_with_leave() -> None:
    assert gate.floors_from({"a": 0.5, "gone": 0.2}, {"a": 0.49}, allow_lower=False)[1] == [
        "a: pinned at 0.500, measured 0.490",
        "gone: pinned at 0.200, not measured now",
    ]
    assert gate.floors_from({"a": 0.5, "gone": 0.2}, {"a": 0.49}, allow_lower=True) == (
        {"a": 0.48},
        [],
    )


def test_nothing_is_written_when_a_pin_would_fall(
    tmp_path: Path, cluster: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pins.toml"
    monkeypatch.setattr(gate, "measure", lambda _: ({"a": {"value": 0.4}}, []))
    gate.write_pins(path, {"gold": gate.Pins({}, {"a": 0.5})})
    before = path.read_text(encoding="utf-8")
    assert gate.pin_all({"gold": [cluster]}, path, allow_lower=False) == [
        "gold: would lower a: pinned at 0.500, measured 0.400 (--allow-lower does it)"
    ]
    assert path.read_text(encoding="utf-8") == before
    assert gate.pin_all({"gold": [cluster]}, path, allow_lower=True) == []
    assert gate.read_pins(path)["gold"] == gate.Pins(
        {"hill": clusters.digest(cluster)}, {"a": 0.39}
    )


def test_of_the_test_stories_only_figures_are_shown(
    cluster: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setattr(
        gate,
        "measure",
        lambda _: (
            {"a": {"value": 0.4}},
            ["hill: name Nowhere: in no report", "hill: a report was not read"],
        ),
    )
    monkeypatch.setattr(gate, "check_perturbed", lambda *_: ({"a": 0.0}, []))
    wanted = [
        "stories-test: 2 faults in its data or ledgers (bench/score/check_gold.py lists those "
        "of the data)"
    ]
    assert (
        gate.check_set(
            "stories-test", [cluster], gate.Pins({"hill": clusters.digest(cluster)}, {"a": 0.4})
        )
        == wanted
    )
    assert (
        gate.pin_all({"stories-test": [cluster]}, tmp_path / "pins.toml", allow_lower=False)
        == wanted
    )
    printed = capsys.readouterr().out
    assert "0.400" in printed
    assert "Nowhere" not in printed
    assert (
        gate.check_set("stories-dev", [cluster], gate.Pins({"hill": clusters.digest(cluster)}))[0]
        == "stories-dev: hill: name Nowhere: in no report"
    )


@pytest.mark.weights
def test_a_cluster_is_compared_checked_and_scored(tmp_path: Path) -> None:
    folder = tmp_path / "hill"
    (folder / "reports").mkdir(parents=True)
    (folder / "reports" / "a.txt").write_text(
        "A wall fell\n\nA wall fell in Ostwick.", encoding="utf-8"
    )
    story = {
        "names": [{"name": "Nowhere", "kind": "place", "spellings": ["Nowhere"]}],
        "statements": [],
        "points": [],
    }
    gold = {"reports": [{"id": "a", "title": "A wall fell"}], "stories": [story]}
    (folder / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    figures, faults = clusters.measure([folder])
    assert figures["reports.title"]["value"] == 1.0
    assert faults == ["hill: name Nowhere: spelling 'Nowhere' in no report"]
