"""rashomon show: a ledger, as compare prints it."""

import click


@click.command()
@click.argument("ledger", metavar="LEDGER")
@click.option("--json", "as_json", is_flag=True, help="Print the ledger as JSON instead of the summary.")
@click.option("--all", "everything", is_flag=True, help="List the points that the summary only counts, too.")
def show(ledger: str, as_json: bool, everything: bool) -> None:
    """Print the summary of a ledger (- is standard input)."""
    from rashomon.cli import terminal
    from rashomon.cli.ledgers import load_ledger

    loaded = load_ledger(ledger)
    if as_json:
        from rashomon.model.document import to_json

        terminal.print_document(to_json(loaded))
        return
    from rashomon.cli.summary import print_summary

    print_summary(loaded, terminal.results(), everything=everything)
