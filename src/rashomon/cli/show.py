"""rashomon show: a ledger, as compare prints it."""

import click


@click.command()
@click.argument("ledger", metavar="LEDGER")
@click.option("--store", "address", metavar="DB", help="LEDGER is the id of a story in this store.")
@click.option("--json", "as_json", is_flag=True, help="Print the ledger as JSON instead of the summary.")
@click.option("--sqlite", metavar="FILE", help="Write the ledger here as an SQLite database, too.")
@click.option("--force", is_flag=True, help="Replace the database's FILE even where it is something else.")
@click.option("--all", "everything", is_flag=True, help="Print every question with all its answers, not one screen.")
@click.option("--page", metavar="FILE", help="Write the ledger here as one HTML page, instead of the summary.")
@click.option("--before", metavar="LEDGER", help="An earlier ledger: the page says what changed since.")
def show(
    ledger: str, address: str | None, as_json: bool, sqlite: str | None, force: bool, everything: bool, page: str | None, before: str | None
) -> None:
    """Print the summary of a ledger (- is standard input), or of a story in a store."""
    from rashomon.api import load
    from rashomon.cli import page_option, sqlite_option, terminal
    from rashomon.cli.store_option import story_ledger

    sqlite_option.check_target(sqlite, (ledger,), force=force)
    page_option.check_page(page, (sqlite, ledger, before))
    if before and not page:
        raise click.UsageError("--before says what the page is to be compared with: give --page, too")
    loaded = story_ledger(address, ledger) if address else load(ledger)
    sqlite_option.write_database(loaded, sqlite, force=force)
    page_option.write_page(loaded, page, before=load(before) if before else None)
    if as_json:
        from rashomon.model.document import to_json

        terminal.print_document(to_json(loaded))
        return
    if page:
        return
    from rashomon.cli.overview import print_ledger

    print_ledger(loaded, terminal.results(), everything=everything)
