"""Roles that stand for a person, and bodies that were renamed."""

import pytest

from factories import make_report
from rashomon import pipeline
from rashomon.model.ledger import Ledger
from rashomon.text.spellings import role_key


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
    return pipeline.compare([make_report(text, "r0")])


@pytest.mark.weights
def test_a_role_stands_for_the_person_who_holds_it() -> None:
    ledger = compared(
        "Pier burns\n\nThe pier burned on Monday. Ilka Renn, head of the harbour council, saw "
        "the fire. “Nobody was hurt,” the harbour council's head said."
    )
    [renn] = [name for name in ledger.stories[0].names if name.name == "Ilka Renn"]
    assert renn.roles == ("head of the harbour council",)
    [statement] = [s for s in ledger.stories[0].statements if "Nobody" in s.quote.quote]
    assert (statement.speaker_name, statement.anonymous) == (renn.id, False)


@pytest.mark.weights
def test_a_role_that_two_hold_stands_for_neither() -> None:
    ledger = compared(
        "Pier burns\n\nIlka Renn, head of the harbour council, saw the fire. Odo Falk, head "
        "of the harbour council, did not. It burned all night on Monday."
    )
    assert not any(name.roles for name in ledger.stories[0].names)


@pytest.mark.weights
def test_a_renamed_body_is_one() -> None:
    ledger = compared(
        "Pier burns\n\nHarbour Watch Trust, which was renamed Coastline Rescue Union, sent "
        "boats on Monday. Coastline Rescue Union said nobody was hurt."
    )
    [name] = [name for name in ledger.stories[0].names if "Harbour Watch Trust" in name.spellings]
    assert "Coastline Rescue Union" in name.spellings
    assert [join.reason for join in name.joins if "renamed" in join.reason]
