"""Time expressions."""

from rashomon.model.record import record
from rashomon.model.span import OfSpan, Span


@record
class Date(OfSpan):
    """A time expression as ISO days, both ends included; None where they are not known."""

    id: str
    span: Span
    earliest: str | None
    latest: str | None
