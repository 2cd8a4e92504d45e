"""What comes from outside, as protocols; progress is a record handed to a callback."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Protocol, runtime_checkable

from rashomon.model.answer import Line
from rashomon.model.record import record
from rashomon.model.report import Report


@record
class Progress:
    """How far a run is: `done` of `total` items of `stage`; `note`: what the user should know
    before it goes on."""

    stage: str
    done: int
    total: int
    note: str = ""


OnProgress = Callable[[Progress], None]


def say_nothing(_: Progress) -> None:
    """Takes no notice: where nobody wants to know how far a run is."""


Clock = Callable[[], datetime]
"""The present moment, with its zone."""


def present_moment() -> datetime:
    """Returns the current time in UTC, for who is given no clock; no stage asks for it."""
    return datetime.fromtimestamp(time.time(), UTC)


@record
class Fetched:
    """What an address gave: the address it led to, its bytes, the encoding that the server named,
    and when (ISO, UTC)."""

    url: str
    data: bytes
    charset: str | None
    retrieved: str


@record
class HttpAnswer:
    """A server's response: status, headers by their names in lower case, bytes."""

    status: int
    headers: Mapping[str, str]
    data: bytes


class Fetch(Protocol):
    """Gets an address. Raises SkipError when it cannot be had or must not be asked for."""

    def __call__(self, url: str) -> Fetched:
        """What the address gave."""


@record
class Prompt:
    """One request to a language model: which pass asks it about which story (its id), the orders,
    the data, and how many tokens the reply may have."""

    stage: str
    story: str
    system: str
    user: str
    max_tokens: int


@record
class Reply:
    """What a language model answered, with the tokens that went in and came out; `is_cut`: it was
    stopped, and only whole lines stand."""

    text: str
    tokens_in: int
    tokens_out: int
    is_cut: bool = False


class LanguageModel(Protocol):
    """A language model of the user's own. `name` and `host` say which and where; `context`: how
    many tokens prompt and reply may have together."""

    name: str
    host: str
    context: int

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        """The replies to these prompts, in their order; None where none is to be had (refused, out
        of budget, not among those kept, too long)."""


@runtime_checkable
class Worded(LanguageModel, Protocol):
    """A language model that is to word questions in a language; "" for that of the reports."""

    questions_in: str


OnLine = Callable[[Line, Mapping[str, str]], None]
"""Called with a proved line of an answer, and what the reports of its story are called."""


@runtime_checkable
class Overheard(LanguageModel, Protocol):
    """A language model that can be heard while it writes. `on_line`: who wants each line of its
    answers, proved; `hear`: called with the whole lines of the reply to a prompt so far."""

    on_line: OnLine | None
    hear: Callable[[Prompt, str], None]


@runtime_checkable
class AskedAgain(LanguageModel, Protocol):
    """A language model that is shown what was not found of its answer, where `passes` is 2."""

    passes: int


@runtime_checkable
class Announced(LanguageModel, Protocol):
    """A language model that wants to be told what it will read before it is asked."""

    def before(self, stories: Sequence[Sequence[Report]]) -> None:
        """Takes in the reports of the stories about which it will be asked next."""


@record
class Polled:
    """What a feed answered: status, what it holds where it is 200, the marks by which it tells what
    is new, and how many seconds it wants to be left alone."""

    status: int
    fetched: Fetched | None = None
    etag: str | None = None
    modified: str | None = None
    retry_after: int | None = None


class Poll(Protocol):
    """Asks a feed for what is new. Raises SkipError when it cannot be asked."""

    def __call__(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Polled:
        """What the feed answered."""


@record
class Done:
    """What became of an item that was handed to an engine: the bytes that were made of it, or why
    there are none, in plain words."""

    key: str
    data: bytes = b""
    error: str | None = None


class Engine(Protocol):
    """Does work on many items at once. Work is named ("package.module:function") and takes and
    gives bytes, so that it can be done anywhere."""

    def map(
        self, work: str, items: Iterable[tuple[str, bytes]], *, shared: bytes = b""
    ) -> Iterator[Done]:
        """What became of each (key, bytes), in no order; `shared` goes with all of them. Items are
        drawn only as fast as they are worked on.

        Where a process or a machine is lost its items are done again; an item that loses one each
        time is given up, with an error. Raises StopError where the run cannot go on.
        """

    def rest(self) -> None:
        """Gives back the memory of processes of this machine that wait for work; the next work
        starts them anew."""

    def close(self) -> None:
        """Ends all processes that the engine began."""


class ParseCache(Protocol):
    """Keeps parses, so that no text is parsed twice."""

    def get_parse(self, key: str) -> bytes | None:
        """The bytes that were kept under this key, or None."""

    def put_parse(self, key: str, data: bytes) -> None:
        """Keeps the bytes under this key."""
