"""Predictions on the public sets: the frame."""

import base64
import gzip
import json
import sys
from pathlib import Path

import pytest

import score_sets
import sets

PAGE = "<html><head><title>A wall fell</title></head><body><article><h1>A wall fell</h1><p>A wall fell in Ostwick at dawn.</p></article></body></html>"


def test_every_set_is_one_that_the_scorer_knows() -> None:
    assert sets.PREDICT.keys() <= score_sets.SETS.keys()


def test_one_line_an_item(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "trafilatura_eval"
    folder.mkdir()
    item = {"item": "k1", "html_gz_b64": base64.b64encode(gzip.compress(PAGE.encode())).decode()}
    (folder / "items.jsonl").write_text(json.dumps(item) + "\n", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    monkeypatch.setattr(sys, "argv", ["sets.py", "--data", str(tmp_path), "--only", "trafilatura_eval", "--predict", str(out)])
    assert sets.main() == 0
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["item"] for line in lines] == ["k1"]
    assert "A wall fell in Ostwick" in lines[0]["prediction"]


@pytest.mark.weights
def test_attributions_are_lists_of_offsets() -> None:
    for found in sets.attributions({"text": 'A wall fell\n\n"It fell," Osbert Grell said.'}):
        assert set(found) == {"source", "cue", "content"}
        assert all(len(place) == 2 for places in found.values() for place in places)
