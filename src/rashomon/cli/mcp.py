"""rashomon mcp: a server for assistants."""

from pathlib import Path

import click

from rashomon.errors import MissingExtra, StopError


@click.command()
@click.argument("folders", nargs=-1, metavar="[FOLDER...]")
@click.option(
    "--output", "-o", metavar="FOLDER", help="Ledgers, pages and exports are written here, and nowhere else; without it nothing is written."
)
def mcp(folders: tuple[str, ...], output: str | None) -> None:
    """Serve an assistant over the Model Context Protocol, on standard input and output: it may read reports in the FOLDERs, bring rows that are
    proved against them, check quotations, and write pages to one folder. See docs/agents.md."""
    from rashomon.agents.at_hand import AssistantLimits, resolved_folders

    try:
        import anyio
        from mcp.server.stdio import stdio_server

        from rashomon.agents.server import make_server
    except ImportError as error:
        raise MissingExtra.named("a server for assistants needs the SDK of the Model Context Protocol", "mcp") from error
    from rashomon.agents.workplace import Workplace

    if output is not None:
        try:
            Path(output).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StopError(f"{output} could not be made: {error.strerror}") from error
    written = resolved_folders([output])[0] if output is not None else None
    place = Workplace(AssistantLimits(resolved_folders(folders), written))
    server = make_server(place)

    async def serve() -> None:
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())

    try:
        anyio.run(serve)
    finally:
        place.close()
