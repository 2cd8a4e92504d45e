"""Runs the anomaly rules over a story."""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.anomalies.content_anomalies import (
    contradicted_tolls,
    drifted_dates,
    drifted_numbers,
    self_contradictions,
    unborne_headlines,
)
from rashomon.anomalies.page_anomalies import stale_captions, truncated_texts, wrong_page_dates
from rashomon.anomalies.story_evidence import StoryEvidence
from rashomon.model.anomaly import Anomaly
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.point import Point
from rashomon.text.parsed_report import Annotations

RULES = (
    wrong_page_dates,
    unborne_headlines,
    drifted_numbers,
    drifted_dates,
    self_contradictions,
    contradicted_tolls,
    stale_captions,
    truncated_texts,
)


def find_anomalies(
    annotated: Sequence[Annotations],
    *,
    dates: Sequence[Date],
    copies: Sequence[Copy],
    points: Sequence[Point],
) -> tuple[Anomaly, ...]:
    """Returns the anomalies of these reports, by report and position. Reports carry their
    `anchor`."""
    read = {a.report.id: a for a in sorted(annotated, key=lambda a: a.report.id)}
    evidence = StoryEvidence(
        read,
        [date for date in dates if date.span.report in read],
        [copy for copy in copies if copy.a.report in read and copy.b.report in read],
        [
            replace(
                point,
                accounts=tuple(account for account in point.accounts if account.report in read),
            )
            for point in points
        ],
    )
    found = {anomaly.id: anomaly for rule in RULES for anomaly in rule(evidence)}
    return tuple(
        sorted(
            found.values(), key=lambda a: (a.report, a.span.start if a.span else -1, a.kind, a.id)
        )
    )
