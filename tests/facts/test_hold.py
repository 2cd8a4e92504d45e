"""How the facts of a sentence stand in others."""

import pytest

from factories import make_report
from rashomon.claims.find_claims import claim_sentence, sentences_with_terms
from rashomon.comparing.prepare import prepare_story
from rashomon.facts.findings import Finding
from rashomon.facts.hold import hold
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
    return [reader.read(claim_sentence(one)) for one in terms]


def held(sentence: str, *others: str) -> list[Finding]:
    own, *beside = facts_of(sentence, *others)
    return list(hold(own, beside))


SEA = "“The sea was {} and cold,” said Ada Quill."


@pytest.mark.parametrize(
    ("kind", "sentence", "neighbour", "match", "shown"),
    [
        ("number", "Divers saved 40 goats.", "All 40 goats were saved by divers.", "same", "40"),
        ("number", "Divers saved 40 goats.", "The divers saved 31 goats.", "otherwise", "31"),
        ("number", "Divers saved 40 goats.", "At least 40 goats were saved.", "limit", "At least"),
        ("number", "Divers saved 40 goats.", "About 41 goats were saved.", "open", "41"),
        ("number", "Divers saved 40 goats.", "The divers rested in the harbour.", "absent", ""),
        ("day", "Goats swam ashore on Monday.", "They swam on Monday.", "same", "Monday"),
        ("day", "Goats swam ashore on Monday.", "They swam on Friday.", "otherwise", "Friday"),
        ("hour", "Goats swam at 9 a.m.", "The goats swam at 10 a.m.", "otherwise", "10"),
        ("name", "The goats are Ada Quill's.", "Ada Quell keeps goats.", "otherwise", "Quell"),
        ("name", "The goats are Ada Quill's.", "Ada Quill keeps goats.", "same", "Ada Quill"),
        ("name", "The goats are Ada Quill's.", "Quill keeps many goats.", "open", "Quill"),
        ("quotation", SEA.format("rough"), SEA.format("calm"), "otherwise", "The sea was calm"),
        ("quotation", SEA.format("calm"), SEA.format("calm"), "same", "The sea was calm"),
        ("polarity", "Goats swam ashore here.", "No goats swam ashore here.", "otherwise", "No"),
        ("polarity", "The bill was passed.", "The council rejected the bill.", "otherwise", "rej"),
        ("polarity", "The bill was rejected.", "The council did not pass the bill.", "same", "not"),
        ("polarity", "The mill makes flour.", "The mill no longer makes flour.", "otherwise", ""),
        ("polarity", "The mill makes flour.", "The mill stopped making flour.", "otherwise", ""),
        (
            "polarity",
            "The boats were found.",
            "Not one of the boats was found.",
            "otherwise",
            "Not one",
        ),
        ("polarity", "The bill was passed.", "The bill must be passed.", "absent", ""),
        ("polarity", "The bill was passed.", "The barn was sold on Monday.", "absent", ""),
        ("certainty", "Goats ate the hay.", "Goats may have eaten the hay.", "otherwise", "may"),
        ("certainty", "Goats ate the hay.", "Goats seem to have eaten the hay.", "otherwise", ""),
        ("certainty", "Goats may eat hay.", "It is likely that goats eat hay.", "same", "likely"),
        ("certainty", "The goat is here.", "The goat is believed to be here.", "otherwise", ""),
        ("frequency", "The goats are fed daily.", "The goats are fed every day.", "same", "every"),
        ("frequency", "The goats are fed daily.", "The goats are fed weekly.", "otherwise", ""),
        ("frequency", "The goats fled twice.", "The goats fled three times.", "otherwise", ""),
        ("frequency", "The goats often flee.", "The goats rarely flee from it.", "otherwise", ""),
        ("frequency", "The goats fled once.", "The goats fled twice a year.", "open", ""),
        ("speaker", SEA.format("calm"), SEA.format("calm"), "same", ""),
        (
            "speaker",
            SEA.format("calm"),
            "“The sea was calm and cold,” said Tom Brask.",
            "otherwise",
            "Tom Brask",
        ),
        (
            "speaker",
            "Ada Quill said the sea was calm.",
            "According to Ada Quill, the sea was calm.",
            "same",
            "According",
        ),
    ],
)
def test_a_fact_is_the_same_or_otherwise_or_absent_and_where(
    kind: str, sentence: str, neighbour: str, match: str, shown: str
) -> None:
    finding = next(one for one in held(sentence, neighbour) if one.fact.kind == kind)
    assert finding.match == match
    assert all(place.report == "r1" for place in finding.places)
    assert any(shown in place.shown.quote for place in finding.places) or match == "absent"


def test_what_one_sentence_has_is_the_same_whatever_others_have() -> None:
    number, *_ = held("Divers saved 40 goats.", "Divers saved 31 goats.", "They saved 40 goats.")
    assert number.match == "same"
    assert [(place.report, place.match) for place in number.places] == [
        ("r1", "otherwise"),
        ("r2", "same"),
    ]


def test_another_fact_of_the_sentence_stands_in_no_others_place() -> None:
    findings = held("They swam on Monday, not on Friday.", "The goats swam ashore on Friday.")
    days = {one.fact.words.quote: str(one.match) for one in findings if one.fact.kind == "day"}
    assert days == {"Monday": "absent", "Friday": "same"}
