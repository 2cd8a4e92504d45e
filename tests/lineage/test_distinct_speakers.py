"""Who stands behind an answer."""

import pytest

from factories import make_report
from rashomon.lineage.distinct_speakers import Speakers, count_speakers
from rashomon.model.name import Name, NameKind
from rashomon.model.point import Account
from rashomon.model.statement import Mode, Stance, Statement

NAMES = (
    Name("n1", "Maria Oliveira", NameKind.PERSON, ("Maria Oliveira", "Oliveira"), ()),
    Name("n2", "Coast Guard", NameKind.ORGANISATION, ("Coast Guard",), ()),
    Name("n3", "U.S. Navy", NameKind.ORGANISATION, ("U.S. Navy",), ()),
    Name("n4", "Coast", NameKind.PLACE, ("Coast",), ()),
    Name("n5", "Bank of Essel", NameKind.ORGANISATION, ("Bank of Essel",), ()),
)
REPORT = make_report("Nine died.", "a")


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


def said(
    speaker: str | None,
    name: str | None = None,
    role: str | None = None,
    affiliation: str | None = None,
) -> Statement:
    return Statement(
        "s",
        "a",
        REPORT.span(0, 9),
        None,
        speaker,
        name,
        None,
        False,
        (),
        Mode.INDIRECT,
        Stance.ASSERTS,
        role=role,
        affiliation=affiliation,
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


@pytest.mark.parametrize(
    ("statement", "key"),
    [
        (said("the mayor", "n1"), "name n1"),
        (said("somebody else", "n1"), "words mayor"),
        (said("the mayor"), "words mayor"),
        (said("the mayor", "n1", "spokesman", "Coast Guard"), "name n2"),
        (said("the mayor", "n1", "chief Spokeswoman", "the harbour"), "words harbour"),
        (said("the mayor", "n1", "captain", "Coast Guard"), "name n1"),
        (said("the mayor", "n1", "spokesman"), "name n1"),
        (said("the mayor", "n1", None, "Coast Guard"), "name n1"),
    ],
)
def test_what_the_statement_tells_of_a_speaker(statement: Statement, key: str) -> None:
    speakers = Speakers([statement], NAMES)
    asked = account("the mayor", statement="s")
    assert speakers.key(asked) == key
    assert speakers.key(asked) == key  # asked again
    assert speakers.statement(asked) == statement
    assert speakers.statement(account("the mayor")) is None


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
        lambda x, y: frozenset((x.id, y.id)) in same,
    )
    assert told == 2
