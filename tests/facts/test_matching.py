"""How the facts of a sentence stand in others."""

import pytest

from factories import make_report
from rashomon.claims.find_claims import sentences_with_terms
from rashomon.comparing.prepare import prepare_story
from rashomon.facts.matching import contradicted
from rashomon.facts.sentence_facts import FactReader, Facts
from rashomon.parsing.parse import annotate_reports

pytestmark = pytest.mark.weights


def facts_of(*sentences: str) -> list[Facts]:
    """The facts of these sentences, each of a report of its own."""
    reports = [
        make_report(text, f"r{n}", published="2031-03-05", language="en")
        for n, text in enumerate(sentences)
    ]
    known = prepare_story(tuple(annotate_reports(reports)))
    reader = FactReader(known.used, known.names, known.dates, known.statements)
    terms = sentences_with_terms(
        known.used, names=known.names, statements=known.statements, dates=known.dates
    )
    return [reader.read(one.shown) for one in terms]


SEA = "“The sea was {} and cold,” said Ada Quill."


@pytest.mark.parametrize(
    ("kind", "sentence", "neighbour", "is_otherwise"),
    [
        ("polarity", "Goats swam ashore here.", "No goats swam ashore here.", True),
        ("polarity", "The bill was passed.", "The council rejected the bill.", True),
        ("polarity", "The bill was rejected.", "The council did not pass the bill.", False),
        ("polarity", "The mill makes flour.", "The mill no longer makes flour.", True),
        ("polarity", "The mill makes flour.", "The mill stopped making flour.", True),
        (
            "polarity",
            "The boats were found.",
            "Not one of the boats was found.",
            True,
        ),
        ("polarity", "The mill no longer makes flour.", "The mill made flour.", False),
        ("polarity", "Ada never sold the mill.", "Ada sold the mill to nobody.", False),
        ("polarity", "The bill was passed.", "The bill must be passed.", False),
        ("polarity", "The bill was passed.", "The barn was sold on Monday.", False),
        ("certainty", "Goats ate the hay.", "Goats may have eaten the hay.", True),
        ("certainty", "Goats ate the hay.", "Goats seem to have eaten the hay.", True),
        ("certainty", "Goats may eat hay.", "It is likely that goats eat hay.", False),
        ("certainty", "The goat is here.", "The goat is believed to be here.", True),
        ("frequency", "The goats are fed daily.", "The goats are fed every day.", False),
        ("frequency", "The goats are fed daily.", "The goats are fed weekly.", True),
        ("frequency", "The goats fled twice.", "The goats fled three times.", True),
        ("frequency", "The goats often flee.", "The goats rarely flee from it.", True),
        ("frequency", "The goats fled once.", "The goats fled twice a year.", False),
        ("speaker", SEA.format("calm"), SEA.format("calm"), False),
        (
            "speaker",
            SEA.format("calm"),
            "“The sea was calm and cold,” said Tom Brask.",
            True,
        ),
        (
            "speaker",
            "Ada Quill said the sea was calm.",
            "According to Ada Quill, the sea was calm.",
            False,
        ),
    ],
)
def test_what_is_said_is_had_otherwise_or_not(
    kind: str, sentence: str, neighbour: str, is_otherwise: bool
) -> None:
    own, other = facts_of(sentence, neighbour)
    assert kind in {fact.kind for fact in own.facts}
    assert (kind in {turned.fact.kind for turned in contradicted(own, [other])}) is is_otherwise


def test_sentences_that_have_it_so_stand_beside_those_that_have_it_otherwise() -> None:
    swam, none = "Goats swam ashore here.", "No goats swam ashore here."
    own, *others = facts_of(swam, none, swam)
    (turned,) = contradicted(own, others)
    assert ([*turned.contrary], [*turned.agreeing]) == (others[:1], others[1:])
