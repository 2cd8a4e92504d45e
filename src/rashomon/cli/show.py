"""rashomon show: a ledger, as compare prints it."""

import click


@click.command()
@click.argument("ledger", metavar="LEDGER")
@click.option("--json", "as_json", is_flag=True, help="Print the ledger as JSON instead of the summary.")
@click.option("--all", "everything", is_flag=True, help="List the points that the summary only counts, too.")
@click.option("--page", metavar="FILE", help="Write the ledger here as one HTML page, instead of the summary.")
def show(ledger: str, as_json: bool, everything: bool, page: str | None) -> None:
    """Print the summary of a ledger (- is standard input)."""
    from rashomon.cli import terminal
    from rashomon.cli.ledgers import load_ledger

    terminal.check_writable(page)
    loaded = load_ledger(ledger)
    if page:
        from rashomon.cli.pages import write_page

        write_page(page, loaded)
    if as_json:
        from rashomon.model.document import to_json

        terminal.print_document(to_json(loaded))
        return
    if page:
        return
    from rashomon.cli.summary import print_summary

    print_summary(loaded, terminal.results(), everything=everything)
