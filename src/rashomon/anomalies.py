"""find_anomalies: what is odd in a report, seen against the others."""

from collections.abc import Sequence

from rashomon.language.annotations import Annotations
from rashomon.model.anomaly import Anomaly
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.point import Point
from rashomon.model.statement import Statement


def find_anomalies(
    annotated: Sequence[Annotations],
    *,
    dates: Sequence[Date],
    copies: Sequence[Copy],
    statements: Sequence[Statement],
    points: Sequence[Point],
) -> tuple[Anomaly, ...]:
    """The anomalies of a story, by report and place. Reports carry their `anchor`."""
    return ()
