"""Roles that stand for a person, and bodies that were renamed."""

import pytest

from factories import make_report
from rashomon.comparing import compare as comparing
from rashomon.model.ledger import Ledger
from rashomon.text.name_words import role_key


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("head of the council", "the council's head"),
        ("the chairman of the Harn Trust", "Harn Trust chief"),
        ("mayor of Harn", "Harn's mayor"),
    ],
)
def test_one_role_in_two_wordings(one: str, two: str) -> None:
    assert role_key(one) == role_key(two) is not None


@pytest.mark.parametrize(
    "text",
    ["the head", "a tall man", "", "head and deputy director of the council", "the blue boat"],
)
def test_what_names_no_role_of_one_body(text: str) -> None:
    assert role_key(text) is None


def compared(text: str) -> Ledger:
    return comparing.compare([make_report(text, "r0")])


@pytest.mark.weights
def test_a_role_that_two_hold_stands_for_neither() -> None:
    ledger = compared(
        "Pier burns\n\nIlka Renn, head of the harbour council, saw the fire. Odo Falk, head "
        "of the harbour council, did not. It burned all night on Monday."
    )
    assert not any(name.roles for name in ledger.stories[0].names)
