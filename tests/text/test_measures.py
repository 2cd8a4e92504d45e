import pytest

from rashomon.text.measures import measure, measures_of, same_thing

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


def test_units_of_measure() -> None:
    assert measure("Kilometres") == ("length", 1000)
    assert measure("person") is None
    assert measure(None) is None


@pytest.mark.parametrize(
    ("words", "measures"),
    [({"body", "find"}, {"killed"}), ({"unaccounted"}, {"missing"}), ({"dead", "wounded"}, {"killed", "injured"}), ({"vote"}, set())],
)
def test_what_is_measured(words: set[str], measures: set[str]) -> None:
    assert measures_of(frozenset(words)) == measures
