"""Stems and word families."""

import pytest

from rashomon.language.stems import family_of


@pytest.mark.parametrize(("one", "other"), [("evacuate", "evacuation"), ("kill", "death"), ("Injured", "wound")])
def test_one_family(one: str, other: str) -> None:
    assert family_of(one) == family_of(other)


@pytest.mark.parametrize(("one", "other"), [("ban", "band"), ("red", "reed"), ("port", "portion")])
def test_strangers(one: str, other: str) -> None:
    assert family_of(one) != family_of(other)
