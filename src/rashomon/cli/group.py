"""The `rashomon` command: lists the verbs and turns errors into one line and an exit code."""

import errno
import os
import sys
from importlib import import_module
from typing import Any

import click

from rashomon.errors import NothingRead, StopError

VERBS = (
    "add",
    "alerts",
    "ask",
    "compare",
    "diff",
    "explain",
    "export",
    "judge",
    "mcp",
    "model",
    "names",
    "read",
    "regroup",
    "serve",
    "show",
    "stories",
    "store",
    "users",
    "verify",
    "watch",
)

_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO})


class _NothingRead(click.ClickException):
    exit_code = 4


class Verbs(click.Group):
    """A group whose verbs are loaded by name: `rashomon.cli.<verb>` holds a command of that name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs, sorted."""
        return sorted(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command, or None when there is none of that name."""
        if cmd_name not in VERBS:
            return None
        command = getattr(import_module(f"rashomon.cli.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def main(self, *args: Any, **extra: Any) -> Any:
        """Runs the command line; a full disk becomes one line on stderr and exit code 1, whatever was to be written to it, stdout too."""
        try:
            try:
                return super().main(*args, **extra)
            finally:
                sys.stdout.flush()
        except OSError as error:
            if error.errno not in (*_DISK, errno.EPIPE):
                raise
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  Python would try once more at its end
            if error.errno != errno.EPIPE:
                click.echo(f"Error: {error.filename or 'the output'} could not be written: {error.strerror}", err=True)
            sys.exit(1)

    def invoke(self, ctx: click.Context) -> object:
        """Runs the verb; a StopError becomes one line on stderr and exit code 1, or 4 where nothing could be read."""
        try:
            return super().invoke(ctx)
        except StopError as error:
            from rashomon.cli.terminal import printable

            raise (_NothingRead if isinstance(error, NothingRead) else click.ClickException)(printable(str(error))) from error


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="rashomon")
@click.option("-v", "--verbose", is_flag=True, help="Write the log to stderr.")
def main(verbose: bool) -> None:
    """Reads a pile of news reports and gives, for each story, a ledger: who reported what, who said it,
    and where the accounts agree, differ or changed. It never says who is right.

    Exit codes: 0 all read, 3 done with some reports that could not be read, 4 none could be read,
    1 stopped, 2 wrong usage.
    """
    import logging

    logging.basicConfig(level=logging.DEBUG if verbose else logging.CRITICAL, format="%(levelname)s %(name)s: %(message)s")
