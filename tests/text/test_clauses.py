"""Clauses, denials, families of words, spellings, languages."""

import pytest
from spacy.tokens import Token

from factories import parse_report
from rashomon.text.detect_language import guess_language
from rashomon.text.name_words import fold, skeleton
from rashomon.text.parsed_report import words_of
from rashomon.text.polarity import (
    is_negated,
    nobody_does,
)
from rashomon.text.token_index import Clause, cut_clauses
from rashomon.text.word_families import family_of


def clauses(text: str) -> dict[str, tuple[str, Clause]]:
    """{head word: (own words, clause)} of a one-sentence text."""
    doc = parse_report(text).doc
    words = words_of(doc)
    return {
        c.head.text: (" ".join(doc[i].text for i in c.words if doc[i].is_alpha), c)
        for s in doc.sents
        for c in cut_clauses(words, s.start, s.end)
    }


@pytest.mark.weights
def test_a_clause_ends_where_another_begins() -> None:
    found = clauses("The ferry sank after it struck a rock near the harbour.")
    assert found["sank"][0] == "The ferry sank"
    assert found["struck"][0].endswith("struck a rock near the harbour")


def tokens_of(text: str) -> list[Token]:
    return [token for token in parse_report(text).doc if not token.is_space]


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The mill did not burn.", True),
        ("The mill didn’t burn.", True),
        ("The mill never burned.", True),
        ("The mill not only burned but fell.", False),
        ("No mill burned.", False),
        ("The mill burned.", False),
    ],
)
def test_a_word_that_negates_the_verb_itself(text: str, negated: bool) -> None:
    assert is_negated(next(token for token in tokens_of(text) if token.lemma_ == "burn")) is negated


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Nobody paid.", True),
        ("No guest paid.", True),
        ("None of the guests paid.", True),
        ("Neither guest paid.", True),
        ("No more than ten guests paid.", False),
        ("The guests paid nothing.", False),
        ("Ten guests paid.", False),
    ],
)
def test_a_subject_of_whom_there_is_none(text: str, nobody: bool) -> None:
    assert nobody_does(next(token for token in tokens_of(text) if token.text == "paid")) is nobody


@pytest.mark.parametrize(
    ("one", "other"), [("evacuate", "evacuation"), ("kill", "death"), ("Injured", "wound")]
)
def test_one_family(one: str, other: str) -> None:
    assert family_of(one) == family_of(other)


@pytest.mark.parametrize(("one", "other"), [("ban", "band"), ("red", "reed"), ("port", "portion")])
def test_strangers(one: str, other: str) -> None:
    assert family_of(one) != family_of(other)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Al-Qūsīyah", "al qusiyah"),
        ("Łódź", "lodz"),
        ("St. John’s", "st johns"),
        ("  Köln ", "koln"),
        ("Тверь", ""),
        ("", ""),
    ],
)
def test_fold(text: str, key: str) -> None:
    assert fold(text) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qusayr", "al-Kuseir"),
        ("Muhammad", "Mohamed"),
        ("Dair Azzahr", "Deir ez-Zahr"),
        ("Kharkiv", "Kharkov"),
        ("Ousmane", "Usman"),
    ],
)
def test_transcriptions_share_their_consonants(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mali", "Malta"), ("Iran", "Iraq"), ("Sumy", "Samara"), ("Omar", "Amir Taheri")],
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge was closed on Monday, and the mayor said that it is safe.", "en"),
        (
            "Die Brücke wurde am Montag gesperrt, und der Bürgermeister sagte, dass sie nicht "
            "sicher ist und die Stadt auf Hilfe wartet.",
            "de",
        ),
        (
            "Le pont a été fermé lundi, et le maire a dit que la ville ne savait pas si les "
            "habitants sont en sécurité dans les rues.",
            "fr",
        ),
        (
            "El puente fue cerrado el lunes y el alcalde dijo que no es seguro para los "
            "vecinos de la ciudad.",
            "es",
        ),
        ("Мост закрыт с понедельника, сказал мэр города.", "ru"),
        ("Мост закрит.", None),
        ("أغلق الجسر يوم الاثنين", "ar"),
        ("12 34", None),
        ("Bridge closed", "en"),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert guess_language(text) == language
