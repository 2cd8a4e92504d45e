"""rashomon export: a ledger in a format of another tool."""

import click


@click.command()
@click.argument("format_name", metavar="FORMAT", required=False)
@click.argument("ledger", metavar="LEDGER", required=False)
@click.option("--store", "address", metavar="DB", help="LEDGER is the id of a story in this store; without one, all its stories.")
@click.option(
    "-o", "--output", metavar="PATH", help="Write here: a file, or for csv --tables, parquet, ftm and gold a folder; - is stdout."
)
@click.option(
    "--length",
    type=click.Choice(["short", "page", "full"]),
    help="How long the brief is (markdown, html, docx); default: as in the ledger.",
)
@click.option("--tables", is_flag=True, help="With csv: a folder of all tables instead of the one file (as csv-tables).")
@click.option("--force", is_flag=True, help="Replace a file or fill a folder that another program made.")
@click.option("--list", "listed", is_flag=True, help="List the formats.")
def export(
    format_name: str | None,
    ledger: str | None,
    address: str | None,
    output: str | None,
    length: str | None,
    tables: bool,
    force: bool,
    listed: bool,
) -> None:
    """Write a LEDGER (- is standard input), or the stories of a store, in another FORMAT.

    Text goes to stdout where no PATH is given; a database or a folder gets a name from the ledger's. Drafts for coders have DRAFT in their
    name and in every row.
    """
    from rashomon.cli import terminal
    from rashomon.exports.formats import FORMATS

    if listed:
        width = max(map(len, FORMATS))
        for each in FORMATS.values():
            note = f" (DRAFT, machine-made; {each.draft})" if each.draft else ""
            click.echo(f"{each.name:{width}}  {each.what}{note}")
        return
    if format_name is None or (ledger is None and address is None):
        raise click.UsageError("name a FORMAT and a LEDGER, or --store DB; --list lists the formats")
    if format_name not in FORMATS:
        raise click.UsageError(f"there is no format {format_name!r}; there are {', '.join(sorted(FORMATS))}")
    if tables and format_name != "csv":
        raise click.UsageError("--tables is for csv; other formats hold all that they can")
    chosen = FORMATS["csv-tables" if tables else format_name]
    from rashomon.api import load
    from rashomon.cli.output_path import check_place, place_of, write_files
    from rashomon.cli.store_option import stored_ledger

    source = address if address and ledger is None else ledger or ""  # what the export is called after, and must not overwrite
    path = place_of(chosen, source, output)
    check_place(chosen, path, address or source, force=force)
    loaded = stored_ledger(address, ledger) if address else load(source)
    if length:
        from rashomon.cli.brief_length import with_length

        loaded = with_length(loaded, length)
    try:
        files = chosen.files(loaded, "ledger" if path == "-" else _stem(path))
    except (KeyError, ValueError) as error:
        from rashomon.errors import StopError

        raise StopError(f"{source} contradicts itself ({error}); `rashomon verify` lists what is wrong") from error
    for written in write_files(chosen, files, path):
        terminal.note(f"{chosen.name} written to {written}")


def _stem(path: str) -> str:
    from pathlib import Path

    return Path(path).stem
