"""Other forms of words in languages other than English."""

import pytest

from rashomon.text.word_forms import in_latin


@pytest.mark.parametrize(
    ("language", "name", "written"),
    [
        ("ru", "Ветлугин", "vetlugin"),
        ("ru", "Хомяков", "homyakov"),
        ("uk", "Гончаренко", "honcharenko"),
        ("sr", "Ђорђе", "djordje"),
        ("el", "Ξάνθη", "xanthi"),
        ("de", "Vetlugin", "vetlugin"),
    ],
)
def test_names_are_written_in_latin_letters(language: str, name: str, written: str) -> None:
    assert in_latin(name, language) == written
