"""Word families and stems."""

import pytest

from rashomon.text.word_families import families, families_of, family_of


@pytest.mark.parametrize(
    ("one", "other"), [("evacuate", "evacuation"), ("kill", "death"), ("Injured", "wound")]
)
def test_one_family(one: str, other: str) -> None:
    assert family_of(one) == family_of(other)


@pytest.mark.parametrize(("one", "other"), [("ban", "band"), ("red", "reed"), ("port", "portion")])
def test_strangers(one: str, other: str) -> None:
    assert family_of(one) != family_of(other)


def test_all_families_of_a_word() -> None:
    """The one family is among all of them; a word that the table lacks has a stem and no family."""
    assert all(family_of(word) in found for word, found in families().items())
    assert families_of("Wound") == families_of("wound") != ()
    assert families_of("zyzzyva") == ()
