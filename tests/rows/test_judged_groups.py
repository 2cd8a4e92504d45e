"""What people decided about accounts is obeyed when rows become points."""

import pytest

from rashomon.judgements.make_constraints import point_constraints
from rashomon.model.judgement import Action, Judgement, judgement
from rashomon.rows.judged_groups import obey_groups

IDS = ["a", "b", "c", "d", "e"]


def judge(action: Action, field: str, *target: str, after: str | None = None) -> Judgement:
    return judgement(action, field, target, by="Ida", at="2031-01-01T00:00:00+00:00", after=after)


SAME = judge(Action.SAME, "question", "a", "c")
CASES = [
    ("one answer joins whole groups", [[0, 1], [2, 3], [4]], [SAME], [[0, 1, 2, 3], [4]]),
    ("a conflict is about one question", [[0], [1]], [judge(Action.SET, "relation", "a", "b", after="conflict")], [[0, 1]]),
    ("neither says nothing of the question", [[0], [1]], [judge(Action.SET, "relation", "a", "b", after="neither")], [[0], [1]]),
    ("who is kept apart is not drawn along", [[0, 1], [2, 3]], [SAME, judge(Action.DIFFERENT, "question", "b", "d")], [[0, 1, 2], [3]]),
    ("two that are kept apart part", [[0, 1, 2]], [judge(Action.DIFFERENT, "question", "a", "c")], [[0, 1], [2]]),
    ("a part leaves whole", [[0, 1, 2, 3]], [judge(Action.SPLIT, "point", "a", "b", "c", "d", after="a d")], [[0, 3], [1, 2]]),
    ("a move leaves the others behind", [[0, 1], [2, 3]], [judge(Action.MOVE, "account", "b", "c")], [[0], [1, 2, 3]]),
    ("a move to a question of its own", [[0, 1]], [judge(Action.MOVE, "account", "b", after="new")], [[0], [1]]),
    ("what is rejected stands nowhere", [[0, 1], [2]], [judge(Action.REJECT, "account", "b"), judge(Action.REJECT, "point", "c")], [[0]]),
    (
        "what is accepted since stands again",
        [[0, 1]],
        [judge(Action.REJECT, "account", "b"), judge(Action.ACCEPT, "account", "b")],
        [[0, 1]],
    ),
    ("what is not there joins nothing", [[0], [1]], [judge(Action.SAME, "question", "a", "zz")], [[0], [1]]),
    ("cannot tell decides nothing", [[0], [1]], [judge(Action.UNSURE, "question", "a", "b")], [[0], [1]]),
]


@pytest.mark.parametrize(("groups", "judgements", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_groups_obey(groups: list[list[int]], judgements: list[Judgement], expected: list[list[int]]) -> None:
    assert obey_groups(groups, IDS, point_constraints(judgements)) == expected
