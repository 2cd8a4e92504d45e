"""Measures as reports write them."""

import pytest

from rashomon.text.measures import is_converted, is_measured


@pytest.mark.parametrize(
    ("unit", "measured"),
    [
        ("%", True),
        ("EUR", True),
        ("hour", True),
        ("km", True),
        ("boat", False),
        ("", False),
        (None, False),
    ],
)
def test_what_is_measured_is_told_from_what_is_counted(unit: str | None, measured: bool) -> None:
    assert is_measured(unit) is measured


@pytest.mark.parametrize(
    ("one", "other", "converted"),
    [
        ("12 km", "12,000 metres", True),
        ("10 miles", "16 kilometres", True),
        ("12 km", "12 miles", False),
        ("12 km", "12 kg", False),
        ("12 km", "12 kilometres", False),
        ("12 boats", "12 cups", False),
    ],
)
def test_an_amount_in_another_unit(one: str, other: str, converted: bool) -> None:
    assert is_converted(one, other) is converted
