"""Two full names of persons held against each other."""

import pytest

from rashomon.names.matching import same_person_name


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
        ("", "Jane Roe"),
        ("!!!", "???"),
    ],
)
def test_two_persons(one: str, two: str) -> None:
    assert same_person_name(one, two) is None
    assert same_person_name(two, one) is None
