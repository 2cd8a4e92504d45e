"""Suggested types of events and codes of actors, with their words."""

import pytest

from rashomon.exports.event_types import code_actor, suggest

TYPES = [
    ("Gunmen opened fire on a bus", "ASSAULT", "Violence against civilians"),
    ("Teachers protested outside the ministry", "PROTEST", "Protests"),
    ("The council rejected the proposal to meet", "REJECT", None),
    ("Jets bombed a bridge", "ASSAULT", "Explosions/Remote violence"),
    ("The two clans reached an agreement on grazing", "AGREE", "Strategic developments"),
    ("Police detained nine people", "COERCE", "Strategic developments"),
    ("The queen visited a farm", "CONSULT", None),
    ("A mob looted two shops", None, "Riots"),
]


@pytest.mark.parametrize(("text", "plover", "acled"), TYPES)
def test_types_rest_on_words_of_the_text(text: str, plover: str | None, acled: str | None) -> None:
    found = suggest([text])
    assert found is not None
    assert (found.plover, found.acled) == (plover, acled)
    assert found.words
    assert all(word.casefold() in text.casefold() for word in found.words)


@pytest.mark.parametrize("text", ["The ferry lay at the quay", "", "Snow fell", "A shellfish stall, a protestant church"])
def test_nothing_is_suggested_where_no_word_tells(text: str) -> None:
    assert suggest([text]) is None


ACTORS = [
    ("French police", "FRA", "COP"),
    ("the army", None, "MIL"),
    ("Government of Norway", "NOR", "GOV"),
    ("Kenyan lawmakers", "KEN", "LEG"),
    ("German and French ministers", None, None),
    ("United Nations", None, "IGO"),
]


@pytest.mark.parametrize(("name", "code", "sector"), ACTORS)
def test_codes_rest_on_words_of_the_name(name: str, code: str | None, sector: str | None) -> None:
    found = code_actor(name)
    assert (found.code, found.sector) == (code, sector) if found else (code, sector) == (None, None)


def test_a_name_that_tells_nothing_has_no_code() -> None:
    assert code_actor("Ida Brok") is None
