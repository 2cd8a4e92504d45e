"""Words inside questions."""

import pytest

from factories import parse_report
from rashomon.points.phrases import bare_phrase, joined, phrase, plural

PLURALS = [
    ("barge", "barges"), ("body", "bodies"), ("day", "days"), ("breach", "breaches"), ("person", "people"), ("fisherman", "fishermen"),
    ("German", "Germans"), ("woman", "women"), ("child", "children"), ("life", "lives"), ("km", "km"), ("witness", "witnesses"), ("dead", "dead"),
    ("police", "police"), ("people", "people"), ("barges", "barges"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "many"), PLURALS)
def test_plural(one: str, many: str) -> None:
    assert plural(one) == many


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "word", "whole", "bare"),
    [
        ("The owner of the mill, a banker, left.", "owner", "the owner of the mill", "the owner"),
        ("The clerk who signed it left.", "clerk", "the clerk", "the clerk"),
        ("They saw a well-known clerk.", "clerk", "a well-known clerk", "a well-known clerk"),
    ],
)
def test_phrases_leave_asides_out(text: str, word: str, whole: str, bare: str) -> None:
    token = next(t for t in parse_report(text).doc if t.text == word)
    assert joined(phrase(token)) == whole
    assert joined(bare_phrase(token)) == bare


@pytest.mark.weights
def test_negations_go_only_where_asked() -> None:
    doc = parse_report("No more than 40 boats heard no siren.").doc
    assert joined(list(doc)) == "no more than 40 boats heard no siren"
    assert joined(list(doc), affirmed=True) == "no more than 40 boats heard any siren"
