"""What people decided about accounts is obeyed when answers are put together."""

from dataclasses import replace
from itertools import pairwise

import pytest

from factories import make_report
from rashomon import pipeline
from rashomon.judgements.make_constraints import lost_places, point_constraints
from rashomon.model.judgement import Action, JudgedPassage, Judgement, SeenPoint, judgement, undoing
from rashomon.model.ledger import Ledger
from rashomon.model.point import Point
from rashomon.points.cluster import obey_groups

IDS = ["a", "b", "c", "d", "e"]


def judge(action: Action, field: str, *target: str, after: str | None = None, by: str = "Ida") -> Judgement:
    return judgement(action, field, target, by=by, at="2031-01-01T00:00:00+00:00", after=after)


SAME = judge(Action.SAME, "question", "a", "c")
CASES = [
    ("one answer joins whole groups", [[0, 1], [2, 3], [4]], [SAME], [[0, 1, 2, 3], [4]]),
    ("a conflict is about one question", [[0], [1]], [judge(Action.SET, "relation", "a", "b", after="conflict")], [[0, 1]]),
    ("neither says nothing of the question", [[0], [1]], [judge(Action.SET, "relation", "a", "b", after="neither")], [[0], [1]]),
    ("who is kept apart is not drawn along", [[0, 1], [2, 3]], [SAME, judge(Action.DIFFERENT, "question", "b", "d")], [[0, 1, 2], [3]]),
    ("a move leaves the others behind", [[0, 1], [2, 3]], [judge(Action.MOVE, "account", "b", "c")], [[0], [1, 2, 3]]),
    ("what is not there joins nothing", [[0], [1]], [judge(Action.SAME, "question", "a", "zz")], [[0], [1]]),
    ("cannot tell decides nothing", [[0], [1]], [judge(Action.UNSURE, "question", "a", "b")], [[0], [1]]),
]


@pytest.mark.parametrize(("groups", "judgements", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_groups_obey(groups: list[list[int]], judgements: list[Judgement], expected: list[list[int]]) -> None:
    assert obey_groups(groups, IDS, point_constraints(judgements, {})) == expected


def test_what_is_rejected_is_not_wanted() -> None:
    given = point_constraints([SAME, judge(Action.REJECT, "account", "a")], {})
    assert given.wanted() == {"c"}


def test_what_a_rejection_left_beside_is_asked_for_and_what_it_rejected_is_not() -> None:
    def passage(target: str, start: int) -> JudgedPassage:
        return JudgedPassage(target, "r0", "sha", start, start + 1, "x", None)

    seen = SeenPoint("p", "How many?", "count", tuple(passage(one, at) for at, one in enumerate("abc")))
    kept = replace(judge(Action.SET, "value", "b", after="9"), points=(seen,), passages=(passage("b", 1),))
    rejected = replace(judge(Action.REJECT, "account", "a"), points=(seen,), passages=(passage("a", 0),))
    accepted = replace(judge(Action.ACCEPT, "point", "a", "b"), passages=(passage("a", 0), passage("b", 1)))
    assert lost_places([kept], []) == {("sha", 0, 1), ("sha", 1, 2), ("sha", 2, 3)}
    for order in ([rejected], [kept, rejected], [rejected, kept]):
        assert lost_places(order, []) == {("sha", 1, 2), ("sha", 2, 3)}
    assert lost_places([kept, rejected], ["c"]) == {("sha", 1, 2)}
    assert lost_places([rejected, accepted], ["c"]) == {("sha", 0, 1), ("sha", 1, 2)}


TEXTS = (
    "Gale at Port Lenz\n\nNine barges sank in the gale off Port Lenz. The harbour board said four sailors drowned. Divers found the hull of the Alba.",
    "Barges lost\n\nA gale sank nine barges off Port Lenz, and four sailors drowned. The harbour was closed. The mayor denied that the lights had failed.",
    "Storm\n\nEleven barges sank in the gale off Port Lenz. The lights had failed before midnight, the pilots' union said. The harbour was not closed.",
)


def compared(*judgements: Judgement) -> Ledger:
    return pipeline.compare([make_report(text, f"r{i}") for i, text in enumerate(TEXTS)], judgements=judgements)


def point_with(ledger: Ledger, ident: str) -> Point | None:
    return next((p for story in ledger.stories for p in story.points if ident in {a.id for a in p.accounts}), None)


@pytest.mark.weights
def test_a_run_obeys_and_says_so() -> None:
    plain = compared()
    points = plain.stories[0].points
    one, other = points[0].accounts[0].id, points[1].accounts[0].id
    same = judge(Action.SET, "relation", one, other, after="conflict")
    gone = judge(Action.SAME, "question", one, "a-0000000000")
    joined = compared(same, gone)
    found = point_with(joined, one)
    assert found is not None
    assert found == point_with(joined, other)
    (relation,) = [r for r in found.relations if r.rule == "judged"]
    assert relation.kind == "conflict"
    assert relation.reason.startswith("judged by Ida")
    assert [j.outcome for j in joined.stories[0].judgements] == ["obeyed"]
    assert [j.outcome for j in joined.judgements] == ["what it is about is in no story"]
    back = compared(same, undoing(same, by="Ida", at="2031-01-02T00:00:00+00:00"))
    assert back.stories[0].points == points


@pytest.mark.weights
def test_a_rejected_account_and_a_better_wording() -> None:
    points = compared().stories[0].points
    rejected, worded = points[0].accounts[0].id, points[1].accounts[0].id
    ledger = compared(judge(Action.REJECT, "account", rejected), judge(Action.SET, "wording", worded, after="How  many barges?"))
    assert point_with(ledger, rejected) is None
    found = point_with(ledger, worded)
    assert found is not None
    assert found.question == "How many barges?"
    assert {j.outcome for j in ledger.stories[0].judgements} == {"obeyed"}


@pytest.mark.weights
def test_judgements_never_touch_texts_and_give_no_cell_without_a_span() -> None:
    accounts = [account.id for point in compared().stories[0].points for account in point.accounts]
    everything = [judge(Action.SET, "relation", a, b, after="update") for a, b in pairwise(accounts)]
    ledger = compared(*everything, judge(Action.ACCEPT, "account", "a-ffffffffff"))
    assert [report.text for report in ledger.reports] == list(TEXTS)
    texts = {report.id: report.text for report in ledger.reports}
    for point in ledger.stories[0].points:
        for account in point.accounts:
            assert account.id in accounts or account.quote.quote
            assert texts[account.report][account.quote.start : account.quote.end] == account.quote.quote
