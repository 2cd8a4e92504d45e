"""What readers see of a hedge: "hedges" stands only beside the speaker's own doubt."""

from dataclasses import replace

import pytest

from attributions import statements
from rashomon.model.statement import Stance

pytestmark = pytest.mark.weights


@pytest.mark.parametrize(
    "text",
    [
        "Bruno Falk said the roof might have fallen in the night.",
        "Bruno Falk said the roof may be rotten.",
        "Bruno Falk said the thieves might be hiding in the mill.",
        '"There may be a second well," the diver said.',
        "The clinic said it was not sure whether the boy had eaten.",
        "Ida Krantz said she could not be sure that the key was hers.",
        "Ida Krantz said she did not know who had sold the ferry.",
        "The guild said it could not confirm whether the organ was insured.",
        "The harbour master said it was unclear why the crane had tipped.",
        "The harbour master said it was possible that a rope had torn.",
        '"Perhaps it was the frost," the baker said.',
        '"We probably lost the map on the ferry," the guide said.',
        '"The goats apparently broke the fence," the shepherd said.',
        "The inspector said the seal appears to have been broken.",
        "Bruno Falk doubts that the organ is old.",
        "The sexton said he doubted that the bell was silver.",
        "The minister did not rule out a second vote.",
        "The minister said she could not rule out that the dam leaked.",
        "The historian speculated that the letter was a copy.",
    ],
)
def test_own_doubt_is_shown(text: str) -> None:
    assert [one.shown_stance for one in statements(text)] == [Stance.HEDGES]


@pytest.mark.parametrize(
    "text",
    [
        # hopes and wishes
        "Bruno Falk hopes to sell the hall.",
        "The choir said it hoped to sing in Ostau.",
        '"I hope the ferry sails," the captain said.',
        '"Hopefully, the well will fill," the farmer said.',
        # predictions
        "The bank predicted a hard winter.",
        "The bank said prices may rise.",
        "The bank said prices could fall by a tenth.",
        "The bank said a recovery was unlikely.",
        "The miller said the dam will probably hold.",
        "The miller said the road may be closed on Friday.",
        "The board expects the pump to fail.",
        "The board said it may not be able to pay.",
        # plans and advice
        "The guide suggested that the hikers might want to turn back.",
        "The mayor suggested that a longer pier could be the answer.",
        # questions
        "A buyer wondered whether the painting was old.",
        "The experts debate whether the painting is old.",
        # estimates and opinions
        "The bank estimated that 300 branches would close.",
        "Detectives believe the gunman acted alone.",
        "The board says it thinks the pump failed.",
        "The pilot said he did not believe the matter deserved a trial.",
        "Bruno Falk fears the roof has fallen.",
        "Bruno Falk assumes that the mill was sold.",
        "The warden said he was sceptical of the plan.",
        # what others say, and what would have been
        "Bruno Falk said the mill was allegedly sold.",
        '"The boy might have died if the door had been locked," the nurse said.',
        # one doubt among what is sure
        '"It may have been legal, but it was wrong," the judge said.',
        '"Maybe it leaked. The pumps ran all night. Nobody slept," the guard said.',
        # what is not doubted
        "The clinic did not deny that two patients had died.",
    ],
)
def test_hopes_and_predictions_show_no_stance(text: str) -> None:
    assert {one.shown_stance for one in statements(text)} == {Stance.ASSERTS}


def test_denial_is_shown_whatever_is_in_doubt() -> None:
    (denied,) = statements("Bruno Falk denied that he stole the bell.")

    assert denied.shown_stance is replace(denied, in_doubt=True).shown_stance is Stance.DENIES
