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
        ("in Harn (Portugal) on Monday", "Harn", {RegionHint("PT")}),
        ("from Harn in Portugal to here", "Harn", {RegionHint("PT")}),
        ("from Harn in the Netherlands", "Harn", {RegionHint("NL")}),
        ("the Portuguese village of Harn", "Harn", {RegionHint("PT")}),
        ("the South Korean port of Harn", "Harn", {RegionHint("KR")}),
        ("Portugal's Harn", "Harn", {RegionHint("PT")}),
        ("Portugal’s old walled Harn", "Harn", {RegionHint("PT")}),
        ("the Portuguese town of Harn, Portugal", "Harn", {RegionHint("PT")}),
        ("in Harn, NV 89001", "Harn", {RegionHint("US", "NV")}),
        ("in Harn, Nevada", "Harn", {RegionHint("US", "NV")}),
        ("in Harn, Georgia", "Harn", {RegionHint("GE"), RegionHint("US", "GA")}),  # left open
        ("in Harn, XX 89001", "Harn", set()),
        ("in Harn and Portugal", "Harn", set()),
        ("Harn. Portugal said no", "Harn", set()),
        ("in Harn, Torvik said", "Harn", set()),
        ("the village of Harn", "Harn", set()),
        ("Portuguese Harn", "Harn", set()),
        ("Harn", "Harn", set()),
    ],
)
def test_hints(text: str, name: str, expected: set[RegionHint]) -> None:
    start = text.index(name)
    assert set(hints_at(text, start, start + len(name))) == expected
