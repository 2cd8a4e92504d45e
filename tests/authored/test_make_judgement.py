"""Making a judgement, and taking one back: a slip of the pen is found at once."""

import pytest

from factories import make_name, make_report
from rashomon.authored.in_force import settle, taking_back
from rashomon.authored.make_judgement import make_judgement
from rashomon.errors import StopError
from rashomon.model.date import Date
from rashomon.model.judgement import Action, Judgement, judgement, undoing
from rashomon.model.ledger import Ledger, Made
from rashomon.model.point import Account, Point, PointKind
from rashomon.model.statement import Stance
from rashomon.model.story import Story

REPORT = make_report("Mara O’Dell came on Friday. Nine barges sank.", "gale")
SANK = Account(
    "a-1", "gale", REPORT.span(28, 44), None, None, Stance.ASSERTS, "Nine", 9.0, 9.0, "barge"
)
STORY = Story(
    "s",
    "Gale",
    ("gale",),
    names=(make_name("Mara O’Dell", REPORT),),
    dates=(Date("d-1", REPORT.span(20, 26), "2031-05-02", "2031-05-02"),),
    points=(Point("p-1", "How many barges sank?", PointKind.COUNT, (SANK,)),),
)
LEDGER = Ledger(Made("test"), (REPORT,), (STORY,))


def make(action: str, field: str, *target: str, after: str | None = None) -> Judgement:
    return make_judgement(LEDGER, action, field, target, by="ina", at="2031-05-05", after=after)


@pytest.mark.parametrize("spelling", ["Mara O’Dell", "Mara O'Dell", "Mara  O'Dell"])
def test_a_name_is_known_whichever_apostrophe_is_typed(spelling: str) -> None:
    assert make("set", "kind", spelling, after="organisation").target == (spelling,)
    with pytest.raises(ValueError, match="no name of the ledger is spelled"):
        make("set", "kind", "Mara ODell", after="organisation")


@pytest.mark.parametrize(
    ("field", "target", "after"),
    [
        ("day", "d-1", "2031-05-02/2031-05-04"),
        ("day", "d-1", "Unknown"),
        ("as_of", "a-1", "2031-05-02"),
        ("as_of", "a-1", "unknown"),
    ],
)
def test_days_and_not_known_are_taken(field: str, target: str, after: str) -> None:
    assert make("set", field, target, after=after).after == after


@pytest.mark.parametrize(
    ("field", "target", "after"),
    [
        ("day", "d-1", "2031-05-04/2031-05-02"),
        ("day", "d-1", "Friday"),
        ("as_of", "a-1", "Unknown"),
        ("as_of", "a-1", "2031-02-30"),
    ],
)
def test_what_is_no_day_is_refused(field: str, target: str, after: str) -> None:
    with pytest.raises(ValueError, match="is no day"):
        make("set", field, target, after=after)


def test_what_is_taken_back_is_named_by_the_beginning_of_its_id() -> None:
    one, other = (
        judgement(Action.SET, "value", (target,), by="ina", at="", after="9")
        for target in ("a-1", "a-2")
    )
    made = taking_back([one, other], one.id[:8], where="the store", by="ina", at="2")
    assert made.target == (one.id,)
    for named, told in (
        ("j-", "may be"),
        ("j-none", "the store has no judgement 'j-none'"),
        ("", "has no judgement"),
    ):
        with pytest.raises(StopError, match=told):
            taking_back([one, other], named, where="the store", by="ina", at="2")
    with pytest.raises(StopError, match="was taken back or replaced already"):
        taking_back(
            settle([one, undoing(one, by="ina", at="2")]),
            one.id,
            where="the store",
            by="ina",
            at="3",
        )
