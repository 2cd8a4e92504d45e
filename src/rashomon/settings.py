"""All settings. Each stage has one frozen dataclass, and `Settings` holds them all."""

import re
from dataclasses import field, fields

from rashomon.errors import SkipError
from rashomon.model.record import record


@record
class ReadSettings:
    """Limits of reading. Whatever exceeds one is listed under `failures`.

    - `max_bytes`: of a file, or of an entry of an archive
    - `max_characters`: of a report's text
    - `max_entries`: of an archive
    - `max_ratio`: of unpacked to packed bytes, for an archive that unpacks to more than
      `max_unpacked`
    - `max_numbers`: of a report; if a table has more, its longest lines are shown but not read,
      with a warning
    - `max_depth`: of archives inside each other
    - `max_pages`: of a PDF
    - `max_seconds`: of processor time for one report; the other limits keep a report far below it,
      so it ends only what would never end
    - `max_memory`: in bytes
    - `fields`: where exports of unknown make keep what, as (name, path) pairs
    - `outlets`: who published what, as (file or address, outlet) pairs; they go before what a
      report says of itself
    - `is_draft`: whether words of a page that are not in its text are named; no ledger records it
    """

    max_bytes: int = 20_000_000
    max_characters: int = 400_000
    max_entries: int = 50_000
    max_unpacked: int = 100_000_000
    max_ratio: int = 100
    max_numbers: int = 2_000
    max_depth: int = 3
    max_pages: int = 300
    max_seconds: int = 60
    max_memory: int = 1_000_000_000
    fields: tuple[tuple[str, str], ...] = ()
    outlets: tuple[tuple[str, str], ...] = ()
    is_draft: bool = False


def to_raise(limit: str) -> str:
    """Returns how to raise a limit of reading, in the words of messages."""
    return f"raise the limit with --limit {limit}=NUMBER"


def keep_within(settings: ReadSettings, limit: str, size: int, message: str) -> None:
    """Raises SkipError if a limit of reading is exceeded. `message` says so, with the limit in
    place of "{}"; how to raise the limit is added."""
    most = getattr(settings, limit)
    if size > most:
        raise SkipError(f"{message.replace('{}', f'{most:,}')} {to_raise(limit)}")


@record
class FetchSettings:
    """Limits of fetching: bytes once unpacked, seconds of one request, redirects, and seconds
    between two requests to one host.

    `allow_loopback` is for tests: it allows requests to this machine.
    """

    max_bytes: int = 20_000_000
    max_seconds: float = 20.0
    max_redirects: int = 5
    delay: float = 1.0
    allow_loopback: bool = False


@record
class StorySettings:
    """How reports are grouped into stories. With `one_story`, all reports are about one event,
    whatever they say."""

    one_story: bool = False


@record
class Settings:
    """All settings of a run. The ledger records them."""

    read: ReadSettings = field(default_factory=ReadSettings)
    fetch: FetchSettings = field(default_factory=FetchSettings)
    stories: StorySettings = field(default_factory=StorySettings)

    def recorded(self) -> dict[str, object]:
        """Returns every setting under "stage.name", sorted, as the ledger records it."""
        values = {}
        for stage in fields(self):
            part = getattr(self, stage.name)
            for knob in fields(part):
                value = getattr(part, knob.name)
                if isinstance(value, tuple):  # of pairs
                    value = "; ".join(f"{name} = {path}" for name, path in value)
                values[f"{stage.name}.{knob.name}"] = value
        del values["read.is_draft"]
        return dict(sorted(values.items()))


@record
class AgentSettings:
    """Limits for what an assistant may have done (`rashomon mcp`). No ledger records them.

    - `max_seconds`: of processor time for one call
    - `max_reports`, `max_characters`: of the reports at hand
    - `max_ledgers`: at hand; the oldest ones are dropped
    - `max_waiting`: calls that wait while one is worked on; further ones are refused
    """

    max_seconds: float = 300.0
    max_reports: int = 200
    max_characters: int = 4_000_000
    max_ledgers: int = 12
    max_waiting: int = 16


@record
class ModelSettings:
    """A language model of the user's own, behind any address that works like OpenAI's. No ledger
    records these settings.

    - `url`: the address without "/chat/completions"
    - `name`: what the server calls the model
    - `key_env`: the environment variable that holds the key, if one is needed
    - `context`: how many tokens prompt and reply may have together
    - `questions_in`: the language of its answers, "" for that of most reports
    - `parallel`: requests at once
    - `max_seconds`: for one reply
    - `retries`: after a busy or lost server
    - `seed`: for models that draw lots even at temperature 0
    - `price_in`, `price_out`: of a million tokens
    - `budget_tokens`: tokens in and out of one run, without kept replies; 0 means no limit
    - `body`: what else each request contains, as (name, value) pairs

    Raises ValueError if a number makes no sense, or if `body` sets something that the program sets
    itself.
    """

    url: str = ""
    name: str = ""
    key_env: str = ""
    context: int = 32_768
    questions_in: str = ""
    parallel: int = 4
    max_seconds: float = 600.0
    retries: int = 5
    seed: int = 1
    price_in: float = 0.0
    price_out: float = 0.0
    budget_tokens: int = 0
    body: tuple[tuple[str, object], ...] = ()

    def __post_init__(self) -> None:
        """Refuses what makes no sense."""
        for knob in fields(self):
            value = getattr(self, knob.name)
            if isinstance(value, (int, float)) and not 0 <= value < 1e15:
                raise ValueError(f"{knob.name} = {value}: not a number from 0")
        if not (
            self.context >= 2_000
            and 1 <= self.parallel <= 256
            and 0 < self.max_seconds <= 86_400
            and self.retries <= 100
        ):
            raise ValueError(
                "context is at least 2000, parallel 1 to 256, max_seconds up to 86400, "
                "retries up to 100"
            )
        if not re.fullmatch(r"(?:[^\W\d_]{2,20}(?:[ -][^\W\d_]{2,20})?)?", self.questions_in):
            raise ValueError(
                f"questions_in = {self.questions_in!r}: a language is wanted, as de or German"
            )
        names = sorted(
            {"model", "messages", "max_tokens", "max_completion_tokens", "stream", "n"}
            & {name for name, _ in self.body}
        )
        if names:
            raise ValueError(f"body: {', '.join(names)} is said by the program")
