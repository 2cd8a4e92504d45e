"""rashomon mcp: a server for assistants."""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli import store_option, terminal
from rashomon.errors import MissingExtra, StopError

if TYPE_CHECKING:
    from mcp.server import Server

    from rashomon.agents.server_state import Stories
    from rashomon.model.ledger import Ledger


@click.command()
@click.argument("folders", nargs=-1, metavar="[FOLDER...]")
@click.option(
    "--output",
    "-o",
    metavar="FOLDER",
    help="Ledgers, pages and exports are written here, and nowhere else; without it nothing is "
    "written.",
)
@click.option(
    "--store",
    "address",
    metavar="DB",
    help="Show the assistant the stories of this store, to read.",
)
@click.option(
    "--fetch",
    is_flag=True,
    help="Let the assistant have addresses (http, https) fetched; without it nothing is fetched.",
)
@click.option(
    "--http",
    is_flag=True,
    help="Serve over HTTP on this computer instead of standard input and output.",
)
@click.option(
    "--port",
    default=8766,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="The port of --http; 0 takes one that is free.",
)
@click.option(
    "--token-file",
    metavar="FILE",
    help="The token of --http is in this file; without it a new one is made and told on stderr.",
)
def mcp(
    folders: tuple[str, ...],
    output: str | None,
    address: str | None,
    fetch: bool,
    http: bool,
    port: int,
    token_file: str | None,
) -> None:
    """Serve an assistant over the Model Context Protocol: it may read reports in the FOLDERs, bring
    rows that are proved against them, check quotations, and write pages to one folder. See
    docs/agents.md."""
    if not http and token_file:
        raise click.UsageError("--token-file goes with --http")
    with _server(folders, output, address, fetch=fetch) as server:
        if http:
            _over_http(server, port, _token(token_file))
        else:
            _over_stdio(server)


_MOST_STORIES = 200
_LEAST_TOKEN = 16


@dataclass(frozen=True, slots=True)
class StoreStories:
    """The stories of a store, which is opened anew each time, since others may write to it."""

    address: str

    def titles(self) -> Sequence[tuple[str, str]]:
        """Returns ids and titles, last updated first."""
        with store_option.opened(self.address) as store:
            return [
                (row.id, row.title or "untitled")
                for row in store.stories.listed(most=_MOST_STORIES)
            ]

    def ledger(self, story: str) -> "Ledger":
        """Returns the ledger of a story."""
        return store_option.story_ledger(self.address, story)


@contextmanager
def _server(
    folders: Sequence[str], output: str | None, address: str | None, *, fetch: bool
) -> "Iterator[Server]":
    """Returns the server for what the assistant may see and write. Raises StopError, or
    MissingExtra with the pip line."""
    from rashomon.agents.server_state import AssistantLimits, resolved_folders
    from rashomon.agents.workplace import Workplace

    try:
        from rashomon.agents.server import make_server
    except ImportError as error:
        raise MissingExtra.named(
            "a server for assistants needs the SDK of the Model Context Protocol", "mcp"
        ) from error
    if output is not None:
        try:
            Path(output).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StopError(f"{output} could not be made: {error.strerror}") from error
    written = resolved_folders([output])[0] if output is not None else None
    stories: Stories | None = None
    if address is not None:
        stories = StoreStories(address)
        stories.titles()  # a store that cannot be opened is told now
    place = Workplace(AssistantLimits(resolved_folders(folders), written, fetch), stories)
    try:
        yield make_server(place)
    finally:
        place.close()


def _over_stdio(server: "Server") -> None:
    import anyio
    from mcp.server.stdio import stdio_server

    async def serve() -> None:
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())

    anyio.run(serve)


def _over_http(server: "Server", port: int, token: str) -> None:
    import uvicorn

    from rashomon.agents.server import PATH, http_app

    config = uvicorn.Config(
        http_app(server, token),
        host="127.0.0.1",
        port=port,
        log_level="error",
        access_log=False,
        server_header=False,
        ws="none",
    )
    try:
        listening = config.bind_socket()
    except SystemExit as error:
        raise StopError(
            f"127.0.0.1:{port} cannot be listened at; --port 0 takes a port that is free"
        ) from error
    listening.listen(config.backlog)
    terminal.note(
        f"assistants are served at http://127.0.0.1:{listening.getsockname()[1]}{PATH} "
        "(Ctrl+C ends it)"
    )
    uvicorn.Server(config).run(sockets=[listening])


def _token(path: str | None) -> str:
    """Returns the token in this file, or a new one, which is printed. Raises StopError."""
    if path is None:
        made = secrets.token_urlsafe(32)
        terminal.note(f"header of each request: Authorization: Bearer {made}")
        return made
    try:
        token = Path(path).read_text(encoding="ascii").strip()
    except (OSError, ValueError) as error:
        raise StopError(f"{path} could not be read as a token: {error}") from error
    if len(token) < _LEAST_TOKEN or not token.isprintable() or " " in token:
        raise StopError(
            f"{path} holds no token: one line of {_LEAST_TOKEN} characters or more without spaces"
        )
    return token
