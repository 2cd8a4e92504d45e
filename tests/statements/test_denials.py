"""Denials that no cue word marks."""

import pytest

from attributions import statements

pytestmark = pytest.mark.weights


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ('The mayor denied that the dam had leaked. "No water ran over it," Mayor Ida Krantz said.', ["denies", "denies"]),
        ("The minister said no such order had been given.", ["denies"]),
        ("Krantz said he never received the letter.", ["denies"]),
        ('"Nonsense," Mayor Ida Krantz said.', ["denies"]),
        ("Rubbish, says the mayor, Ida Krantz.", ["denies"]),
        ("The minister said talk of a deal was premature.", ["denies"]),
        ("The firm withdrew its claim of 40 sales.", ["denies"]),
        ("The mayor called the reports a fabrication.", ["denies"]),
        # negated, but no answer to a claim
        ('"I have never seen so many boats," Mayor Ida Krantz said.', ["asserts"]),
        ('The mayor denied the report. "We will not give up," Mayor Ida Krantz said.', ["denies", "asserts"]),
        ("Krantz said the operation was a mistake.", ["asserts"]),
        ("The firm withdrew 40 cars from sale.", []),
    ],
)
def test_stances(text: str, stances: list[str]) -> None:
    assert [statement.stance for statement in statements(text)] == stances
