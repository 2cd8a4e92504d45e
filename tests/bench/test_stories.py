"""The stories of our own: their gold checks, and no two of them share a sentence pattern."""

import itertools
import re
from pathlib import Path

import pytest

from check_gold import check

ROOT = Path(__file__).parent.parent.parent
STORIES = sorted((ROOT / "bench" / "stories").glob("*/*/gold.json"))


def _runs(folder: Path) -> set[tuple[str, ...]]:
    """All runs of six words in the story's reports."""
    out: set[tuple[str, ...]] = set()
    for path in sorted((folder / "reports").glob("*.txt")):
        words = re.findall(r"\w+", path.read_text("utf-8").casefold())
        out.update(zip(*(words[k:] for k in range(6)), strict=False))
    return out


@pytest.mark.parametrize("gold", STORIES, ids=lambda path: path.parent.name)
def test_gold_checks(gold: Path) -> None:
    faults, sizes = check(gold.parent)
    assert faults == []
    assert sizes["points"] >= 30


def test_no_six_words_stand_in_two_stories() -> None:
    assert len(STORIES) >= 6
    runs = {gold.parent.name: _runs(gold.parent) for gold in STORIES}
    shared = {(a, b): sorted(runs[a] & runs[b]) for a, b in itertools.combinations(runs, 2)}
    assert {pair: found for pair, found in shared.items() if found} == {}
