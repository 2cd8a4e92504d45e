"""rashomon mcp: the server for assistants."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli.options import valued
from rashomon.errors import StopError, needing

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer


@click.command()
@click.argument("folders", nargs=-1, metavar="[FOLDER...]")
@valued(
    "--output -o",
    metavar="FOLDER",
    help_text="Where ledgers and pages may be written. Without it, nothing is written.",
)
@valued(
    "--store address", metavar="DB", help_text="Let the assistant read the stories of this store."
)
def mcp(folders: tuple[str, ...], output: str, address: str) -> None:
    """Serve an assistant over the Model Context Protocol. The assistant may read reports in the
    FOLDERs, bring answers that are compared with them, check drafts, and write pages to one folder.
    See docs/agents.md."""
    with _server(folders, output=output, address=address) as server:
        import anyio

        anyio.run(server.run_stdio_async)


@contextmanager
def _server(folders: tuple[str, ...], output: str, address: str) -> "Iterator[MCPServer]":
    """Returns the server for what the assistant may see and write. Raises StopError, or
    MissingExtra with the pip line."""
    from rashomon.agents.server_state import AssistantLimits, StoreStories, resolved_folders
    from rashomon.agents.workplace import Workplace

    with needing("a server for assistants needs the SDK of the Model Context Protocol", "mcp"):
        from rashomon.agents.server import make_server
    if output:
        try:
            Path(output).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StopError(f"{output} could not be made: {error.strerror}") from error
    written = resolved_folders([output])[0] if output else None
    stories = StoreStories(address) if address else None
    if stories:
        stories.titles()  # a store that cannot be opened is told now
    limits = AssistantLimits(resolved_folders(folders), written)
    with closing(Workplace(limits, stories)) as place:
        yield make_server(place)
