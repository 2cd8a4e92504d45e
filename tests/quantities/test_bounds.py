"""How two numbers stand to each other."""

import pytest

from rashomon.quantities.bounds import Bounds, same_number

FIVE, TWELVE = Bounds(5.0, 5.0), Bounds(12.0, 12.0)
AT_LEAST_TWELVE, UP_TO_FIVE, DOZENS = Bounds(12.0, None), Bounds(None, 5.0), Bounds(None, None)
FIVE_TO_TWELVE = Bounds(5.0, 12.0)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (FIVE, FIVE, True),
        (FIVE, TWELVE, False),
        (AT_LEAST_TWELVE, TWELVE, True),
        (AT_LEAST_TWELVE, FIVE, False),
        (AT_LEAST_TWELVE, UP_TO_FIVE, False),
        (FIVE_TO_TWELVE, FIVE, False),
        (FIVE_TO_TWELVE, FIVE_TO_TWELVE, True),
        (DOZENS, FIVE, False),
        (DOZENS, DOZENS, False),
    ],
)
def test_two_numbers(
    one: Bounds,
    other: Bounds,
    same: bool,
) -> None:
    assert same_number(one, other) is same_number(other, one) is same
