"""When and where that happened of which a number tells."""

import pytest

from factories import parse_report
from numbers_counted import numbers_in, the_number
from rashomon.comparing.prepare import prepare_story
from rashomon.numbers.places_counted import opening_places
from rashomon.text.token_index import index_report

pytestmark = pytest.mark.weights

HARN = "A fire broke out in Harn.\nIt began in a mill of Harn.\n"


# When.


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("In 1987 a fire killed 40 people.", "1987"),
        ("The flood of 12 May 1987 killed 40 people.", "1987"),
        ("The dam broke in 1987. It killed 40 people.", "1987"),
        ("Floods killed 40 people last year.", "2030"),
        ("Floods kill 40 people a year.", "a year"),
        ("Floods have killed 40 people each year.", "each year"),
        ("A similar flood killed 40 people.", "another event"),
        ("Another flood killed 40 people.", "another event"),
        ("In May 2031 a flood killed 40 people.", None),
        ("The flood of 5 May 2031 killed 40 people.", None),
        ("Another 40 people were killed.", None),
        ("The dam, which broke in 1987, killed 40 people on Monday.", None),
        ("A flood killed 40 people.", None),
    ],
)
def test_what_was_long_over_is_told_from_the_event_of_the_report(
    text: str, over: str | None
) -> None:
    number = the_number(text)
    assert number.event.over == over
    assert number.event.is_now is (over is None)


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("In 1987 a fire killed 40 people.", "In 1987"),
        ("Floods killed 40 people last year.", "last year"),
        ("Floods have killed 40 people since January.", "since January"),
        ("A flood killed 40 people.", None),
        ("On Monday a flood killed 40 people.", None),
    ],
)
def test_the_words_that_say_of_which_other_time_a_number_is(
    text: str, occasion: str | None
) -> None:
    told = the_number(text).event.occasion
    assert (told and told.quote) == occasion


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("By Monday, 12 people had died in the fire.", "2031-05-05"),
        ("As of Monday, 12 people were missing.", "2031-05-05"),
        ("As of 6 May, the flood had killed 12 people.", "2031-05-06"),
        ("On Monday, 12 people died in the fire.", None),
        ("Since Monday the flood has hurt 12 people.", None),
        ("The fire killed 12 people.", None),
    ],
)
def test_the_day_for_which_a_sentence_gives_a_number_is_not_that_on_which_it_happened(
    text: str, day: str | None
) -> None:
    assert the_number(text).number.as_of == day


@pytest.mark.parametrize(
    ("text", "days", "is_own"),
    [
        ("On Monday a fire killed 12 people.", ("2031-05-05", "2031-05-05"), True),
        ("A fire killed 12 people between Monday, the mayor said, and 2 May.", None, False),
        ("A fire killed 12 people.", None, False),
    ],
    ids=["in its clause", "of two days", "of no day"],
)
def test_a_number_has_the_days_of_the_words_nearest_to_it(
    text: str, days: tuple[str, str] | None, is_own: bool
) -> None:
    number = the_number(text)
    assert (number.event.days, number.event.is_dated) == (days, is_own)


# Where.


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The fire killed 12 people.", "Harn"),
        ("In Orlo a fire killed 12 people.", "Orlo"),
        ("The mayor of Orlo said that 12 people died.", "Harn"),
        ("A fire killed 12 people, whose families flew to Orlo.", "Harn"),
        ("In 1987 a fire killed 12 people.", None),
    ],
    ids=[
        "the place of the event",
        "a place of its own",
        "the mayor's town",
        "to which others flew",
        "of an older fire nobody says where",
    ],
)
def test_people_are_harmed_in_the_place_of_the_event_unless_their_words_name_another(
    text: str, place: str | None
) -> None:
    reports = (f"{HARN}{text}", "Fire in Orlo\n\nThe mayor of Orlo and that of Harn spoke.")
    (number,) = [number for number in numbers_in(*reports) if number.fate]
    assert number.number.place == place


def test_people_harmed_elsewhere_are_of_another_event() -> None:
    reports = (f"{HARN}Twelve people died. Nine people died in Orlo.", HARN, "Orlo lies far off.")
    here, elsewhere = numbers_in(*reports)
    assert (here.event.over, here.event.is_now) == (None, True)
    assert elsewhere.event.over
    assert elsewhere.event.occasion
    assert elsewhere.event.occasion.quote == "in Orlo"


def test_two_numbers_of_a_sentence_have_each_its_place() -> None:
    text = "Nine people died in Harn and twelve people in Orlo. Harn and Orlo lie by the sea."
    first, second = numbers_in(text)
    assert first.number.place == "Harn"
    assert first.event.places != second.event.places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor flew from Vorn to Orlo on Monday.", []),
        ("The mayor arrived in Orlo on Monday.", []),
        ("A bus from Vorn to Orlo crashed in Harn.", ["Harn"]),
        ("A bomb went off close to Orlo.", ["Orlo"]),
        ("A mill 9 km from Orlo burnt down.", ["Orlo"]),
        ("A fire broke out in Orlo.", ["Orlo"]),
        ("A fire destroyed the market of Orlo.", ["Orlo"]),
    ],
)
def test_a_place_to_which_something_goes_is_none_where_it_happened(
    text: str, expected: list[str]
) -> None:
    behind = "Nobody slept. It rained. People live in Harn, people live in Orlo, people in Vorn."
    known = prepare_story([parse_report(f"{text} {behind}")])
    (page,) = known.annotated
    named = [(span, name) for name in known.names for span in name.mentions]
    first = opening_places(lambda: index_report(page, named, (), ()))
    assert [place.name for place in first] == expected
