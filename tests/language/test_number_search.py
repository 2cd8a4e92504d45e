"""Numbers, whatever they count."""

import time

import pytest

from rashomon.language.number_search import find_numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("twelve hundred men in 2015", [1200, 2015]),
        ("two and three fifths", [2.6]),
        ("one hundred and five", [105]),
        ("one-hundred-and-five", [105]),
        ("three dozens", [36]),
        ("five hundred and thirty-five thousandths", [0.535]),
        ("two-thirds and a quarter", [2 / 3, 0.25]),
        ("3 1/2 cups, 2/3 full", [3.5, 2 / 3]),
        ("3.5 x 10^9 and 1e5", [3.5e9, 1e5]),
        ("-5 degrees, minus two", [-5, -2]),
        ("one point zero eight", [1.08]),
        ("a thousand million", [1e9]),
        ("20k, 3m and 7bn", [20e3, 3e6, 7e9]),
        ("half a million", [5e5]),
        ("a hundred and five thousand", [105e3]),
        ("a hundred fifty-five", [155]),
        ("five dozen and ten dozen", [60, 120]),
        ("one hundred and two thirds", [100 + 2 / 3]),
        ("three out of four", [0.75]),
        ("five point two million", [5.2e6]),
        ("one in ten goats", [0.1]),
        ("two in five days", [2, 5]),
        ("four point twenty-two", [4.22]),
        ("12 000 goats, 1 250 000 bees", [12000, 1250000]),
        ("12 300 goats", [12, 300]),
        ("1.250.000 bees and 3.500", [1250000, 3.5]),
        ("2.4 × 10⁵ cells, 10⁶ cells", [2.4e5, 1e6]),
        ("2^10 doors", [1024]),
        ("3⅗ cups", [3.6]),
        ("one hundred and twenty-three thousand and five", [123005]),
        ("one hundred one hundred and two", [100, 102]),
        ("two thousand three thousand, two hundred fifty thousand", [2000, 3000, 250e3]),
        ("five hundred thousand two hundred thousand", [5e5, 2e5]),
        ("two-and-a-half hours, six-and-a-half", [2.5, 6.5]),
        ("a three-quarter mile on twenty-third street", [0.75]),
        ("1x10^3m and 1 ½ km", [1000, 1.5]),
        ("minus one half, −½", [-0.5, -0.5]),
        ("$1.5 mln and 2 bln", [1.5e6, 2e9]),
        ("EUR15 and Rs500", [15, 500]),
        ("flight XA17", []),
        ("one of them", []),
    ],
)
def test_numbers(text: str, expected: list[float]) -> None:
    assert [n.value for n in find_numbers(text) if not n.ordinal] == pytest.approx(expected)


def test_ordinals_are_marked() -> None:
    assert [(n.value, n.ordinal) for n in find_numbers("the 21st and the twenty-second of five")] == [(21, True), (22, True), (5, False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one of them and one who ran", [1, 1]),
        ("the one that ran, this one", []),
        ("the one hundred who ran", [100]),
    ],
)
def test_one_counts_where_it_is_asked_for(text: str, expected: list[float]) -> None:
    assert [n.value for n in find_numbers(text, pronouns=True)] == expected


def test_the_twenty_first_has_no_hyphen_everywhere() -> None:
    assert [(n.value, n.ordinal) for n in find_numbers("the twenty first goat, the thirty second door")] == [(21, True), (32, True)]


def test_figures_beyond_all_bounds_are_read() -> None:
    for text in ("9" * 5_000, "1/" + "9" * 5_000, "3e" + "9" * 5_000, "300^299", "9e99 x 10^99", "3 " + "7" * 5_000 + "/8"):
        assert all(n.end <= len(text) for n in find_numbers(text))


def test_odd_text_takes_no_time() -> None:
    started = time.process_time()
    for text in (
        "",
        "one-" * 5_000,
        "1/" * 5_000,
        "and a half " * 5_000,
        "point five " * 3_000,
        "½" * 5_000,
        "100 000 " * 3_000,
        "1.000." * 3_000,
        "10⁹" * 3_000,
        "5 and " * 3_000 + "5 and",
    ):
        find_numbers(text)
    assert time.process_time() - started < 4


def test_ordinals_of_hundreds() -> None:
    (found,) = find_numbers("the two hundred and fifth goat")
    assert (found.value, found.ordinal) == (205, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one and a half hours", [1.5]),
        ("one-fifth of it", [0.2]),
        ("a trillion and one", [1e12 + 1]),
        ("a hundred millionths", [1e-4]),
        ("one hundred and thirty-five fifths", [27]),
        ("three and two thirds of a goat", [3 + 2 / 3]),
        ("six and a third of the rest", [6, 1 / 3]),
        ("€-5, 4x6 rooms", [-5, 4, 6]),
        ("the MI-6 file, route XA-17, version 2.5.1", []),
    ],
)
def test_composed_numbers(text: str, expected: list[float]) -> None:
    assert [n.value for n in find_numbers(text) if not n.ordinal] == pytest.approx(expected)
