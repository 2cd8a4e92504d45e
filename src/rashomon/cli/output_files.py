"""The page (--page) beside a ledger: its path is checked before the work, the file written after it."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.cli import terminal
from rashomon.errors import StopError
from rashomon.file_writing import write_file

if TYPE_CHECKING:
    from rashomon.model.ledger import Ledger


def check_page(path: str | None, others: Iterable[str | None]) -> None:
    """Raises StopError, before the work is done, if the page cannot be written or would replace an input or another output."""
    if not path or path == "-":
        return
    terminal.check_writable(path)
    if Path(path).resolve() in {Path(other).resolve() for other in others if other and other != "-"}:
        raise StopError(f"{path} is read or written besides; name another file for the page")


def write_page(ledger: "Ledger", path: str | None, *, before: "Ledger | None" = None) -> None:
    """Writes the page to a file, or to stdout for "-", and notes it; includes the changes since the ledger before. Raises StopError."""
    if not path:
        return
    from rashomon.web.ledger_diff import compare_ledgers
    from rashomon.web.ledger_page import render_page

    write_html(render_page(ledger, None if before is None else compare_ledgers(before, ledger)), path)


def write_html(html: str, path: str) -> None:
    """Writes a page to a file, or to stdout for "-", and notes it. Raises StopError."""
    if path == "-":
        terminal.print_document(html)
        return
    write_file(path, html.encode("utf-8"))
    terminal.note(f"page written to {path}")
