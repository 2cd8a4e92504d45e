"""What numbers must share to stand beside each other in a tally."""

import pytest

from numbers_counted import last_of_each, numbers_in
from rashomon.numbers.likeness import ENOUGH, Likeness, is_same, named_pair, tally_key, told_by_one

pytestmark = pytest.mark.weights


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("The fire killed 12 bakers.", "The fire killed nine people.", True),
        ("The fire killed 12 people.", "The fire injured nine people.", False),
        ("A flood killed nine people.", "In 1987 a flood killed 40 people.", False),
        ("In 1987 a flood killed nine people.", "In 1987 a flood killed 40 people.", True),
        ("Twelve rebels stayed in Harn.", "Nine fighters stayed in Harn.", True),
        ("Twelve rebels stayed in Harn.", "Nine bakers stayed in Harn.", False),
        ("Ada Quill, 42, fell.", "Ada Quill, 43, fell.", True),
        ("Ada Quill, 42, fell.", "Bert Orlo, 42, fell.", False),
        ("It cost $40.", "It cost $50.", True),
        ("It cost $40.", "It cost 40 euros.", False),
        ("It cost $40.", "It cost 40 boats.", False),
        ("Some 40% of voters came.", "Some 50% of pupils came.", True),
        ("The camp lies 30 km away.", "The camp lies 19 miles away.", True),
        ("The run took two hours.", "The camp lies two miles away.", False),
    ],
    ids=[
        "one fate",
        "two fates",
        "another year",
        "one year",
        "nouns for the same",
        "two nouns",
        "one person's age",
        "two persons' ages",
        "one currency",
        "two currencies",
        "money and things",
        "shares",
        "lengths",
        "a time and a length",
    ],
)
def test_numbers_are_listed_by_fate_noun_or_dimension(
    first: str, second: str, is_one: bool
) -> None:
    number, neighbour = last_of_each(first, second)
    assert (tally_key(number) == tally_key(neighbour)) is is_one


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("At least 12 boats sank.", "Twelve boats sank.", True),
        ("Up to 20 boats sank.", "Twenty boats sank.", True),
        ("Up to 20 boats sank.", "Twelve boats sank.", False),
        ("Between 12 and 20 boats sank.", "Twelve boats sank.", False),
        ("Dozens of boats sank.", "Hundreds of boats sank.", False),
        ("The camp lies 30 km away.", "The camp lies 30 kilometres away.", True),
        ("The camp lies 30 km away.", "The camp lies 19 miles away.", True),
        ("The camp lies 30 km away.", "The camp lies 30 miles away.", False),
        ("The run took two hours.", "The run took 120 minutes.", True),
        ("The sack weighs 2 kg.", "The sack weighs 2,000 grams.", True),
        ("The sack weighs 2 kg.", "The sack weighs 2 pounds.", False),
    ],
)
def test_two_amounts_are_one_whatever_the_limit_or_unit(
    first: str, second: str, is_one: bool
) -> None:
    number, neighbour = last_of_each(first, second)
    assert is_same(number, neighbour) is is_one
    assert is_same(neighbour, number) is is_one


@pytest.mark.parametrize(
    ("text", "are_two"),
    [
        ("The strike closed 30 mills. It also closed 42 mills.", True),
        ("The strike closed 30 mills. It closed at least 30 mills.", False),
        ("The strike closed 30 mills, Ada Quill said. It closed 42 mills, the guild said.", False),
        ("The fire killed nine people. It killed 12 people.", False),
        ("The fire killed two people. It killed 60 people.", True),
    ],
    ids=["two numbers", "one number", "of two speakers", "two tolls", "two tolls that lie far off"],
)
def test_two_numbers_of_one_report_are_of_two_things(text: str, are_two: bool) -> None:
    numbers = numbers_in(text)
    first, second = (number for number in numbers if number.size() != 1)
    assert (named_pair(first, second) in told_by_one(numbers)) is are_two


# How much shows that two numbers are of one thing.

CLOSED = "The flood closed {} roads near Harn."


def weight(first: str, second: str, strength: float = 0.0) -> float:
    numbers = last_of_each(first, second)
    return Likeness(numbers, lambda *_: strength).between(*numbers)


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        ((CLOSED.format(30), CLOSED.format(42)), (CLOSED.format(30), "Orlo has 42 roads.")),
        (
            (CLOSED.format(30), CLOSED.format(32)),
            (CLOSED.format(30), CLOSED.format(90)),
        ),
        (
            ("Ada Quill bought 30 boats.", "Ada Quill bought 42 boats."),
            ("Ada Quill bought 30 boats.", "Bert Orlo bought 42 boats."),
        ),
    ],
    ids=["more words", "a closer number", "the same name"],
)
def test_numbers_that_share_more_are_more_likely_of_one_thing(
    nearer: tuple[str, str], farther: tuple[str, str]
) -> None:
    assert weight(*nearer) > weight(*farther)


def test_sentences_that_bear_on_one_thing_make_it_likelier() -> None:
    pair = CLOSED.format(30), CLOSED.format(42)
    assert weight(*pair, strength=0.9) > weight(*pair, strength=0.1)


@pytest.mark.parametrize(
    ("first", "second", "is_enough"),
    [
        ("The fire killed nine people.", "The fire killed 12 people.", True),
        ("The fire killed nine bakers.", "The fire killed 12 sailors.", False),
        ("Ada Quill, 42, fell.", "Ada Quill, 43, fell.", True),
        ("Some 30 rebels left Harn.", "Some 42 fighters left Harn.", True),
        ("The town destroyed 30 boats.", "The mayor spoke of 42 carts.", False),
    ],
    ids=["a toll", "tolls of others", "an age", "one deed", "nothing in common"],
)
def test_some_numbers_are_of_one_thing_whatever_their_sentences_share(
    first: str, second: str, is_enough: bool
) -> None:
    assert (weight(first, second) >= ENOUGH) is is_enough


def test_of_two_tolls_the_closer_ones_are_joined_first() -> None:
    toll = "The fire killed {} people."
    assert weight(toll.format(40), toll.format(42)) > weight(toll.format(40), toll.format(20))


@pytest.mark.parametrize(
    ("text", "is_answer"),
    [
        ("The dam has 30 gates, Ada Quill said. It has 42 gates, the guild said.", True),
        ("The dam has 30 gates, Ada Quill said. It has 42 gates, Ada Quill said.", False),
        (
            "The dam has 30 gates, Ada Quill said. It rained all night long in the valley. "
            "It has 42 gates, the guild said.",
            False,
        ),
    ],
    ids=["another speaker at once", "the same speaker", "another speaker later"],
)
def test_two_speakers_who_follow_each_other_speak_of_one_thing(text: str, is_answer: bool) -> None:
    numbers = [number for number in numbers_in(text) if number.noun == "gate"]
    first, second = numbers
    is_sure = Likeness(numbers, lambda *_: 0.0).between(first, second) == ENOUGH
    assert is_sure is is_answer
