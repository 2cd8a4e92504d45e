"""A text that is not in English has words and sentences, and no parse."""

from factories import make_report
from rashomon.parsing.parse import annotate_reports

TEXT = "El alcalde habló.\nDos casas ardieron el lunes. Nadie murió."


def test_words_and_sentences_without_classes_and_entities() -> None:
    (annotated,) = annotate_reports([make_report(TEXT, language="es")])
    assert not annotated.read_whole
    assert [sentence.text for sentence in annotated.sentences()] == [
        "El alcalde habló.",
        "Dos casas ardieron el lunes.",
        "Nadie murió.",
    ]
    assert annotated.plain == TEXT
    assert {token.pos_ for token in annotated.doc} <= {"X"}
    assert annotated.doc.ents == ()
    assert [list(token.ancestors) for token in annotated.doc if token.dep_] == []


def test_a_long_text_in_no_known_language_is_not_read_as_english() -> None:
    words = "Zumeti labrano koluve stepari minodu " * 12
    (annotated,) = annotate_reports([make_report(words, language=None)])
    assert not annotated.read_whole
