"""rashomon verify: re-checks every hash and span of a ledger."""

import click

from rashomon.cli.read_options import limit_option


@click.command()
@click.argument("ledger", metavar="[LEDGER]", required=False)
@click.option("--store", "address", metavar="DB", help="Check this store instead of a ledger.")
@click.option(
    "--sources", multiple=True, metavar="DIR", help="Check the bytes of the reports in this folder or file, too; may be given again."
)
@click.option("--fields", metavar="FILE", help="The fields with which exports were read (TOML; see docs/formats.md).")
@limit_option
@click.pass_context
def verify(
    ctx: click.Context, ledger: str | None, address: str | None, sources: tuple[str, ...], fields: str | None, limits: tuple[str, ...]
) -> None:
    """Check that every quote of a ledger stands at its offsets, and every text under its hash (- is standard input).

    With --sources, also that the bytes that each report was read from are there and unchanged. With --store, every hash, span and
    reference of a store.
    """
    if (ledger is None) == (address is None):
        raise click.UsageError("name a LEDGER, or a store with --store")
    if address is not None:
        ctx.exit(_store_faults(address))
    assert ledger is not None  # noqa: S101  one of the two
    from rashomon.api import check_format, text_in
    from rashomon.cli import terminal
    from rashomon.cli.document_faults import check_document
    from rashomon.cli.read_options import reading_settings
    from rashomon.cli.sources_check import check_sources
    from rashomon.text.wording import counted

    document = check_format(ledger, text_in(ledger))
    checked = check_document(document)
    console = terminal.results()
    for fault in checked.faults:
        console.print(terminal.printable(fault), soft_wrap=True)
    told = f"{counted(checked.reports, 'report')}, {counted(checked.spans, 'span')}, {counted(len(checked.faults), 'fault')}"
    found = check_sources(document, sources, settings=reading_settings(fields, limits)) if sources else None
    for line in found.faults if found else ():
        console.print(terminal.printable(line), soft_wrap=True)
    console.print(f"{told}: {'every hash and span holds' if not checked.faults else 'this ledger was damaged or changed'}")
    if found:
        console.print(f"{counted(found.held, 'source')} unchanged, {counted(len(found.faults), 'source')} missing or changed")
    ctx.exit(1 if checked.faults or (found and found.faults) else 0)


def _store_faults(address: str) -> int:
    """The exit code: 1 where something in the store does not hold."""
    from rashomon.cli import store_option, terminal
    from rashomon.cli.store_check import check_store
    from rashomon.text.wording import counted

    with store_option.opened(address) as store:
        checked = check_store(store)
    console = terminal.results()
    for fault in checked.faults:
        console.print(terminal.printable(fault), soft_wrap=True)
    told = ", ".join(counted(*pair) for pair in ((checked.reports, "report"), (checked.stories, "story"), (checked.spans, "span")))
    held = "every hash, span and reference holds" if not checked.faults else "this store was damaged"
    console.print(f"{told}, {counted(len(checked.faults), 'fault')}: {held}")
    if not store.may_write:
        terminal.note("the full-text indexes were not checked: that takes a store that may be written")
    if checked.pending:
        terminal.note(
            f"{counted(checked.pending, 'report')} kept but not yet in a story: `rashomon add --store {address}` brings it up to date"
        )
    return 1 if checked.faults else 0
