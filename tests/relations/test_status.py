import pytest

from rashomon.model.point import Account, Point, PointKind, Relation, RelationKind, Version
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.relations.relate import status_of


def account(report: str) -> Account:
    return Account(report, report, Span(report, 0, 1, "x"), None, None, Stance.ASSERTS, None)


def a_point(reports: str, versions: int, *kinds: str) -> Point:
    relations = tuple(Relation(kind, "v0", "v1", RelationKind(kind), "", "") for kind in kinds)
    return Point(
        "p", "?", PointKind.COUNT, tuple(map(account, reports)), tuple(Version(f"v{i}", None, 1) for i in range(versions)), relations
    )


@pytest.mark.parametrize(
    ("point", "status"),
    [
        (a_point("ab", 3, "refine", "update", "conflict"), "disputed"),
        (a_point("ab", 3, "refine", "update"), "updated"),
        (a_point("ab", 3, "refine", "spread"), "spread"),
        (a_point("ab", 2, "refine"), "refined"),
        (a_point("a", 1), "single"),
        (a_point("ab", 1), "agreed"),
        (a_point("ab", 2), "varied"),
    ],
)
def test_the_first_of_the_order_that_holds(point: Point, status: str) -> None:
    assert status_of(point) == status
