"""How far other reports say the same: what is found in blocks is what is found bag by bag."""

import math
from collections import Counter

import numpy as np
import pytest

from rashomon.points import selection
from rashomon.points.selection import _Index

BAGS = [
    {"ferry": 1.0, "fire": 1.0},
    {"ferry": 0.5, "mill": 1.0},
    {"fire": 1.0, "ferry": 1.0, "seven": 1.0},
    {},
    {"mill": 1.0},
    {"ferry": 1.0, "fire": 0.5},
]
REPORTS = ["a", "a", "b", "b", "c", "c"]


def _one_by_one(i: int) -> tuple[list[float], list[float]]:
    frequency = Counter(term for bag in BAGS for term in bag)
    bags = [{term: weight * math.log(1 + len(BAGS) / frequency[term]) for term, weight in bag.items()} for bag in BAGS]
    norms = [math.sqrt(sum(w * w for w in bag.values())) or 1.0 for bag in bags]
    cosines, covers = [], []
    for j, other in enumerate(bags):
        abroad = REPORTS[i] != REPORTS[j]
        dot = sum(weight * other.get(term, 0.0) for term, weight in bags[i].items())
        shared = sum(min(weight, other.get(term, 0.0)) for term, weight in bags[i].items())
        cosines.append(dot / (norms[i] * norms[j]) if abroad else 0.0)
        covers.append(shared / (sum(bags[i].values()) or 1.0) if abroad else 0.0)
    return cosines, covers


@pytest.mark.parametrize("cells", [1, 13, 1000])
def test_likeness_by_blocks_is_that_of_each_bag(cells: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selection, "_CELLS", cells)
    index = _Index(BAGS, REPORTS)
    found = [index.alike(*block) for block in index.blocks()]
    for side in (0, 1):
        got = np.concatenate([part[side] for part in found])
        assert got == pytest.approx(np.array([_one_by_one(i)[side] for i in range(len(BAGS))]))


def test_no_terms_at_all() -> None:
    index = _Index([{}, {}], ["a", "b"])
    assert index.alike(0, 2)[0].tolist() == [[0.0, 0.0], [0.0, 0.0]]
