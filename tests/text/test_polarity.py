import pytest
from spacy.tokens import Token

from factories import parse_report
from rashomon.text.columns import Columns
from rashomon.text.polarity import is_negative, main_predicate, plan_at, unclear_at

CASES = [
    ("The gate was not locked.", True),
    ("No gate on the dam was locked.", True),
    ("There was no fire on board.", True),
    ("Nobody warned the crew.", True),
    ("The crew never heard an alarm.", True),
    ("The minister said that the bridge had not been inspected.", True),
    ("The report was false.", True),
    ("The gate was locked.", False),
    ("No more than 40 people were aboard.", False),
    ("The driver, who had not slept, was arrested.", False),
    ("It was not untrue.", False),
]


def tokens_of(text: str) -> list[Token]:
    return [token for token in parse_report(text).doc if not token.is_space]


@pytest.mark.weights
@pytest.mark.parametrize(("text", "negative"), CASES)
def test_scope_of_a_negation(text: str, negative: bool) -> None:
    assert is_negative(tokens_of(text)) is negative


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "plan", "unclear"),
    [
        ("The talks will resume on Monday.", True, False),
        ("The talks resumed on Monday.", False, False),
        ("It was unclear who fired.", False, True),
        ("The army fired.", False, False),
    ],
)
def test_plans_and_open_questions(text: str, plan: bool, unclear: bool) -> None:
    doc = parse_report(text).doc
    assert plan_at(Columns(doc), range(len(doc))) is plan
    assert unclear_at(Columns(doc), range(len(doc))) is unclear


@pytest.mark.weights
def test_the_predicate_is_what_the_verbs_come_down_to() -> None:
    predicate = main_predicate(tokens_of("The crew was asked to leave the ship."))
    assert predicate is not None
    assert predicate.lemma_ == "leave"


def test_no_tokens_have_no_predicate() -> None:
    assert main_predicate([]) is None
    assert not is_negative([])
