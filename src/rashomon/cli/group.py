"""The `rashomon` command: lists the verbs and turns errors into one line and an exit code."""

import errno
import os
import sys
from importlib import import_module
from typing import Any

import click

from rashomon.errors import NothingRead, StopError

VERBS = {
    "add": "Add reports to a store.",
    "check": "Hold a draft against reports before it goes out.",
    "compare": "Compare reports: reports in, ledger out.",
    "diff": "Print what changed in the stories of a store.",
    "export": "Write a ledger in a format of another tool.",
    "decide": "Keep what a person decides about a ledger or a story.",
    "mcp": "Serve an assistant (Model Context Protocol).",
    "model": "Set and check the language model of --model.",
    "put": "Prove what somebody wrote, and put it in.",
    "read": "Show what is read as title, date, outlet and prose.",
    "regroup": "Group and compare all reports of a store anew.",
    "serve": "Show a store in a browser, to read and decide.",
    "show": "Print a ledger or one part of it.",
    "stories": "List the stories of a store, what is new first.",
    "store": "Back up and move a store; merge, split its stories.",
    "users": "List, add and remove the users of a store's desk.",
    "verify": "Check every quote and hash of a ledger.",
    "watch": "Add what feeds bring to a store.",
}
"""The verbs, each with what `rashomon --help` says of it."""
FILES = {"add": "store", "diff": "store", "regroup": "store", "stories": "store", "show": "compare"}
"""The files of verbs that have none of their own name."""

_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO})


class _NothingRead(click.ClickException):
    exit_code = 4


class Verbs(click.Group):
    """A click group that loads verbs by name: its file holds a command of that name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Returns the verbs, sorted."""
        return sorted(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Returns the verb's command, or None if there is none of that name."""
        if cmd_name not in VERBS:
            return None
        command = getattr(import_module(f"rashomon.cli.{FILES.get(cmd_name, cmd_name)}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes every verb on one line, without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(VERBS.items()))

    def main(self, *args: Any, **extra: Any) -> Any:
        """Runs the command line. A full disk, stdout included, becomes one line on stderr and exit
        code 1."""
        try:
            try:
                return super().main(*args, **extra)
            finally:
                sys.stdout.flush()
        except OSError as error:
            if error.errno not in (*_DISK, errno.EPIPE):
                raise
            # Python would try once more at its end
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
            if error.errno != errno.EPIPE:
                click.echo(
                    f"Error: {error.filename or 'the output'} could not be written: "
                    f"{error.strerror}",
                    err=True,
                )
            sys.exit(1)

    def invoke(self, ctx: click.Context) -> object:
        """Runs the verb; a StopError becomes one line on stderr and exit code 1, or 4 if nothing
        could be read."""
        try:
            return super().invoke(ctx)
        except StopError as error:
            from rashomon.cli.terminal import printable

            raise (_NothingRead if isinstance(error, NothingRead) else click.ClickException)(
                printable(str(error))
            ) from error


@click.group(
    cls=Verbs,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    subcommand_metavar="COMMAND [--help | ARGS...]",
)
@click.version_option(package_name="rashomon")
@click.option("-v", "--verbose", is_flag=True, help="Write the log to stderr.")
@click.pass_context
def main(ctx: click.Context, verbose: bool) -> None:
    """\b
    Reads reports and tells who reported what, and where they differ; without a
    command it opens the browser at a desk of your own, on this computer.
    Exit codes: 0 all read, 1 stopped, 2 wrong usage, 3 some unread, 4 none read.
    """
    import logging

    logging.basicConfig(
        level=logging.DEBUG if verbose else logging.CRITICAL,
        format="%(levelname)s %(name)s: %(message)s",
    )
    if ctx.invoked_subcommand is None:
        from rashomon.cli.serve import open_door

        open_door()
