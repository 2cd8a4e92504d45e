"""Finds the questions of fact that the reports answer."""

from collections.abc import Sequence

from rashomon.language.annotations import Annotations
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.point import Point
from rashomon.model.statement import Statement


def find_points(
    annotated: Sequence[Annotations],
    *,
    names: Sequence[Name],
    statements: Sequence[Statement],
    dates: Sequence[Date],
    copies: Sequence[Copy],
) -> tuple[Point, ...]:
    """The points of a story with their accounts; versions, relations and status are left to `relate_accounts`."""
    return ()
