"""Clauses of sentences."""

import pytest

from factories import parse_report
from rashomon.text.parsed_words import words_of
from rashomon.text.token_index import Clause, cut_clauses

pytestmark = pytest.mark.weights


def clauses(text: str) -> dict[str, tuple[str, Clause]]:
    """{head word: (own stretch, clause)} of a one-sentence text."""
    doc = parse_report(text).doc
    words = words_of(doc)
    return {
        doc[c.head].text: (doc[c.start : c.end].text, c)
        for s in doc.sents
        for c in cut_clauses(words, s.start, s.end)
    }


def test_a_clause_ends_where_another_begins() -> None:
    found = clauses("The ferry sank after it struck a rock near the harbour.")
    assert found["sank"][0] == "The ferry sank"
    assert found["struck"][0].endswith("struck a rock near the harbour")


@pytest.mark.parametrize(
    ("text", "head", "polarity"),
    [
        ("The bridge did not collapse.", "collapse", "negated"),
        ("No boats were lost.", "lost", "negated"),
        ("She never signed the letter.", "signed", "negated"),
        ("She left without signing the letter.", "signing", "negated"),
        ("She left without signing the letter.", "left", "affirmed"),
        ("No more than 20 boats were lost.", "lost", "affirmed"),
        ("The bridge collapsed.", "collapsed", "affirmed"),
        ("If the bridge had not collapsed, the train would run.", "collapsed", "unclear"),
        ("He asked whether the bridge had collapsed.", "collapsed", "unclear"),
        ("Did the bridge collapse?", "collapse", "unclear"),
    ],
)
def test_polarity(text: str, head: str, polarity: str) -> None:
    assert clauses(text)[head][1].polarity == polarity


def test_a_shared_subject_is_handed_on() -> None:
    found = clauses("The minister left the hall and boarded a plane.")
    assert found["boarded"][1].subject == found["left"][1].subject


def test_empty_and_odd_text() -> None:
    assert clauses("") == {}
    assert isinstance(clauses('"' * 300 + " - (the"), dict)
