"""Which sentences make a row, on strengths written by hand."""

import random
from collections import Counter

import pytest

from rashomon.passages.rows import TWIN, make_rows

REPORTS = ["a", "a", "b", "b", "c", "c"]


def cores(
    strengths: dict[tuple[int, int], float], reports: list[str] | None = None, **more: object
) -> list[tuple[int, ...]]:
    """The cores of rows that have several reports in it."""
    of = reports or REPORTS
    rows = make_rows(strengths, of, **more)  # type: ignore[arg-type]
    return [row.core for row in rows if len({of[i] for i in row.core}) > 1]


def test_a_weak_pair_makes_no_row_of_two() -> None:
    assert cores({(0, 2): 0.4}) == []
    assert cores({(0, 2): 0.7}) == [(0, 2)]


def test_a_likely_pair_is_one_sentence_and_a_perhaps() -> None:
    (row,) = make_rows({(0, 2): 0.55}, REPORTS)
    assert (row.core, row.perhaps, row.strongest, row.strength) == ((0,), (2,), (0, 2), 0.55)


def test_sentences_that_are_a_row_by_themselves_head_no_other() -> None:
    rows = make_rows({(0, 2): 0.999, (2, 5): 0.55, (0, 5): 0.56}, REPORTS, copies=[(0, 2)])
    assert [(row.core, row.perhaps) for row in rows] == [((0, 2), (5,))]
    rows = make_rows({(0, 2): 0.999, (0, 4): 0.9, (4, 1): 0.9, (2, 1): 0.7}, REPORTS, [(0, 2)])
    assert len({row.core for row in rows}) == len(rows)


def test_groups_join_by_their_mean_and_not_by_one_bridge() -> None:
    assert cores({(0, 2): 0.9, (0, 4): 0.8, (2, 4): 0.7}) == [(0, 2, 4)]
    assert cores({(0, 2): 0.9, (2, 4): 0.8}) == [(0, 2)]


def test_what_is_likely_stands_under_the_row() -> None:
    (row,) = make_rows({(0, 2): 0.9, (2, 4): 0.4, (0, 4): 0.3}, REPORTS)
    assert (row.core, row.perhaps) == ((0, 2), (4,))


def test_a_sentence_of_two_matters_stands_in_the_row_that_it_fits_best() -> None:
    one = {(0, 1): 0.97, (0, 2): 0.97, (1, 2): 0.97}
    other = {(2, 3): 0.96, (2, 4): 0.96, (3, 4): 0.97}
    assert cores(one | other, ["a", "b", "c", "d", "e"]) == [(0, 1, 2), (3, 4)]


def test_a_pair_however_strong_makes_no_second_row_of_a_sentence() -> None:
    assert cores({(0, 2): 0.98, (2, 4): 0.97}) == [(0, 2)]


def test_a_row_has_at_most_two_sentences_of_a_report() -> None:
    (core,) = cores({(0, 3): 0.9, (1, 3): 0.88, (2, 3): 0.86}, ["a", "a", "a", "b"])
    assert core == (0, 1, 3)


def test_sentences_of_the_same_words_stand_together_without_having_been_compared() -> None:
    (row,) = make_rows({}, ["a", "b"], twins={0: (0, 1)})
    assert (row.core, row.strength, row.strongest) == ((0, 1), TWIN, (0, 1))


@pytest.mark.parametrize("seed", range(20))
def test_groups_that_were_not_joined_stand_in_nobody_elses_way(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  strengths, not secrets
    of = sorted(chance.choices("abcdefgh", k=80))
    pairs = [(i, j) for j in range(80) for i in range(j) if of[i] != of[j]]
    strengths = {pair: chance.random() for pair in pairs if chance.random() < 0.3}

    home = {n: frozenset({n}) for n in range(80)}
    for a, b in sorted(strengths, key=lambda pair: -strengths[pair]):
        both = home[a] | home[b]
        across = [strengths.get((min(i, j), max(i, j))) for i in home[a] for j in home[b]
                  if of[i] != of[j]]  # fmt: skip
        mean = sum(filter(None, across)) / len(across)
        if strengths[a, b] >= 0.6 <= mean and max(Counter(of[i] for i in both).values()) <= 2:
            home |= dict.fromkeys(both, both)
    assert {*cores(strengths, of)} == {tuple(sorted(one)) for one in home.values() if len(one) > 1}
