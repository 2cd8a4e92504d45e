"""Assistants: the SDK's own client at a server that was started as users start it, over standard
input and output, or at one in this process."""

import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp_types import Implementation

from rashomon.cli.mcp import _server
from rashomon.engines.local import WorkerProcess, WorkerReply
from rashomon.engines.worker import do

NAME = "otter-desktop"


class Assistant:
    """What an assistant may do: calls tools, and keeps how long each answer was."""

    def __init__(self, client: Client) -> None:
        self.client, self.longest = client, 0

    async def call(self, tool: str, **arguments: Any) -> str:
        """The answer of a tool that is not to be refused."""
        wrong, text = await self.asked(tool, arguments)
        assert not wrong, text
        return text

    async def refused(self, tool: str, **arguments: Any) -> str:
        """What is said by a tool that is to refuse."""
        wrong, text = await self.asked(tool, arguments)
        assert wrong, text
        return text

    async def asked(self, tool: str, arguments: dict[str, Any]) -> tuple[bool, str]:
        """Whether the call was refused, and the answer."""
        result = await self.client.call_tool(tool, arguments)
        (content,) = result.content
        assert content.type == "text"
        self.longest = max(self.longest, len(content.text))
        return bool(result.is_error), content.text


@asynccontextmanager
async def over_stdio(*arguments: str, log: Path | None = None) -> AsyncIterator[Assistant]:
    """An assistant at a server of its own."""
    parameters = StdioServerParameters(
        command=sys.executable, args=["-m", "rashomon", "mcp", *arguments], env=dict(os.environ)
    )
    with (log or Path(os.devnull)).open("a") as errors:
        async with Client(
            stdio_client(parameters, errlog=errors),
            client_info=Implementation(name=NAME, version="1"),
        ) as client:
            yield Assistant(client)


@asynccontextmanager
async def in_process(output: Path, *folders: str) -> AsyncIterator[Assistant]:
    """An assistant at a server in this process, which does its heavy work here too."""
    with pytest.MonkeyPatch.context() as patch, _server(folders, str(output), None) as server:
        patch.setattr(WorkerProcess, "do", lambda _, work, *of: WorkerReply(do(work, *of[::-1])))
        async with Client(server, client_info=Implementation(name=NAME, version="1")) as client:
            yield Assistant(client)


def run(work: Callable[[], Awaitable[None]]) -> None:
    """Runs what is asynchronous."""
    anyio.run(work)
