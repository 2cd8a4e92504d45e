"""Names of other scripts in Latin letters."""

import pytest

from rashomon.names.persons import in_latin


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Сидоренко", "sidorenko"),
        ("Їжакевич", "yizhakevich"),
        ("Щука", "shchuka"),
        ("Ђорђевић", "djordjevic"),
        ("Μαρκος", "markos"),
        ("Μάρκος Ρηγίδης", "markos rigidis"),
        ("Τοΰλα", "toyla"),
        ("سامر", "samr"),
        ("כהן", "khn"),
        ("김", "gim"),
        ("박민준", "bakminjun"),
        ("თორვიკი", "torviki"),
        ("Արամ", "aram"),
        ("Rahal", "Rahal"),
        ("Søren Ærø", "Søren Ærø"),  # these letters are Latin
        ("山田", "山田"),
        ("", ""),
    ],
)
def test_letters_of_other_scripts_in_latin_ones(text: str, expected: str) -> None:
    assert in_latin(text) == expected
