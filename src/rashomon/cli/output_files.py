"""The page (--page) and the database (--sqlite) beside a ledger: paths are checked before the work, files written after it."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

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


def check_database(path: str | None, others: Iterable[str | None], *, force: bool) -> None:
    """Raises UsageError if the database would go to stdout or replace a file of the same command, StopError if it may not go there."""
    if path is None:
        return
    from rashomon.exports.sqlite import check_replaceable

    if path == "-":
        raise click.UsageError("--sqlite needs a file: a database cannot go to stdout")
    if any(other not in (None, "-") and Path(other or "").absolute() == Path(path).absolute() for other in others):
        raise click.UsageError(f"--sqlite {path} is also read or written as something else in this command")
    check_replaceable(path, force=force)


def write_database(ledger: "Ledger", path: str | None, *, force: bool) -> None:
    """Writes the database if one is wanted, and notes it on stderr."""
    if path is None:
        return
    from rashomon.exports.sqlite import write_sqlite

    write_sqlite(ledger, path, force=force)
    terminal.note(f"database written to {path}")
