"""Whether two numbers are of one counted thing: each rule where it joins, and where it does not."""

import pytest

from numbers_counted import last_of_each, numbers_in
from rashomon.numbers.one_thing import (
    holds,
    of_one_event,
    one_kind,
    one_thing,
    one_toll,
    parted,
    plainly_one,
    times,
)

pytestmark = pytest.mark.weights

KILLED = "The fire killed {} people."

# Two sentences that tell of one claim.

ONE = {
    "an equal toll": (KILLED.format(12), "Twelve people died in the fire."),
    "a toll that grew": (KILLED.format("nine"), KILLED.format(12)),
    "none and some": ("Nobody was killed in the fire.", KILLED.format("nine")),
    "a few dozen and an exact number": ("Dozens were killed in the fire.", KILLED.format(40)),
    "one noun": ("The fire killed nine bakers.", "The fire killed 11 bakers."),
    "one deed": ("The mayor bought 30 boats.", "The mayor bought 42 boats."),
    "one choice": ("The mayor bought 30 red boats.", "The mayor bought 42 red boats."),
    "the age of one": ("Ada Quill, 42, was saved.", "Ada Quill, 43, was saved."),
    "money in two notations": (
        "The town paid $30m for the mill.",
        "The mill cost the town $30 million.",
    ),
    "an equal length": ("The tower is 30 metres tall.", "The tower is 30 metres tall."),
    "a crowd of one place": (
        "Some 30,000 people marched in Harn.",
        "About 60,000 people marched in Harn.",
    ),
    "a crowd in like words": (
        "Some 30,000 people marched against the dam.",
        "About 60,000 people marched against the dam.",
    ),
    "a large toll whose day only one recalls": (
        "The fire killed 12 people on Monday.",
        "The fire killed 12 people on 12 March.",
    ),
}
TWO = {
    "another fate": (KILLED.format(12), "The fire injured 12 people."),
    "a toll five times as high": (KILLED.format("nine"), KILLED.format(60)),
    "another town": (
        "The fire at the mill killed nine people in Harn.",
        "The fire at the mill killed nine people in Orlo.",
    ),
    "a small toll of another day": (
        "The fire killed nine people on Monday.",
        "The fire killed nine people on 12 March.",
    ),
    "a small toll of an older event": (
        KILLED.format("nine"),
        "In 1987 a fire killed nine people.",
    ),
    "another noun": ("The fire killed nine bakers.", "The fire killed 11 sailors."),
    "some of all": ("The fire killed nine bakers.", KILLED.format(11)),
    "a grade of the hurt": (
        "The fire injured 40 people.",
        "The fire critically injured 40 people.",
    ),
    "another deed": ("The mayor bought 30 boats.", "The mayor sold 42 boats."),
    "another buyer": ("Ada Quill bought 30 boats.", "Bert Orlo bought 42 boats."),
    "a number three times as large": ("The mayor bought 30 boats.", "The mayor bought 95 boats."),
    "another choice": ("The mayor bought 30 red boats.", "The mayor bought 42 blue boats."),
    "one of things": ("The mayor bought one boat.", "The mayor bought two boats."),
    "the age of another": ("Ada Quill, 42, was saved.", "Bert Orlo, 42, was saved."),
    "an age and a count": ("Ada Quill, 42, was saved.", "Ada Quill bought 42 boats."),
    "other money": ("The town paid $30m for the mill.", "The town paid $42m for the mill."),
    "another currency": (
        "The town paid $30m for the mill.",
        "The town paid 30 million euros for the mill.",
    ),
    "a share and a count": (
        "The mill covers 30 percent of the land.",
        "The mill has 30 doors on the land.",
    ),
    "another length": ("The tower is 30 metres tall.", "The tower is 42 metres tall."),
    "a crowd of another place": (
        "Some 30,000 people marched in Harn.",
        "About 60,000 people marched in Orlo.",
    ),
    "a crowd of another sort": (
        "Some 30,000 people marched against the dam.",
        "About 60,000 people danced all night.",
    ),
}


@pytest.mark.parametrize(("first", "second"), ONE.values(), ids=ONE.keys())
def test_two_sentences_of_one_claim_count_one_thing(first: str, second: str) -> None:
    number, neighbour = last_of_each(first, second)
    assert one_thing(number, neighbour)
    assert one_thing(neighbour, number)
    assert not parted(number, neighbour)


@pytest.mark.parametrize(("first", "second"), TWO.values(), ids=TWO.keys())
def test_two_sentences_of_one_claim_count_two_things(first: str, second: str) -> None:
    number, neighbour = last_of_each(first, second)
    assert not one_thing(number, neighbour)
    assert not one_thing(neighbour, number)


# Equal numbers wherever they stand, and tolls.


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        (*ONE["an equal toll"], True),
        (*ONE["money in two notations"], True),
        ("Nine people died in Harn.", "Nine people were killed in Harn.", True),
        ("Some 30 boats sank off Harn.", "In the storm off Harn, 30 boats sank.", True),
        (*ONE["a toll that grew"], False),
        (*ONE["the age of one"], False),
        (*ONE["an equal length"], False),
        (*TWO["another town"], False),
        (*TWO["another fate"], False),
        ("The mayor bought 30 boats.", "The mayor bought 30 carts.", False),
        ("The mayor bought 30 red boats.", "The mayor bought 30 blue boats.", False),
        ("The mayor bought four boats.", "A guild lent four boats.", False),
        ("The mayor bought one boat.", "The mayor bought one boat.", False),
    ],
)
def test_equal_numbers_are_of_one_thing_wherever_they_stand_only_if_plainly_so(
    first: str, second: str, is_one: bool
) -> None:
    number, neighbour = last_of_each(first, second)
    assert plainly_one(number, neighbour) is is_one
    assert plainly_one(neighbour, number) is is_one


def test_equal_numbers_of_one_report_are_plainly_one_only_where_people_were_harmed() -> None:
    boats = numbers_in("Some 30 boats sank off Harn. The mayor said that 30 boats sank off Harn.")
    people = numbers_in("Some 30 people died off Harn. The mayor said 30 people died off Harn.")
    assert not plainly_one(*boats)
    assert plainly_one(*people)


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        (*ONE["an equal toll"], True),
        (*ONE["a toll that grew"], True),
        (*ONE["none and some"], True),
        (*ONE["a crowd of one place"], True),
        (*ONE["a crowd in like words"], True),
        ("Some 3,000 people marched in Harn.", "About 90,000 people marched in Harn.", True),
        (*TWO["a toll five times as high"], False),
        (*TWO["another town"], False),
        (*TWO["another fate"], False),
        (*TWO["a grade of the hurt"], False),
        (*TWO["some of all"], False),
        (*TWO["a small toll of an older event"], False),
        (*ONE["one deed"], False),
        ("Some 30,000 people marched.", "About 60,000 people marched in Harn.", False),
    ],
)
def test_a_toll_is_of_the_people_of_one_event(first: str, second: str, is_one: bool) -> None:
    number, neighbour = last_of_each(first, second)
    assert one_toll(number, neighbour) is is_one
    assert one_toll(neighbour, number) is is_one


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        (*ONE["one noun"], True),
        (*ONE["a toll that grew"], True),
        (*TWO["another noun"], False),
        (*TWO["a grade of the hurt"], False),
        ("The fire killed nine bakers.", "The fire killed nine people.", True),
    ],
)
def test_two_numbers_choose_alike_among_those_harmed(first: str, second: str, is_one: bool) -> None:
    number, neighbour = last_of_each(first, second)
    assert one_kind(number, neighbour) is is_one
    assert of_one_event(number, neighbour) is is_one


# A report whose larger number holds a smaller one behind it.


@pytest.mark.parametrize(
    ("text", "is_held"),
    [
        ("The fire killed 19 people. Nine people died in one house.", True),
        ("The fire killed 19 people, police said. Three people died, the guild said.", True),
        ("The fire killed 19 people, police said. Nine people died, the guild said.", False),
        ("Nine people died in one house. The fire killed 19 people.", False),
        ("The fire killed 190 people. Nine people died in one house.", False),
        ("The fire killed 19 people. Nine people were hurt in one house.", False),
        ("The fire killed 19 people. Nine bakers died in one house.", False),
        ("The fire killed 19 people. In 1987 a fire killed nine people.", False),
    ],
    ids=[
        "by the report itself",
        "far less, by another speaker",
        "half, by another speaker",
        "before it",
        "of another event, so small it is",
        "of another fate",
        "of others",
        "of an older event",
    ],
)
def test_a_larger_number_holds_a_smaller_one_behind_it(text: str, is_held: bool) -> None:
    numbers = numbers_in(text)
    larger = max(numbers, key=lambda number: number.size() or 0.0)
    (smaller,) = [number for number in numbers if number.fate and number is not larger]
    assert holds(larger, smaller) is is_held
    assert not holds(smaller, larger)


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        ("Some 30 boats sank.", "Ninety boats sank.", 3.0),
        ("The camp lies 3 km away.", "The camp lies 3,000 metres away.", 1.0),
        ("The run took two hours.", "The run took 30 minutes.", 4.0),
    ],
)
def test_numbers_are_compared_in_one_unit(first: str, second: str, ratio: float) -> None:
    number, neighbour = last_of_each(first, second)
    assert times(number, neighbour) == pytest.approx(ratio)
    assert times(neighbour, number) == pytest.approx(ratio)


# Two places, two days.

TOWNS = "Shells fell on Vorn and Harn on Monday. "
IN_VORN = f"{TOWNS}In Vorn 20 people were wounded."


@pytest.mark.parametrize(
    ("first", "second", "are_parted"),
    [
        (IN_VORN, f"{TOWNS}The mayor of Harn said that 11 people were wounded.", True),
        (IN_VORN, f"{TOWNS}Ada Quill, the mayor of Harn, said 11 people were wounded.", True),
        (IN_VORN, f"{TOWNS}Police in Harn said that 11 people were wounded.", True),
        (IN_VORN, f"{TOWNS}Eleven people were wounded, doctors at Harn hospital said.", True),
        (IN_VORN, f"{TOWNS}A shell hit a mill in Harn. Eleven people were wounded.", True),
        (IN_VORN, "Shells fell on Vorn and Harn, wounding 31 people.", True),
        (IN_VORN, f"{TOWNS}The mayor of Harn said that 25 people were wounded in Vorn.", False),
        (IN_VORN, f"{TOWNS}The Vornian health ministry said 25 people were wounded.", False),
        (IN_VORN, f"{TOWNS}The health ministry in Harn said 25 people were wounded.", False),
        ("A blast in Harn killed five people.", "A blast killed seven people.", False),
        ("A blast in Tolvik killed five.", "The mayor of Harn said that seven died.", False),
        (
            "A blast in the Tolvik district of Harn killed five people.",
            "A blast in Tolvik killed seven people.",
            False,
        ),
        (
            "Police fired on Tuesday, killing five people.",
            "Police fired on Tuesday. On Friday police fired again, and three people died.",
            True,
        ),
        ("Five people were killed on Tuesday.", "Seven were killed on Wednesday.", False),
        ("Five people died on Monday.", "On Wednesday police said that seven died.", False),
        ("Five people died on Monday.", "The toll rose to seven on Wednesday.", False),
        ("Five people died on Monday.", "By Wednesday seven people had died.", False),
        ("Five people died on Monday.", "Rescuers found seven dead on Wednesday.", False),
    ],
)
def test_towns_and_days_part_numbers_only_where_reports_tell_them_apart(
    first: str, second: str, are_parted: bool
) -> None:
    number, neighbour = last_of_each(first, second)
    assert parted(number, neighbour) is are_parted
    assert parted(neighbour, number) is are_parted


# Two happenings.

PASSED = "The council met. It passed {} by {} votes."
TOOK = "Thieves took {} crowns from the {}."
TWO_DAYS = "Students marched in Tolvik on Monday and on Tuesday. "
TRAINS = "A freight train and an express collided. "


@pytest.mark.parametrize(
    ("first", "second", "are_parted"),
    [
        (PASSED.format("the tram plan", 21), PASSED.format("the budget", 24), True),
        (PASSED.format("the tram plan", 21), PASSED.format("the budget", 21), True),
        (PASSED.format("the tram bill", 21), PASSED.format("the bill", 23), False),
        (PASSED.format("the budget", 61), PASSED.format("the bill", 63), False),
        (TOOK.format("4,000", "bakery"), TOOK.format("9,500", "jeweller"), True),
        (TOOK.format("4,000", "bakery"), TOOK.format("4,500", "shop"), False),
        (
            TOOK.format("4,000", "bakery"),
            "A bakery had a jeweller beside it. " + TOOK.format("4,500", "jeweller"),
            False,
        ),
        ("The morning strike killed three.", "The strike killed five.", False),
        ("The morning strike killed three.", "The dawn strike killed five.", False),
        ("The first killed 8 people.", "The second killed 13 people.", True),
        ("The first reports said that 8 people died.", "Later, 13 people died.", False),
        ("The blast killed 8 people.", "The explosion killed 13 people.", False),
        ("At the upper mine, 11 miners died.", "At the lower mine, seven miners died.", True),
        ("On the lower deck, four died.", "On the upper deck, nine died.", True),
        ("On a lower deck, four died.", "On a crowded deck, nine died.", False),
        ("Four of the red bus died.", "The red bus was full. Nine of the late bus died.", False),
        ("On the ninth floor, two died.", "On the fourth floor, five died.", True),
        ("On the ninth floor, two died.", "On the 9th floor, five died.", False),
        ("The lone gunman killed two.", "The young gunman killed five.", False),
        ("Nine people died at the scene.", "Two people died in hospital.", True),
        ("Nine people died at the scene.", "Two people died on the spot.", False),
        ("It was his third 200-yard game.", "It was the second 200-yard game.", False),
        ("He shot four people.", "He meant to shoot ten people.", True),
        (f"{TRAINS}Two on the freight train died.", f"{TRAINS}Nine on the express died.", True),
        ("Two people on the ferry died.", "Nine people on the boat died.", False),
        (f"{TWO_DAYS}On Monday, 30 were detained.", "On Tuesday, 55 were detained.", True),
        ("On Monday, 30 were detained.", "On Tuesday, 55 were detained.", False),
        ("On Monday, police detained 30.", "A day later, police detained 55.", True),
        ("Some 4,000 homes lost power.", "Some 9,000 homes could lose power.", True),
        ("Some 4,000 homes lost power.", "Some 5,200 homes have lost power.", False),
        (
            "The town mourned this morning as the toll rose to nine dead.",
            "In the afternoon, the blast killed seven.",
            False,
        ),
        (
            "Nine people killed as blast shakes hall Updated: 2031-05-03 13:14 By our staff",
            "At dawn, the blast killed seven.",
            False,
        ),
        (
            "In Mill Street, a house burned and two people died.",
            "In Dock Road, a house burned and six people died.",
            True,
        ),
    ],
)
def test_what_is_told_beside_numbers_parts_them_only_where_it_excludes_each_other(
    first: str, second: str, are_parted: bool
) -> None:
    number, neighbour = last_of_each(first, second)
    assert parted(number, neighbour) is are_parted
    assert parted(neighbour, number) is are_parted
