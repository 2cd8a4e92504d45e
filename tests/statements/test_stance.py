"""Asserts, denies, hedges."""

import pytest

from attributions import statements

pytestmark = pytest.mark.weights

CASES = [
    ("The army said it had taken the town.", "asserts"),
    ("The army denied it had shelled the town.", "denies"),
    ("The army said it was not involved in the raid.", "asserts"),
    ("Her lawyer said the charges were false.", "denies"),
    ("The firm said there were no leaks.", "asserts"),
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
    (
        "No engineer seems worried, but the owner does not seem to believe that the pump failed.",
        "denies",
    ),
    ("The engineer does not only believe that the pump failed.", "hedges"),
    ("The mayor said the dam may not only leak but burst.", "hedges"),
    ("The minister said it was a lie.", "denies"),
    ("The minister said it was no lie.", "asserts"),
    # a negated sentence alone is no denial
    ("The general said no foreign fighters would leave the town.", "asserts"),
    ("The union said it would strike if the offer was not improved.", "asserts"),
    ("The minister conceded that his figure had been wrong.", "asserts"),
    # what is not true, what one had no part in, what is insisted on
    ("The ministry said the report was not true.", "denies"),
    ("The ministry said the rumours did not correspond to reality.", "denies"),
    ("The firm said it was no party to the deal.", "asserts"),
    ("The minister insisted that nobody had been paid.", "asserts"),
    ("The aide insisted that the minister had no intention of leaving.", "asserts"),
    # what one only thinks, trusts or cannot tell yet
    ('"I think the dam will hold," the mayor said.', "asserts"),
    ('"I don\'t think the dam will hold," the mayor said.', "asserts"),
    ('"I am sure the suit helps," the mayor said.', "asserts"),
    ("The chief said it was early in the morning.", "asserts"),
    ('"We were able to open the road by Friday," the engineer said.', "asserts"),
    ("The mayor said the dam would likely hold.", "hedges"),
    ('"The pump looks new," the engineer said.', "asserts"),
    # what one thought when it happened is told as it was
    ('"I thought it was a shot," the baker said.', "asserts"),
    ('"We will not guess," their head, Ingrid Falk, said in a message.', "asserts"),
    # what is asked or asked for
    ('"Then why is the road shut?" the judge said.', "hedges"),
    ('"Why is it shut? It is safe," the judge said.', "asserts"),
    ("The mayor called on the council to resign.", "asserts"),
    ("The mayor appealed to all citizens to stay calm.", "asserts"),
    ("The mayor called the council a disgrace.", "asserts"),
    ("The mayor called the suit an attempt to silence her.", "asserts"),
    # negated, and answering nobody
    ("The widow said there was nowhere left to go.", "asserts"),
    ('"You do not have discretion," the judge said.', "asserts"),
    # retraction
    ("The ministry withdrew an earlier statement.", "denies"),
    ("The hospital said it was withdrawing its earlier figure of nine dead.", "denies"),
    ("The inspector said the man who might be a witness had left.", "asserts"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_stance(text: str, expected: str) -> None:
    assert [statement.stance for statement in statements(text)] == [expected]
