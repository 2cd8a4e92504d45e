"""The one table of units."""

import pytest

from rashomon.text.measures import load_currencies, load_units, unit_called


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Kilometres", "kilometre"),
        ("km", "kilometre"),
        ("feet", "foot"),
        ("inches", "inch"),
        ("kilowatt-hours", "kilowatt hour"),
        ("square kilometers", "square kilometre"),
        ("ton", "tonne"),
        ("person", None),
        ("cup", None),
        ("in", None),
        ("dollar", None),
        ("", None),
        (None, None),
    ],
)
def test_a_unit_by_its_spellings(word: str | None, name: str | None) -> None:
    unit = unit_called(word)
    assert (unit.name if unit else None) == name


def test_sizes_are_those_of_the_dimension() -> None:
    units = load_units()
    assert (units["km"].dimension, units["km"].size) == ("length", 1000)
    assert 52 * units["week"].size == pytest.approx(units["year"].size, rel=0.01)
    assert units["gigawatt"].size == 1000 * units["megawatt"].size
    assert units["mph"].size == pytest.approx(units["mile"].size / units["kilometre"].size)


def test_every_spelling_can_be_found() -> None:
    assert all(unit_called(spelling) == unit for spelling, unit in load_units().items())


def test_currencies_are_no_units_of_measure() -> None:
    euro = next(currency for currency in load_currencies() if "euro" in currency.words)
    assert (euro.code, "€" in euro.signs) == ("EUR", True)
    assert all(len(currency.code) == 3 for currency in load_currencies())
