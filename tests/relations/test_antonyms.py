"""States that one thing may pass through in turn."""

import pytest

from rashomon.relations.signals import opposed_states


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("road closed", "road open", ("closed", "open")),
        ("open", "closed", ("open", "closed")),
        ("road closed", "road wet", None),
        ("road closed open", "road open", None),  # a text with both tells nothing
        ("road closed", "road closed open", None),
        ("calm", "rough", None),  # excluded by each other, and no states of before and after
    ],
)
def test_states(left: str, right: str, found: tuple[str, str] | None) -> None:
    assert opposed_states(frozenset(left.split()), frozenset(right.split())) == found
