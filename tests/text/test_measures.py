import pytest

from rashomon.text.measures import is_converted, is_measured, measures_of, same_thing

CASES = [
    ("person", "people", True),
    ("mortar round", "round", True),
    ("week", "day", True),
    ("megawatt", "gigawatts", True),
    ("kilowatt-hour", "MWh", True),
    ("megawatt", "megawatt-hour", False),
    ("nautical mile", "km", True),
    ("km", "kg", False),
    ("%", "person", False),
    ("USD", "EUR", False),
    ("child", "soldier", False),
    ("child", "person", False),
    ("fighter", "militant", True),
    ("job", "person", None),
    (None, "person", None),
]


@pytest.mark.parametrize(("left", "right", "same"), CASES)
def test_whether_units_count_one_thing(left: str | None, right: str | None, same: bool | None) -> None:
    assert same_thing(left, right) is same
    assert same_thing(right, left) is same


@pytest.mark.parametrize(
    ("unit", "measured"), [("%", True), ("EUR", True), ("hour", True), ("km", True), ("boat", False), ("", False), (None, False)]
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


@pytest.mark.parametrize(
    ("words", "measures"),
    [({"body", "find"}, {"killed"}), ({"unaccounted"}, {"missing"}), ({"dead", "wounded"}, {"killed", "injured"}), ({"vote"}, set())],
)
def test_what_is_measured(words: set[str], measures: set[str]) -> None:
    assert measures_of(frozenset(words)) == measures
