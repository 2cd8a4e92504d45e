"""What is told as a change of a story."""

from dataclasses import replace

import pytest

from ledgers import HURT, ROAD, make_ledger
from rashomon.model.point import Point, PointKind, Status
from rashomon.store.story_changes import Heirs, story_changes

ONE = replace(HURT, accounts=HURT.accounts[:1], versions=HURT.versions[:1], relations=(), status=Status.SINGLE)


def told(before: Point, after: Point) -> list[tuple[str, str | None, str | None]]:
    rows = story_changes("st-1", make_ledger(before), make_ledger(after), Heirs({}, (), {}), at="2031-05-02")
    return [(row.kind, row.before, row.after) for row in rows]


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        (HURT, HURT, []),
        (ONE, HURT, [("answer", "9", "11"), ("disputed", "single", "disputed")]),
        (HURT, ONE, [("no longer disputed", "disputed", "single")]),
        # a second report that says what was said before gives no new answer
        (ONE, replace(HURT, versions=(HURT.versions[0], replace(HURT.versions[1], value="9"))), [("disputed", "single", "disputed")]),
        # "yes" is no earlier answer to "how many"
        (
            replace(ONE, kind=PointKind.YES_NO, versions=(replace(ONE.versions[0], value="yes"),)),
            HURT,
            [("answer", None, "11"), ("disputed", "single", "disputed")],
        ),
        (ROAD, HURT, [("question", None, "9; 11"), ("question gone", None, None)]),
        (ROAD, ONE, [("question gone", None, None)]),
    ],
)
def test_changes_of_a_point(before: Point, after: Point, changes: list[tuple[str, str | None, str | None]]) -> None:
    assert told(before, after) == changes
