"""What `rashomon mcp` does: opens what the assistant may see, and serves it over standard input and output or over HTTP on loopback."""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.cli import store_option, terminal
from rashomon.errors import MissingExtra, StopError

if TYPE_CHECKING:
    from mcp.server import Server

    from rashomon.agents.server_state import Stories
    from rashomon.model.ledger import Ledger

_MISSING = ("a server for assistants needs the SDK of the Model Context Protocol", "mcp")
_MOST_STORIES = 200
_LEAST_TOKEN = 16


@dataclass(frozen=True, slots=True)
class Assisting:
    """What may be read and written, and where to listen: `port` None is standard input and output."""

    folders: Sequence[str] = ()
    output: str | None = None
    store: str | None = None
    fetch: bool = False
    port: int | None = None
    token_file: str | None = None


@dataclass(frozen=True, slots=True)
class StoreStories:
    """The stories of a store, which is opened anew each time: others may write to it."""

    address: str

    def titles(self) -> Sequence[tuple[str, str]]:
        """Ids and titles, the last updated first."""
        with store_option.opened(self.address) as store:
            return [(row.id, row.title or "untitled") for row in store.story_rows(most=_MOST_STORIES)]

    def ledger(self, story: str) -> "Ledger":
        """The ledger of one."""
        return store_option.story_ledger(self.address, story)


def run(asked: Assisting) -> None:
    """Serves until the client goes, or Ctrl-C. Raises StopError, or MissingExtra with the pip line."""
    with _server(asked) as server:
        if asked.port is None:
            _over_stdio(server)
        else:
            _over_http(server, asked.port, _token(asked.token_file))


@contextmanager
def _server(asked: Assisting) -> "Iterator[Server]":
    from rashomon.agents.assistant_limits import AssistantLimits, resolved_folders
    from rashomon.agents.workplace import Workplace

    try:
        from rashomon.agents.server import make_server
    except ImportError as error:
        raise MissingExtra.named(*_MISSING) from error
    if asked.output is not None:
        try:
            Path(asked.output).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StopError(f"{asked.output} could not be made: {error.strerror}") from error
    output = resolved_folders([asked.output])[0] if asked.output is not None else None
    stories: Stories | None = None
    if asked.store is not None:
        stories = StoreStories(asked.store)
        stories.titles()  # a store that cannot be opened is told now
    place = Workplace(AssistantLimits(resolved_folders(asked.folders), output, asked.fetch), stories)
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

    from rashomon.agents.http_server import PATH, http_app

    config = uvicorn.Config(
        http_app(server, token), host="127.0.0.1", port=port, log_level="error", access_log=False, server_header=False, ws="none"
    )
    try:
        listening = config.bind_socket()
    except SystemExit as error:
        raise StopError(f"127.0.0.1:{port} cannot be listened at; --port 0 takes a port that is free") from error
    listening.listen(config.backlog)
    terminal.note(f"assistants are served at http://127.0.0.1:{listening.getsockname()[1]}{PATH} (Ctrl+C ends it)")
    uvicorn.Server(config).run(sockets=[listening])


def _token(path: str | None) -> str:
    """The token in this file, or a new one, which is told. Raises StopError."""
    if path is None:
        made = secrets.token_urlsafe(32)
        terminal.note(f"header of each request: Authorization: Bearer {made}")
        return made
    try:
        token = Path(path).read_text(encoding="ascii").strip()
    except (OSError, ValueError) as error:
        raise StopError(f"{path} could not be read as a token: {error}") from error
    if len(token) < _LEAST_TOKEN or not token.isprintable() or " " in token:
        raise StopError(f"{path} holds no token: one line of {_LEAST_TOKEN} characters or more without spaces")
    return token
