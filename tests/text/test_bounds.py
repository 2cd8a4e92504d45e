"""How two numbers stand to each other."""

import pytest

from rashomon.text.bounds import Bounds, apart, holds, same_number

FIVE, TWELVE = (5.0, 5.0), (12.0, 12.0)
AT_LEAST_TWELVE, UP_TO_FIVE, DOZENS = (12.0, None), (None, 5.0), (None, None)
FIVE_TO_TWELVE = (5.0, 12.0)


@pytest.mark.parametrize(
    ("one", "other", "same", "excluded", "inside"),
    [
        (FIVE, FIVE, True, False, False),
        (FIVE, TWELVE, False, True, False),
        (AT_LEAST_TWELVE, TWELVE, True, False, True),
        (AT_LEAST_TWELVE, FIVE, False, True, False),
        (AT_LEAST_TWELVE, UP_TO_FIVE, False, True, False),
        (FIVE_TO_TWELVE, FIVE, False, False, True),
        (FIVE_TO_TWELVE, FIVE_TO_TWELVE, True, False, False),
        (DOZENS, FIVE, False, False, True),
        (DOZENS, DOZENS, False, False, False),
    ],
)
def test_two_numbers(one: Bounds, other: Bounds, same: bool, excluded: bool, inside: bool) -> None:
    assert same_number(one, other) is same_number(other, one) is same
    assert apart(one, other) is apart(other, one) is excluded
    assert holds(one, other) is inside


def test_numbers_that_lie_closer_than_the_slack_are_not_apart() -> None:
    assert apart((95.0, 95.0), (100.0, 100.0))
    assert not apart((95.0, 95.0), (100.0, 100.0), 5.0)
