"""Asserts, denies, hedges."""

import pytest

from attributions import statements

pytestmark = pytest.mark.weights

CASES = [
    ("The army said it had taken the town.", "asserts"),
    ("The army denied it had shelled the town.", "denies"),
    ("The army said it was not involved in the raid.", "denies"),
    ("Her lawyer said the charges were false.", "denies"),
    ("The firm said there were no leaks.", "denies"),
    ("The firm said it had not paid the bill.", "asserts"),
    ("Detectives believe the gunman acted alone.", "hedges"),
    ("The army said the siege could last for weeks.", "hedges"),
    ("The clinic said the men could not be moved.", "asserts"),
    ("The club said it hopes to sell the stadium.", "hedges"),
    ("Analysts said a recovery was unlikely.", "hedges"),
    ("The bank estimated that 300 branches would close.", "hedges"),
    ("The minister rejected accusations that he had lied.", "denies"),
    ("The inspector said the man who might be a witness had left.", "asserts"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_stance(text: str, expected: str) -> None:
    assert [statement.stance for statement in statements(text)] == [expected]
