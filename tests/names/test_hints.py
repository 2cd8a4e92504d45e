"""What stands beside a place and says where it lies."""

import pytest

from rashomon.names.hints import Within, hints_at


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("He is from Paris, Texas, and left.", "Paris", {Within("US", "TX")}),
        ("police in Paris, Tex., said", "Paris", {Within("US", "TX")}),
        ("in Paris, TX 75460", "Paris", {Within("US", "TX")}),
        ("in Valencia, Venezuela, on Monday", "Valencia", {Within("VE")}),
        ("the Kenyan town of Lodwar was", "Lodwar", {Within("KE")}),
        ("Spain's Valencia region", "Valencia", {Within("ES")}),
        ("the streets of Valencia, officials said", "Valencia", set()),
    ],
)
def test_hints(text: str, name: str, expected: set[Within]) -> None:
    start = text.index(name)
    assert set(hints_at(text, start, start + len(name))) == expected
