"""Which accounts are one answer, and what it is called."""

import pytest

from rashomon.relations.evidence import Evidence
from rashomon.relations.outcome import Comparison, Outcome
from rashomon.relations.versions import group_versions, value_of
from relations.evidence_factory import count, say

SAME, OTHER = Comparison(Outcome.SAME, "r", "same"), Comparison(Outcome.CONFLICT, "r", "other")
MON = ("2031-04-07", "2031-04-07")


def compared(n: int, *apart: tuple[int, int]) -> dict[tuple[int, int], Comparison]:
    return {(i, j): OTHER if (i, j) in apart else SAME for i in range(n) for j in range(i + 1, n)}


@pytest.mark.parametrize(
    ("evidence", "apart", "groups"),
    [
        ([say("a"), say("b"), say("c")], [], [[0, 1, 2]]),
        ([say("a"), say("b"), say("c")], [(0, 2)], [[0, 1], [2]]),
        ([say("a"), say("b"), say("c")], [(0, 1)], [[0, 2], [1]]),
        # numbers and days come before what is vague: it joins the first of them, and brings no two together
        ([say("dozens"), count("9", 9, 9), count("8", 8, 8)], [(1, 2)], [[0, 1], [2]]),
        ([say("a"), count("9", 9, 9), say("c")], [(0, 1)], [[0], [1, 2]]),
        ([say("a"), say("b", days=MON), say("c")], [(0, 1)], [[0], [1, 2]]),
        ([say("a", days=MON), count("9", 9, 9), say("c")], [(0, 1)], [[0], [1, 2]]),
        ([], [], []),
    ],
)
def test_groups(evidence: list[Evidence], apart: list[tuple[int, int]], groups: list[list[int]]) -> None:
    assert group_versions(evidence, compared(len(evidence), *apart)) == groups


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
