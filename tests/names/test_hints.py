"""What stands beside a place and says where it lies."""

import pytest

from rashomon.names.hints import RegionHint, hints_at


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("He is from Paris, Texas, and left.", "Paris", {RegionHint("US", "TX")}),
        ("police in Paris, Tex., said", "Paris", {RegionHint("US", "TX")}),
        ("in Paris, TX 75460", "Paris", {RegionHint("US", "TX")}),
        ("in Valencia, Venezuela, on Monday", "Valencia", {RegionHint("VE")}),
        ("the Kenyan town of Lodwar was", "Lodwar", {RegionHint("KE")}),
        ("Spain's Valencia region", "Valencia", {RegionHint("ES")}),
        ("the streets of Valencia, officials said", "Valencia", set()),
    ],
)
def test_hints(text: str, name: str, expected: set[RegionHint]) -> None:
    start = text.index(name)
    assert set(hints_at(text, start, start + len(name))) == expected
