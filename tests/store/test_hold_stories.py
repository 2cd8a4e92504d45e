"""Stories stand as they are when unrelated reports come: what leaves and joins them is new."""

import pytest

from rashomon.store.hold_stories import hold_stories


@pytest.mark.parametrize(
    ("groups", "standing", "expected"),
    [
        pytest.param("ab c", {"a": "s", "b": "s", "c": "s"}, "abc", id="an odd report stays"),
        pytest.param(
            "ab cd", {"a": "s", "b": "s", "c": "s", "d": "s"}, "abcd", id="two are no event"
        ),
        pytest.param(
            "abc def", dict.fromkeys("abcdef", "s"), "abc def", id="two events are parted"
        ),
        pytest.param(
            "abc dxy", dict.fromkeys("abcd", "s"), "abc dxy", id="newcomers show another event"
        ),
        pytest.param("abc dx", dict.fromkeys("abcd", "s"), "abcdx", id="one newcomer does not"),
        pytest.param("abcd", {"a": "s", "b": "s", "c": "t", "d": "t"}, "ab cd", id="no joining"),
        pytest.param("abx", {"a": "s", "b": "t"}, "abx", id="a newcomer joins two stories"),
        pytest.param("abx cy z", {"a": "s", "b": "s", "c": "t"}, "abx cy z", id="each its own"),
        pytest.param(
            "ac b", {"a": "s", "b": "s", "c": "t"}, "ab c", id="an odd one joins no other story"
        ),
        pytest.param("xy z", {}, "xy z", id="all are new"),
    ],
)
def test_stories_stand(groups: str, standing: dict[str, str], expected: str) -> None:
    held = hold_stories([tuple(group) for group in groups.split()], standing)
    assert [*map("".join, held)] == expected.split()
