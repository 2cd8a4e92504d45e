"""rashomon verify: re-checks every hash and span of a ledger."""

import click


@click.command()
@click.argument("ledger", metavar="LEDGER")
@click.pass_context
def verify(ctx: click.Context, ledger: str) -> None:
    """Check that every quote of a ledger stands at its offsets, and every text under its hash (- is standard input)."""
    from rashomon.cli import terminal
    from rashomon.cli.faults import check_document
    from rashomon.cli.ledgers import load_document, load_text
    from rashomon.language.wording import counted

    checked = check_document(load_document(ledger, load_text(ledger)))
    console = terminal.results()
    for fault in checked.faults:
        console.print(terminal.printable(fault), soft_wrap=True)
    told = f"{counted(checked.reports, 'report')}, {counted(checked.spans, 'span')}, {counted(len(checked.faults), 'fault')}"
    console.print(f"{told}: {'every hash and span holds' if not checked.faults else 'this ledger was damaged or changed'}")
    ctx.exit(1 if checked.faults else 0)
