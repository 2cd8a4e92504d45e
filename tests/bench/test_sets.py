"""Public sets, and the measures that are the shared ones, to the byte."""

import hashlib
import json
import sys
from pathlib import Path

import pytest

from bench.public import sets
from bench.score.clusters import ROOT, shared_folder


def run(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *items: dict[str, object]
) -> list[dict[str, object]]:
    (folder / "news_clusters_g5w").mkdir()
    (folder / "news_clusters_g5w" / "items.jsonl").write_text(
        "".join(json.dumps(item) + "\n" for item in items)
    )
    out = folder / "predictions" / "news_clusters_g5w.jsonl"
    monkeypatch.setattr(
        sys,
        "argv",
        ["sets.py", "--data", str(folder), "--only", "news_clusters_g5w", "--predict", str(out)],
    )
    sets.main()
    return [json.loads(line) for line in out.read_text().splitlines()]


@pytest.mark.weights
def test_every_document_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = [
        {
            "doc": "d0",
            "title": "Bridge over the Harn closed",
            "text": "The bridge over the Harn was closed after the flood.",
            "published": "2021-03-05",
        },
        {
            "doc": "d1",
            "title": "Premier of Larnia resigns",
            "text": "Oda Brandt, the premier of Larnia, has resigned.",
            "published": None,
        },
        {"doc": "d2", "title": "", "text": ""},
    ]
    (line,) = run(tmp_path, monkeypatch, {"item": "all", "docs": docs})
    assert line == {"item": "all", "prediction": [["d0"], ["d1"], ["d2"]]}


FILES = (
    "score.py",
    "score_all.py",
    "check_gold.py",
    "as_ledger.py",
    "score_sets.py",
    "news_cases.txt",
)


@pytest.mark.parametrize("name", FILES)
def test_copied_unchanged(name: str) -> None:
    shared = shared_folder()
    if shared is None or not (shared / "bench").is_dir():
        pytest.skip("no shared folder beside the project")
    both = [
        hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for folder in (shared / "bench", ROOT / "bench" / "score")
    ]
    assert both[0] == both[1]
