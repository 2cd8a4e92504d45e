"""Average link against all sums made anew, and what it asks for."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from rashomon.stories import report_similarity
from rashomon.stories.report_similarity import PartSimilarity, PileSimilarity, days_of, scaled
from rashomon.stories.vectors import Terms, terms_of
from rashomon.text.linkage import average_link, clusters

Table = np.ndarray[Any, np.dtype[np.int64]]


class Asked:
    """Sums from a table, counted."""

    def __init__(self, table: Table) -> None:
        self.table, self.pairs = table, 0

    def __call__(self, left: Sequence[int], right: Sequence[Sequence[int]]) -> list[int]:
        self.pairs += len(left) * sum(map(len, right))
        return [int(self.table[np.ix_(left, group)].sum()) for group in right]


def linked(table: Table, least: int) -> tuple[list[list[int]], int]:
    pairs = np.argwhere(np.triu(table >= least, 1))
    asked = Asked(table)
    return average_link(
        len(table), pairs, table[pairs[:, 0], pairs[:, 1]], least, asked
    ), asked.pairs


def plainly(table: Table, least: int) -> list[list[int]]:
    """The same, with the mean of every two groups made anew before each join."""
    groups = [[i] for i in range(len(table))]
    while len(groups) > 1:
        best, a, b = min(
            (
                -Fraction(
                    int(table[np.ix_(groups[a], groups[b])].sum()), len(groups[a]) * len(groups[b])
                ),
                a,
                b,
            )
            for a in range(len(groups))
            for b in range(a + 1, len(groups))
        )
        if -best < least:
            break
        groups[a] = sorted(groups[a] + groups.pop(b))
    return groups


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("steps", [4, 1000])  # few steps: many ties
def test_groups_are_those_of_all_sums_made_anew(seed: int, steps: int) -> None:
    rng = np.random.default_rng(seed)
    at = rng.integers(0, 6, (30, 2)) + rng.random((30, 2))  # crowds that run into each other
    near = np.exp(-np.linalg.norm(at[:, None] - at[None, :], axis=2))
    table = np.rint(near * steps).astype(np.int64) * (1000 // steps)
    for least in (200, 350, 500, 750):
        assert linked(table, least)[0] == plainly(table, least)


def test_a_long_chain_asks_for_few_pairs() -> None:
    """Four hundred stories of three reports, each as like the next as is just enough: one cluster,
    of which few sums are needed."""
    story = np.arange(1200) // 3
    table = np.where(
        story[:, None] == story[None, :],
        900,
        np.where(np.abs(story[:, None] - story[None, :]) == 1, 100, 0),
    )
    table[2:-1:3, :][np.arange(399), 3 * np.arange(1, 400)] = 500
    table = np.maximum(table, table.T)
    groups, asked = linked(table, 500)
    assert groups == [[i, i + 1, i + 2] for i in range(0, 1200, 3)]
    assert 0 < asked < 10 * 1200


def test_clusters_are_what_hangs_together() -> None:
    pairs = np.array([(1, 4), (2, 9), (4, 7), (5, 9), (20, 21)])
    found = [
        (places, inside.tolist(), values.tolist())
        for places, inside, values in clusters(pairs, np.arange(5))
    ]
    assert found == [
        ([1, 4, 7], [[0, 1], [1, 2]], [0, 2]),
        ([2, 5, 9], [[0, 2], [1, 2]], [1, 3]),
        ([20, 21], [[0, 1]], [4]),
    ]
    assert list(clusters(np.zeros((0, 2), dtype=np.int64), np.zeros(0, dtype=np.int64))) == []


class Pile:
    """Reports of few words, some of them dated."""

    def __init__(self, number: int) -> None:
        rng = np.random.default_rng(5)
        self.days = days_of([f"2031-03-{1 + i % 28:02}" if i % 5 else None for i in range(number)])
        self._words = terms_of(
            {f"w{n}": 1 + int(n) % 3 for n in rng.integers(0, 40, 9)} | {f"s{i // 4}": 2}
            for i in range(number)
        )
        self._names = terms_of({f"n{i // 8}": 1} if i % 3 else {} for i in range(number))

        self._filled = terms_of(
            {f"{i % 3:010x}": 2 * (i % 5)} if i % 4 else {} for i in range(number)
        )

    def terms(self, places: Sequence[int]) -> tuple[Terms, Terms, Terms]:
        return self._words.take(places), self._names.take(places), self._filled.take(places)


@pytest.mark.parametrize("tile", [7, 4096])
def test_sums_are_those_of_the_pairs(tile: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_similarity, "TILE", tile)
    alike = PileSimilarity(Pile(60), None)
    factors = np.linspace(0.8, 2.1, 60)
    members = list(range(3, 60, 2))
    within = PartSimilarity(alike, members, factors)
    for left, right in (
        ([0], [[1], [2, 5, 9]]),
        ([3, 4, 6, 8, 10, 11, 12, 13], [[14, 15], [7]]),
        ([20], [[0]]),
    ):
        told = []
        for group in right:
            pairs = np.array(sorted((members[i], members[j]) for i in left for j in group))
            told.append(
                int(
                    scaled(alike.of_pairs(pairs), factors[pairs[:, 0]] * factors[pairs[:, 1]]).sum()
                )
            )
        assert within.sums(left, right) == told
