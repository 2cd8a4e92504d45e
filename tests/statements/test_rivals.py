"""Where "he" or "she" may mean another than the nearest person, nobody is the speaker."""

import pytest

from factories import parse_report
from rashomon.names.join_names import join_names
from rashomon.statements.extract import extract_statements

pytestmark = pytest.mark.weights


def last_speaker(*paragraphs: str) -> str | None:
    parsed = [parse_report("\n\n".join(("Pier plan stalls", *paragraphs)) + "\n")]
    said = list(extract_statements(parsed, names=join_names(parsed)))
    return max(said, key=lambda statement: statement.quote.start).speaker


@pytest.mark.parametrize(
    "paragraphs",
    [
        (  # a witness came in after the speaker
            "Governor Maria Stolt said the grain was safe to eat.",
            "Anna Grip, a miller, threw hers away.",
            "She added that tests had been made in Sorn.",
        ),
        (
            "Trainer Paul Wick said the horse was lame.",
            "Rider Thomas Elg fell at the third fence.",
            "He said the race should have been stopped.",
        ),
        (
            "Fire chief Andrew Holt said four engines were sent.",
            "One of the first men there, James Pell, broke a window.",
            "He said the stairs were already burning.",
        ),
        (  # nobody spoke before
            "Farmer Daniel Roe sold the field in March.",
            "The buyer, Stephen Crane, wants to build flats.",
            "He said the price was fair.",
        ),
        (  # a body of one person by name: the trade before it says who it is
            "Biologist Odd Sund counted forty seals.",
            "Fisherman Jan Tveit says the seals eat his catch.",
            "He wants a hunt.",
            '"They take everything," he said.',
        ),
        (  # of one who tells what another told
            "Detective Paul Wick said Victor Lamm told him about the safe.",
            "He said the key had been lost.",
        ),
        (
            "Mayor Andrew Holt had met Senator David Rask in May.",
            "Miller Peter Blom says Rask doubts the plan.",
            "Rask has said so twice.",
            "Holt was asked about it.",
            "He said the plan would stand.",
        ),
        (  # a person whose sex nothing but the pronoun tells, beside another who spoke
            '"I saw the flames first," said Tora Lien, who lives above the shop.',
            "Fire chief Geir Nes said the fire began in the cellar.",
            "She said she had called at once.",
        ),
    ],
)
def test_a_pronoun_for_one_of_two_is_nobody(paragraphs: tuple[str, ...]) -> None:
    assert last_speaker(*paragraphs) is None


@pytest.mark.parametrize(
    ("paragraphs", "speaker"),
    [
        (  # the other is of the other sex
            (
                "Governor Maria Stolt said the grain was safe to eat.",
                "Peter Blom, a miller, threw his away.",
                "She added that tests had been made in Sorn.",
            ),
            "Maria Stolt",
        ),
        (  # who spoke last goes on
            (
                "Victor Lamm said he saw the bus skid.",
                "Police officer George Tind said the road was icy.",
                "He added that the driver had been sober.",
            ),
            "George Tind",
        ),
        (  # a quotation right behind the one whom a sentence is about
            (
                "Harbour pilot Peter Blom said the buoy had drifted in the night.",
                "David Rask, who keeps the light, rowed out to look.",
                '"The chain was gone," he said.',
            ),
            "David Rask",
        ),
        (  # the other stands in what the first one says or thinks
            (
                "A fair opened in Sorn.",
                "Keeper Paul Wick expressed doubt that Senator David Rask would pay for the fence.",
                "He suggested that the sheep be moved.",
            ),
            "Paul Wick",
        ),
        (
            (
                "Mayor Andrew Holt will speak on Friday.",
                "Pilot Peter Blom said Holt had asked for a second boat.",
                '"The river is too high for one," he said.',
            ),
            "Peter Blom",
        ),
        (
            (
                "Coach Maria Stolt fears that Anna Grip will miss the race.",
                "She said the shoulder needed a week.",
            ),
            "Maria Stolt",
        ),
        (
            (
                "Trainer Thomas Elg insisted that Stephen Crane had sold the horse.",
                "He also said the bill was paid.",
            ),
            "Thomas Elg",
        ),
        (
            (
                "Baker Clara Nott hoped that Mayor Maria Stolt would keep the market open.",
                '"Half of the town buys here," she said.',
            ),
            "Clara Nott",
        ),
        (
            (
                "Farmer Daniel Roe said Victor Lamm had left the gate open.",
                "He said eleven cows were gone.",
                "He said Lamm owed him a fence.",
                '"I want it by spring," he said.',
            ),
            "Daniel Roe",
        ),
        (  # somebody without a name spoke before, and since then a sentence is about the person
            (
                "A miller said the wheel was broken.",
                "Chief engineer Andrew Holt inspected it on Monday.",
                "He called it worn but safe.",
            ),
            "Andrew Holt",
        ),
        (
            (
                "A diver said the rope was cut.",
                "Governor Maria Stolt ordered a new one.",
                '"Nobody dives before Monday," she said.',
            ),
            "Maria Stolt",
        ),
        (
            (
                "One fan said the hall was cold.",
                "The singer, Anna Grip, has mocked what she called “stoves of paper”.",
            ),
            "Anna Grip",
        ),
        (
            (
                "Detective Edward Nye said the safe was open.",
                "Nye had been called at dawn.",
                "He said there were no prints.",
            ),
            "Edward Nye",
        ),
    ],
)
def test_a_pronoun_that_can_mean_only_one_is_that_one(
    paragraphs: tuple[str, ...], speaker: str
) -> None:
    assert last_speaker(*paragraphs) == speaker
