"""Units, currencies and the words that make a number a bound: where they do, and where not."""

import pytest

from rashomon.quantities.measures import is_measured, unit_called
from rashomon.quantities.read_quantities import read_quantities


def only(text: str) -> tuple[float | None, float | None, str, str | None]:
    """The bounds, the manner and the unit of the only number of a text."""
    (quantity,) = read_quantities(text)
    return quantity.low, quantity.high, quantity.manner, quantity.unit


@pytest.mark.parametrize(
    ("text", "low", "high", "manner"),
    [
        ("at least 40 goats", 40, None, "low"),
        ("more than 40 goats", 40, None, "low"),
        ("40 goats or more", 40, None, "low"),
        ("40 or more goats", 40, None, "low"),
        ("up to 40 goats", None, 40, "high"),
        ("no more than 40 goats", None, 40, "high"),
        ("40 goats at most", None, 40, "high"),
        ("about 40 goats", 40, 40, "near"),
        ("some 40 goats", 40, 40, "near"),
        ("between 30 and 40 goats", 30, 40, "range"),
        ("exactly 40 goats", 40, 40, "exact"),
        ("40 goats", 40, 40, "exact"),
        ("the toll goes up to 40", 40, 40, "exact"),
        ("it flew over 40 villages", 40, 40, "exact"),
        ("it flew over 40 miles", 40, None, "low"),
        ("it lasted over 40 months", 40, None, "low"),
        ("he tapped phones over 40 months", 40, 40, "exact"),
    ],
)
def test_a_number_is_a_bound_only_where_its_words_make_it_one(
    text: str, low: float | None, high: float | None, manner: str
) -> None:
    assert only(text)[:3] == (low, high, manner)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("It cost $40.", "USD"),
        ("It cost US$40.", "USD"),
        ("It cost USD 40.", "USD"),
        ("It cost 40 euros.", "EUR"),
        ("It cost 40 €.", "EUR"),
        ("It cost 40 EUR.", "EUR"),
        ("It cost 40 Swiss francs.", "CHF"),
        ("It cost Rs 40.", "INR"),
        ("Try 40 times.", None),
        ("TRY 40 times.", None),
        ("It has 40 goats.", None),
    ],
)
def test_an_amount_of_money_has_its_currency_and_nothing_else_has_one(
    text: str, currency: str | None
) -> None:
    assert only(text)[3] == currency


@pytest.mark.parametrize(
    ("word", "spelling", "is_one"),
    [
        ("km", "kilometres", True),
        ("mile", "miles", True),
        ("hour", "hours", True),
        ("mile", "nautical mile", False),
        ("mile", "kilometre", False),
    ],
)
def test_a_unit_is_known_by_its_spellings(word: str, spelling: str, is_one: bool) -> None:
    first, second = unit_called(word), unit_called(spelling)
    assert first
    assert second
    assert (first == second) is is_one


@pytest.mark.parametrize(
    ("first", "second", "times"),
    [("mile", "km", 1.609), ("hour", "minutes", 60), ("kg", "grams", 1000)],
)
def test_units_of_one_dimension_are_converted(first: str, second: str, times: float) -> None:
    large, small = unit_called(first), unit_called(second)
    assert large
    assert small
    assert large.dimension == small.dimension
    assert large.size / small.size == pytest.approx(times, rel=0.001)


@pytest.mark.parametrize(
    ("unit", "measures"),
    [("%", True), ("EUR", True), ("km", True), ("goat", False), ("people", False), (None, False)],
)
def test_things_that_are_counted_are_not_measured(unit: str | None, measures: bool) -> None:
    assert is_measured(unit) is measures
