"""What somebody holds without a word of speech; asked for by name, never in a ledger."""

import pytest

from factories import parse_report
from rashomon.statements.extract import extract_statements

pytestmark = pytest.mark.weights

CASES = [
    ("The mayor wants to close the harbour.", ("wants", "to close the harbour", "mayor")),
    ("Two councillors support the new bridge.", ("support", "the new bridge", "Two councillors")),
    ("Keita is confident that the dam will hold.", ("confident", "the dam will hold", "Keita")),
    ("Keita is worried about the noise.", ("worried", "about the noise", "Keita")),
    ("The clinic's plan to hire nurses failed.", ("plan", "to hire nurses", "clinic")),
    ("The decision was criticised by farmers.", ("criticised", "The decision", "farmers")),
    ("The firm is expected to appeal.", ("expected", "The firm is expected to appeal", None)),
    ("Residents complained about the noise.", ("complained", "about the noise", "Residents")),
    ("The pump seems to be broken.", ("seems", "The pump seems to be broken", None)),
    ("It seems that the pump is broken.", ("seems", "the pump is broken", None)),
    ("It is expected that the firm will appeal.", ("expected", "the firm will appeal", None)),
    ("The residents were expected to leave the valley.", ("expected", "The residents were expected to leave the valley", None)),
    ("The union had doubts whether the pump would work.", ("doubts", "whether the pump would work", "union")),
    ("The union wants the council to wait.", ("wants", "the council to wait", "union")),
    ("The mayor considered closing the road.", ("considered", "closing the road", "mayor")),
    ("The captain regrets leaving the port.", ("regrets", "leaving the port", "captain")),
    ("The firm is keen to open the mine.", ("keen", "to open the mine", "firm")),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_attitudes(text: str, expected: tuple[str, str, str | None]) -> None:
    found = extract_statements([parse_report(text)], names=(), attitudes=True)
    assert [(s.cue.quote if s.cue else None, s.quote.quote, s.speaker) for s in found] == [expected]
    assert extract_statements([parse_report(text)], names=()) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The captain was criticised.",
        "The mayor is happy in the valley.",
        "The mayor likes it.",
        "The bill helps farmers.",
        "The wind pushed the boat.",
        "The road opened on Monday.",
    ],
)
def test_what_nobody_holds(text: str) -> None:
    assert extract_statements([parse_report(text)], names=(), attitudes=True) == ()


def test_what_is_said_keeps_the_attitude_inside_it() -> None:
    found = extract_statements([parse_report("Keita said the mayor wants to close the harbour.")], names=(), attitudes=True)
    assert [s.quote.quote for s in found] == ["the mayor wants to close the harbour"]
