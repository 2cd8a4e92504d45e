"""The columns of a Doc say what its tokens say, and are kept with it."""

import spacy
from spacy.tokens import Doc

from rashomon.text.parsed_words import Columns


def _doc() -> Doc:
    return Doc(
        spacy.blank("en").vocab,
        words=["The", "Mayor", "left", ".", "\n", "Two", "hurt"],
        spaces=[True, True, False, False, False, True, False],
        pos=["DET", "NOUN", "VERB", "PUNCT", "SPACE", "NUM", "VERB"],
        tags=["DT", "NN", "VBD", ".", "_SP", "CD", "VBN"],
        lemmas=["the", "Mayor", "leave", ".", "\n", "two", "hurt"],
        heads=[1, 2, 2, 2, 3, 6, 6],
        deps=["det", "nsubj", "ROOT", "punct", "dep", "nsubj", "ROOT"],
        ents=["O", "B-PERSON", "O", "O", "O", "O", "O"],
        sent_starts=[True, False, False, False, False, True, False],
    )


def test_columns_say_what_the_tokens_say():
    doc = _doc()
    columns = Columns(doc)
    assert columns.texts == [t.text for t in doc]
    assert columns.lowers == [t.lower_ for t in doc]
    assert columns.lemmas == [t.lemma_ for t in doc]
    assert columns.folded == [t.lemma_.casefold() for t in doc]
    assert columns.classes == [t.pos_ for t in doc]
    assert columns.tags == [t.tag_ for t in doc]
    assert columns.relations == [t.dep_ for t in doc]
    assert columns.entities == [t.ent_type_ for t in doc]
    assert columns.heads == [t.head.i for t in doc]
    assert columns.children == [[child.i for child in t.children] for t in doc]
    assert columns.starts == [t.idx for t in doc]
    assert columns.ends == [t.idx + len(t) for t in doc]
    assert columns.blanks == [t.is_space for t in doc]
    assert columns.marks == [t.is_punct for t in doc]
    assert columns.commons == [t.is_stop for t in doc]
    assert columns.letters == [t.is_alpha for t in doc]
    assert columns.breaks == tuple(t.i for t in doc if t.is_sent_start)
    assert columns.plain == doc.text


def test_columns_are_made_once_for_a_doc():
    doc = _doc()
    assert Columns(doc).lemmas is Columns(doc).lemmas
