"""Something odd in one report."""

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.span import Span


class AnomalyKind(StrEnum):
    """What is odd."""

    PUBLICATION_DATE = "publication-date"
    HEADLINE_BODY = "headline-body"
    UNSOURCED = "unsourced"
    NUMBER_DRIFT = "number-drift"
    DATE_DRIFT = "date-drift"
    SELF_CONTRADICTION = "self-contradiction"
    STALE_PASSAGE = "stale-passage"
    TRUNCATED = "truncated"


@dataclass(frozen=True, slots=True)
class Anomaly:
    """An oddity, where it stands and why it is one."""

    id: str
    kind: AnomalyKind
    report: str
    span: Span | None
    why: str
