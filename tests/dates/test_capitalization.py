"""Capitals for what was typed in small letters."""

import pytest

from rashomon.dates.expressions import with_capitals


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see you monday or on 12 january", "see you Monday or on 12 January"),
        ("closed on good friday and new year's eve", "closed on Good Friday and New Year's Eve"),
        ("from 3rd may till jan 5", "from 3rd May till Jan 5"),
        ("wed, mar 7", "Wed, Mar 7"),
        ("he sat 3 hours and may march 20 miles", "he sat 3 hours and may march 20 miles"),
        ("you may go", "you may go"),
    ],
)
def test_capitals(text: str, expected: str) -> None:
    assert with_capitals(text) == expected
    assert len(with_capitals(text)) == len(text)
