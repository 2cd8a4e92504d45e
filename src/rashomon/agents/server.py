"""make_server: the tools over the Model Context Protocol. Every call gets an answer, whatever
fails."""

import logging
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

import anyio
import mcp_types as types
from jsonschema import Draft202012Validator
from mcp.server import Server, ServerRequestContext

from rashomon.agents.server_state import CallRefused
from rashomon.agents.tool_answers import MOST, clean, shown
from rashomon.agents.workplace import Workplace
from rashomon.errors import RashomonError

log = logging.getLogger(__name__)
_FAILED = "the program failed on this call (its log says where); other calls go on"
_BUSY = "too many calls are waiting: call again when one is answered"
_Context = ServerRequestContext[Any]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(
        files("rashomon.shipped.tables.agents").joinpath("tools.toml").read_text("utf-8")
    )


@cache
def offered() -> tuple[types.Tool, ...]:
    """Returns the tools with their parameters."""
    out = []
    for name, entry in _table().items():
        if not isinstance(entry, dict):
            continue
        schema = {
            "type": "object",
            "properties": entry["properties"],
            "required": entry.get("required", []),
            "additionalProperties": False,
        }
        hints = types.ToolAnnotations(
            read_only_hint=entry["reads"],
            destructive_hint=False,
            idempotent_hint=True,
            open_world_hint=False,
        )
        out.append(
            types.Tool(
                name=name,
                title=entry["title"],
                description=entry["description"].strip(),
                input_schema=schema,
                annotations=hints,
            )
        )
    return tuple(out)


def agent_of(context: _Context) -> str:
    """Returns what the client calls itself."""
    params = context.session.client_params
    return shown(params.client_info.name, 60) if params else ""


class _Turns:
    """A queue that runs one call at a time; a limited number waits, and more are refused."""

    def __init__(self, most: int) -> None:
        self._one, self._most, self._waiting = anyio.CapacityLimiter(1), most, 0

    async def do(self, work: Callable[[], Any]) -> Any:
        """Returns the result of the work, done in a thread. Raises CallRefused."""
        if self._waiting >= self._most:
            raise CallRefused(_BUSY)
        self._waiting += 1
        try:
            return await anyio.to_thread.run_sync(work, limiter=self._one)
        finally:
            self._waiting -= 1


class Handlers:
    """The server's request handlers."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._turns = _Turns(place.bounds.limits.max_waiting)

    async def list_tools(
        self, _context: _Context, _params: types.PaginatedRequestParams | None
    ) -> types.ListToolsResult:
        """Returns all tools."""
        return types.ListToolsResult(tools=list(offered()))

    async def call_tool(
        self, context: _Context, params: types.CallToolRequestParams
    ) -> types.CallToolResult:
        """Returns the answer of a tool; refusals and faults are answers too, marked as errors."""
        try:
            arguments = checked(params.name, params.arguments or {})
            if params.name == "put_lines":
                arguments["agent"] = agent_of(context)
            tool = getattr(self._place, params.name)
            text, wrong = await self._turns.do(lambda: tool(**arguments)), False
        except (CallRefused, RashomonError) as error:
            text, wrong = f"Refused: {error}", True
        except Exception:  # the border of one call: it is recorded, the server goes on
            log.exception("%s failed", shown(params.name, 40))
            text, wrong = f"Refused: {_FAILED}", True
        return types.CallToolResult(
            content=[types.TextContent(text=clean(text)[:MOST])], is_error=wrong
        )


def checked(name: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Returns a call's arguments, their texts in characters that can be stored. Raises CallRefused
    with one line on what is wrong."""
    tool = next((one for one in offered() if one.name == name), None)
    if tool is None:
        raise CallRefused(
            f"there is no tool {shown(name, 40)!r}; there are "
            f"{', '.join(one.name for one in offered())}"
        )
    for error in Draft202012Validator(dict(tool.input_schema)).iter_errors(arguments):
        where = ".".join(map(str, error.absolute_path))
        said = (
            error.message
            if len(error.message) < 200
            else f"{error.message[:100]} … {error.message[-90:]}"
        )
        raise CallRefused(
            f"{f'{where}: ' if where else ''}{said}. It takes: "
            f"{', '.join(tool.input_schema['properties'])}"
        )
    return {name: _cleaned(value) for name, value in arguments.items()}


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {name: _cleaned(held) for name, held in value.items()}
    return [_cleaned(held) for held in value] if isinstance(value, Sequence) else value


def make_server(place: Workplace) -> Server[Any]:
    """Returns the server for this workplace."""
    on = Handlers(place)
    return Server(
        "rashomon",
        title="Rashomon",
        version=version("rashomon"),
        instructions=_table()["instructions"].strip(),
        on_list_tools=on.list_tools,
        on_call_tool=on.call_tool,
    )
