"""rashomon mcp: a server for assistants."""

import click


@click.command()
@click.argument("folders", nargs=-1, metavar="[FOLDER...]")
@click.option(
    "--output", "-o", metavar="FOLDER", help="Ledgers, pages and exports are written here, and nowhere else; without it nothing is written."
)
@click.option("--store", "address", metavar="DB", help="Show the assistant the stories of this store, to read.")
@click.option("--fetch", is_flag=True, help="Let the assistant have addresses (http, https) fetched; without it nothing is fetched.")
@click.option("--http", is_flag=True, help="Serve over HTTP on this computer instead of standard input and output.")
@click.option(
    "--port", default=8766, show_default=True, type=click.IntRange(0, 65535), help="The port of --http; 0 takes one that is free."
)
@click.option("--token-file", metavar="FILE", help="The token of --http is in this file; without it a new one is made and told on stderr.")
def mcp(
    folders: tuple[str, ...], output: str | None, address: str | None, fetch: bool, http: bool, port: int, token_file: str | None
) -> None:
    """Serve an assistant over the Model Context Protocol: it may read reports in the FOLDERs, bring rows that are proved against them, check
    quotations, and write pages to one folder. See docs/agents.md."""
    from rashomon.cli import mcp_options

    if not http and token_file:
        raise click.UsageError("--token-file goes with --http")
    mcp_options.run(mcp_options.Assisting(folders, output, address, fetch, port if http else None, token_file))
