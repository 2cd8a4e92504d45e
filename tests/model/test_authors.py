"""Who made something, by its mark."""

import pytest

from rashomon.model.authors import mark_of_author


@pytest.mark.parametrize(
    ("given", "mark"),
    [
        ("Ina Voss", "person Ina Voss"),
        ("person  ina", "person ina"),
        ("model gpt", "model gpt"),
        ("Model GPT", "model GPT"),  # no person, whose decision would count
        ("ASSISTANT Kestrel", "assistant Kestrel"),
        ("Modeline Aas", "person Modeline Aas"),
        ("", "somebody"),
    ],
)
def test_a_mark_says_what_kind_of_author_it_is(given: str, mark: str) -> None:
    assert mark_of_author(given) == mark
