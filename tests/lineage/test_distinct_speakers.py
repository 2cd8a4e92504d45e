"""Who stands behind an answer."""

import pytest

from factories import make_report
from rashomon.lineage.distinct_speakers import Speakers, count_speakers
from rashomon.model.name import Name, NameKind
from rashomon.model.point import Account
from rashomon.model.statement import Stance

NAMES = (
    Name("n1", "Maria Oliveira", NameKind.PERSON, ("Maria Oliveira", "Oliveira"), ()),
    Name("n2", "Coast Guard", NameKind.ORGANISATION, ("Coast Guard",), ()),
    Name("n3", "U.S. Navy", NameKind.ORGANISATION, ("U.S. Navy",), ()),
    Name("n4", "Coast", NameKind.PLACE, ("Coast",), ()),
    Name("n5", "Bank of Essel", NameKind.ORGANISATION, ("Bank of Essel",), ()),
)


def account(
    speaker: str | None, name: str = "x", report: str = "a", statement: str | None = None
) -> Account:
    return Account(
        name,
        report,
        make_report("Nine died.", report).span(0, 9),
        statement,
        speaker,
        Stance.ASSERTS,
        None,
    )


@pytest.mark.parametrize(
    ("speaker", "key"),
    [
        (None, None),
        ("", None),
        ("Maria Oliveira", "name n1"),
        ("the mayor Oliveira", "name n1"),
        ("Maria Oliveira of the Coast Guard", "name n1"),
        ("the Coast Guard", "name n2"),  # the longest name counts
        ("a Coast Guard spokeswoman", "name n2"),
        ("the US Navy's spokesman", "name n3"),
        ("senior unnamed Bank of Essel", "name n5"),
        ("Coast Guard and Bank of Essel", "words bank coast essel guard"),
        ("an officer of the Coast Guard", "words coast guard officer"),
        ("two residents", "words residents two"),
        ("residents, two residents", "words residents two"),
        ("the", "words the"),
    ],
)
def test_what_stands_for_a_speaker(speaker: str | None, key: str | None) -> None:
    assert Speakers((), NAMES).key(account(speaker)) == key


def test_names_of_speakers() -> None:
    speakers = Speakers((), NAMES)
    assert speakers.name_of(account("the mayor Oliveira")) == NAMES[0]
    assert speakers.name_of(account("two residents", "y")) is None
    assert speakers.name_of(account(None, "z")) is None
    assert speakers.named_alone("a captain of the Coast Guard") == NAMES[1]
    assert speakers.named_alone("Coast Guard and Bank of Essel") is None
    assert speakers.named_alone("nobody") is None


@pytest.mark.parametrize(
    ("accounts", "one_text", "count"),
    [
        ([account("Oliveira", "1"), account("Maria Oliveira", "2", "b")], False, 1),
        ([account("Oliveira", "1"), account(None, "2", "b")], False, 2),
        ([account(None, "1"), account(None, "2", "b")], False, 2),
        ([account(None, "1"), account(None, "2", "b")], True, 1),
        ([account(None, "1"), account(None, "2")], False, 1),
        ([], False, 0),
    ],
)
def test_how_many_speak(accounts: list[Account], one_text: bool, count: int) -> None:
    told = count_speakers(accounts, Speakers((), NAMES), lambda x, y: one_text, lambda x, y: False)
    assert told == count


def test_whoever_is_quoted_with_the_same_words_is_one() -> None:
    accounts = [account("Oliveira", "1"), account("a councillor", "2", "b"), account("Ek", "3")]
    same = {frozenset("12")}
    told = count_speakers(
        accounts,
        Speakers((), NAMES),
        lambda x, y: False,
        lambda x, y: frozenset((x[0].id, y[0].id)) in same,
    )
    assert told == 2
