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


@pytest.mark.parametrize(
    ("sentence", "other", "words", "match", "shown"),
    [
        ("Divers saved 40 goats.", "All 40 goats were saved by divers.", "40", "same", "40"),
        ("Divers saved 40 goats.", "The divers saved 31 goats.", "40", "otherwise", "31"),
        ("Divers saved 40 goats.", "At least 40 goats were saved.", "40", "limit", "At least 40"),
        ("Divers saved 40 goats.", "About 41 goats were saved.", "40", "open", "41"),
        ("Divers saved 40 goats.", "The divers rested in the harbour.", "40", "absent", ""),
        ("Goats swam ashore on Monday.", "They swam on Monday.", "Monday", "same", "Monday"),
        ("Goats swam ashore on Monday.", "They swam on Friday.", "Monday", "otherwise", "Friday"),
        (
            "Goats swam at 9 a.m.",
            "The goats swam at 10 a.m.",
            "9 a.m.",
            "otherwise",
            "10",
        ),
        ("The goats belong to Ada Quill.", "Ada Quell keeps goats.", "Quill", "otherwise", "Quell"),
        ("The goats belong to Ada Quill.", "Ada Quill keeps goats.", "Quill", "same", "Ada Quill"),
        (
            "“The sea was rough and cold,” she said.",
            "“The sea was calm and cold,” she said.",
            "rough",
            "otherwise",
            "The sea was calm and cold",
        ),
        (
            "“The sea was calm and cold,” she said.",
            "He heard her say “the sea was calm and cold”.",
            "calm",
            "same",
            "the sea was calm and cold",
        ),
    ],
)
def test_a_fact_is_the_same_or_otherwise_or_absent_and_where(
    sentence: str, other: str, words: str, match: str, shown: str
) -> None:
    (finding,) = [one for one in held(sentence, other) if words in one.fact.words.quote]
    assert finding.match == match
    assert all(place.report == "r1" for place in finding.places)
    if shown:
        assert any(shown in place.shown.quote for place in finding.places)
    else:
        assert finding.places == ()


def test_what_one_sentence_has_is_the_same_whatever_others_have() -> None:
    (number,) = held("Divers saved 40 goats.", "Divers saved 31 goats.", "They saved 40 goats.")
    assert number.match == "same"
    assert [(place.report, place.match) for place in number.places] == [
        ("r1", "otherwise"),
        ("r2", "same"),
    ]


def test_another_fact_of_the_sentence_stands_in_no_others_place() -> None:
    findings = held("They swam on Monday, not on Friday.", "The goats swam ashore on Friday.")
    assert {one.fact.words.quote: str(one.match) for one in findings} == {
        "Monday": "absent",
        "Friday": "same",
    }
