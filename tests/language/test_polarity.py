import pytest
from spacy.tokens import Token

from factories import parse_report
from rashomon.language.polarity import is_negative, is_plan, is_unclear, root_of

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
def test_plans_and_open_questions() -> None:
    assert is_plan(tokens_of("The talks will resume on Monday."))
    assert not is_plan(tokens_of("The talks resumed on Monday."))
    assert is_unclear(tokens_of("It was unclear who fired."))
    assert not is_unclear(tokens_of("The army fired."))


def test_no_tokens_have_no_root() -> None:
    assert root_of([]) is None
    assert not is_negative([])
