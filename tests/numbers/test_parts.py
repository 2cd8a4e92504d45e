"""Which numbers count some of the dead, or others that come to them, and which count them all."""

import pytest

from numbers_counted import numbers_in

pytestmark = pytest.mark.weights

PARTS = [
    # some of all who were killed
    ("Of the dead, eight were women.", [8]),
    ("Among the victims were eight women.", [8]),
    ("Among those killed, eight were guests.", [8]),
    ("The dead include eight children.", [8]),
    ("The victims included five cooks and eight waiters.", [5, 8]),
    ("The toll includes eight firemen.", [8]),
    # others that came to a toll
    ("Eight bodies were found on Monday, taking the toll to 90.", [8]),
    ("The toll rose to 90 after eight bodies were found in a cellar.", [8]),
    ("The death toll reached 90 when eight patients died.", [8]),
    # all of them
    ("Eight bodies were found on Monday.", []),
    ("The mine reopened after eight people died.", []),
    ("Of the 90 people on the ferry, eight died.", []),
    ("The toll rose to 90 on Monday, when a fire in Harn killed 120.", []),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_a_part_of_the_dead_and_who_comes_to_them_is_no_toll(text: str, parts: list[int]) -> None:
    assert [one.number.low for one in numbers_in(text) if one.part] == parts
