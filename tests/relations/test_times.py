import pytest

from rashomon.model.point import PointKind
from rashomon.relations.compare import compare
from rashomon.relations.evidence import Evidence
from relations.evidence_factory import say

MON, TUE, MAY = ("2031-04-07", "2031-04-07"), ("2031-04-08", "2031-04-08"), ("2031-05-01", "2031-05-31")

CASES = [
    (say("opened on Monday", days=MON), say("the opening on 7 April", days=MON), "same", "days"),
    (say("in May", days=MAY), say("on 3 May", days=("2031-05-03", "2031-05-03")), "refine", "days"),
    (say("in May 2030", days=("2030-05-01", "2030-05-31")), say("since May 2030", days=("2030-05-01", "2031-04-07"), printed="2031-04-07"), "same", "days"),
    # times of day
    (say("at 9:20 a.m.", days=MON), say("at twenty past nine in the morning", days=MON), "same", "clocks"),
    (say("at around 6 a.m."), say("at 6.10 am"), "refine", "clocks"),
    (say("shortly after 6 a.m."), say("at 6:10 a.m."), "refine", "clocks"),
    (say("at 1:25 a.m.", phrase=True), say("at 1.08 am"), "conflict", "clocks"),
    (say("we were called at 1:25 a.m.", speaker="the police", phrase=True), say("at 1.08 am", speaker="the fire brigade"), "incomparable", "clocks"),
    (say("on Monday morning", days=MON), say("at 7 a.m. on Monday", days=MON), "refine", "clock_in_day"),
    # moved, planned
    (say("the talks open on Monday", days=MON), say("the talks were postponed to Tuesday", days=TUE), "update", "moved_day"),
    (say("the talks will open on Monday", days=MON, plan=True), say("the talks opened on Tuesday", days=TUE), "update", "moved_day"),
    (
        say("the talks will open on Tuesday", days=TUE, plan=True, printed="2031-04-01"),
        say("the talks will open on Monday", days=MON, plan=True, printed="2031-04-03"),
        "conflict",
        "drifted_day",
    ),
    # conflicts need one predicate
    (say("was built in 1994", days=("1994-01-01", "1994-12-31"), predicate="build"), say("built in 1996", days=("1996-01-01", "1996-12-31"), predicate="build"), "conflict", "different_days"),
    (say("in the morning", days=MON), say("the walkout ended", days=TUE), "incomparable", "different_days"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "outcome", "rule"), CASES)
def test_times(left: Evidence, right: Evidence, outcome: str, rule: str) -> None:
    found = compare(left, right, PointKind.DATE)
    assert (found.outcome, found.rule) == (outcome, rule), found.reason
    assert compare(right, left, PointKind.DATE).turned().outcome == outcome


def test_the_same_relative_words_of_two_days_are_no_agreement() -> None:
    left, right = say("cleared his desk this morning", days=MON), say("cleared his desk this morning", days=TUE)
    assert compare(left, right, PointKind.DATE).outcome == "conflict"
