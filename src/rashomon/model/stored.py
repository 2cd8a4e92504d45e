"""What a store keeps besides ledgers: raw reports, what reports are grouped by, stories under
lasting ids, proposals, changes, and what could not be read. Also the queries of the list of
stories."""

from collections.abc import Mapping
from dataclasses import field
from itertools import takewhile

from rashomon.model.answer import WrittenAnswer
from rashomon.model.copy import Origins
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.span import Span


@record
class Raw:
    """A report as it was read, before it was compared with others. `keys` are (kind, value) pairs;
    another report with one of them may change this one. `place` is the whole path or address from
    which it came, "" if there is none."""

    key: str
    report: Report
    keys: tuple[tuple[str, str], ...]
    place: str = ""


@record
class RawArrival:
    """How a raw report came into the store: its place in the order of all, the number of the run
    that added it, from which whole path or address, and the id that its report has for ever."""

    number: int
    run: int
    place: str
    report_id: str


@record
class Features:
    """What a report is grouped by: how often it has its content words and the words of its names,
    and the day of its page."""

    id: str
    sha256: str
    published: str | None
    words: Mapping[str, int]
    names: Mapping[str, int]
    fillings: Mapping[str, int] = field(default_factory=dict)


@record
class Placed(Features):
    """What a report of a store is grouped by, with its digest, its story, who published it
    (`Report.house`), and which report it revises."""

    house: str = ""
    digest: str = ""
    story: str | None = None
    revision_of: str | None = None


@record
class Settled(Placed):
    """A report as it stands in the pile, with the raw reports that it was made of, and with what it
    is grouped by."""

    report: Report = field(kw_only=True)
    raws: tuple[str, ...] = field(kw_only=True)


# The versions of stories that are to be made again: their reports changed, or something was decided
# or written about these; a model is still to read in them, beyond its budget, or unanswered.
BEHIND = "behind"
WAITING = "waiting"


@record
class StoredStory:
    """A story under its lasting id.

    - `version`: a digest of everything from which its ledger was made
    - `ledger`: the document, as JSON in UTF-8
    """

    id: str
    title: str | None
    reports: tuple[str, ...]
    version: str
    ledger_id: str
    made_at: str
    updated_at: str
    ledger: bytes
    previous_ids: tuple[str, ...] = ()


@record
class StoryCard:
    """What a list of stories shows of a story.

    - `told`: words of its reports: the first of what several speakers are quoted on, and its
      widest group of numbers
    - `independent`: how many separate origins it has at most
    - `days`: the first and the last day of its reports
    - `outlets`: who published them, in the order of the reports
    """

    title: str
    reports: int
    independent: Origins
    told: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()


@record
class StoryRow:
    """A line of the list of stories."""

    id: str
    title: str | None
    reports: int
    first: str | None
    last: str | None
    updated_at: str
    card: StoryCard


@record
class Proposal:
    """What the program finds of stories and leaves to a person.

    - `story`, `other`: stories that may tell one event; `other` is "" where these `reports` of the
      story may tell an event of their own
    - `at`: when it was found (ISO, UTC)
    """

    story: str
    other: str
    reports: tuple[str, ...] = ()
    at: str = ""
    number: int = 0


@record
class WatchRound:
    """A round of watching feeds: when it ended and how long it took, how many feeds were asked and
    how many failed, how many reports were new, how many stories they touched, and how many entries
    could not be read.

    - `most`: how many bytes the store may hold
    - `error`: why the round was broken off
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
class Teller:
    """A report that told something, as it was when it told it: what it was called, its outlet, its
    day and the hash of its text."""

    report: str
    outlet: str | None
    published: str | None
    sha256: str


@record
class ChangeRow:
    """One change in a story, as a store keeps it.

    - `at`: when it was seen (ISO, UTC)
    - `kind`: one of those that docs/store.md lists
    - `subject`: what it is about: the title of a report or story
    - `before`, `after`: words that a page printed and that it prints now; ids of stories
    - `reports`: ids of the reports that brought it
    - `tellers`: these reports as they were
    - `first_story`: the story in which it was seen, if that is another
    """

    story: str
    at: str
    kind: str
    subject: str
    before: str | None = None
    after: str | None = None
    reports: tuple[str, ...] = ()
    tellers: tuple[Teller, ...] = ()
    first_story: str = ""


ChangeRows = tuple[ChangeRow, ...]


def of_last_run(changes: ChangeRows) -> ChangeRows:
    """Returns those of these changes, in order of arrival, that came last at one moment, whatever
    the clock said before."""
    last = takewhile(lambda change: change.at == changes[-1].at, reversed(changes))
    return tuple(reversed([*last]))


@record
class SourceRow:
    """The state of a source: when it was last tried, when it was last read, and why it could not be
    read.

    - `name`: what a ledger calls it
    - `place`: its whole path or address, by which the store tells sources apart; the name if there
      is no place
    """

    name: str
    tried_at: str
    read_at: str | None = None
    error: str | None = None
    reports: int = 0
    place: str = ""


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
    """Everything that one transaction writes: reports that were settled, the stories into which
    they are put, and stories that were compared.

    - `gone`: ids of reports
    - `homes`: the story of each report that is put into one, by its id
    - `answers`: what a model wrote of the stories
    """

    raws: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    settled: tuple[Settled, ...] = ()
    homes: Mapping[str, str] = field(default_factory=dict)
    proposals: tuple[Proposal, ...] = ()
    stories: tuple[StoredStory, ...] = ()
    changes: ChangeRows = ()
    answers: tuple[WrittenAnswer, ...] = ()


@record
class TermCounts:
    """How many of the store's reports have each term."""

    reports: int
    words: Mapping[str, int]
    names: Mapping[str, int]


@record
class StoryFilter:
    """Which stories are listed, and in which order. All conditions must hold.

    - `since`, `until`: the first and last day on which a report of the story came out
    - `outlet`: the story has a report of this outlet
    - `user`, `arrived`: stories to which reports came since this user last opened them, or since
      this moment, come first
    - `new`: only such stories
    - `order`: a key of ORDERS
    """

    words: str = ""
    since: str = ""
    until: str = ""
    outlet: str = ""
    user: str = ""
    arrived: str = ""
    new: bool = False
    order: str = ""


@record
class Hit:
    """A sentence in which searched words stand, with its story, report, outlet and day; in a report
    whose words stand in several sentences, the one with most of them."""

    story: str
    span: Span
    outlet: str | None
    day: str | None


@record
class FoundStories:
    """One page of the stories that match, how many match in all, and the hits of each story."""

    rows: tuple[StoryRow, ...]
    total: int
    hits: dict[str, tuple[Hit, ...]]
