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
    # what is refused admission is denied; what is not ruled out is left open
    ("The minister refused to admit that the dam had leaked.", "denies"),
    ("The minister did not rule out a second vote.", "hedges"),
    ("The clinic did not deny that two patients had died.", "hedges"),
    ("The engineer does not believe that the pump failed.", "denies"),
    # a negated sentence alone is no denial
    ("The general said no foreign fighters would leave the town.", "asserts"),
    ("The union said it would strike if the offer was not improved.", "asserts"),
    ("The minister conceded that his figure had been wrong.", "asserts"),
    # what is not true, what one had no part in, what is insisted on
    ("The ministry said the report was not true.", "denies"),
    ("The ministry said the rumours did not correspond to reality.", "denies"),
    ("The firm said it was no party to the deal.", "denies"),
    ("The minister insisted that nobody had been paid.", "denies"),
    ("The aide insisted that the minister had no intention of leaving.", "asserts"),
    # retraction
    ("The ministry withdrew an earlier statement.", "denies"),
    ("The hospital said it was withdrawing its earlier figure of nine dead.", "denies"),
    ("The inspector said the man who might be a witness had left.", "asserts"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_stance(text: str, expected: str) -> None:
    assert [statement.stance for statement in statements(text)] == [expected]
