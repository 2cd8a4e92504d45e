"""What a sentence says of something: whether it affirms or denies it, how surely, and how often."""

import pytest

from factories import parse_report
from rashomon.claims.find_claims import sentences_with_terms
from rashomon.comparing.prepare import prepare_story
from rashomon.facts.matching import is_other_spelling
from rashomon.facts.sayings import content_families
from rashomon.facts.sentence_facts import FactKind, FactReader, Facts

pytestmark = pytest.mark.weights


def facts_of(text: str) -> Facts:
    """The facts of the only sentence of a report."""
    known = prepare_story([parse_report(text, published="2031-03-05", language="en")])
    reader = FactReader(known.used, known.names, known.dates, known.statements)
    (terms,) = sentences_with_terms(
        known.used, names=known.names, statements=known.statements, dates=known.dates
    )
    return reader.read(terms.shown)


@pytest.mark.parametrize(
    ("text", "is_denied", "is_open"),
    [
        ("The council sold the mill.", False, False),
        ("The council did not sell the mill.", True, False),
        ("Nobody sold the mill.", True, False),
        ("The council refused to sell the mill.", True, False),
        ("The council failed to sell the mill.", True, False),
        ("The council did not refuse to sell the mill.", False, False),
        ("The council denied that it sold the mill.", True, False),
        ("The council could not sell the mill.", True, False),
        ("The council may sell the mill.", False, True),
        ("Allegedly the council sold the mill.", False, True),
        ("The council is believed to have sold the mill.", False, True),
        ("It is likely that the council sold the mill.", False, True),
    ],
)
def test_a_verb_is_affirmed_or_denied_surely_or_not(
    text: str, is_denied: bool, is_open: bool
) -> None:
    facts = facts_of(text)
    (sold,) = [fact.value for fact in facts.of[FactKind.POLARITY] if fact.value.family == "sell"]
    assert (sold.is_denied, sold.is_open) == (is_denied, is_open)


@pytest.mark.parametrize(
    "text",
    [
        "The council must sell the mill.",
        "The council nearly sold the mill.",
        "If the council sold the mill, it would be rich.",
    ],
)
def test_what_is_only_supposed_or_nearly_so_is_neither_affirmed_nor_denied(text: str) -> None:
    assert facts_of(text).of[FactKind.POLARITY] == []


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("The goats are fed daily.", "a day", 1),
        ("The goats are fed every day.", "a day", 1),
        ("Goats are fed every second day.", "a day", 1 / 2),
        ("Goats are fed every two weeks.", "a day", 1 / 14),
        ("Goats are fed three times a week.", "a day", 3 / 7),
        ("The goats fled twice.", "times", 2),
        ("The goats fled three times.", "times", 3),
        ("The goats fled only once.", "times", 1),
        ("The goats often flee.", "often or seldom", 1),
        ("The goats rarely flee from it.", "often or seldom", 0),
    ],
)
def test_how_often_something_is_done_is_measured(text: str, measure: str, value: float) -> None:
    (often,) = facts_of(text).of[FactKind.FREQUENCY]
    assert often.value.measure == measure
    assert often.value.value == pytest.approx(value)


@pytest.mark.parametrize("text", ["The goats once fled.", "The goats fled on Monday."])
def test_what_was_once_so_says_not_how_often(text: str) -> None:
    assert facts_of(text).of[FactKind.FREQUENCY] == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Nine goats and 12 hens ate 1.5 tons in 2031.", ["12", "1.5", "2031"]),
        ("The toll was 10-12, the mayor said.", ["10-12"]),
        ("The MX44 goats fled from a barn.", []),
    ],
)
def test_the_figures_of_a_sentence_are_what_stands_there_in_digits(
    text: str, figures: list[str]
) -> None:
    assert [span.quote for span in facts_of(text).figures] == figures


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The goats fled on Monday, 3 March 2031.", ["Monday, 3 March 2031"]),
        ("The goats fled in 2029.", ["2029"]),
        ("The goats fled at 9:20 am.", []),
        ("The goats fled within two days.", []),
    ],
    ids=["a day", "a year", "an hour", "a length"],
)
def test_only_days_and_years_are_days_of_a_sentence(text: str, days: list[str]) -> None:
    told = [fact.words.quote for fact in facts_of(text).of[FactKind.DAY]]
    assert [day.removeprefix("on ").removeprefix("in ") for day in told] == days


@pytest.mark.parametrize(
    ("name", "spelling", "is_spelling"),
    [
        ("Jonas Pellwick", "Jonas Pellwisk", True),
        ("Jonas Pellwick", "Jónas Pellwick", False),
        ("Jonas Pellwick", "Jonas Pellwick", False),
        ("Jonas Pellwick", "Pellwick", False),
        ("Jonas Pellwick", "Tilda Pellwick", False),
        ("Jonas Pellwick", "Jonas Marrow", False),
    ],
    ids=["a letter", "an accent", "the same", "fewer words", "another first name", "another name"],
)
def test_a_name_is_another_spelling_where_each_word_has_similar_letters(
    name: str, spelling: str, is_spelling: bool
) -> None:
    assert is_other_spelling(name, spelling) is is_spelling
    assert is_other_spelling(spelling, name) is is_spelling


def test_words_that_tell_nothing_have_no_families() -> None:
    assert content_families("It was not there, and they had been with us.") == frozenset()
    assert content_families("The goats fled.") == content_families("Those GOATS fled!")
