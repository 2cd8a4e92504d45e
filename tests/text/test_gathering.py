"""What belongs together is gathered in the order in which it came."""

import pytest

from rashomon.text.gathering import (
    Overlaps,
    by_key,
    connected,
    grouped,
    most_first,
    only_one,
    touching,
)


def test_values_stand_under_their_keys_in_order() -> None:
    values = by_key([("b", 2), ("a", 1), ("b", 1)])
    assert values == {"b": [2, 1], "a": [1]}
    assert values["c"] == []
    assert grouped(["bat", "ant", "bee"], lambda word: word[0]) == {
        "b": ["bat", "bee"],
        "a": ["ant"],
    }


def test_what_is_counted_most_comes_first_then_the_alphabet() -> None:
    assert most_first({"b": 2, "c": 3, "a": 2}) == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("values", "only"), [(["a", "a"], "a"), (["a", "b"], None), ([], None), ([None, None], None)]
)
def test_several_values_have_no_only_one(values: list[str | None], only: str | None) -> None:
    assert only_one(values) == only


@pytest.mark.parametrize(
    ("pairs", "groups"),
    [
        ([], ["a", "b", "c", "d"]),
        ([("a", "b")], ["ab", "c", "d"]),
        ([("d", "b"), ("b", "a")], ["abd", "c"]),
        ([("a", "b"), ("c", "d"), ("b", "c")], ["abcd"]),
        ([("a", "a")], ["a", "b", "c", "d"]),
    ],
)
def test_what_is_joined_through_others_is_one_group(
    pairs: list[tuple[str, str]], groups: list[str]
) -> None:
    assert ["".join(group) for group in connected("abcd", pairs)] == groups


@pytest.mark.parametrize(
    ("stretches", "groups"),
    [
        ([(0, 2), (2, 4)], ["0", "1"]),
        ([(0, 3), (2, 4)], ["01"]),
        ([(0, 9), (1, 2), (5, 6)], ["012"]),
        ([(5, 6), (0, 2), (1, 5)], ["0", "12"]),
        ([(5, 7), (0, 2), (1, 6)], ["012"]),
    ],
    ids=["end to end", "overlapping", "inside one", "in another order", "through another"],
)
def test_stretches_that_share_a_place_are_connected(
    stretches: list[tuple[int, int]], groups: list[str]
) -> None:
    numbered = [(start, end, number) for number, (start, end) in enumerate(stretches)]
    found = connected(range(len(stretches)), touching(numbered))
    assert ["".join(map(str, group)) for group in found] == groups


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [(0, 1, "a"), (1, 4, "ab"), (2, 3, "b"), (4, 6, "c"), (9, 12, ""), (3, 5, "c"), (5, 5, "c")],
)
def test_stretches_are_found_where_they_share_a_place(start: int, end: int, found: str) -> None:
    stretches = Overlaps([(4, 9, "c"), (0, 2, "a"), (1, 3, "b")])
    assert "".join(stretches.at(start, end)) == found
