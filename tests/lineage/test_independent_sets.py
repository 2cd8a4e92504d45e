"""How many items are left of which no two are linked."""

import pytest

from rashomon.lineage.independent_sets import largest_independent

MANY = [f"r{number:02}" for number in range(20)]  # more than the exact search takes


@pytest.mark.parametrize(
    ("items", "links", "most"),
    [
        (["a", "b", "c"], [], 3),
        (["a", "b", "c"], [("a", "b")], 2),
        (["a", "b", "c"], [("a", "b"), ("b", "a"), ("b", "c")], 2),
        (["a", "b", "c"], [("a", "b"), ("b", "c"), ("a", "c")], 1),
        (["a", "b", "c", "d"], [frozenset("ab"), frozenset("cd")], 2),
        (MANY, [(MANY[0], other) for other in MANY[1:]], 19),
        (MANY, [(one, other) for one in MANY for other in MANY if one < other], 1),
    ],
)
def test_the_largest_set_without_linked_items_is_counted(
    items: list[str], links: list[tuple[str, str]], most: int
) -> None:
    assert largest_independent(items, links) == most
