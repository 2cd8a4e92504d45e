"""Protocols for what comes from outside: addresses, language models, engines. Progress is a record
that is handed to a callback."""

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Protocol, runtime_checkable

from rashomon.model.answer import WrittenAnswer
from rashomon.model.record import record
from rashomon.model.report import Reports


@record
class Progress:
    """How far a run is: `done` of `total` items of `stage`. `note` is something that the user
    should know before the run goes on."""

    stage: str
    done: int
    total: int
    note: str = ""


OnProgress = Callable[[Progress], None]


def say_nothing(_: Progress) -> None:
    """Ignores the progress of a run, for callers who do not want to know it."""


Clock = Callable[[], datetime]
"""The present moment, with its zone."""


def present_moment() -> datetime:
    """Returns the current time in UTC, for code that is given no clock. No stage calls it."""
    return datetime.fromtimestamp(time.time(), UTC)


@record
class Fetched:
    """What an address gave: the address that it led to, its bytes, the encoding that the server
    named, and the time (ISO, UTC)."""

    url: str
    data: bytes
    charset: str | None
    retrieved: str


@record
class HttpAnswer:
    """A server's response: its status, its headers with names in lower case, and its bytes."""

    status: int
    headers: Mapping[str, str]
    data: bytes

    @property
    def retry_after(self) -> float | None:
        """Returns the seconds for which the server wants to be left alone, whether it says how many
        or until when, by its own clock if it tells the time. Returns None if it does not say."""
        header = self.headers.get("retry-after", "")
        if re.fullmatch(r"\s*\d{1,9}(?:\.\d+)?\s*", header):
            return float(header)
        until = _moment(header)
        if until is None:
            return None
        now = _moment(self.headers.get("date", "")) or present_moment()
        return max(0.0, (until - now).total_seconds())


def _moment(header: str) -> datetime | None:
    """Returns the moment of an HTTP header. Returns None if it tells none."""
    from email.utils import parsedate_to_datetime  # which few runs need

    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class Fetch(Protocol):
    """Gets an address. Raises SkipError if the address cannot be fetched or must not be asked."""

    def __call__(self, url: str) -> Fetched:
        """Returns what the address gave."""


@record
class Prompt:
    """One request to a language model: which pass asks about which story (its id), the
    instructions, the data, and how many tokens the reply may have. `turns`: what was said since,
    the model's own reply first, then the next message."""

    stage: str
    story: str
    system: str
    user: str
    max_tokens: int = 0
    turns: tuple[str, ...] = ()


@record
class Reply:
    """What a language model answered, with the tokens in and out. With `is_cut`, the reply was
    stopped and has only its whole lines."""

    text: str
    tokens_in: int
    tokens_out: int
    is_cut: bool = False


class LanguageModel(Protocol):
    """A language model of the user's own. `name` and `host` say which one it is and where.
    `context` is how many tokens prompt and reply may have together."""

    name: str
    host: str
    context: int

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        """Returns the replies to these prompts, in their order. A reply is None if there is none:
        it was refused, over budget, too long, or not among the kept replies."""


@runtime_checkable
class Worded(LanguageModel, Protocol):
    """A language model that writes in a certain language; "" means that of the reports."""

    questions_in: str


@runtime_checkable
class FirstOnly(LanguageModel, Protocol):
    """A language model that may be asked for its own answer alone, without the numbers of
    sentences, if `first_only` says so."""

    first_only: bool


@runtime_checkable
class Translating(LanguageModel, Protocol):
    """A language model that also translates the foreign sentences that its answer names, if
    `translates` says so."""

    translates: bool


@runtime_checkable
class Overheard(LanguageModel, Protocol):
    """A language model whose reply can be followed while it writes. Whoever asks sets `hear`; the
    model calls it with the prompt and its reply so far. Whoever shows the answer sets `on_words`,
    which gets its words as they come."""

    on_words: Callable[[str], None] | None
    hear: Callable[[Prompt, str], None]


@record
class ToSend:
    """What a language model is sent of a story: its reports; or the answer that goes on (`kept`),
    and those of them that came after it. `once`: whether in one message, as with a question;
    `draft`: what is compared with the reports, a sentence a line, in one message, too."""

    reports: Reports
    kept: WrittenAnswer | None = None
    once: bool = False
    draft: str = ""


@runtime_checkable
class Announced(LanguageModel, Protocol):
    """A language model that wants to know what it will read before it is asked."""

    def before(self, stories: Sequence[ToSend]) -> None:
        """Takes note of what it is sent of the stories about which it will be asked next."""


@record
class Polled:
    """What a feed answered: the status, its content if the status is 200, the marks by which the
    feed tells what is new, and for how many seconds it wants to be left alone."""

    status: int
    fetched: Fetched | None = None
    etag: str | None = None
    modified: str | None = None
    retry_after: float | None = None


class Poll(Protocol):
    """Asks a feed for what is new. Raises SkipError if the feed cannot be asked."""

    def __call__(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Polled:
        """Returns what the feed answered."""


@record
class Done:
    """What became of an item that an engine worked on: the bytes that were made of it, or in plain
    words why there are none."""

    key: str
    data: bytes = b""
    error: str | None = None


class Engine(Protocol):
    """Does work on many items at once. Work is named ("package.module:function"), and takes and
    gives bytes, so that it can be done anywhere."""

    def map(
        self, work: str, items: Iterable[tuple[str, bytes]], *, shared: bytes = b""
    ) -> Iterator[Done]:
        """Yields what became of each (key, bytes), in any order. `shared` goes with all of them.
        Items are drawn only as fast as they are worked on.

        If a process or a machine is lost, its items are done again. An item that loses one each
        time is given up with an error. Raises StopError if the run cannot go on.
        """

    def rest(self) -> None:
        """Gives back the memory of idle processes on this machine. The next work starts them
        anew."""

    def close(self) -> None:
        """Ends all processes that the engine started."""


class ParseCache(Protocol):
    """Keeps parses, so that no text is parsed twice."""

    def get_parse(self, key: str) -> bytes | None:
        """Returns the bytes kept under this key, or None."""

    def put_parse(self, key: str, data: bytes) -> None:
        """Keeps the bytes under this key."""
