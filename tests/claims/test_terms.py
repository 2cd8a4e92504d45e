"""What a sentence tells, in terms that another report's sentences can be held against."""

from dataclasses import replace
from itertools import pairwise

import pytest

from factories import make_name, make_report, make_statement, parse_report, quoted
from matters import known_words, pages_of, words_at
from rashomon.model.date import Date
from rashomon.passages.terms import (
    NOTHING,
    SentenceTerms,
    damped,
    digits_in,
    known_in,
    pieces_of,
    rarity_of,
    term_kind,
    terms_in,
    value_of,
)
from rashomon.text.quantities import read_quantities

pytestmark = pytest.mark.weights

SATURDAY = "2031-05-03/2031-05-03"
COUNTED = "On Saturday Ina Holm counted about 130 vehicles and two dogs."


def told(text: str, **fields: object) -> SentenceTerms:
    """What the first sentence of a report tells by itself."""
    return terms_in(parse_report(text, **fields), NOTHING)[0]


@pytest.fixture(scope="module")
def counted() -> SentenceTerms:
    (page,) = pages_of(COUNTED)
    known = known_words(page, names=[("Ina Holm", "n-1")], days=[("Saturday", SATURDAY)])
    (sentence,) = terms_in(page, known)
    return sentence


def test_a_sentence_tells_names_days_figures_and_words(counted: SentenceTerms) -> None:
    kinds = [term_kind(term) for term in counted.terms]
    assert kinds == ["day", "name", "word", "number", "word", "word"]
    assert [
        [term_kind(term) for term in some] for some in (counted.names, counted.days, counted.values)
    ] == [
        ["name"],
        ["day"],
        ["number"],
    ]
    assert {"vehicle", "dog"} <= counted.terms.keys()
    assert (counted.language, counted.speaker, counted.statements) == ("en", None, ())
    assert [one.text for one in counted.quantities] == ["about 130", "two"]


def test_each_term_stands_where_it_is_read(counted: SentenceTerms) -> None:
    found = [COUNTED[start:end] for _, start, end in counted.places]
    assert found == "Saturday Ina Holm counted about 130 vehicles dogs".split()
    assert {term for term, *_ in counted.places} == counted.terms.keys()


def test_neighbours_make_a_pair_of_both_weights(counted: SentenceTerms) -> None:
    terms = list(counted.terms)
    assert list(counted.pairs) == [f"{a} {b}" for a, b in pairwise(terms)]
    assert counted.pairs[f"{terms[-2]} dog"] == counted.terms[terms[-2]] + counted.terms["dog"]


def test_small_words_tell_nothing() -> None:
    sentence = told("They were all there, and so was the kiln.")
    assert list(sentence.terms) == ["kiln"]
    assert list(sentence.pieces) == list(pieces_of("kiln"))


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


def test_what_a_report_says_often_weighs_less_in_it() -> None:
    once = told("The kiln of the keeper burned.")
    often = told(
        "The kiln of the keeper burned.\n\nThe kiln was old.\n\nThe kiln lay in the valley."
    )
    assert often.terms["kiln"] == damped(once.terms["kiln"], 3) < once.terms["kiln"]
    assert often.terms["keeper"] == once.terms["keeper"]
    assert often.pieces["kiln"] == damped(1.0, 3) < once.pieces["kiln"] == 1.0
    twice = told("The kiln is a kiln is a kiln.")
    assert twice.terms == {"kiln": once.terms["kiln"]}


@pytest.mark.parametrize(("often", "weight"), [(1, 4.0), (2, 3.2), (5, 2.0)])
def test_damping(often: int, weight: float) -> None:
    assert damped(4.0, often) == weight


def test_how_rare_terms_are(counted: SentenceTerms) -> None:
    """Names, days and figures by their kind, words by the table; none tells less than nothing."""
    by_kind = {term_kind(term): rarity_of(term, "the") for term in counted.terms}
    assert (by_kind["name"], by_kind["number"], by_kind["day"]) == (4.0, 3.0, 2.0)
    assert rarity_of("the", "the") == 0.2
    assert rarity_of("people", "people") < rarity_of("sluice", "sluice")


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


def test_of_other_languages_the_digits_are_read() -> None:
    assert [one.text for one in digits_in("1.500 Ziegen, 3,5 Tonnen und 7")] == [
        "1.500",
        "3,5",
        "7",
    ]
    sentence = told("Im alten Ofen von Zelmar brannten 1.500 Kisten.", language="de")
    assert sentence.language == "de"
    assert sentence.values
    assert "im" not in sentence.terms


@pytest.mark.parametrize(
    ("word", "pieces"),
    [("a", ("_a_",)), ("it", ("_it_",)), ("kiln", ("_kil", "kiln", "iln_"))],
)
def test_pieces_of_words(word: str, pieces: tuple[str, ...]) -> None:
    assert pieces_of(word) == pieces


def test_what_earlier_stages_found_in_each_report() -> None:
    one, other = make_report("Ina slept on Monday.", "a"), make_report("For days Ina slept.", "b")
    said = [make_statement(one, words, "Ina") for words in ("slept", "Ina")]
    dates = (
        Date("d-1", quoted(one, "Monday"), "2031-05-05", "2031-05-05"),
        Date("d-2", quoted(other, "For days"), "2031-05-01", "2031-05-04", tells="length"),
        Date("d-3", quoted(other, "slept"), None, None),
    )
    known = known_in([make_name("Ina", one, other)], dates, said)
    assert known["a"].names == [(0, 3, "n-Ina")]
    assert known["a"].days == [(13, 19, "2031-05-05/2031-05-05")]
    assert [statement.quote.quote for statement in known["a"].statements] == ["Ina", "slept"]
    assert (known["b"].names, known["b"].days) == ([(9, 12, "n-Ina")], [])


def test_who_speaks_and_who_said_that_they_do() -> None:
    (page,) = pages_of("The kiln burned all night, the keeper told her neighbour Ina Holm.")
    said = replace(
        make_statement(page.report, "The kiln burned all night", "the keeper"), by="model Quill"
    )
    aside = make_statement(page.report, "her neighbour", "Ina  HOLM")
    (sentence,) = terms_in(page, replace(NOTHING, statements=[said, aside]))
    assert (sentence.speaker, sentence.speaker_by) == ("the keeper", "model Quill")
    assert sentence.statements == (said.id, aside.id)
    assert sentence.voices == {"the keeper", "ina holm"}  # however their names are written
    named = replace(aside, speaker_name="n-1")
    (sentence,) = terms_in(page, replace(NOTHING, statements=[said, named]))
    assert sentence.voices == {"the keeper", "n-1"}


def test_a_speaker_of_whom_the_program_is_not_sure_is_not_the_sentences() -> None:
    (page,) = pages_of("The kiln burned all night, the keeper told her neighbour Ina Holm.")
    said = make_statement(page.report, "The kiln burned all night", "the keeper", confidence=0.4)
    (sentence,) = terms_in(page, replace(NOTHING, statements=[said]))
    assert (sentence.speaker, sentence.statements) == (None, (said.id,))


def test_words_beside_a_sentence_lend_it_no_speaker() -> None:
    (page,) = pages_of("The kiln burned all night.\n\nNobody slept in the whole valley.")
    said = make_statement(page.report, "Nobody slept in the whole valley.", "the keeper")
    first, second = terms_in(page, replace(NOTHING, statements=[said]))
    assert (first.speaker, first.statements, first.voices) == (None, (), frozenset())
    assert (second.speaker, second.statements) == ("the keeper", (said.id,))
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
    (found,) = terms_in(page, replace(NOTHING, statements=[said]))
    assert found.speaker == speaker
