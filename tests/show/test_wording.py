"""Small words of all views."""

import pytest

from rashomon.show.wording import as_sentence, counted, few


@pytest.mark.parametrize(
    ("number", "noun", "told"),
    [
        (1, "report", "1 report"),
        (2, "story", "2 stories"),
        (0, "day", "0 days"),
        (1200, "stretch", "1,200 stretches"),
    ],
)
def test_numbers_stand_with_their_noun(number: int, noun: str, told: str) -> None:
    assert counted(number, noun) == told


def test_the_first_names_stand_before_the_number_of_others() -> None:
    assert few(["Owl", "Lark"]) == "Owl, Lark"
    assert few(["Owl", "Lark", "Wren", "Post", "Star"]) == "Owl, Lark, Wren +2"
    assert as_sentence("nobody answered") == "Nobody answered."
