"""Full names of one person, and who bears a short name."""

import pytest

from rashomon.mentions.names.forms import Form
from rashomon.mentions.names.persons import Persons, person_blocks, same_person
from rashomon.model.name import NameKind


def person(text: str) -> Form:
    return Form.of(text, NameKind.PERSON)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Elena Voss Marrow", "Elena Voss"),
        ("Bob Torvik", "Robert Torvik"),
        ("Beth Sorel", "Elizabeth Sorel"),
        ("E. Sorel", "Elizabeth Sorel"),
        ("Ana B. Torvik", "Ana Torvik"),
        ("Ana B. Torvik", "Ana Bridget Torvik"),
        ("Ana Torvik", "Anna Torvik"),
        ("Ana Torvik Jr.", "Ana Torvik"),
        ("Ole Torvik Jr.", "Ole Torvik Junior"),
        ("Jon Torvik", "Jonathan Torvik"),
        ("Sam Torvik", "Samantha Torvik"),
        ("Martin Torvik", "Marten Torvik"),
        ("Nikol Torvik", "Nikolai Torvik"),
        ("Ole Kharadze", "Ole Haradze"),
        ("Yusuf Kadarow", "Yousef Qadarov"),
        ("Abdel Rahim Nasr", "Abdelrahim Nasr"),
        ("Roh Ki-tae", "Roh Gi-tae"),
    ],
)
def test_a_person_with_another_form_of_the_name_is_one(one: str, two: str) -> None:
    assert same_person(person(one), person(two)) or same_person(person(two), person(one))
    assert set(person_blocks(person(one))) & set(
        person_blocks(person(two))
    )  # else they are never held against each other


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Daniel Voss", "Daniela Voss"),
        ("Martin Voss", "Martina Voss"),
        ("Christian Voss", "Christina Voss"),
        ("John Voss", "Joan Voss"),
        ("Ole Voss Jr.", "Ole Voss Sr."),
        ("Ole Voss Junior", "Ole Voss Senior"),
        ("Paulo Voss", "Paula Voss"),
        ("Ana B. Torvik", "Ana C. Torvik"),
        ("Ana Bridget Torvik", "Ana Carla Torvik"),
        ("Ana Torvik", "Ole Torvik"),
        ("Ana Torvik", "Ana Sorel"),
        ("J. Voss", "K. Voss"),
        ("Torvik", "Ana Torvik"),
        ("Ana", "Ana Torvik"),
        ("Roh Ki-tae", "Roh Gi-ho"),
    ],
)
def test_persons_whose_names_differ_by_a_letter_that_tells_are_two(one: str, two: str) -> None:
    assert same_person(person(one), person(two)) is None
    assert same_person(person(two), person(one)) is None


_ALL = (
    "Ana Torvik",
    "Ole Torvik",
    "Piet van Dyrk",
    "Samir al-Halan",
    "Lena Marsk-Holm",
    "Una Stran",
    "Torvald",
)


@pytest.mark.parametrize(
    ("short", "expected"),
    [
        ("Torvik", ["Ana Torvik", "Ole Torvik"]),
        ("TORVIK", ["Ana Torvik", "Ole Torvik"]),
        ("van Dyrk", ["Piet van Dyrk"]),
        ("Dyrk", ["Piet van Dyrk"]),
        ("al-Halan", ["Samir al-Halan"]),
        ("Halan", ["Samir al-Halan"]),
        ("Marsk", ["Lena Marsk-Holm"]),
        ("Marsk-Holm", ["Lena Marsk-Holm"]),
        ("Ana", ["Ana Torvik"]),
        ("Ana Torvik", []),
        ("Sorel", []),
        ("Torvald", []),
    ],
)
def test_a_short_name_may_be_that_of_each_who_bears_it(short: str, expected: list[str]) -> None:
    bearers = Persons(map(person, _ALL)).bearers(person(short))
    assert [bearer.text for bearer in bearers] == expected
