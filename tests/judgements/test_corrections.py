"""What people put right in accounts, and how their question reads."""

import pytest

from factories import make_report
from rashomon.judgements.corrections import corrected, corrections_in
from rashomon.model.judgement import Action, Judgement, judgement
from rashomon.model.point import Account, Point, PointKind
from rashomon.model.statement import Stance

REPORT = make_report("Nine barges sank. The lamps were dark.", "gale")


def point(kind: PointKind, value: str) -> Point:
    account = Account("a-1", "gale", REPORT.span(0, 16), None, None, Stance.ASSERTS, value, 9.0, 9.0, "barge")
    return Point("p", "How many barges sank?", kind, (account,))


COUNT, YES_NO = point(PointKind.COUNT, "Nine"), point(PointKind.YES_NO, "yes")


def says(field: str, after: str | None, *, action: Action = Action.SET) -> Judgement:
    return judgement(action, field, ("a-1",), by="ina", at="", after=after)


def account(found: Point, *judgements: Judgement) -> Account:
    (made,) = corrected([found], corrections_in(judgements))
    return made.accounts[0]


@pytest.mark.parametrize("order", [1, -1])
def test_a_value_gives_its_bounds_unless_they_are_said_whatever_came_first(order: int) -> None:
    assert (account(COUNT, says("value", "up to 40")).low, account(COUNT, says("value", "up to 40")).high) == (None, 40.0)
    both = [says("value", "up to 40"), says("low", "12")][::order]
    assert (account(COUNT, *both).low, account(COUNT, *both).high) == (12.0, 40.0)


@pytest.mark.parametrize(
    ("found", "field", "after"),
    [(COUNT, "low", "many"), (COUNT, "stance", "sings"), (YES_NO, "value", "nine")],
)
def test_what_cannot_be_read_changes_nothing(found: Point, field: str, after: str) -> None:
    assert account(found, says(field, after)) == found.accounts[0]


def test_only_what_is_set_of_the_account_is_corrected() -> None:
    assert account(COUNT, says("value", "12", action=Action.ACCEPT)) == COUNT.accounts[0]
    other = judgement(Action.SET, "value", ("a-2",), by="ina", at="", after="12")
    assert account(COUNT, other) == COUNT.accounts[0]
    assert account(COUNT, says("unit", None)).unit is None


def test_a_question_reads_as_it_was_put() -> None:
    (asked,) = corrected([COUNT], corrections_in([says("wording", "How  many sank?")]))
    assert asked.question == "How many sank?"
