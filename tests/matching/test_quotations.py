"""Quoted words in a text that may print them a little otherwise."""

import pytest

from rashomon.matching.quotations import stands_in


@pytest.mark.parametrize(
    ("quoted", "stands"),
    [
        ("If the dam is dry, why are we wet?", True),
        ("why are we wet?", True),
        ("If the dam is dry, why are we cold?", False),
        ("If the dam is wet, why are we wet?", False),
    ],
)
def test_a_quotation_stands_though_its_speaker_is_named_within(quoted: str, stands: bool) -> None:
    text = "“If the dam is dry,” the miller Ada Lind said, “why are we wet?”"
    assert stands_in(quoted, text) is stands


def test_two_quotations_with_other_words_between_are_not_one() -> None:
    assert not stands_in("It was dry and wet", "“It was dry” is no answer to “and wet”.")


@pytest.mark.parametrize(
    ("quoted", "text", "stands"),
    [
        ("Линия старая", "«Линия старая», — сказал мэр.", True),
        ("линия новая", "«Линия старая», — сказал мэр.", False),
        ("لم يبق لنا شيء", "وقال: «لم يبق لنا شيء».", True),
        ("سنبقى هنا", "وقال: «لم يبق لنا شيء».", False),
        ("Η γέφυρα έπεσε", "«Η ΓΕΦΥΡΑ έπεσε», είπε.", True),
        ("Η γέφυρα στέκει", "«Η γέφυρα έπεσε», είπε.", False),
        ("Größe", "„GRÖSSE zählt“", True),
    ],
)
def test_words_of_any_script_are_compared(quoted: str, text: str, stands: bool) -> None:
    assert stands_in(quoted, text) is stands
