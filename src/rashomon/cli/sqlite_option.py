"""The --sqlite option: checked before the work, written after it."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli.terminal import note

if TYPE_CHECKING:
    from rashomon.model.ledger import Ledger


def check_target(path: str | None, others: Iterable[str | None], *, force: bool) -> None:
    """Raises UsageError when the database would go to stdout or over a file of the same command, StopError when it may not go there."""
    if path is None:
        return
    from rashomon.exports.sqlite import check_replaceable

    if path == "-":
        raise click.UsageError("--sqlite needs a file: a database cannot go to stdout")
    if any(other not in (None, "-") and Path(other or "").absolute() == Path(path).absolute() for other in others):
        raise click.UsageError(f"--sqlite {path} is also read or written as something else in this command")
    check_replaceable(path, force=force)


def write_database(ledger: "Ledger", path: str | None, *, force: bool) -> None:
    """Writes the database where one is wanted, and says so on stderr."""
    if path is None:
        return
    from rashomon.exports.sqlite import write_sqlite

    write_sqlite(ledger, path, force=force)
    note(f"database written to {path}")
