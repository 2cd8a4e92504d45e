"""rashomon export: a ledger in a format that the field's own tools read."""

import click

from rashomon.exports.formats import FORMATS


@click.command(epilog="Formats: " + "; ".join(f"{name}: {kind.about}" for name, kind in FORMATS.items()) + ".")
@click.argument("kind", metavar="FORMAT", type=click.Choice(sorted(FORMATS)))
@click.argument("ledger", metavar="LEDGER")
@click.option("-o", "--output", metavar="PATH", required=True, help="Write it here; - is stdout.")
def export(kind: str, ledger: str, output: str) -> None:
    """Write a LEDGER (- is standard input) in another FORMAT."""
    from rashomon.cli import terminal
    from rashomon.cli.ledgers import load_ledger

    terminal.check_writable(output)
    loaded = load_ledger(ledger)
    terminal.write_document(output, "".join(FORMATS[kind].write(loaded)))
    if output != "-":
        terminal.note(f"{kind} written to {output}")
