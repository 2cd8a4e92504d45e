"""What looks like a saying and is none: a consequence, a title, whom somebody calls for."""

import pytest

from attributions import contents

pytestmark = pytest.mark.weights


@pytest.mark.parametrize(
    "text",
    [
        "The ferry stopped at Lomm Harbour, which meant that the crew had to walk.",
        "She took a post at the Orsk Mint, which guaranteed that she would never starve.",
        "Newly elected members reading the charter aloud did not recite every line.",
        'Ruth Sable is the editor of "The long year: Why we stayed on the island".',
        'Jonas Pike, the author of "A sea of tin: How the mine was lost", lives in Lomm.',
        "Captain Lotte Hamm called for her mate, Kurt Ader.",
        "Mr. Brim denied the mayor a seat.",
        "Divers found two bodies on Monday, raising the number of dead to ten.",
        "Rescuers dug out four miners, raising the toll to 16.",
        "Ruth Sable saw the truck stop as a band began to play.",
        "Ruth Sable expressed no concern that the works would delay the ferry.",
        "Kurt Ader made no claim that the dam held.",
        "Lotte Hamm has never voiced fears that the mine would flood.",
        "The brewery issued no warning that the water was foul.",
        "Ruth Sable gave no promise to close the dam.",
        # an oath is sworn, and who asks for an interview asks for himself
        "The gunman swore allegiance to the Red Wharf brigade.",
        "Radio Lomm's requests to speak with the mayor went unanswered.",
    ],
)
def test_nobody_says_anything(text: str) -> None:
    assert contents(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'Ruth Sable accused the mayor of "lying to everybody in this town for years".',
            [('accused the mayor of "lying to everybody in this town for years"', "Ruth Sable")],
        ),
        (
            "According to a clerk familiar with the file who was not allowed to speak, the wells "
            "are foul.",
            [("the wells are foul", "clerk familiar with the file")],
        ),
        (
            "According to workers at the mill who asked not to be named, the boiler had cracked.",
            [("the boiler had cracked", "workers at the mill")],
        ),
        (
            "According to a nurse on the ward that was closed, nine beds were empty.",
            [("nine beds were empty", "nurse on the ward")],
        ),
        (
            "The crew was late, according to the captain of the barge that had sunk.",
            [("The crew was late", "captain of the barge")],
        ),
        (
            "The owner of the boat whose mast broke said the wind was mild.",
            [("the wind was mild", "owner of the boat")],
        ),
        (
            '"We heard it twice," Edda Rull, whose house stands by the quay, told Coast Radio.',
            [('"We heard it twice,"', "Edda Rull")],
        ),
        (
            '"It will pass," said Kurt Ader, a Fenland Liberal and Rull supporter.',
            [('"It will pass,"', "Kurt Ader")],
        ),
    ],
)
def test_what_is_said_beside_it(text: str, said: list[tuple[str, str]]) -> None:
    assert contents(text) == said
