"""How many reports of which no two are tied."""

import pytest

from rashomon.lineage.lines import largest_independent


def pairs(links: str) -> dict[frozenset[str], str]:
    return {frozenset(link): "copied" for link in links.split()}


def a_trap(mark: str) -> tuple[list[str], list[tuple[str, str]]]:
    """Eight reports where the one with the fewest ties is not among the largest set: a centre of
    three, each tied to all of four that are all tied."""
    rim, clique = [f"{mark}{i}" for i in range(1, 4)], [f"{mark}{i}" for i in range(4, 8)]
    ties = [(f"{mark}0", item) for item in rim] + [(one, other) for one in rim for other in clique]
    return [f"{mark}0", *rim, *clique], ties + [
        (one, other) for i, one in enumerate(clique) for other in clique[:i]
    ]


@pytest.mark.parametrize(
    ("items", "links", "size"),
    [
        ("ab", "", 2),
        ("ab", "ab", 1),
        ("abcd", "ab cd", 2),
        ("abcde", "ab ac ad ae", 4),  # a star
        ("abcd", "ab ac ad bc bd cd", 1),
        ("abcdef", "ad ae af bd be bf cd ce cf", 3),
        ("abcdef", "ab bc cd de ef fa", 3),
        ("abcdefg", "ab bc cd de ef fg ga", 3),
        ("abcde", "ab bc ca cd de", 2),
        ("abcdefgh", "ab bc cd da ae bf cg dh", 4),
    ],
)
def test_small_graphs(items: str, links: str, size: int) -> None:
    assert largest_independent(list(items), pairs(links)) == size


def test_up_to_sixteen_reports_the_largest_set_is_searched_for() -> None:
    (one, ties), (other, more) = a_trap("a"), a_trap("b")
    links = {frozenset(pair): "copied" for pair in [*ties, *more, ("a4", "b4")]}
    assert largest_independent([*one, *other], links) == 6


def test_beyond_those_with_the_fewest_ties_are_taken_first() -> None:
    (one, ties), (other, more) = a_trap("a"), a_trap("b")
    links = {frozenset(pair): "copied" for pair in [*ties, *more, ("a4", "b4"), ("a4", "z")]}
    assert largest_independent([*one, *other, "z"], links) == 5
