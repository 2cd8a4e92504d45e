"""Denials that no cue word marks."""

import pytest

from attributions import statements
from factories import parse_report
from rashomon.statements.extract import extract_statements

pytestmark = pytest.mark.weights


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        (
            'The mayor denied that the dam had leaked. "No water ran over it," Mayor Ida '
            "Krantz said.",
            ["denies", "denies"],
        ),
        ("The minister said no such order had been given.", ["denies"]),
        ("Krantz said he never received the letter.", ["denies"]),
        ('"Nonsense," Mayor Ida Krantz said.', ["denies"]),
        ("Rubbish, says the mayor, Ida Krantz.", ["denies"]),
        ("The minister said talk of a deal was premature.", ["denies"]),
        ("The firm withdrew its claim of 40 sales.", ["denies"]),
        ("The mayor called the reports a fabrication.", ["denies"]),
        ("The widow said nothing was stolen from the mill.", ["denies"]),
        ("The widow said she didn't sell any barges whatsoever.", ["denies"]),
        ("The widow said she didn’t sell any barges whatsoever.", ["denies"]),
        # negated, but no answer to a claim
        ("The widow said she didn't sell any barges.", ["asserts"]),
        ("The widow said no fewer than ten barges were sold.", ["asserts"]),
        ('"I have never seen so many boats," Mayor Ida Krantz said.', ["asserts"]),
        (
            'The mayor denied the report. "We will not give up," Mayor Ida Krantz said.',
            ["denies", "asserts"],
        ),
        ("Krantz said the operation was a mistake.", ["asserts"]),
        ("The firm withdrew 40 cars from sale.", []),
    ],
)
def test_stances(text: str, stances: list[str]) -> None:
    assert [statement.stance for statement in statements(text)] == stances


def test_a_negated_sentence_denies_what_another_report_tells() -> None:
    told = parse_report("Guards fired shots at the crowd near the gate.", "a")
    negated = parse_report("The colonel said the guards had not fired shots at the crowd.", "b")
    assert [s.stance for s in extract_statements([told, negated], names=())] == ["denies"]
    assert [s.stance for s in extract_statements([negated], names=())] == ["asserts"]


@pytest.mark.parametrize(
    ("told", "stance"),
    [
        ("Guards fired shots at the crowd.", "denies"),
        ("Nobody claims that guards fired shots at the crowd.", "denies"),
        ("Guards fired no shots at the crowd.", "asserts"),
        ("Did guards fire shots at the crowd?", "asserts"),
        ("If guards fired shots at the crowd, they fled.", "asserts"),
    ],
)
def test_only_what_is_told_as_so_is_denied(told: str, stance: str) -> None:
    negated = parse_report("The colonel said the guards had not fired shots at the crowd.", "b")
    assert [s.stance for s in extract_statements([parse_report(told, "a"), negated], names=())][
        -1
    ] == stance


def test_who_denies_once_does_not_deny_every_negated_sentence_after_it() -> None:
    first = "The mayor, Ida Krantz, denied that the dam had leaked."
    found = statements(
        f"{first}\n\nThe street was empty.\n\nKrantz said the town had not been warned."
    )
    assert [one.stance for one in found] == ["denies", "asserts"]


def test_a_long_negated_sentence_denies_nothing_though_its_verb_is_told_of() -> None:
    told = parse_report("Guards fired shots at the crowd near the gate.", "a")
    longer = parse_report(
        "The colonel said the guards had not fired shots at any birds over the eastern marshes.",
        "b",
    )
    assert [s.stance for s in extract_statements([told, longer], names=())] == ["asserts"]


def test_a_retraction_and_what_was_claimed_are_two() -> None:
    found = statements("The ministry has withdrawn its statement that the bridge was safe.")
    assert [(s.quote.quote, s.stance) for s in found] == [
        ("its statement that the bridge was safe", "denies"),
        ("the bridge was safe", "asserts"),
    ]
