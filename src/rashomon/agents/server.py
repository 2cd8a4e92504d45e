"""make_server: the tools over the Model Context Protocol, as typed functions of its library. The
library makes their schemas and checks what a call gives. Every call gets an answer, even if
something fails."""

import logging
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import Annotated, Any

import anyio
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError, UnexpectedToolError
from mcp.server.mcpserver.tools import Tool
from mcp_types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from rashomon.agents.server_state import CallRefused
from rashomon.agents.tool_answers import MOST, clean, shown
from rashomon.agents.workplace import Workplace
from rashomon.errors import RashomonError
from rashomon.shipped.words import toml_table

_LOG = logging.getLogger(__name__)
_WORDS = toml_table("agents", "tools.toml")  # what an assistant is told of the server and its tools
_HINTS = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
_Id = Annotated[str, Field(max_length=300)]
_Path = Annotated[str, Field(min_length=1, max_length=1000)]
_Start = Annotated[int, Field(ge=0, description="The part of a long answer to begin with.")]
_Chosen = Annotated[
    Sequence[_Id],
    Field(max_length=200, description="Ids of the reports; all at hand where left out."),
]
_Ledger = Annotated[
    str,
    Field(
        max_length=100,
        description="The id of a ledger or a story of the store; the last one where left out.",
    ),
]


_OneEvent = Annotated[
    bool,
    Field(
        description="Take all of them as reports of one event; else the program groups them into "
        "stories."
    ),
]


class PastedArticle(BaseModel):
    """An article that an assistant gives as text."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(
        min_length=1,
        max_length=400_000,
        description="The article: headline, then paragraphs, a line each.",
    )
    id: str = Field("", max_length=60, description="A short id, such as courier.")
    outlet: str = Field("", max_length=200, description="Who published it.")
    title: str = Field(
        "", max_length=500, description="The headline, where the text does not begin with it."
    )
    day: str = Field(
        "",
        pattern=r"^(\d{4}-\d\d-\d\d)?$",
        description="The day it was published, as 2031-03-09.",
    )
    url: str = Field("", max_length=2000, description="Where it was found.")


class AssistantTools:
    """The tools of a workplace. One call works at a time; a limited number waits, and more are
    refused."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._one_call = anyio.CapacityLimiter(1)
        self._waiting = 0

    async def read_reports(
        self,
        paths: Annotated[
            Sequence[_Path],
            Field(
                max_length=200,
                description="Files or folders; text, saved web pages, PDF, Word, mail, feeds, "
                "archives. A relative name is looked up in the allowed folders.",
            ),
        ] = (),
        texts: Annotated[
            Sequence[PastedArticle],
            Field(
                max_length=50,
                description="Articles as text. Copy each whole and unchanged: quotations are "
                "compared with it.",
            ),
        ] = (),
        reports: Annotated[
            Sequence[_Id],
            Field(max_length=200, description="Ids of reports at hand to tell again."),
        ] = (),
        one_event: _OneEvent = False,
        start: _Start = 0,
    ) -> str:
        """Reads reports, and lists them."""
        articles = [article.model_dump(exclude_defaults=True) for article in texts]
        asked = paths, articles, reports, one_event, start
        return await self._answer(self._place.read_reports, *asked)

    async def compare(
        self,
        what: Annotated[
            str,
            Field(
                max_length=300,
                description="overview, rows, numbers, days, speakers, names, copies; or an id.",
            ),
        ] = "",
        reports: _Chosen = (),
        one_event: _OneEvent = False,
        ledger: _Ledger = "",
        start: _Start = 0,
    ) -> str:
        """Compares reports, or gives a part of a ledger."""
        return await self._answer(self._place.compare, what, reports, one_event, ledger, start)

    async def put_answer(
        self,
        context: Context[Any, Any],
        text: Annotated[
            str,
            Field(
                min_length=1,
                max_length=400_000,
                description="The whole answer, with numbers of sentences behind its statements.",
            ),
        ],
        first: Annotated[
            str,
            Field(
                max_length=400_000,
                description="The same as you told it first, without numbers: the page shows what "
                "you changed and took out.",
            ),
        ] = "",
        ledger: _Ledger = "",
        start: _Start = 0,
    ) -> str:
        """Puts the assistant's answer into a ledger, under the name that its client gives."""
        client = context.session.client_params
        agent = shown(client.client_info.name, 60) if client else ""
        return await self._answer(self._place.put_answer, text, first, ledger, start, agent)

    async def ask_reports(
        self,
        question: Annotated[
            str, Field(min_length=1, max_length=1000, description="The question, in plain words.")
        ],
        ledger: _Ledger = "",
        start: _Start = 0,
    ) -> str:
        """Finds what the reports say to a question."""
        return await self._answer(self._place.ask_reports, question, ledger, start)

    async def search_stories(
        self,
        words: Annotated[
            str, Field(min_length=1, max_length=300, description="Words that all must stand there.")
        ],
        start: _Start = 0,
    ) -> str:
        """Finds words in the reports of the store."""
        return await self._answer(self._place.search_stories, words, start)

    async def check_text(
        self,
        text: Annotated[
            str,
            Field(
                min_length=1,
                max_length=200_000,
                description="The text, with its quotations in quotation marks.",
            ),
        ],
        reports: _Chosen = (),
        start: _Start = 0,
    ) -> str:
        """Compares a text with the reports."""
        return await self._answer(self._place.check_text, text, reports, start)

    async def _answer(self, work: Callable[..., str], *asked: Any) -> str:
        """Returns what the work, done in a thread, says. Raises ToolError, which says what to do
        instead."""
        if self._waiting >= self._place.bounds.limits.max_waiting:
            raise ToolError("too many calls are waiting: call again when one is answered")
        self._waiting += 1
        try:
            text = await anyio.to_thread.run_sync(work, *asked, limiter=self._one_call)
        except (CallRefused, RashomonError) as error:
            raise ToolError(clean(str(error))) from error
        # the border of one call: it is recorded, the server goes on
        except Exception:  # noqa: BLE001
            _LOG.exception("a call failed")
            raise ToolError(
                "the program failed on this call (its log says where); other calls go on"
            ) from None
        finally:
            self._waiting -= 1
        return clean(text)[:MOST]


def offered(place: Workplace) -> list[Tool]:
    """Returns the tools that a workplace offers."""
    tools = AssistantTools(place)
    of_store = [_tool_of(tools.search_stories)] if place.state.stories else []
    return [
        *of_store,
        _tool_of(tools.read_reports),
        _tool_of(tools.compare),
        _tool_of(tools.ask_reports),
        _tool_of(tools.put_answer),
        _tool_of(tools.check_text),
    ]


def _tool_of(function: Callable[..., Any]) -> Tool:
    """Returns the function as a tool, which refuses parameters that it does not have."""
    texts = _WORDS[function.__name__]
    tool = Tool.from_function(
        function,
        title=texts["title"],
        description=texts["description"].strip(),
        annotations=_HINTS,
        structured_output=False,
    )
    arguments = tool.fn_metadata.arg_model
    arguments.model_config["extra"] = "forbid"
    arguments.model_rebuild(force=True)
    tool.parameters = arguments.model_json_schema()
    return tool


class AssistantServer(MCPServer[Any]):
    """A server whose refusals say what to do instead, on one line."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Returns the answer of a tool. Raises ToolError if the call is refused."""
        parameters = {
            tool.name: tool.input_schema["properties"] for tool in await self.list_tools()
        }
        if name not in parameters:
            parameter_names = ", ".join(parameters)
            raise ToolError(
                f"Refused: there is no tool {shown(name, 40)!r}; there are {parameter_names}"
            )
        try:
            return await super().call_tool(name, arguments, context)
        except UnexpectedToolError:  # the library says no more of it than that, and logs it
            raise
        except ToolError as error:
            why = error.__cause__ or error
            if isinstance(why, ValidationError):
                first = why.errors(include_url=False, include_input=False)[0]
                where = shown(".".join(map(str, first["loc"])), 80)
                takes = ", ".join(parameters[name])
                why = ToolError(f"{where}: {first['msg']}. {name} takes: {takes}")
            raise ToolError(f"Refused: {why}") from error


def make_server(place: Workplace) -> MCPServer[Any]:
    """Returns the server for this workplace."""
    return AssistantServer(
        "rashomon",
        title="Rashomon",
        version=version("rashomon"),
        instructions=_WORDS["instructions"].strip(),
        tools=offered(place),
        log_level="WARNING",
    )
