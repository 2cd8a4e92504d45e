"""Cautions: what a report itself calls doubtful, and what is odd about a report."""

from enum import StrEnum

from rashomon.model.record import record
from rashomon.model.span import Span


class CautionKind(StrEnum):
    """The kinds of cautions: the first five a report says itself, the others the program finds."""

    CONFLICTING = "conflicting"
    DENIED = "denied"
    UNCLEAR = "unclear"
    UNVERIFIED = "unverified"
    REVISED = "revised"
    PAGE_DATE = "page-date"
    HEADLINE = "headline"
    STALE = "stale"
    TRUNCATED = "truncated"
    NO_OUTLET = "no-outlet"
    DISOWNED = "disowned"


SAID_BY_REPORTS = frozenset(list(CautionKind)[:5])
"""What a report itself says, not the program."""


@record
class Caution:
    """A caution about a report: where it stands, None for the report as a whole, the word that says
    so, and why, in words."""

    id: str
    kind: CautionKind
    report: str
    span: Span | None
    why: str
    cue: Span | None = None
