"""Outlets by the shape of masthead lines."""

import pytest

from rashomon.reports.outlets.outlet_names import outlet_alone


@pytest.mark.parametrize(
    ("line", "house"),
    [
        ("THE MORNING STAR", "The Morning Star"),
        ("Vale Courier", "Vale Courier"),
        ("Ana Ruiz", None),
    ],
)
def test_house_alone(line: str, house: str | None) -> None:
    assert outlet_alone(line) == house
