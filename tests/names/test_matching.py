"""Two full names of persons held against each other."""

import pytest

from rashomon.names.persons import akin, person_words, same_person_name


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Mostafa Rahal", "Mustapha Rahhal"),
        ("RAHAL, Mostafa", "Mostafa Rahal"),
        ("Dr. Jane Roe", "Jane Roe"),
        ("Jane A. Roe", "Jane Roe"),
        ("J. Roe-Smith", "Jane Roe Smith"),
        ("Abd al-Rahman Nouri", "Abdulrahman Nouri"),
        ("Wilhelmina Harkness", "Wilhelmina Harknes"),
        ("Sergey Petrenko", "Serhiy Petrenko"),
        ("Park Min-jun", "Pak Min-jun"),
        ("Олег Сидоренко", "Oleg Sidorenko"),
        ("J4ne R0e Harkness", "Jane Roe Harkness"),
        ("Lena Marsk-Holm", "MARSK HOLM, Lena"),
        ("Torvik Ana", "Ana Torvik"),
        ("Ana de la Torvik", "Ana Torvik"),
        ("Ana (Bibi) Torvik", "Ana Torvik"),
        ("Bob Torvik", "Robert Torvik"),
        ("Ana Bridget Torvik", "Ana Bridgit Torvik"),
        ("Lee Min-jun", "Yi Min-jun"),
        ("Марко Торвик", "Marko Torvik"),
        ("თორვიკი მარკო", "Marko Torviki"),
        ("Piet Sorel Jr.", "Piet Sorel"),
        ("Jane Roe", "Jane A. B. Roe"),
    ],
)
def test_one_person(one: str, two: str) -> None:
    assert same_person_name(one, two)
    assert same_person_name(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Jane Roe", "John Roe"),
        ("Mario Rossi", "Maria Rossi"),
        ("Jane Roe Jr.", "Jane Roe Sr."),
        ("Jane Roe", "Roe"),
        ("Hassan Nouri", "Hussein Nouri"),
        ("Jane Roe", "Mary Doe"),
        ("Lee Min-jun", "Lim Min-jun"),
        ("Ana Bridget Torvik", "Ana Carla Torvik"),
        ("Ana B. Torvik", "Ana C. Torvik"),
        ("Daniel Torvik", "Daniela Torvik"),
        ("Piet Sorel II", "Piet Sorel III"),
        ("Ana Torvik", "Ana Bridget Carla Sorel"),
        ("Ana", "Ana Torvik Sorel"),
        ("", "Jane Roe"),
        ("!!!", "???"),
    ],
)
def test_two_persons(one: str, two: str) -> None:
    assert same_person_name(one, two) is None
    assert same_person_name(two, one) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Jane Roe", "jane roe"),
        ("ROE, Jane", "jane roe"),
        ("Roe, Jr.", "roe"),
        ("Col. Olaf Storm III", "olaf storm"),
        ("J.R. Sorel", "j r sorel"),
        ("Ana de la Torvik", "ana torvik"),
        ("Ana (Bibi) Torvik", "ana torvik"),
        ("Marsk-Holm Lena", "marsk holm lena"),
        ("Олег Торвик", "oleg torvik"),
        ("0le T0rvik", "ole torvik"),
        ("Ana 7", "ana 7"),
        ("van", "van"),  # a particle alone is all there is
        ("Dr", "dr"),
        ("", ""),
    ],
)
def test_the_words_of_a_name(text: str, expected: str) -> None:
    assert " ".join(person_words(text)) == expected


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("sorel", "sorel", 1.0),
        ("park", "pak", 0.95),  # one family's name
        ("bob", "robert", 0.95),
        ("mustapha", "mostafa", 0.95),
        ("harkness", "harknes", 0.95),
        ("brandovick", "brantowick", 0.95),
        ("torvik", "torbik", 0.9),  # a slip
        ("samuelson", "gamuelsen", 0.9),  # two in a long word
        ("s", "sorel", 0.7),
        ("alex", "alexandrov", 0.7),
        ("s", "torvik", 0.0),
        ("torvik", "tolbik", 0.0),
        ("mario", "maria", 0.0),
        ("daniel", "daniela", 0.0),
        ("lee", "lim", 0.0),  # two families' names
        ("ana", "ole", 0.0),
        ("al", "alexandrov", 0.0),
    ],
)
def test_how_surely_two_words_are_one(one: str, two: str, expected: float) -> None:
    assert akin(one, two) == akin(two, one) == expected
