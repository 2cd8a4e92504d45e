"""Cautions: what a report itself calls doubtful, and what is odd about a report."""

from enum import StrEnum

from rashomon.model.record import record
from rashomon.model.span import Span


class CautionKind(StrEnum):
    """The kinds of cautions. A report itself says the first five; the program finds the others."""

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


# What a report itself says, not the program.
SAID_BY_REPORTS = frozenset(list(CautionKind)[:5])


@record
class Caution:
    """A caution about a report.

    - `span`: where it stands, None if it is about the report as a whole
    - `cue`: the word that says so
    - `why`: the reason in words
    """

    id: str
    kind: CautionKind
    report: str
    span: Span | None
    why: str
    cue: Span | None = None
