"""rashomon show: a ledger, as compare prints it."""

import click

from rashomon.cli.options import ALL, PAGE, STORY_OF_STORE


@click.command()
@click.argument("ledger", metavar="LEDGER")
@STORY_OF_STORE
@click.option("--json", "as_json", is_flag=True, help="Print the ledger as JSON instead of the summary.")
@ALL
@PAGE
@click.option("--before", metavar="LEDGER", help="An earlier ledger: the page says what changed since.")
def show(ledger: str, address: str | None, as_json: bool, everything: bool, page: str | None, before: str | None) -> None:
    """Print the summary of a ledger (- is standard input), or of a story in a store."""
    from rashomon.api import load
    from rashomon.cli import terminal
    from rashomon.cli.overview import print_ledger
    from rashomon.cli.store_option import given_ledger
    from rashomon.model.document import to_json

    terminal.check_page(page, (ledger, before))
    if before and not page:
        raise click.UsageError("--before says what the page is to be compared with: give --page, too")
    loaded = given_ledger(ledger, address)
    terminal.write_page(loaded, page, before=load(before) if before else None)
    if as_json:
        terminal.print_document(to_json(loaded))
    elif not page:
        print_ledger(loaded, terminal.results(), everything=everything)
