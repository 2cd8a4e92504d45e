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
