"""Two full names held against each other."""

import pytest

from rashomon.model.name import NameKind
from rashomon.names.matching import same_name


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
    assert same_name(one, two, NameKind.PERSON)
    assert same_name(two, one, NameKind.PERSON)


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
    assert same_name(one, two, NameKind.PERSON) is None
    assert same_name(two, one, NameKind.PERSON) is None


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Harn Metal GmbH", "Harn Metal", True),
        ("Harn Metal & Sons Ltd", "Harn Metal and Sons Limited", True),
        ("Harn Metall Aktiengesellschaft", "Harn Metal AG", True),
        ("First Harn Bank", "1st Harn Bank", True),
        ("HARNMETAL", "Harn Metal Inc.", True),
        ("North Utopia Rescue Service", "NURS", True),
        ("Harn Metal", "Odel Metal", False),
        ("Harn School 14", "Harn School 41", False),
        ("Trading Company", "Holding Group", False),
    ],
)
def test_bodies(one: str, two: str, same: bool) -> None:
    assert (same_name(one, two, NameKind.ORGANISATION) is not None) is same
    assert (same_name(two, one, NameKind.ORGANISATION) is not None) is same
