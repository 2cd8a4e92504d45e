"""Public sets, and the measures that are the shared ones, to the byte."""

import hashlib

import pytest

from bench.score.clusters import ROOT, shared_folder


@pytest.mark.parametrize(
    "name",
    [
        "score.py",
        "score_all.py",
        "check_gold.py",
        "read_ledger.py",
        "score_passages.py",
        "score_key.py",
        "score_chains.py",
    ],
)
def test_copied_unchanged(name: str) -> None:
    shared = shared_folder()
    if shared is None or not (shared / "bench").is_dir():
        pytest.skip("no shared folder beside the project")
    both = [
        hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for folder in (shared / "bench", ROOT / "bench" / "score")
    ]
    assert both[0] == both[1]
