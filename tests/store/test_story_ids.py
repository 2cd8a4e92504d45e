"""Under which id a story goes on."""

import pytest

from rashomon.store.story_changes import inherit

A, B = "st-a", "st-b"


@pytest.mark.parametrize(
    ("groups", "before", "named", "merged", "split"),
    [
        ([("1", "2", "3")], {"1": A, "2": A}, {A: ("1", "2", "3")}, (), {}),
        ([("1", "2", "3")], {"1": A, "2": B, "3": B}, {B: ("1", "2", "3")}, ((A, B),), {}),
        ([("1", "2", "3", "4")], {"1": A, "2": B}, {A: ("1", "2", "3", "4")}, ((B, A),), {}),
        (
            [("1",), ("2", "3")],
            {"1": A, "2": A, "3": A},
            {A: ("2", "3"), None: ("1",)},
            (),
            {None: A},
        ),
        (
            [("1", "2"), ("3", "4")],
            {"1": A, "3": B, "4": B, "2": B},
            {A: ("1", "2"), B: ("3", "4")},
            (),
            {},
        ),
        ([("2",)], {"1": A, "2": B}, {B: ("2",)}, ((A, None),), {}),
        ([("1",)], {}, {None: ("1",)}, (), {}),
    ],
)
def test_inherit(
    groups: list[tuple[str, ...]],
    before: dict[str, str],
    named: dict[str | None, tuple[str, ...]],
    merged: tuple[tuple[str, str | None], ...],
    split: dict[str | None, str],
) -> None:
    succession = inherit(groups, before, lambda ids: set())
    assert {
        story if story in (A, B) else None: group for story, group in succession.groups.items()
    } == named
    assert succession.merged == merged
    assert {
        story if story in (A, B) else None: source for story, source in succession.split.items()
    } == split


def test_an_id_that_was_had_before_is_not_given_again() -> None:
    (first,) = inherit([("1",)], {}, lambda ids: set()).groups
    (second,) = inherit([("1",)], {}, lambda ids: {first} & set(ids)).groups
    assert second == f"{first}-2"
