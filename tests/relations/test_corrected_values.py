"""What an account says after people corrected its value."""

from dataclasses import replace

import pytest

from rashomon.judgements.make_constraints import relation_constraints
from rashomon.model.judgement import Action, judgement
from rashomon.model.point import Account, PointKind
from rashomon.relations.account_evidence import Evidence
from rashomon.relations.classify import load_relation_model, weigh
from rashomon.relations.gather_evidence import as_corrected
from rashomon.relations.relate import stand
from rashomon.relations.row_relations import equal_values
from rashomon.relations.signals import Outcome
from relations.evidence_factory import count, say


def corrected(value: str, quote: str = "the red gate", **fields: object) -> Evidence:
    return as_corrected(say(quote, value=value, **fields))


def test_only_values_that_were_set_are_corrections() -> None:
    made = [
        judgement(Action.SET, "value", ("a", "b"), by="Ida", at="", after="9"),
        judgement(Action.SET, "relation", ("c", "d"), by="Ida", at="", after="same"),
        judgement(Action.ACCEPT, "value", ("e",), by="Ida", at=""),
    ]
    assert relation_constraints(made).corrected == {"a", "b"}


@pytest.mark.parametrize(
    ("value", "negative", "unclear"), [("No", True, False), ("yes", False, False), ("Unclear", False, True), ("blue", False, False)]
)
def test_yes_no_and_unclear(value: str, negative: bool, unclear: bool) -> None:
    evidence = corrected(value, negative=not negative, unclear=not unclear)
    assert (evidence.negative, evidence.unclear) == (negative, unclear)


@pytest.mark.parametrize(("value", "negative"), [("yes", False), ("blue", True), ("no", True)])
def test_a_denial_stays_one_unless_it_is_said_to_be_so(value: str, negative: bool) -> None:
    assert corrected(value, stance="denies").negative is negative


def test_the_words_are_those_of_the_value() -> None:
    evidence = corrected("Blue barn in Essel")
    assert evidence.words == {"blue", "barn", "in", "essel"}
    assert evidence.proper == {"blue", "essel"}
    assert evidence.text == "blue barn in essel"
    assert evidence.account.quote.quote == "Blue barn in Essel"
    assert evidence.phrase
    assert corrected("kill").families == {"die"}


def test_without_a_value_the_quote_stays() -> None:
    assert as_corrected(say("the red gate")).account.quote.quote == "the red gate"


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2031-04-07", ("2031-04-07", "2031-04-07")),
        ("2031-04-07/2031-04-09", ("2031-04-07", "2031-04-09")),
        ("2031-04-07T09:20", ("2031-04-07", "2031-04-07")),
        ("1963", ("1963-01-01", "1963-12-31")),
        ("2032-02", ("2032-02-01", "2032-02-29")),
        ("1963/1965", ("1963-01-01", "1965-12-31")),
        ("2031-04/2031-05-03", ("2031-04-01", "2031-05-03")),
        ("2031-13", None),
        ("2031-04-31", None),
        ("12 clerks", None),
        ("19634", None),
        ("Monday", None),
        ("", None),
    ],
)
def test_days(value: str, days: tuple[str, str] | None) -> None:
    assert corrected(value).days == days


def test_the_time_of_day_and_vague_amounts_are_read_from_the_value() -> None:
    read = corrected("2031-04-07T09:20").clock
    assert read is not None
    assert read.minutes == 560
    assert corrected("dozens").vague
    assert not corrected("9").vague


@pytest.mark.parametrize(("low", "high", "numbers"), [(9, 9, (9, 9)), (9, None, (9, None)), (None, 9, (None, 9)), (None, None, None)])
def test_numbers(low: float | None, high: float | None, numbers: tuple[float | None, float | None] | None) -> None:
    assert as_corrected(count("x", low, high, value="9", numbers=(1, 1))).numbers == numbers


def account(name: str, value: str | None) -> Account:
    return replace(say(name).account, id=name, value=value)


@pytest.mark.parametrize(
    ("values", "judged", "expected"),
    [
        (("9", "9"), "a", {(0, 1): "same"}),
        (("Nine  clerks", "nine clerks"), "b", {(0, 1): "same"}),
        (("yes", "no"), "a", {(0, 1): "conflict"}),
        (("No", "Yes"), "b", {(0, 1): "conflict"}),
        (("yes", "maybe"), "a", {}),
        (("9", "9"), "", {}),
        (("9", "9", "9"), "a", {(0, 1): "same", (0, 2): "same"}),
        (("9", "9", "9"), "c", {(0, 2): "same", (1, 2): "same"}),
        ((None, None), "a", {}),
        (("", "9"), "a", {}),
        (("9", None), "a", {}),
    ],
)
def test_what_the_values_alone_decide(values: tuple[str | None, ...], judged: str, expected: dict[tuple[int, int], str]) -> None:
    found = equal_values([account(name, value) for name, value in zip("abc", values, strict=False)], set(judged))
    assert {pair: comparison.outcome.value for pair, comparison in found.items()} == expected
    assert {comparison.rule for comparison in found.values()} <= {"judged"}


def test_what_was_corrected_is_compared_by_its_value() -> None:
    told = count("9 hurt", 9, 9)
    wrong, right = count("eleven hurt", 11, 11), as_corrected(count("eleven hurt", 9, 9, value="9"))
    model = load_relation_model()
    before, after = (stand(each, model) for each in weigh([(told, wrong), (told, right)], PointKind.COUNT, model))
    assert before is not Outcome.SAME
    assert after is Outcome.SAME
