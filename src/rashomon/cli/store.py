"""rashomon store: what is done with a store as a whole."""

import click


@click.group()
def store() -> None:
    """Back a store up, give back its room."""


@store.command()
@click.argument("address", metavar="DB")
@click.argument("target", metavar="FILE")
def backup(address: str, target: str) -> None:
    """Write a copy of the store as it is now to FILE, while others may read and write."""
    from rashomon.cli import stores, terminal

    with stores.opened(address) as opened:
        opened.backup(target)
    terminal.note(f"copy written to {target}")


@store.command()
@click.argument("address", metavar="DB")
def vacuum(address: str) -> None:
    """Give back the room of what was removed."""
    from rashomon.cli import stores

    with stores.opened(address) as opened:
        opened.vacuum()
