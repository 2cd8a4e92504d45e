"""Soldiers whom an army lost are dead; who was found alive is missing no more."""

import pytest

from numbers_counted import numbers_in

pytestmark = pytest.mark.weights

LOST = [
    ("The navy lost 12 sailors off Korvan, the ministry said.", "killed"),
    ("Army loses 12 soldiers in Korvan", "killed"),
    ("The army's losses rose to 12 on Monday.", "killed"),
    ("Losses among the marines have climbed to 12.", "killed"),
    ("The army lost 12 soldiers to a rival militia that pays more.", None),
    ("The army lost 12 tanks in Korvan.", None),
    ("The club lost 12 players last year.", None),
    ("The bakery's losses rose to 12 million crowns.", None),
    ("The army did not lose 12 soldiers.", None),
    ("Twelve of those missing were found alive.", None),
    ("Twelve missing miners turned up unharmed.", None),
    ("Twelve missing miners were not found.", "missing"),
]


@pytest.mark.parametrize(("text", "fate"), LOST)
def test_whom_an_army_lost_and_who_was_found(text: str, fate: str | None) -> None:
    assert numbers_in(text)[0].fate == fate
