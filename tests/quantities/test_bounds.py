"""How two numbers stand to each other."""

import pytest

from rashomon.differences.values import numbers_apart
from rashomon.quantities.bounds import Bounds, same_number

FIVE, TWELVE = Bounds(5.0, 5.0), Bounds(12.0, 12.0)
AT_LEAST_TWELVE, UP_TO_FIVE, DOZENS = Bounds(12.0, None), Bounds(None, 5.0), Bounds(None, None)
FIVE_TO_TWELVE = Bounds(5.0, 12.0)


@pytest.mark.parametrize(
    ("one", "other", "same", "excluded"),
    [
        (FIVE, FIVE, True, False),
        (FIVE, TWELVE, False, True),
        (AT_LEAST_TWELVE, TWELVE, True, False),
        (AT_LEAST_TWELVE, FIVE, False, True),
        (AT_LEAST_TWELVE, UP_TO_FIVE, False, True),
        (FIVE_TO_TWELVE, FIVE, False, False),
        (FIVE_TO_TWELVE, FIVE_TO_TWELVE, True, False),
        (DOZENS, FIVE, False, False),
        (DOZENS, DOZENS, False, False),
    ],
)
def test_two_numbers(
    one: Bounds,
    other: Bounds,
    same: bool,
    excluded: bool,
) -> None:
    assert same_number(one, other) is same_number(other, one) is same
    assert numbers_apart(one, other) is numbers_apart(other, one) is excluded


def test_numbers_of_which_one_is_rounded_are_not_apart_where_they_lie_close() -> None:
    assert numbers_apart(Bounds(95.0, 95.0), Bounds(100.0, 100.0))
    assert not numbers_apart(Bounds(95.0, 95.0), Bounds(100.0, 100.0), near=True)
