"""rashomon store take-over: makes a new store of what a store of 0.4 holds."""

import click

from rashomon.cli import store_option, terminal
from rashomon.settings import Settings
from rashomon.telling.wording import counted


@click.command("take-over", short_help="Make a new store of what a store of 0.4 holds.")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
def take_over(old: str, new: str) -> None:
    """Take the reports, decisions and authored differences of OLD, a store of 0.4, into the store
    NEW, and compare them.

    Says how much was taken, and what has no counterpart and was not. OLD stays as it is.
    """
    with store_option.opened(new, create=True) as store:
        from rashomon.store import take_over as taking

        with terminal.ProgressBar() as progress:
            taken = taking.take_over(
                old, store, settings=Settings(), clock=store_option.present, on_progress=progress
            )
    terminal.note(
        f"taken: {counted(taken.reports, 'report')}, {counted(taken.decisions, 'decision')}, "
        f"{counted(taken.authored, 'authored difference')}"
    )
    for what, number in taken.left.items():
        terminal.note(f"not taken: {number:,} {what}")
