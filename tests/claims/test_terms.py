"""What a sentence tells, in terms that another report's sentences can be held against."""

from dataclasses import replace

import pytest

from factories import make_statement, parse_report, quoted
from matters import pages_of, words_at
from rashomon.claims.terms import (
    FoundBefore,
    SentenceTerms,
    letter_pieces,
    terms_in,
    value_of,
)
from rashomon.quantities.read_quantities import read_quantities

pytestmark = pytest.mark.weights


def told(text: str, **fields: object) -> SentenceTerms:
    """What the first sentence of a report tells by itself."""
    return terms_in(parse_report(text, **fields), FoundBefore((), ()))[0]


def test_small_words_tell_nothing() -> None:
    sentence = told("They were all there, and so was the kiln.")
    assert list(sentence.terms) == ["kiln"]
    assert list(sentence.pieces) == list(letter_pieces("kiln"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Five goats fled the kiln.", "From the kiln, 5 goats have fled."),
        ("The keeper closes his sluices.", "The sluice was closed by keepers."),
        ("It took 2 million crowns for the kiln.", "2,000,000 crowns it took, for the kiln."),
    ],
)
def test_other_forms_of_words_and_figures_tell_the_same(one: str, other: str) -> None:
    assert told(one).terms.keys() == told(other).terms.keys()


@pytest.mark.parametrize(
    ("words", "tells"),
    [
        ("two goats", False),
        ("three goats", True),
        ("dozens of goats", False),
        ("about 130 goats", True),
        ("between three and five goats", True),
        ("2%", True),
    ],
)
def test_vague_and_very_small_figures_stand_everywhere(words: str, *, tells: bool) -> None:
    (quantity,) = read_quantities(words)
    assert (value_of(quantity) is not None) is tells


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("40 percent", "40%", True),
        ("five goats", "5 goats", True),
        ("about 130 goats", "130 goats", True),
        ("40 percent", "40 goats", False),
        ("three to five goats", "three goats", False),
    ],
)
def test_figures_are_one_by_what_they_amount_to(one: str, other: str, *, same: bool) -> None:
    mine, theirs = (value_of(read_quantities(words)[0]) for words in (one, other))
    assert (mine == theirs) is same


def test_of_other_languages_figures_are_read() -> None:
    sentence = told("In 1.500 Kisten lagen 3,5 Tonnen und 7 Ziegen.", language="de")
    assert [figure.low for figure in sentence.quantities] == [1500, 3.5, 7]
    sentence = told("Im alten Ofen von Zelmar brannten 1.500 Kisten.", language="de")
    assert sentence.language == "de"
    assert sentence.values
    assert "im" not in sentence.terms


def test_who_speaks_and_who_said_that_they_do() -> None:
    (page,) = pages_of("The kiln burned all night, the keeper told her neighbour Ina Holm.")
    said = replace(
        make_statement(page.report, "The kiln burned all night", "the keeper"), by="person Ina"
    )
    aside = make_statement(page.report, "her neighbour", "Ina  HOLM")
    (sentence,) = terms_in(page, FoundBefore((), [said, aside]))
    assert (sentence.shown.speaker, sentence.shown.speaker_by) == ("the keeper", "person Ina")
    assert sentence.shown.statements == (said.id, aside.id)
    assert sentence.voices == {"the keeper", "ina holm"}  # however their names are written
    named = replace(aside, speaker_name="n-1")
    (sentence,) = terms_in(page, FoundBefore((), [said, named]))
    assert sentence.voices == {"the keeper", "n-1"}


def test_words_beside_a_sentence_lend_it_no_speaker() -> None:
    (page,) = pages_of("The kiln burned all night.\n\nNobody slept in the whole valley.")
    said = make_statement(page.report, "Nobody slept in the whole valley.", "the keeper")
    first, second = terms_in(page, FoundBefore((), [said]))
    assert (first.shown.speaker, first.shown.statements, first.voices) == (None, (), frozenset())
    assert (second.shown.speaker, second.shown.statements) == ("the keeper", (said.id,))
    assert words_at([first.quote]) == ["The kiln burned all night."]


@pytest.mark.parametrize(
    ("sentence", "content", "speaker"),
    [
        ("Scores died in what the keeper called a crime.", "a crime", None),
        (
            "They died in what the keeper called the greatest crime of the valley in many a year.",
            "the greatest crime of the valley in many a year",
            "the keeper",
        ),
    ],
)
def test_an_aside_lends_its_speaker_to_a_sentence_that_is_mostly_his_words(
    sentence: str, content: str, speaker: str | None
) -> None:
    (page,) = pages_of(sentence)
    said = make_statement(page.report, content, "the keeper", cue=quoted(page.report, "called"))
    (found,) = terms_in(page, FoundBefore((), [said]))
    assert found.shown.speaker == speaker
