"""A draft as it was read: a report, and the form that its author gave it (`DraftReport`)."""

from rashomon.model.record import record
from rashomon.model.report import Report


@record
class WrittenForm:
    """How a paragraph of a page or of Markdown is set.

    - `heading`: its level, 0 if it is none
    - `depth`: how many lists it stands in
    - `marker`: what stands before the item of a list: "•", "2."
    - `is_quoted`: whether it is set apart as a quotation
    - `links`: where linked words begin and end in its text, and their address
    """

    heading: int = 0
    depth: int = 0
    marker: str = ""
    is_quoted: bool = False
    links: tuple[tuple[int, int, str], ...] = ()


@record
class WrittenBlock:
    """The text of a paragraph, heading or list item, and how it is set."""

    text: str
    form: WrittenForm


@record
class DraftReport(Report):
    """A draft.

    - `written`: what its author wrote, with the marks of Markdown or of a page
    - `blocks`: how that is set; plain text has none, but empty lines
    """

    written: str = ""
    blocks: tuple[WrittenBlock, ...] = ()
