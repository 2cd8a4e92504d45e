"""rashomon show: a ledger, as compare prints it."""

import click


@click.command()
@click.argument("ledger", metavar="LEDGER")
@click.option("--json", "as_json", is_flag=True, help="Print the ledger as JSON instead of the summary.")
@click.option("--sqlite", metavar="FILE", help="Write the ledger here as an SQLite database, too.")
@click.option("--force", is_flag=True, help="Replace the database's FILE even where it is something else.")
@click.option("--all", "everything", is_flag=True, help="List the points that the summary only counts, too.")
def show(ledger: str, as_json: bool, sqlite: str | None, force: bool, everything: bool) -> None:
    """Print the summary of a ledger (- is standard input)."""
    from rashomon.cli import databases, terminal
    from rashomon.cli.ledgers import load_ledger

    databases.check_target(sqlite, (ledger,), force=force)
    loaded = load_ledger(ledger)
    databases.write_database(loaded, sqlite, force=force)
    if as_json:
        from rashomon.model.document import to_json

        terminal.print_document(to_json(loaded))
        return
    from rashomon.cli.summary import print_summary

    print_summary(loaded, terminal.results(), everything=everything)
