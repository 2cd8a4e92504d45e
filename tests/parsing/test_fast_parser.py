"""The quickened parser gives what the stock one gives."""

import pytest
import spacy
from spacy import Language
from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG  # type: ignore[import-not-found, import-untyped, unused-ignore]
from spacy.pipeline import EntityRecognizer

from rashomon.parsing.entities import EntitiesAtOnce
from rashomon.parsing.parse import (
    lean_steps,
    load_parser,
)
from rashomon.shipped.weights.locate import locate_parser

TEXTS = [
    "",
    " \n ",
    "The ferry's owners said they'd never been told.\n\nIt wasn't them, they insisted.",
    "There are two of y'all gonna pay; there's nothin' left and I ain't goin'. Let's go, c'mon!",
    "Is that what you saw? That which did it has done so. Whatever she had had, he would've "
    "had it.",
    "Ona Brel, 41, told Dagskaal on 3 May that 12% of the catch (some 4,000 tonnes) rotted -- "
    '"all of it" ...',
]
SEEN = [TAG, POS, LEMMA, DEP, HEAD]


@pytest.fixture(scope="module")
def stock() -> Language:
    """The library's own pipeline."""
    return spacy.load(locate_parser().folder)


@pytest.mark.weights
def test_the_quickened_pipeline_parses_the_same(stock: Language) -> None:
    quick = load_parser()
    steps = lean_steps()
    for text in TEXTS:
        doc = quick.make_doc(text)
        for step in steps:
            doc = step(doc)
        told = stock(text)
        assert told.to_array(SEEN).tolist() == doc.to_array(SEEN).tolist()
        assert [(e.text, e.label_) for e in told.ents] == [(e.text, e.label_) for e in doc.ents]


@pytest.mark.weights
def test_the_quickened_pipeline_has_the_library_s_rules_of_words_and_e_mail(
    stock: Language,
) -> None:
    ours, theirs = load_parser().tokenizer, stock.tokenizer
    mails = {word for word in ours.rules if "mail" in word.casefold()}
    assert "E-mailed" in mails
    assert ours.rules.keys() - mails == theirs.rules.keys()
    for name in ("prefix_search", "suffix_search", "infix_finditer", "token_match", "url_match"):
        made, given = (getattr(tokenizer, name) for tokenizer in (ours, theirs))
        # the method of a pattern; the library has none for some
        assert getattr(made, "__self__", None) == getattr(given, "__self__", None)


@pytest.mark.weights
def test_entities_found_at_once_are_those_of_the_library(stock: Language) -> None:
    recogniser = stock.get_pipe("ner")
    assert isinstance(recogniser, EntityRecognizer)
    at_once = EntitiesAtOnce(recogniser)
    texts = (
        *TEXTS,
        "Ann Lee",
        "On Monday, 3 May 2021, Harn Mills Ltd of Osk, Utopia, paid $4.5 million to\nthe "
        "Harn\nCity Council",
        "\n\n Osk \n",
    )
    for text in texts:
        doc = stock.make_doc(text)
        for token in doc:
            token.is_sent_start = token.i > 0 and "\n" in doc[token.i - 1].text
        told, found = recogniser(doc.copy()), at_once(doc.copy())
        assert told.to_bytes() == found.to_bytes()
