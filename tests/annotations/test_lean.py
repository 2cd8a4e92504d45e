"""The quickened parser gives what the stock one gives."""

import pytest
import spacy
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG  # type: ignore[import-not-found, import-untyped, unused-ignore]

from rashomon.annotations.lean import LookedUp, lean_steps, quickened
from rashomon.weights.locate import locate_parser

TEXTS = [
    "",
    " \n ",
    "The ferry's owners said they'd never been told.\n\nIt wasn't them, they insisted.",
    "There are two of y'all gonna pay; there's nothin' left and I ain't goin'. Let's go, c'mon!",
    "Is that what you saw? That which did it has done so. Whatever she had had, he would've had it.",
    'Ona Brel, 41, told Dagskaal on 3 May that 12% of the catch (some 4,000 tonnes) rotted -- "all of it" ...',
]
SEEN = [TAG, POS, MORPH, LEMMA, DEP, HEAD]


@pytest.mark.weights
def test_rules_of_attributes_give_the_same_when_looked_up() -> None:
    nlp = spacy.load(locate_parser().folder)
    ruler = nlp.get_pipe("attribute_ruler")
    looked_up = LookedUp(ruler)  # type: ignore[arg-type]
    for text in (*TEXTS, *TEXTS):  # the second time every kind of token is known
        doc = nlp.make_doc(text)
        for name, step in nlp.pipeline:
            if name == "attribute_ruler":
                break
            doc = step(doc)
        other = looked_up(doc.copy())
        assert ruler(doc).to_array(SEEN).tolist() == other.to_array(SEEN).tolist()
        assert [str(token.morph) for token in doc] == [str(token.morph) for token in other]


@pytest.mark.weights
def test_the_quickened_pipeline_parses_the_same() -> None:
    stock = spacy.load(locate_parser().folder)
    quick = quickened(spacy.load(locate_parser().folder))
    steps = lean_steps(quick)
    for text in TEXTS:
        doc = quick.make_doc(text)
        for step in steps:
            doc = step(doc)
        told = stock(text)
        assert told.to_array(SEEN).tolist() == doc.to_array(SEEN).tolist()
        assert [(e.text, e.label_) for e in told.ents] == [(e.text, e.label_) for e in doc.ents]
