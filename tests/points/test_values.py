"""What is shown as each account's answer."""

import pytest

from factories import make_answer, make_report, quoted
from rashomon.model.date import Date
from rashomon.model.point import PointKind
from rashomon.model.statement import Stance
from rashomon.points.accounts import CandidateAccount
from rashomon.points.find_points import answer_values

COUNT, DATE, YES_NO, PLACE, IDENTITY = PointKind.COUNT, PointKind.DATE, PointKind.YES_NO, PointKind.PLACE, PointKind.IDENTITY


def shown(answer: CandidateAccount, kind: PointKind, question: str = "?", dates: tuple[Date, ...] = ()) -> str | None:
    return answer_values([answer], kind, question, {date.id: date for date in dates})[0].value


NINE = {"value": "nine", "low": 9.0, "high": 9.0}
CASES = [
    (COUNT, make_answer("nine barges", kind=COUNT, **NINE), "nine"),
    (COUNT, make_answer("dozens of barges", kind=COUNT, value="dozens"), "dozens"),
    (COUNT, make_answer("barges were lost"), None),
    (COUNT, make_answer("several barges were lost"), "several"),
    (COUNT, make_answer("no barge was lost", value="no", stance=Stance.DENIES), None),
    (COUNT, make_answer("the losses are unclear", value="unclear"), "unclear"),
    (COUNT, make_answer("a bargeman", kind=IDENTITY, value="a bargeman"), None),
    (DATE, make_answer("on Monday", kind=DATE, value="2024-05-06"), "2024-05-06"),
    (DATE, make_answer("it sank"), None),
    (YES_NO, make_answer("it sank"), "yes"),
    (YES_NO, make_answer("it did not sink", polarity=False, value="no"), "no"),
    (YES_NO, make_answer("it sank", stance=Stance.DENIES, value="no"), "no"),
    (YES_NO, make_answer("whether it sank is unclear", value="unclear"), "unclear"),
    (YES_NO, make_answer("nine barges sank", kind=COUNT, **NINE), "yes"),
    (YES_NO, make_answer("in the harbour", kind=PLACE, value="the harbour"), "yes"),
    (PLACE, make_answer("in the harbour", kind=PLACE, value="the harbour"), "the harbour"),
    (PLACE, make_answer("sank in the harbour, "), "sank in the harbour"),
    (IDENTITY, make_answer("denied being the owner", stance=Stance.DENIES, value="no"), "no"),
    (IDENTITY, make_answer("word " * 30), None),
]


@pytest.mark.parametrize(("kind", "answer", "expected"), CASES)
def test_values(kind: PointKind, answer: CandidateAccount, expected: str | None) -> None:
    assert shown(answer, kind) == expected


def test_only_the_value_changes() -> None:
    answer = make_answer("nine barges sank", kind=COUNT, low=9.0, high=9.0, unit="barge", value="nine", stance=Stance.HEDGES)
    [found] = answer_values([answer], YES_NO, "Did barges sink?", {})
    assert (found.id, found.low, found.high, found.unit, found.stance) == (answer.account.id, 9.0, 9.0, "barge", Stance.HEDGES)


def test_the_day_that_the_words_name() -> None:
    report = make_report("the barge sank on Monday, it was found on Tuesday")
    monday = Date("d1", quoted(report, "Monday"), "2024-05-06", "2024-05-06")
    week = Date("d2", quoted(report, "Tuesday"), "2024-05-07", "2024-05-08")
    assert shown(make_answer("the barge sank on Monday", report, dates=("d1",)), DATE, dates=(monday,)) == "2024-05-06"
    assert shown(make_answer("it was found on Tuesday", report, dates=("d2",)), DATE, dates=(week,)) == "2024-05-07/2024-05-08"
    assert shown(make_answer(report.text, report, dates=("d1", "d2")), DATE, dates=(monday, week)) is None
    assert shown(make_answer(report.text, report, dates=("gone",)), DATE) is None


def test_a_denial_answers_the_question_whether_someone_denies() -> None:
    """Only where denials are all that there is: else the two sides would both read "yes"."""
    denial, claim = make_answer("he denied it", stance=Stance.DENIES, value="no"), make_answer("he did it", "b")
    assert shown(denial, YES_NO, "Does the mayor deny it?") == "yes"
    assert [a.value for a in answer_values([denial, claim], YES_NO, "Does the mayor deny it?", {})] == ["no", "yes"]
