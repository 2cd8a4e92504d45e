"""Which sentences of a matter tell what none before them told."""

import pytest

from factories import make_name
from matters import laid, pages_of
from rashomon.model.passage import PassageSentence
from rashomon.model.span import Span
from rashomon.telling.told_once import Told, tell_once, telling_more


def told(name: str, terms: dict[str, float], *facts: str, words: int = 10) -> Told:
    """A sentence that tells this."""
    span = Span(name, 0, len(name), name)
    return Told(PassageSentence(name, span), terms, frozenset(facts), words)


FIRST = told("first", {"mill": 5.0, "burnt": 5.0}, "figure 7/7/None/exact")


def chosen(*others: Told) -> dict[str, set[str]]:
    """The distinct sentences of these beside the first, in order, with what they add."""
    found = telling_more(FIRST, [FIRST, *others])
    return {one.sentence.id: set(added) for one, added in found[1:]}


def test_a_sentence_without_a_new_fact_tells_more_only_where_its_words_weigh_enough() -> None:
    slight, weighty = told("slight", {"mill": 5.0, "on": 0.2}), told("weighty", {"owner": 6.0})
    assert chosen(slight, weighty) == {"weighty": {"owner"}}


def test_each_tells_what_none_before_it_told() -> None:
    longer = told("longer", {"owner": 6.0, "fled": 3.0}, "n-1", words=30)
    shorter = told("shorter", {"owner": 6.0, "mill": 5.0}, words=5)
    assert chosen(longer, shorter) == {"shorter": {"owner"}, "longer": {"fled"}}


def test_a_long_sentence_with_a_fact_of_its_own_is_distinct_behind_a_short_idle_one() -> None:
    # For its length the idle one gains more, though it has no new fact and hardly a new word.
    rest = {f"w{n}": 20.0 for n in range(10)}
    whole = told("whole", rest)
    idle = told("idle", {"smoke": 9.0}, words=1)
    denial = told("denial", {"mill": 5.0}, "negation not", words=80)
    assert chosen(whole, idle, denial).keys() == {"whole", "denial"}


@pytest.mark.weights
def test_a_matter_is_named_by_what_several_reports_say_was_done() -> None:
    few = "The mill of Ina Holm in Brenn that burned down on Monday at dawn was insured."
    many = (
        "The mill of Ina Holm burned down, a neighbour said.",
        "In Brenn the mill burned down on Monday at dawn.",
    )
    found = laid(pages_of(few, *many))
    made = tell_once(found.passage, found.terms, found.pages)
    assert made.sentence(made.named_by).quote.quote in many


@pytest.mark.weights
@pytest.mark.parametrize(
    "worse",
    [
        "It burned the mill and the barn at dawn on Monday.",
        '"It burned the mill and the barn at dawn on Monday.',
        "p.m.) the mill and the barn burned at dawn on Monday.",
        "''The mill and the barn burned at dawn on Monday.''",
        "The mill and the barn burned at dawn on Monday.",
    ],
)
def test_a_sentence_that_names_somebody_and_stands_alone_names_a_matter(worse: str) -> None:
    named = "The mill and the barn of Ina Holm burned at dawn on Monday."
    pages = pages_of(worse, named)
    found = laid(pages, names=[make_name("Ina Holm", pages[1].report)])
    made = tell_once(found.passage, found.terms, found.pages)
    assert made.name is not None
    assert made.sentence(made.named_by).report != "a"
