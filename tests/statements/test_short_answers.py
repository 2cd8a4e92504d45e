"""Who answers a question in a word, and that the question is the reporter's."""

import pytest

from attributions import statements

pytestmark = pytest.mark.weights

NOT_SAFE = "Asked if it was safe, Falk said no"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{NOT_SAFE}.", [(NOT_SAFE, "Falk", "denies")]),
        (
            "Asked whether it fell, Ida Krantz said yes, adding that it was old.",
            [
                ("Asked whether it fell, Ida Krantz said yes", "Ida Krantz", "asserts"),
                ("it was old", "Ida Krantz", "asserts"),
            ],
        ),
        (
            'When asked whether it fell, Ida Krantz replied: "No."',
            [('"No."', "Ida Krantz", "denies")],
        ),
        (
            "Ida Krantz spoke. Asked whether the pilot had slept, she said no.",
            [("Asked whether the pilot had slept, she said no", "Ida Krantz", "denies")],
        ),
        (
            "Ida Krantz said no when asked whether it fell.",
            [("no when asked whether it fell", "Ida Krantz", "asserts")],
        ),
        ("Members said yes to a strike.", [("yes to a strike", "Members", "asserts")]),
        ("Asked how many had died, Ida Krantz said ten.", []),
        ("Asked if it fell, Ida Krantz said no comment.", []),
        ("Ida Krantz said no.", []),
        (
            "Asked what he saw, Bruno Falk said two men had run off.",
            [("two men had run off", "Bruno Falk", "asserts")],
        ),
        (
            "Told that the dam broke, Bruno Falk said nobody was hurt.",
            [("nobody was hurt", "Bruno Falk", "asserts")],
        ),
        ("Bruno Falk said no one was hurt.", [("no one was hurt", "Bruno Falk", "asserts")]),
        ("Bruno Falk said no ship had left.", [("no ship had left", "Bruno Falk", "asserts")]),
        (
            'Asked by a guard, "Who are you?" Bruno Falk said he was lost.',
            [('"Who are you?"', "guard", "asserts"), ("he was lost", "Bruno Falk", "asserts")],
        ),
        (
            'Ida Krantz asked, "Is it safe?" Bruno Falk said, "No."',
            [('"Is it safe?"', "Ida Krantz", "asserts"), ('"No."', "Bruno Falk", "asserts")],
        ),
    ],
)
def test_a_short_answer_stands_with_its_question(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    found = [(one.quote.quote, one.speaker, one.stance.value) for one in statements(text)]
    assert found == expected
