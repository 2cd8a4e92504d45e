"""The `rashomon` command: lists the verbs and turns errors into one line and an exit code."""

import errno
import os
import sys
from importlib import import_module
from typing import Any

import click

from rashomon.errors import NothingRead, StopError

# The verbs, each with what `rashomon --help` says of it.
VERBS = {
    "add": "Add reports to a store.",
    "ask": "Ask the reports of a ledger or a story a question.",
    "check": "Check a draft against reports before it goes out.",
    "compare": "Compare reports; print an overview, write a ledger (all results).",
    "decide": "Record what a person decides about a ledger or a story.",
    "desk": "Show a store in a browser, to read and decide.",
    "export": "Write a ledger in a format of another tool.",
    "look": "Look through an answer: each statement beside its sentences.",
    "mcp": "Let an AI assistant use Rashomon (Model Context Protocol).",
    "model": "Set and check the language model of --model.",
    "read": "Show the title, date, outlet and prose read from each report.",
    "sheet": "Print what any chatbot is asked about reports, ready to paste.",
    "show": "Print a ledger or one part of it.",
    "store": "Check, back up or import a store; merge or split its stories.",
    "stories": "List or search the stories of a store, and what is new in them.",
    "users": "List, add and remove the users of a store's desk.",
    "watch": "Add new entries of news feeds to a store.",
}
# The files of verbs that have none of their own name.
FILES = {"add": "store", "show": "compare"}
# Earlier names of verbs, with their files; they are listed nowhere.
EARLIER = {
    "diff": "stories",
    "put": "put",
    "regroup": "stories",
    "serve": "desk",
    "verify": "verify",
}

_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO})


class _NothingRead(click.ClickException):
    exit_code = 4


class Verbs(click.Group):
    """A click group that loads each verb by name, from a file that has a command of that name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Returns the verbs, sorted."""
        return sorted(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Returns the verb's command, or None if there is none of that name."""
        if cmd_name not in VERBS and cmd_name not in EARLIER:
            return None
        file = EARLIER.get(cmd_name) or FILES.get(cmd_name, cmd_name)
        command = getattr(import_module(f"rashomon.cli.{file}"), cmd_name)
        if isinstance(command, click.Command):
            return command
        return None

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
        """Runs the verb. A StopError becomes one line on stderr and exit code 1, or 4 if nothing
        could be read."""
        try:
            return super().invoke(ctx)
        except StopError as error:
            from rashomon.cli.terminal import printable

            failure = _NothingRead if isinstance(error, NothingRead) else click.ClickException
            raise failure(printable(str(error))) from error


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
    Compares news reports. Without a command it opens your desk in the browser.
    Exit codes: 0 all read, 1 stopped, 2 wrong usage, 3 some unread, 4 none read.
    """
    import logging

    logging.basicConfig(
        level=logging.DEBUG if verbose else logging.CRITICAL,
        format="%(levelname)s %(name)s: %(message)s",
    )
    if ctx.invoked_subcommand is None:
        from rashomon.cli.desk import open_door

        open_door()
