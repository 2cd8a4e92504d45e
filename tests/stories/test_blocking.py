"""Which pairs of a large pile are compared, and that they are compared alike."""

import random

import numpy as np
import pytest

from rashomon.stories import report_similarity
from rashomon.stories.report_similarity import TermBlocks, by_tiles, cosines
from rashomon.stories.vectors import Postings, Vectors, spread_of, terms_of, weighted


def vectors(number: int) -> Vectors:
    rng = random.Random(7)  # noqa: S311  an order, not a secret
    counts = [
        {f"w{rng.randrange(60)}": 1 + rng.randrange(3) for _ in range(12)}
        | {f"e{i // 3}": 2, f"f{i // 3}": 1}
        for i in range(number)
    ]
    terms = terms_of(counts)
    return weighted(terms, spread_of([terms]))


def test_cosines_of_pairs_are_those_of_all() -> None:
    told = vectors(40)
    whole = Postings(told).cosines(told, 0, 40)
    pairs = np.array([(i, j) for i in range(40) for j in range(i, 40)])
    assert np.allclose(cosines(told, told, pairs), whole[pairs[:, 0], pairs[:, 1]])
    assert cosines(told, told, np.zeros((0, 2), dtype=np.int64)).tolist() == []


@pytest.mark.parametrize("cells", [300, 1 << 20])
def test_reports_that_share_telling_words_are_found(
    cells: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_similarity, "_CELLS", cells)
    counts = [{f"w{i % 5}": 1, f"e{i // 3}": 2, f"f{i // 3}": 1} for i in range(90)]
    terms = terms_of(counts)
    spread = spread_of([terms])
    made = TermBlocks((spread, spread))
    for first in range(0, 90, 40):
        part = weighted(terms.take(range(first, min(90, first + 40))), spread)
        made.add(part, part)
    pairs = {tuple(pair) for pair in made.pairs(0.3).tolist()}
    assert pairs == {(i, j) for i in range(90) for j in range(i + 1, 90) if i // 3 == j // 3}


def test_terms_that_many_have_lead_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_similarity, "COMMON", 10)
    terms = terms_of([{"all": 1}] * 30 + [{"two": 1}] * 2)
    spread = spread_of([terms])
    made = TermBlocks((spread, spread))
    made.add(weighted(terms, spread), weighted(terms_of([{}] * 32), spread))
    assert made.pairs(0.1).tolist() == [[30, 31]]
    assert TermBlocks((spread, spread)).pairs(0.1).tolist() == []


def test_the_most_alike_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_similarity, "MOST", 1)
    terms = terms_of(
        [{"a": 1, "b": 1, "c": 1}, {"a": 1, "b": 1, "c": 1}, {"a": 1, "x": 3}, {"z": 1}]
    )
    spread = spread_of([terms])
    made = TermBlocks((spread, spread))
    made.add(weighted(terms, spread), weighted(terms, spread))
    assert made.pairs(0.01).tolist() == [
        [0, 1],
        [0, 2],
    ]  # the third is nearest to the first, which has a nearer one


def test_pairs_come_a_tile_at_a_time() -> None:
    pairs = np.array([(0, 1), (0, 5), (1, 2), (4, 5), (9, 10)])
    assert [(start, some.tolist()) for start, some in by_tiles(pairs, 4, 2)] == [
        (0, [[0, 1], [0, 5]]),
        (0, [[1, 2]]),
        (4, [[4, 5]]),
        (8, [[9, 10]]),
    ]
    assert list(by_tiles(pairs[:0], 4, 2)) == []
