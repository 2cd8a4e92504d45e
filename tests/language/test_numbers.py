"""Numbers, whatever they count."""

import time

import pytest

from rashomon.language.numbers import find_numbers


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
        ("flight XA17", []),
        ("one of them", []),
    ],
)
def test_numbers(text: str, expected: list[float]) -> None:
    assert [n.value for n in find_numbers(text) if not n.ordinal] == pytest.approx(expected)


def test_ordinals_are_marked() -> None:
    assert [(n.value, n.ordinal) for n in find_numbers("the 21st and the twenty-second of five")] == [(21, True), (22, True), (5, False)]


def test_odd_text_takes_no_time() -> None:
    started = time.perf_counter()
    for text in ("", "one-" * 5_000, "1/" * 5_000, "and a half " * 5_000, "point five " * 3_000, "½" * 5_000):
        find_numbers(text)
    assert time.perf_counter() - started < 4


def test_ordinals_of_hundreds() -> None:
    (found,) = find_numbers("the two hundred and fifth goat")
    assert (found.value, found.ordinal) == (205, True)
