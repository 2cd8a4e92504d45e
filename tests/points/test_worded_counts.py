"""Counts told without a number, and numbers that count nothing."""

import pytest

from factories import parse_report
from rashomon.model.point import PointKind
from rashomon.points.candidates import Candidate, find_candidates
from rashomon.points.counted import counted_of
from rashomon.points.reading import Reading, read_reports

pytestmark = pytest.mark.weights


def read(text: str) -> tuple[Reading, list[Candidate]]:
    reading = read_reports([parse_report(text, "a", anchor="2024-05-08")], names=(), statements=(), dates=())[0]
    return reading, [c for c in find_candidates(reading) if c.quantity is not None]


ZEROS = [
    ("Nobody was hurt in the gale.", "Nobody", "Nobody was hurt in the gale", "person", {"injured"}),
    ("No one is missing any more.", "No one", "No one is missing any more", "person", {"missing"}),
    ("No person is currently reported missing.", "No", "No person is currently reported missing", "person", {"missing"}),
    ("No passengers were injured.", "No", "No passengers were injured", "passenger", {"injured"}),
    ("The fire burned 22 houses but killed nobody.", "nobody", "killed nobody", "person", {"killed"}),
    ("None of the 40 passengers was injured.", "None", "None of the 40 passengers was injured", "passenger", {"injured"}),
    ("Nobody lost their life.", "Nobody", "Nobody lost their life", "person", {"killed"}),
    ("There were no fatalities.", "no", "no fatalities", "fatality", {"killed"}),
    ("There were no casualties.", "no", "no casualties", "casualty", set()),
    ("The siege ended without loss of life.", "without", "The siege ended without loss of life", "person", {"killed"}),
    ("It ended without a single death.", "without a single", "It ended without a single death", "death", {"killed"}),
]


@pytest.mark.parametrize(("text", "value", "quote", "unit", "measures"), ZEROS)
def test_nobody_is_none(text: str, value: str, quote: str, unit: str, measures: set[str]) -> None:
    reading, candidates = read(text)
    (zero,) = [c for c in candidates if c.rule == "zero"]
    assert zero.kind is PointKind.COUNT
    assert zero.quantity is not None
    assert (zero.quantity.low, zero.quantity.high, zero.quantity.text, zero.unit) == (0.0, 0.0, value, unit)
    assert reading.span(zero.start, zero.end).quote == quote
    counted = counted_of(reading, zero)
    assert counted is not None
    assert counted.measures == measures


def test_the_clause_still_says_yes_or_no() -> None:
    reading = read_reports([parse_report("Nobody was hurt in the gale.", "a")], names=(), statements=(), dates=())[0]
    assert {c.kind for c in find_candidates(reading)} >= {PointKind.COUNT, PointKind.YES_NO}


@pytest.mark.parametrize(
    "text",
    [
        "Nobody could be hurt by it.",
        "No further casualties were reported.",
        "Almost nobody was hurt.",
        "There is no proof that the gale killed anyone.",
        "If nobody was hurt, the harbour reopens.",
        "Nobody came to the quay.",
        "No mayor was elected.",
        "Nobody misses the old bridge.",
        "The ship sailed without a pilot.",
    ],
)
def test_what_may_be_or_counts_nobody_hit_is_no_zero(text: str) -> None:
    assert not [c for c in read(text)[1] if c.rule == "zero"]


ORDINALS = [
    ("A third child died on Friday.", 3.0, "child"),
    ("A fourth death was reported on Monday.", 4.0, "death"),
    ("The tenth victim died on Sunday.", 10.0, "victim"),
]


@pytest.mark.parametrize(("text", "number", "unit"), ORDINALS)
def test_a_third_death_makes_three(text: str, number: float, unit: str) -> None:
    reading, candidates = read(text)
    (found,) = [c for c in candidates if c.rule == "ordinal"]
    assert found.quantity is not None
    assert (found.quantity.low, found.quantity.high, found.unit) == (number, number, unit)
    counted = counted_of(reading, found)
    assert counted is not None
    assert counted.measures == {"killed"}


@pytest.mark.parametrize("text", ["The third child was a baker.", "The first victim was a baker.", "A third boat left the quay."])
def test_an_ordinal_that_only_orders_is_no_count(text: str) -> None:
    assert not [c for c in read(text)[1] if c.rule == "ordinal"]


def test_a_number_that_is_a_name_is_no_amount() -> None:
    _, candidates = read("Line 7 was closed and Flight 302 turned back. The toll rose to 31. Unit 4 has 12 lines.")
    assert [c.quantity.text for c in candidates if c.quantity is not None] == ["31", "12"]


def test_children_of_a_mother_are_not_counted_among_the_dead() -> None:
    reading, candidates = read("Ana Ruel, a mother of three, was killed on Monday.")
    counted = counted_of(reading, candidates[0])
    assert counted is not None
    assert (counted.measures, counted.things) == (set(), {"child"})


ELSEWHERE = [
    ("About 2,400 people had been moved to the hills and nine are dead.", "2,400"),
    ("Two men died while she dangled for five hours.", "five"),
    ("The trench he died in has cost 400 euros.", "400"),
    ('"I would have liked a hundred grains," he admits.', "hundred"),
]


@pytest.mark.parametrize(("text", "figure"), ELSEWHERE)
def test_the_dead_of_another_clause_say_nothing_of_a_figure_with_its_own_noun(text: str, figure: str) -> None:
    reading, candidates = read(text)
    found = next(c for c in candidates if c.quantity is not None and figure in c.quantity.text)
    counted = counted_of(reading, found)
    assert counted is not None
    assert not counted.measures & {"killed", "injured"}


def test_the_parts_of_a_toll_behind_a_colon_are_of_its_measure() -> None:
    reading, candidates = read("Fourteen people died: nine workers, three divers and two clerks.")
    found = [counted_of(reading, c) for c in candidates]
    assert all(counted is not None and "killed" in counted.measures for counted in found)


def test_the_word_right_behind_a_bare_figure_says_what_it_measures() -> None:
    reading, candidates = read("The Front speaks of 23 dead and up to 60 wounded.")
    found = {c.quantity.text: counted_of(reading, c) for c in candidates if c.quantity is not None}
    assert {text: set(counted.measures) for text, counted in found.items() if counted is not None} == {
        "23": {"killed"},
        "up to 60": {"injured"},
    }


def test_who_admits_to_a_figure_takes_nobody_to_hospital() -> None:
    reading, candidates = read("Police admit to 27.")
    counted = counted_of(reading, candidates[0])
    assert counted is not None
    assert not counted.measures


def test_a_number_is_no_unit() -> None:
    _, candidates = read("The coalition would have 75 of 150.")
    assert {c.unit for c in candidates} == {None}


def test_the_second_figure_of_a_clause_is_an_account_of_its_own() -> None:
    reading, candidates = read("Three people are dead and eleven unaccounted for.")
    quotes = {c.quantity.text: reading.span(c.start, c.end).quote for c in candidates if c.quantity is not None}
    assert quotes == {"Three": "Three people are dead and eleven unaccounted", "eleven": "eleven unaccounted"}
