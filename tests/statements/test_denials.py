"""Denials that no cue word marks."""

import pytest

from attributions import statements

pytestmark = pytest.mark.weights


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("The widow said nobody had been robbed at the mill.", ["asserts"]),
        ("The minister said no such order had been given.", ["asserts"]),
        ("Krantz said he never received the letter.", ["asserts"]),
        ('"Nonsense," Mayor Ida Krantz said.', ["denies"]),
        ("Rubbish, says the mayor, Ida Krantz.", ["denies"]),
        ("The minister said talk of a deal was premature.", ["denies"]),
        ("The firm withdrew its claim of 40 sales.", ["denies"]),
        ("The mayor called the reports a fabrication.", ["denies"]),
        ("The widow said she didn't sell any barges whatsoever.", ["asserts"]),
        ("The widow said she didn’t sell any barges whatsoever.", ["asserts"]),
        # negated, but no answer to a claim
        ("The widow said she didn't sell any barges.", ["asserts"]),
        ("The widow said nothing happened to the mill.", ["asserts"]),
        ("The widow said no fewer than ten barges were sold.", ["asserts"]),
        ('"I have never seen so many boats," Mayor Ida Krantz said.', ["asserts"]),
        (
            'The mayor denied the report. "We will not give up," Mayor Ida Krantz said.',
            ["denies", "asserts"],
        ),
        ("Krantz said the operation was a mistake.", ["asserts"]),
        ("The firm withdrew 40 cars from sale.", []),
        ("The mayor's claim that the mill was sold surprised the town.", ["asserts"]),
        ("The mayor's denial that the mill was sold surprised the town.", ["denies"]),
        ("The union withdrew its figure of nine.", ["denies"]),
        ("According to the ministry, 400 people came.", ["asserts"]),
        ("There were fears among nurses that the mill would close.", ["hedges"]),
    ],
)
def test_stances(text: str, stances: list[str]) -> None:
    assert [statement.stance for statement in statements(text)] == stances


@pytest.mark.parametrize(
    "beside",
    [
        "The mayor, Ida Krantz, denied that the dam had leaked.",
        "Guards fired shots at the crowd near the gate.",
    ],
)
def test_a_negated_sentence_denies_nothing_because_of_its_neighbour(beside: str) -> None:
    found = statements(f"{beside} The colonel said the guards had not fired shots at the crowd.")
    assert found[-1].stance == "asserts"


def test_a_retraction_and_what_was_claimed_are_two() -> None:
    found = statements("The ministry has withdrawn its statement that the bridge was safe.")
    assert [(s.quote.quote, s.stance) for s in found] == [
        ("its statement that the bridge was safe", "denies"),
        ("the bridge was safe", "asserts"),
    ]
