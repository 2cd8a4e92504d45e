"""How near sentences are."""

import pytest

from rashomon.beside.near import Nearness, near_sentences
from rashomon.model.row import Sentence
from rashomon.model.span import Span

TEXTS = {
    "courier": ["The ferry Alba burnt near Harn.", "Nobody swam.", "Goats graze on Mount Orr."],
    "herald": ["A ferry was burning near Harn on Monday.", "The mayor of Orr sold a goat."],
    "wire": ["The ferry Alba burnt near Harn.", "Ferries burn."],
}


def _sentences(texts: dict[str, list[str]]) -> list[Sentence]:
    return [
        Sentence(id=f"{report} {place}", span=Span(report, 0, len(text), text))
        for report, sentences in texts.items()
        for place, text in enumerate(sentences, 1)
    ]


@pytest.mark.parametrize(
    ("text", "reports", "most", "expected"),
    [
        ("Did the ferry burn?", None, 2, ["wire 2", "herald 1"]),
        ("Did the ferry burn?", {"herald"}, 2, ["herald 1"]),
        ("Whose goat?", None, 3, ["courier 3", "herald 2"]),
        ("the of and", None, 2, []),
        ("Volcanoes erupt.", None, 2, []),
    ],
)
def test_nearest_sentences_share_the_rarest_words(
    text: str, reports: set[str] | None, most: int, expected: list[str]
) -> None:
    """Inflected forms count; small words do not; whoever shares nothing is not near."""
    found = Nearness(_sentences(TEXTS)).nearest(text, reports, most)
    assert [near.sentence.id for near in found] == expected


def _beside(nearness: Nearness) -> dict[str, tuple[str, ...]]:
    sentences = nearness.sentences
    return {
        sentence.id: tuple(sentences[near].id for near, _ in near_sentences(nearness, place))
        for place, sentence in enumerate(sentences)
    }


def test_beside_a_sentence_stand_two_of_each_other_report() -> None:
    beside = _beside(Nearness(_sentences(TEXTS)))
    assert beside["courier 1"] == ("wire 1", "herald 1", "wire 2")
    assert beside["courier 2"] == ()
    assert beside["herald 2"] == ("courier 3",)


def test_likeness_of_texts() -> None:
    nearness = Nearness(_sentences(TEXTS))
    assert nearness.between("The ferry burns", "Ferries burnt down") < 1
    assert nearness.between("The ferry burns", "Some ferries are burning") == 1
    assert nearness.between("The ferry burns", "Goats graze") == 0


def test_words_of_other_languages_are_stemmed() -> None:
    sentences = _sentences({"a": ["Die Fähren brannten."], "b": ["Eine Fähre brannte."]})
    nearness = Nearness(sentences, {"a": "de", "b": "de"})
    assert _beside(nearness) == {"a 1": ("b 1",), "b 1": ("a 1",)}


def test_no_sentence() -> None:
    nearness = Nearness([])
    assert _beside(nearness) == {}
    assert nearness.nearest("ferry") == ()
