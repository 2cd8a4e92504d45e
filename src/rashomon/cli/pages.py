"""Writes a ledger as a page."""

from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.cli import terminal
from rashomon.errors import StopError

if TYPE_CHECKING:
    from rashomon.model.ledger import Ledger


def write_page(path: str, ledger: "Ledger") -> None:
    """Writes the page to a file, or to stdout for "-", and says so. Raises StopError when it cannot."""
    from rashomon.web.page import render_page

    html = render_page(ledger)
    if path == "-":
        terminal.print_document(html)
        return
    try:
        Path(path).write_text(html, encoding="utf-8", newline="\n")
    except OSError as error:
        raise StopError(f"{path} could not be written: {error.strerror}") from error
    terminal.note(f"page written to {path}")
