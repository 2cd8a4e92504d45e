"""Suggested types of events, with their words."""

import pytest

from rashomon.exports.acled import suggest

TYPES = [
    ("Gunmen opened fire on a bus", "Violence against civilians"),
    ("Teachers protested outside the ministry", "Protests"),
    ("Jets bombed a bridge", "Explosions/Remote violence"),
    ("The two clans reached an agreement on grazing", "Strategic developments"),
    ("Police detained nine people", "Strategic developments"),
    ("A mob looted two shops", "Riots"),
]


@pytest.mark.parametrize(("text", "kind"), TYPES)
def test_types_rest_on_words_of_the_text(text: str, kind: str) -> None:
    found = suggest([text])
    assert found.type == kind
    assert found.words
    assert all(word.casefold() in text.casefold() for word in found.words)


@pytest.mark.parametrize(
    "text", ["The ferry lay at the quay", "", "Snow fell", "A shellfish stall, a protestant church"]
)
def test_nothing_is_suggested_where_no_word_tells(text: str) -> None:
    assert suggest([text]) is None
