"""Every knob: one frozen dataclass per stage, `Settings` holds them all."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Limits of reading; what goes beyond one is listed under `failures`.

    `max_bytes`: of a file, or of an entry of an archive. `max_characters`: of a report's text. Of an archive: `max_entries`, and `max_ratio` of
    unpacked to packed bytes once it unpacks to more than `max_unpacked`. `max_depth`: archives inside each other. `max_pages`: of a PDF.
    `max_seconds`: of processor time for one report in a format that is parsed apart, and `max_memory` in bytes. `fields`: where exports of
    unknown make keep what, as (name, path) pairs.
    """

    max_bytes: int = 20_000_000
    max_characters: int = 400_000
    max_entries: int = 200_000
    max_unpacked: int = 100_000_000
    max_ratio: int = 100
    max_depth: int = 3
    max_pages: int = 300
    max_seconds: int = 8
    max_memory: int = 1_000_000_000
    fields: tuple[tuple[str, str], ...] = ()


def to_raise(limit: str) -> str:
    """How a limit of reading is raised, as messages say it."""
    return f"raise the limit with --limit {limit}=NUMBER"


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Limits of fetching: bytes once unpacked, seconds of one request, redirects, seconds between two requests to one host.

    `allow_loopback` is for tests: it lets this machine be asked.
    """

    max_bytes: int = 20_000_000
    max_seconds: float = 20.0
    max_redirects: int = 5
    delay: float = 1.0
    allow_loopback: bool = False


@dataclass(frozen=True, slots=True)
class StorySettings:
    """How reports are grouped. `one_story`: all reports are of one event, whatever they say."""

    one_story: bool = False


@dataclass(frozen=True, slots=True)
class LineageSettings:
    """What rests on what. `families`: publishers beside those of the table, "Owner: Outlet, Outlet; Owner: Outlet"."""

    families: str = ""


MODEL, RULES = JUDGES = ("model", "rules")


@dataclass(frozen=True, slots=True)
class PointSettings:
    """How answers are put together and set against each other. `judge`: "model", by the trained models; "rules", for volume: only answers that
    share a telling word, name or measure are held against each other, pair by pair, and rules alone say how two answers stand.

    Raises ValueError for any other judge.
    """

    judge: str = MODEL

    def __post_init__(self) -> None:
        """Looks at the judge."""
        if self.judge not in JUDGES:
            raise ValueError(f"judge = {self.judge!r}: a judge is one of {', '.join(JUDGES)}")


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; a run is made with one of these and records it."""

    read: ReadSettings = field(default_factory=ReadSettings)
    fetch: FetchSettings = field(default_factory=FetchSettings)
    stories: StorySettings = field(default_factory=StorySettings)
    lineage: LineageSettings = field(default_factory=LineageSettings)
    points: PointSettings = field(default_factory=PointSettings)

    def recorded(self) -> tuple[tuple[str, object], ...]:
        """Every setting as ("stage.name", value), sorted, as the ledger records it."""
        pairs = [(stage.name, getattr(self, stage.name)) for stage in fields(self)]
        return tuple(sorted((f"{name}.{knob.name}", _written(getattr(part, knob.name))) for name, part in pairs for knob in fields(part)))


def judge_of(recorded: Iterable[tuple[str, object]]) -> str:
    """The judge of a ledger by the settings that it records; those of before there was a choice have the model."""
    return str(dict(recorded).get("points.judge", MODEL))


def _written(value: object) -> object:
    """A list of pairs as text; all else as it is."""
    return "; ".join(f"{name} = {path}" for name, path in value) if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class AdjudicatorSettings:
    """A language model behind any OpenAI-compatible endpoint; off unless `url` and `model` are given. No part of a ledger's settings.

    `url`: up to and without "/chat/completions". `key_env`: the environment variable that holds the key, where one is needed. `max_questions`
    and `max_words`: of one run, cached answers not counted. `max_seconds`: for one reply. `retries`: after a timeout or a busy server.
    `cache`: a file of replies by content.
    """

    url: str = ""
    model: str = ""
    key_env: str = ""
    max_questions: int = 60
    max_words: int = 20_000
    max_seconds: float = 30.0
    retries: int = 2
    cache: str = ""
