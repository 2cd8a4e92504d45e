"""Names of other scripts in Latin letters."""

import pytest

from rashomon.names.matching import in_latin


@pytest.mark.parametrize(("text", "expected"), [("Сидоренко", "sidorenko"), ("כהן", "khn"), ("김", "gim"), ("Rahal", "Rahal"), ("", "")])
def test_letters_of_other_scripts_in_latin_ones(text: str, expected: str) -> None:
    assert in_latin(text) == expected
