"""Records that a store keeps besides ledgers: raw reports, features, stories under lasting ids,
changes, coverage; and queries of the list of stories."""

from collections.abc import Mapping
from dataclasses import field

from rashomon.model.answer import WrittenAnswer
from rashomon.model.claim import Origins
from rashomon.model.record import record
from rashomon.model.report import Report


@record
class Raw:
    """A report as it was read, before it was compared with others. `keys`: (kind, value) pairs;
    reports that share one may change it."""

    key: str
    report: Report
    keys: tuple[tuple[str, str], ...]


@record
class Settled:
    """A report as it stands in the pile: its id, the digest of its data, the raw reports it was
    made of, and its features."""

    report: Report
    digest: str
    raws: tuple[str, ...]
    words: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, int] = field(default_factory=dict)
    fillings: Mapping[str, int] = field(default_factory=dict)


@record
class Features:
    """What a report is grouped by: counts of its content words and of the words of its names, and
    the day of its page."""

    id: str
    sha256: str
    published: str | None
    words: Mapping[str, int]
    names: Mapping[str, int]
    fillings: Mapping[str, int] = field(default_factory=dict)


@record
class Placed(Features):
    """What a report of a store is grouped by, with its digest and its story."""

    digest: str = ""
    story: str | None = None


BEHIND = "behind"
MIGRATED = "of an earlier version"
REGROUP = "to be grouped anew"
WAITING = "waiting"
"""The versions of stories that are to be made again: something was decided or written about their
reports since; another version of the program compared them; it was decided what they are made of; a
model is still to read in them, beyond its budget, or unanswered."""


@record
class StoredStory:
    """A story under its lasting id. `version`: a digest of all that its ledger was made of.
    `ledger`: the document, JSON.
    """

    id: str
    title: str | None
    reports: tuple[str, ...]
    version: str
    ledger_id: str
    made_at: str
    updated_at: str
    ledger: str
    previous_ids: tuple[str, ...] = ()


@record
class StoryCard:
    """A story where stories are listed.

    `told`: its first entries of the overview, as text; `independent`: how many separate origins;
    `differ`, `disputed`: how many differences are open, and in how many a speaker denies one;
    `days`: the first and the last of its reports; `places`, `names`: those that most reports have.
    """

    title: str
    reports: int
    independent: Origins
    told: tuple[str, ...] = ()
    differ: int = 0
    disputed: int = 0
    days: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@record
class StoryRow:
    """A line of the list of stories.

    `claims`: how many two reports or more make; `differ`, `disputed`: how many differences are
    open, and in how many a speaker denies one.
    """

    id: str
    title: str | None
    reports: int
    claims: int
    differ: int
    disputed: int
    first: str | None
    last: str | None
    updated_at: str
    card: StoryCard


@record
class WatchRound:
    """A round of watching feeds: when it ended and how long it took, the feeds that were asked and
    that failed, new reports, stories touched, and entries that could not be read.

    `most`: how many bytes the store may hold; `error`: why the round was broken off.
    """

    at: str
    seconds: float
    most: int
    asked: int = 0
    failed: int = 0
    added: int = 0
    stories: int = 0
    unread: int = 0
    error: str | None = None


@record
class ChangeRow:
    """One change in a story, as a store keeps it.

    `at`: when it was seen (ISO, UTC); `kind`: one of those that docs/store.md lists; `subject`: the
    sentence that names the claim, what a difference is called or the title that it is about;
    `before`, `after`: what was told and is told now, None where there is neither; `reports`: ids of
    those that brought it.
    """

    story: str
    at: str
    kind: str
    subject: str
    before: str | None = None
    after: str | None = None
    reports: tuple[str, ...] = ()


ChangeRows = tuple[ChangeRow, ...]


NO_NEWS = ("report", "report left", "revision", "merged", "split", "difference gone")
"""Kinds of changes that tell nothing: a story with no others gained copies."""


@record
class SourceRow:
    """The state of a source: when it was last tried and last read, and why it could not be."""

    name: str
    tried_at: str
    read_at: str | None = None
    error: str | None = None
    reports: int = 0


@record
class FeedRow:
    """The state of a watched feed."""

    url: str
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    tried_at: str | None = None
    read_at: str | None = None
    next_at: str | None = None
    failures: int = 0
    error: str | None = None


@record
class Plan:
    """Everything written in one transaction when raw reports are settled: changed reports and
    stories, and those that are gone.

    `gone`: ids of reports; `merged`: (story that is gone, story that took most of it, or None);
    `answers`: what a model wrote of the stories.
    """

    raws: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    settled: tuple[Settled, ...] = ()
    stories: tuple[StoredStory, ...] = ()
    merged: tuple[tuple[str, str | None], ...] = ()
    changes: ChangeRows = ()
    answers: tuple[WrittenAnswer, ...] = ()


@record
class TermCounts:
    """The number of the store's reports in which each term occurs."""

    reports: int
    words: Mapping[str, int]
    names: Mapping[str, int]


@record
class StoryFilter:
    """Filters on stories, all of which must hold, and in which order they are listed.

    `since`, `until`: days that the story's own days must touch; `disputed`: only stories in which
    something is denied; `named`, `outlet`: only those that name somebody or a place so, or have a
    report of it; `user` with `arrived`: what changed since this user opened a story, or arrived the
    last time, comes first; `new`: only such stories; `order`: a key of ORDERS.
    """

    words: str = ""
    disputed: bool = False
    since: str = ""
    until: str = ""
    named: str = ""
    outlet: str = ""
    user: str = ""
    arrived: str = ""
    new: bool = False
    order: str = ""


@record
class Hit:
    """A place where words were found: the story, its kind (claim, difference, statement,
    name, report), its
    words, what it is about, and its anchor."""

    story: str
    kind: str
    shown: str
    about: str
    anchor: str


@record
class FoundStories:
    """One page of the stories that match, how many there are in all, and the hits by story."""

    rows: tuple[StoryRow, ...]
    total: int
    hits: dict[str, tuple[Hit, ...]]
