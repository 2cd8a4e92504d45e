"""Which accounts give the same answer."""

import pytest

from rashomon.relations.relate import group_versions, value_of
from relations.evidence_factory import say

CASES = [
    ({(0, 1): 0.9}, 2, [[0, 1]]),
    ({(0, 1): 0.3}, 2, [[0], [1]]),
    # a third that says the same as either is joined with the one it is likeliest to agree with
    ({(0, 1): 0.1, (0, 2): 0.8, (1, 2): 0.6}, 3, [[0, 2], [1]]),
    # a group joins by the mean of its pairs
    ({(0, 1): 0.9, (0, 2): 0.3, (1, 2): 0.6}, 3, [[0, 1, 2]]),
    # two that exclude each other are never joined through a third that is vague
    ({(0, 1): 0.0, (0, 2): 0.9, (1, 2): 0.9}, 3, [[0, 2], [1]]),
    ({}, 1, [[0]]),
]


@pytest.mark.parametrize(("same", "size", "groups"), CASES)
def test_accounts_are_grouped(same: dict[tuple[int, int], float], size: int, groups: list[list[int]]) -> None:
    assert group_versions(size, same, 0.4) == groups


def test_many_accounts_that_say_the_same() -> None:
    n = 150
    assert group_versions(n, {(i, j): 0.8 for i in range(n) for j in range(i + 1, n)}, 0.4) == [list(range(n))]


@pytest.mark.parametrize(
    ("values", "value"),
    [
        (["nine", "9", "9"], "9"),
        (["nine", "ten"], "ten"),
        (["ten", "one"], "one"),
        (["about nine", "nine"], "nine"),
        (["about nine", "about nine", "nine"], "about nine"),
        ([None, "nine"], "nine"),
        ([None], None),
        ([], None),
    ],
)
def test_the_value_that_most_give(values: list[str | None], value: str | None) -> None:
    assert value_of([say("x", value=each) for each in values]) == value
