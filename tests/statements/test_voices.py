"""Who is taken for a speaker on news as it is written: what can speak, whom a paragraph goes on
with, who asked and who announced."""

import pytest

from attributions import statements

pytestmark = pytest.mark.weights


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # an officer without a name is not the council member named in between
        (
            "An unnamed Harn officer said the siege was over. Council member Omar Lisk was in "
            "town. The officer said buses had left.",
            ["unnamed Harn officer", "unnamed Harn officer"],
        ),
        # an activist group is not the army that it accuses
        (
            "The army of Utopia shelled the town. The Harn Watch Group, which opposes it, counted "
            "ten dead. The group said the army had lied.",
            ["Harn Watch Group"],
        ),
        # who asks stands in a sentence of its own behind the question
        (
            'Judge Karl Moss spoke first. "How long was the pier closed for ships?" Judge Ida '
            "Lund asked.",
            ["Ida Lund"],
        ),
        # a paragraph that goes on with "he" is about the one it began with, whoever spoke before
        (
            "Spokesman Olaf Moss said it was late.\n\nLuis Ortega, the mayor, came last. He sat "
            'down. He rose. He left, but said "it is done".',
            ["Olaf Moss", "Luis Ortega"],
        ),
        # a family is not "he"
        (
            "Luis Ortega said it was late. His family has owned the pier for years. He said it "
            "was old.",
            ["Luis Ortega", "Luis Ortega"],
        ),
        # his wife's pronouns say nothing of him
        (
            "Deputy Robin Ortega blamed his wife, who kept the books. She had a card, and she "
            "lost it. He said it was late.",
            ["Robin Ortega", "Robin Ortega"],
        ),
        # members of a parliament by their seat
        (
            "Rep. Luis Ortega and Rep. Ida Lund came. The Ostau lawmaker said it was over.",
            ["Ostau lawmaker"],
        ),
        # a fuller description of who just spoke
        (
            "Ida Krantz said the pier was old. Another Ostau mayor said it would fall.",
            ["Ida Krantz", "Another Ostau mayor"],
        ),
        # "who" of a person, not of the place beside her
        ("Luis Ortega, a baker from Ostau, who said the pier was old, left.", ["Luis Ortega"]),
        # words hung on the phrase in front or behind are no part of who speaks
        ("In a speech last May the founder said the pier was old.", ["founder"]),
        # a colon announces who speaks in the next paragraph
        (
            "Luis Ortega said it was late.\n\nThe Harbour Committee issued a brief statement:\n\n"
            '"So here is his plan again. The pier stays shut."',
            ["Luis Ortega", "Harbour Committee"],
        ),
        # who can speak
        ("The zoo said the boy was safe.", ["zoo"]),
        ("Management said the plant was closed.", ["Management"]),
        ("Opponents and advocates said the law was old.", ["Opponents and advocates"]),
        ("The boy was safe, according to the footage.", ["footage"]),
        ("A handful of sailors said the boat listed.", ["handful of sailors"]),
        # what is claimed is said by who claims it, not by who answers
        ("Mr Falk had countered Mr Moss's accusations that he had fled.", ["Moss"]),
        ("Mr Falk said in a statement that he had fled.", ["Falk"]),
    ],
)
def test_who_is_meant(text: str, speakers: list[str]) -> None:
    assert [statement.speaker for statement in statements(text)] == speakers


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mayor said there was no need to leave.", "asserts"),
        ("The mayor said there would be no fire.", "asserts"),
        ("The mayor said there was no faster boat.", "asserts"),
    ],
)
def test_what_nobody_would_claim_is_not_denied(text: str, stance: str) -> None:
    assert [statement.stance for statement in statements(text)] == [stance]
