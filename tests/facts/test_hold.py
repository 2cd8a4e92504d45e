"""How the facts of a sentence stand in others."""

import pytest

from factories import make_report
from rashomon.claims.find_claims import sentences_with_terms
from rashomon.comparing.prepare import prepare_story
from rashomon.facts.hold import Finding, hold
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


def held(sentence: str, *others: str) -> list[Finding]:
    own, *beside = facts_of(sentence, *others)
    return list(hold(own, beside))


SEA = "“The sea was {} and cold,” said Ada Quill."


@pytest.mark.parametrize(
    ("kind", "sentence", "neighbour", "match"),
    [
        ("polarity", "Goats swam ashore here.", "No goats swam ashore here.", "otherwise"),
        ("polarity", "The bill was passed.", "The council rejected the bill.", "otherwise"),
        ("polarity", "The bill was rejected.", "The council did not pass the bill.", "same"),
        ("polarity", "The mill makes flour.", "The mill no longer makes flour.", "otherwise"),
        ("polarity", "The mill makes flour.", "The mill stopped making flour.", "otherwise"),
        (
            "polarity",
            "The boats were found.",
            "Not one of the boats was found.",
            "otherwise",
        ),
        ("polarity", "The bill was passed.", "The bill must be passed.", "absent"),
        ("polarity", "The bill was passed.", "The barn was sold on Monday.", "absent"),
        ("certainty", "Goats ate the hay.", "Goats may have eaten the hay.", "otherwise"),
        ("certainty", "Goats ate the hay.", "Goats seem to have eaten the hay.", "otherwise"),
        ("certainty", "Goats may eat hay.", "It is likely that goats eat hay.", "same"),
        ("certainty", "The goat is here.", "The goat is believed to be here.", "otherwise"),
        ("frequency", "The goats are fed daily.", "The goats are fed every day.", "same"),
        ("frequency", "The goats are fed daily.", "The goats are fed weekly.", "otherwise"),
        ("frequency", "The goats fled twice.", "The goats fled three times.", "otherwise"),
        ("frequency", "The goats often flee.", "The goats rarely flee from it.", "otherwise"),
        ("frequency", "The goats fled once.", "The goats fled twice a year.", "open"),
        ("speaker", SEA.format("calm"), SEA.format("calm"), "same"),
        (
            "speaker",
            SEA.format("calm"),
            "“The sea was calm and cold,” said Tom Brask.",
            "otherwise",
        ),
        (
            "speaker",
            "Ada Quill said the sea was calm.",
            "According to Ada Quill, the sea was calm.",
            "same",
        ),
    ],
)
def test_what_is_said_is_the_same_or_otherwise_or_absent(
    kind: str, sentence: str, neighbour: str, match: str
) -> None:
    finding = next(one for one in held(sentence, neighbour) if one.fact.kind == kind)
    assert finding.match == match


def test_what_one_sentence_has_is_the_same_whatever_others_have() -> None:
    swam, none = "Goats swam ashore here.", "No goats swam ashore here."
    finding, *_ = held(swam, none, swam)
    assert (finding.match, len(finding.sentences)) == ("same", 1)
