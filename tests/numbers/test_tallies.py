"""The numbers of a story by what they count: an index, not one thing."""

import pytest

from factories import parse_report
from rashomon.comparing.finish import lay_side_by_side, numbers_of
from rashomon.comparing.prepare import prepare_story
from rashomon.model.number import Tally
from rashomon.numbers.tallies import make_tallies

pytestmark = pytest.mark.weights


def tallies(*texts: str, days: tuple[str | None, ...] = ()) -> tuple[Tally, ...]:
    """The tallies of these reports, published on these days."""
    known = prepare_story(
        [
            parse_report(text, f"r{n}", published=dict(enumerate(days)).get(n))
            for n, text in enumerate(texts)
        ]
    )
    return make_tallies(numbers_of(known), known.reports, lay_side_by_side(known).strength)


def told(*texts: str, days: tuple[str | None, ...] = ()) -> list[tuple[str, list[object]]]:
    """Their things with the values."""
    return [
        (one.thing, [v.low if v.high is None else v.high for v in one.values])
        for one in tallies(*texts, days=days)
    ]


def test_harm_to_people_stands_first_by_what_befell_them() -> None:
    found = told(
        "The flood closed 30 roads near Harn. Nine people were killed and 40 were injured.",
        "The flood closed 42 roads near Harn. Eleven people were killed and 52 were injured.",
    )
    assert found == [
        ("people killed", [9.0, 11.0]),
        ("people injured", [40.0, 52.0]),
        ("roads", [30.0, 42.0]),
    ]


def test_one_amount_in_two_notations_is_one_value() -> None:
    texts = (
        "The flood closed 1,200 roads.",
        "Floods closed about 1200 roads.",
        "It closed 900 roads.",
    )
    (one,) = tallies(*texts)
    assert [value.low for value in one.values] == [900.0, 1200.0]
    assert [value.reports for value in one.values] == [1, 2]
    assert (one.scale.low, one.scale.high) == (900.0, 1200.0) if one.scale else False


def test_one_report_or_one_value_is_no_tally() -> None:
    assert told("Nine people died. Later eleven people were dead.", "The road is closed.") == []
    assert told("Nine people died.", "Nine people have died, police said.") == []


def test_what_clauses_do_not_connect_stands_apart() -> None:
    assert told("The fire destroyed 12 boats.", "The harbour sells 15 boats a year.") == []


def test_parts_and_what_was_taken_back_are_no_tally() -> None:
    assert told("Of the crew, two of them were dead.", "Three of them were dead.") == []
    assert told("Nine people died, not seven.", "Nine people died.") == []


def test_ages_stand_together_by_whose_they_are() -> None:
    assert told("Ada Quill, 42, fell.", "Ada Quill, 43, fell.") == [("age", [42.0, 43.0])]


def test_values_of_a_toll_stand_in_the_order_of_known_days() -> None:
    texts = ("Nine people were killed.", "Seven people were killed.")
    assert told(*texts, days=("2031-05-01", "2031-05-02")) == [("people killed", [9.0, 7.0])]
    assert told(*texts) == [("people killed", [7.0, 9.0])]


def test_none_is_a_number_and_no_more_than_is_no_zero_and_rebels_are_fighters() -> None:
    assert told(
        "No one is believed to have been injured in the fire.", "Two people were injured there."
    ) == [("people injured", [0.0, 2.0])]
    assert told("No more than 200-300 rebels remained.", "About 500 fighters remained.") == [
        ("fighters", [300.0, 500.0])
    ]


def test_lengths_stand_together_in_their_units_and_a_conversion_is_no_other_value() -> None:
    fell = ("The climber fell 150 metres.", "The climber fell 700 feet.")
    assert told(*fell) == [("distance", [150.0, 700.0])]
    assert told("The climber fell 150 metres.", "The climber fell 492 feet.") == []


def test_numbers_that_words_tell_apart_stand_in_no_line() -> None:
    apart = (
        ("The flood destroyed 30 mills near Harn.", "The flood spared 42 mills near Harn."),
        ("The Harn mills sold 30 boats in May.", "The Orlo mills sold 42 boats in May."),
        ("Police seized 30 red boats there.", "Police seized 42 blue boats there."),
        ("The surgery took three hours.", "The drive through Harn took nine hours."),
        ("The first 30 boats left Harn.", "Some 42 boats left Harn."),
        ("Ada Quill, 42, fell.", "Bert Orlo, 43, fell."),
        ("The strike closed 30 mills. It also closed 42 mills.", "The strike closed 42 mills."),
    )
    assert [told(*texts) for texts in apart] == [[]] * len(apart)


def test_what_is_told_of_another_time_has_a_line_of_its_own() -> None:
    texts = (
        "The flood destroyed 30 mills. In 1987 a flood destroyed 12 mills.",
        "The flood destroyed 42 mills. In 1987 a flood destroyed 15 mills.",
    )
    now, then = tallies(*texts, days=("2031-05-01", "2031-05-01"))
    assert (now.occasion, then.occasion and then.occasion.quote) == (None, "In 1987")


def test_a_time_in_two_units_is_one_number() -> None:
    assert told(
        "It reached orbit after nine minutes and 46 seconds.", "It reached orbit after 600 seconds."
    ) == [("seconds", [586.0, 600.0])]
