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
