"""A draft as it was read: a report, and what its author wrote (`DraftReport`)."""

from rashomon.model.record import record
from rashomon.model.report import Report


@record
class DraftReport(Report):
    """A draft; `written` is what its author wrote, with the marks of Markdown or of a page."""

    written: str = ""
