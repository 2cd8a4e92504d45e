"""The one phrase in which two texts differ."""

import pytest

from rashomon.language.replacements import Replacement, excluding, ordinal, replacement

BASE = "the harbour master closed the {} gate on Monday"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (BASE.format("third"), BASE.format("fourth"), Replacement("third", "fourth")),
        (BASE.format("Dutch"), BASE.format("Danish"), Replacement("Dutch", "Danish")),
        (BASE.format("third"), BASE.format("third"), None),
        ("he left", "she left", None),
        ("the ship sank off the coast in the night", "nobody was hurt when the roof of the market fell in", None),
    ],
)
def test_replacement(left: str, right: str, expected: Replacement | None) -> None:
    assert replacement(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right", "what"),
    [
        ("two", "ten", "numbers"),
        ("two", "2", None),
        ("third", "fourth", "ordinals"),
        ("third", "3rd", None),
        ("Dutch", "Danish", "countries"),
        ("Dutch", "the Netherlands", None),
        ("Chile", "Peru", "countries"),
        ("small", "tiny", None),
    ],
)
def test_excluding(left: str, right: str, what: str | None) -> None:
    assert excluding(Replacement(left, right)) == what
    assert excluding(Replacement(right, left)) == what


@pytest.mark.parametrize(("text", "number"), [("first", 1), ("21st", 21), ("the ninth", 9), ("fortieth", 40), ("nine", None)])
def test_ordinal(text: str, number: int | None) -> None:
    assert ordinal(text) == number
