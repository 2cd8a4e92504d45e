"""Clauses, denials, families of words, spellings, languages."""

import pytest
from spacy.tokens import Token

from factories import parse_report
from rashomon.text.detect_language import guess_language
from rashomon.text.name_words import fold, skeleton
from rashomon.text.parsed_report import words_of
from rashomon.text.polarity import (
    is_negated,
    is_negative,
    nobody_does,
    polarity_at,
    polarity_of,
    polarity_of_verb,
)
from rashomon.text.token_index import Clause, cut_clauses
from rashomon.text.word_families import family_of


def clauses(text: str) -> dict[str, tuple[str, Clause]]:
    """{head word: (own stretch, clause)} of a one-sentence text."""
    doc = parse_report(text).doc
    words = words_of(doc)
    return {
        doc[c.head].text: (doc[c.start : c.end].text, c)
        for s in doc.sents
        for c in cut_clauses(words, s.start, s.end)
    }


@pytest.mark.weights
def test_a_clause_ends_where_another_begins() -> None:
    found = clauses("The ferry sank after it struck a rock near the harbour.")
    assert found["sank"][0] == "The ferry sank"
    assert found["struck"][0].endswith("struck a rock near the harbour")


@pytest.mark.weights
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
    clause = clauses(text)[head][1]
    words = words_of(parse_report(text).doc)
    assert polarity_at(words, clause.words, clause.head) == polarity


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


POLARITIES = [
    ("The mill burned.", "affirmed"),
    ("Not only the mill burned.", "affirmed"),
    ("The mill not only burned but fell.", "affirmed"),
    ("There is no doubt that the gate was open.", "affirmed"),
    ("The guards left without a word.", "affirmed"),
    ("He left without paying.", "affirmed"),
    ("Without the lock the gate opened.", "affirmed"),
    ("He asked whether the gate was open.", "affirmed"),
    ("The mill did not burn.", "negated"),
    ("Hardly anybody came.", "negated"),
    ("None of the crew slept.", "negated"),
    ("He is no longer mayor.", "negated"),
    ("The guard refused to open the gate.", "negated"),
    ("He denied opening the gate.", "negated"),
    ("The claim is baseless.", "negated"),
    ("The town will not be dry.", "negated"),
    ("The gate could not be opened.", "negated"),
    ("The inquiry did not find any boat.", "negated"),
    ("The inquiry showed that the gate was not open.", "negated"),
    ("There was no fire on board.", "negated"),
    ("Without the guards it would have been far worse.", "unclear"),
    ("They could have died without help.", "unclear"),
    ("The town would not be dry if the gate had opened.", "unclear"),
    ("If the gate had not opened, the town would be dry.", "unclear"),
    ("Did the gate not open?", "unclear"),
    ("Was nobody warned?", "unclear"),
]


def tokens_of(text: str) -> list[Token]:
    return [token for token in parse_report(text).doc if not token.is_space]


@pytest.mark.weights
@pytest.mark.parametrize(("text", "negative"), CASES)
def test_scope_of_a_negation(text: str, negative: bool) -> None:
    assert is_negative(tokens_of(text)) is negative


@pytest.mark.weights
@pytest.mark.parametrize(("text", "polarity"), POLARITIES)
def test_what_a_clause_says_of_its_content(text: str, polarity: str) -> None:
    assert polarity_of(tokens_of(text)).value == polarity


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "content", "polarity"),
    [
        ("He asked whether the gate was not open.", "whether the gate was not open", "unclear"),
        ("He said the gate was not open.", "the gate was not open", "negated"),
        ("He sailed home without paying the crew.", "paying the crew", "negated"),
        ("He sailed home after paying the crew.", "paying the crew", "affirmed"),
    ],
)
def test_a_part_of_a_sentence_is_read_with_what_governs_it(
    text: str, content: str, polarity: str
) -> None:
    start = text.index(content)
    inside = [token for token in tokens_of(text) if start <= token.idx < start + len(content)]
    assert polarity_of(inside).value == polarity


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "verb", "polarity"),
    [
        ("The guard believes that the gate was not open.", "believes", "affirmed"),
        ("The guard does not only believe that the gate was open.", "believe", "affirmed"),
        ("The guard does not believe that the gate was open.", "believe", "negated"),
        ("The guard did not seem to think that the gate was open.", "think", "negated"),
        ("No guard believes that the gate was open.", "believes", "negated"),
        ("The guards scarcely believe that the gate was open.", "believe", "negated"),
    ],
)
def test_a_verb_is_read_with_what_carries_it_and_without_what_follows(
    text: str, verb: str, polarity: str
) -> None:
    token = next(token for token in tokens_of(text) if token.text == verb)
    assert polarity_of_verb(token, token.i + 1).value == polarity


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
