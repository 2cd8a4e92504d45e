"""Public sets, and the measures that are the shared ones, to the byte."""

import hashlib

import pytest

from bench.score.clusters import ROOT, shared_folder


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("score", "score.py"),
        ("score", "score_all.py"),
        ("score", "check_gold.py"),
        ("score", "read_ledger.py"),
        ("score", "score_disputes.py"),
        ("score", "score_passages.py"),
        ("score", "score_key.py"),
        ("score", "score_chains.py"),
        ("build", "house.py"),
    ],
)
def test_copied_unchanged(folder: str, name: str) -> None:
    shared = shared_folder()
    if shared is None or not (shared / "bench").is_dir():
        pytest.skip("no shared folder beside the project")
    original = (shared / "bench" / name).read_bytes()
    copy = (ROOT / "bench" / folder / name).read_bytes()
    assert hashlib.sha256(copy).hexdigest() == hashlib.sha256(original).hexdigest()
