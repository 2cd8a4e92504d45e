"""Anomalies: something odd in one report."""

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.span import Span


class AnomalyKind(StrEnum):
    """The kinds of anomalies."""

    PUBLICATION_DATE = "publication-date"
    HEADLINE_BODY = "headline-body"
    NUMBER_DRIFT = "number-drift"
    DATE_DRIFT = "date-drift"
    # of ledgers that an earlier version wrote
    UNSOURCED = "unsourced"
    SELF_CONTRADICTION = "self-contradiction"
    STALE_PASSAGE = "stale-passage"
    TRUNCATED = "truncated"


@dataclass(frozen=True, slots=True)
class Anomaly:
    """An anomaly, where it stands, and the reason."""

    id: str
    kind: AnomalyKind
    report: str
    span: Span | None
    why: str
