"""The view of each story as Markdown, in the same words as on the page and in the terminal."""

from rashomon.model.ledger import Ledger
from rashomon.show.markdown import markdown_of
from rashomon.show.view import view_of


def made_of(ledger: Ledger) -> str:
    """Returns the text of the file."""
    lines: list[str] = []
    for own in ledger.apart():
        lines += markdown_of(view_of(own.stories[0], own.reports))
    return "\n".join([*lines, ""])
