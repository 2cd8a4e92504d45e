"""What comes from outside, as protocols; progress is a record handed to a callback."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Protocol, runtime_checkable

from rashomon.model.alert import Alert, Undelivered
from rashomon.model.judgement import Judgement
from rashomon.model.passage import Lent
from rashomon.model.report import Report
from rashomon.model.stored import ChangeRow, Dated, FeedRow, Placed, Plan, Raw, Settled, SourceRow, StoredStory, StoryRow, TermCounts


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: `done` of `total` items of `stage`; `note`: what the user should know before it goes on."""

    stage: str
    done: int
    total: int
    note: str = ""


OnProgress = Callable[[Progress], None]

Clock = Callable[[], datetime]
"""The present moment, with its zone."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the address it led to, its bytes, the encoding that the server named, and when (ISO, UTC)."""

    url: str
    data: bytes
    charset: str | None
    retrieved: str


class Fetch(Protocol):
    """Gets an address. Raises SkipError when it cannot be had or must not be asked for."""

    def __call__(self, url: str) -> Fetched:
        """What the address gave."""


@runtime_checkable
class Storage(Protocol):
    """Files kept elsewhere under addresses of their own (s3://bucket/folder). Each method raises SkipError when they cannot be had."""

    def listed(self, address: str) -> Sequence[tuple[str, str]]:
        """Name and address of every file at or under this address, by name."""

    def opened(self, address: str) -> AbstractContextManager[IO[bytes]]:
        """The file, copied to where it can be gone back in."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One request to a language model: which pass asks it about which story (its id), the orders, the data, and how many tokens the reply may have."""

    stage: str
    story: str
    system: str
    user: str
    max_tokens: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What a language model answered, with the tokens that went in and came out."""

    text: str
    tokens_in: int
    tokens_out: int


class LanguageModel(Protocol):
    """A language model of the user's own. `name` and `host` say which and where; `context`: how many tokens prompt and reply may have together."""

    name: str
    host: str
    context: int

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        """The replies to these prompts, in their order; None where none is to be had (refused, out of budget, not among those kept, too long)."""


@runtime_checkable
class Announced(LanguageModel, Protocol):
    """A language model that wants to be told what it will read before it is asked."""

    def before(self, stories: Sequence[Sequence[Report]]) -> None:
        """Takes in the reports of the stories about which it will be asked next."""


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line of a reply, or a part of one, of which nothing was taken: in which pass, its number from 1 (0: not known), why, and which words of
    which report it was about, where it was about some."""

    stage: str
    line: int
    reason: str
    report: str = ""
    words: str = ""


@runtime_checkable
class Answered(LanguageModel, Protocol):
    """A language model that wants to be told what was not taken of its replies."""

    def after(self, refused: Sequence[RefusedLine]) -> None:
        """Takes in the refused lines of one story."""


@dataclass(frozen=True, slots=True)
class Polled:
    """What a feed answered: status, what it holds where it is 200, the marks by which it tells what is new, and how many seconds it wants to be left alone."""

    status: int
    fetched: Fetched | None = None
    etag: str | None = None
    modified: str | None = None
    retry_after: int | None = None


class Post(Protocol):
    """Sends JSON to an address. Raises SkipError when it cannot be sent or must not be."""

    def __call__(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        """The status that the server answered."""


class Poll(Protocol):
    """Asks a feed for what is new. Raises SkipError when it cannot be asked."""

    def __call__(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Polled:
        """What the feed answered."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of an item that was handed to an engine: the bytes that were made of it, or why there are none, in plain words."""

    key: str
    data: bytes = b""
    error: str | None = None


class Engine(Protocol):
    """Does work on many items at once. Work is named ("package.module:function") and takes and gives bytes, so that it can be done anywhere."""

    def map(self, work: str, items: Iterable[tuple[str, bytes]], *, shared: bytes = b"") -> Iterator[Done]:
        """What became of each (key, bytes), in no order; `shared` goes with all of them. Items are drawn only as fast as they are worked on.

        Where a process or a machine is lost its items are done again; an item that loses one each time is given up, with an error. Raises
        StopError where the run cannot go on.
        """

    def group(self, pairs: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, tuple[bytes, ...]]]:
        """Every key with its values, by key; the values of a key are sorted."""

    def rest(self) -> None:
        """Gives back the memory of processes of this machine that wait for work; the next work starts them anew."""

    def close(self) -> None:
        """Ends all processes that the engine began."""


class ParseCache(Protocol):
    """Keeps parses, so that no text is parsed twice."""

    def get_parse(self, key: str) -> bytes | None:
        """The bytes that were kept under this key, or None."""

    def put_parse(self, key: str, data: bytes) -> None:
        """Keeps the bytes under this key."""


class ParseTable(ParseCache, Protocol):
    """Keeps many parses at once."""

    def get_parses(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Those that were kept under these keys."""

    def put_parses(self, parses: Mapping[str, bytes]) -> None:
        """Keeps all of these."""


class Store(ParseTable, Protocol):
    """Reports, stories and what people decided, kept. What a method has written is kept for good when it returns.

    What one call reads is of one moment; `apply` alone changes stories, all at once or not at all. `reader`: the language model that is asked in
    this run, if one is; `replies`: the file beside the store that keeps what models answered, None where there is no such place.
    """

    reader: LanguageModel | None

    @property
    def replies(self) -> str | None:
        """The file of replies."""

    def writing(self) -> AbstractContextManager[object]:
        """A block whose writes are kept all or none."""

    def reading(self) -> AbstractContextManager[object]:
        """A block whose reads are all of one moment."""

    def add_raws(self, given: Sequence[Raw], *, at: str) -> int:
        """How many of these raw reports are new."""

    def pending(self, most: int) -> tuple[str, ...]:
        """The keys of raw reports that are not settled."""

    def sharing(self, kinds: Iterable[str], given: Iterable[str]) -> tuple[str, ...]:
        """These raw reports' keys, and those of settled ones that share a key of these kinds."""

    def house(self, given: Iterable[str], *, whole: int, last: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Settled raw reports of the outlets of these: all of an outlet that has at most `whole`; of a larger one the `last`."""

    def having(self, kind: str, value: str) -> tuple[str, ...]:
        """The keys of the settled raw reports with this key."""

    def raw_reports(self, keys: Iterable[str]) -> dict[str, Report]:
        """Raw reports by key."""

    def made_of(self, keys: Iterable[str]) -> dict[str, str]:
        """Ids and digests of the reports made of these raw reports."""

    def report_count(self) -> int:
        """How many reports there are."""

    def report_ids(self) -> tuple[str, ...]:
        """All ids, sorted."""

    def reports(self, ids: Iterable[str]) -> tuple[Report, ...]:
        """The reports of these ids."""

    def placed(self, *, ids: Iterable[str] | None = None, stories: Iterable[str] | None = None) -> dict[str, Placed]:
        """Reports as they are needed for grouping."""

    def lent(self, *, reports: Iterable[str] = (), stories: Iterable[str] = ()) -> dict[Lent, str]:
        """The passages of these reports that other stories read, and those that these stories read."""

    def near(self, features: Placed | Settled, most: int) -> tuple[str, ...]:
        """The ids of reports that share most telling terms with this one."""

    def term_counts(self, features: Iterable[Placed | Settled]) -> TermCounts:
        """In how many reports the terms of these occur."""

    def generation(self) -> int:
        """A number that grows with every change to what stories are made of."""

    def apply(self, plan: Plan, *, generation: int, at: str) -> bool:
        """Whether the plan was written: not when the generation is another by now."""

    def story_rows(self, *, most: int = 1000, words: str | None = None) -> tuple[StoryRow, ...]:
        """The stories, the last updated first."""

    def story_ids(self) -> tuple[str, ...]:
        """All stories' ids."""

    def versions(self, ids: Iterable[str]) -> dict[str, str]:
        """The stories' versions."""

    def find_story(self, given: str) -> tuple[str, ...]:
        """The ids of the stories that this names."""

    def story(self, story_id: str) -> StoredStory | None:
        """The story, or None."""

    def outdate(self, ids: Sequence[str]) -> None:
        """Has these stories compared anew when they are next looked at."""

    def holding(self, sought: Iterable[Sequence[str]]) -> tuple[str, ...]:
        """The ids of the stories in whose ledgers all words of one of these stand."""

    def ledger_digest(self, story_id: str) -> str | None:
        """The sha256 that the story's ledger had when it was written."""

    def forget_words(self, shas: Iterable[str]) -> None:
        """Takes out what is kept of addresses in these texts."""

    def taken_ids(self, ids: Iterable[str]) -> set[str]:
        """Those of these ids that a story has or had."""

    def changes(self, story: str | None = None, *, since: str | None = None, most: int = 100_000) -> tuple[ChangeRow, ...]:
        """What changed, the earliest first."""

    def search(self, words: str, most: int = 50) -> tuple[tuple[str, str | None, str | None], ...]:
        """Id, title and story of the reports that hold all these words."""

    def changes_seen(self) -> int | None:
        """The number of the last change that rules were held against."""

    def last_change(self, before: str | None = None) -> int:
        """The number of the last change of all, or of those before a moment."""

    def numbered_changes(self, after: int, most: int) -> tuple[tuple[int, ChangeRow], ...]:
        """Changes with a number above this."""

    def put_alerts(self, given: Sequence[Alert], channels: Iterable[str], *, seen: int) -> None:
        """Keeps alerts that these channels wait for, and up to which change rules were held."""

    def waiting(self, channel: str, *, most: int = 100) -> tuple[Undelivered, ...]:
        """The alerts that a channel waits for, the first first."""

    def given_up(self, channel: str, *, most: int = 100) -> tuple[Undelivered, ...]:
        """The alerts that a channel never got."""

    def mark_delivered(self, channel: str, ids: Sequence[str]) -> None:
        """Keeps that a channel got these alerts."""

    def mark_failed(self, channel: str, alert: str, error: str, *, next_at: str | None) -> None:
        """Keeps that a channel did not get this alert, and when it is tried again; None: never."""

    def last_alerts(self, most: int) -> tuple[Alert, ...]:
        """The last alerts, the latest first."""

    def dated_reports(self) -> tuple[Dated, ...]:
        """All reports that are kept, as rules of retention see them."""

    def drop_raws(self, ids: Iterable[str], *, at: str) -> None:
        """Forgets the texts of the raw reports that these reports were made of."""

    def drop_parses(self, keys: Sequence[str]) -> None:
        """Forgets these parses."""

    def archive_story(self, story_id: str, ledger: str, *, at: str) -> None:
        """Keeps a story as this ledger alone."""

    def archived(self) -> dict[str, str]:
        """The stories of which the ledger alone is kept."""

    def note_sources(self, rows: Iterable[SourceRow]) -> None:
        """Keeps what became of sources."""

    def sources(self, *, failed: bool = False) -> tuple[SourceRow, ...]:
        """All sources, or those that failed."""

    def add_judgements(self, given: Iterable[Judgement]) -> int:
        """How many of these judgements are new."""

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, settled."""

    def feeds(self) -> tuple[FeedRow, ...]:
        """The feeds that are or were watched."""

    def put_feed(self, row: FeedRow) -> None:
        """Keeps where the watching of a feed stands."""

    def new_entries(self, feed: str, digests: Iterable[str]) -> set[str]:
        """Those of these entries that were not seen before."""

    def put_entries(self, feed: str, digests: Iterable[str], *, at: str) -> None:
        """Keeps that these entries were seen."""

    def counts(self) -> dict[str, int]:
        """How many rows there are of what matters."""

    def damage(self) -> tuple[str, ...]:
        """What the database itself finds wrong."""

    def close(self) -> None:
        """Lets go of the database."""
