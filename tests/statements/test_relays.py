"""Media and channels between the speaker and the report."""

import pytest

from attributions import statements

pytestmark = pytest.mark.weights

CASES = [
    ("Keita told Reuters that the ship was full.", ("Reuters",)),
    ("Keita told the court that the ship was full.", ()),
    ("In a statement, the airline said there were delays.", ("statement",)),
    ('"This is a dark day," the archbishop wrote on Twitter.', ("Twitter",)),
    ('Falk tweeted: "We are ready."', ("Twitter",)),
    ("The ship was full, Keita said in an interview with Radio Nord.", ("interview", "Radio Nord")),
    ("Keita said the ship was full.", ()),
    ("The ship was full, according to Sky News.", ()),
    ("In her resignation letter, Falk said the firm was broke.", ("resignation letter",)),
    ("A letter from Amadou Keita said the ship was full.", ("letter",)),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_relays(text: str, expected: tuple[str, ...]) -> None:
    (found,) = statements(text)
    assert found.via == expected
    assert len(found.via_spans) == len(expected)


CHAINS = [
    ("State media, citing a military source, said the convoy was hit.", "military source", ("State media",)),
    ("The plane was full, the BBC reported, quoting airport officials.", "airport officials", ("BBC",)),
    ("The governor was quoted by the Interfax news agency as saying that two men were missing.", "governor", ("Interfax news agency",)),
    ('"The line is open," the agency quoted the minister as saying.', "minister", ("agency",)),
]


@pytest.mark.parametrize(("text", "speaker", "via"), CHAINS)
def test_who_is_quoted_speaks_and_who_quotes_relays(text: str, speaker: str, via: tuple[str, ...]) -> None:
    (found,) = statements(text)
    assert (found.speaker, found.via) == (speaker, via)
