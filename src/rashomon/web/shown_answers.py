"""A point's answers as shown on the page: letter, colour, value, counts, and who gives each account, under one name in all reports."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.model.point import Account, Point, Version
from rashomon.model.statement import Stance, Statement
from rashomon.model.story import Story
from rashomon.text.calendar_words import say_value
from rashomon.text.wording import letter, shorten, triple
from rashomon.web.markup import Labels

HUES = "ABCDEFG"


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version. `letter` is empty if the point has a single answer; `verbatim`: the value is quoted from a report; `words`: tell answers
    of the same value apart.
    """

    id: str
    letter: str
    hue: str
    value: str
    verbatim: bool
    words: str
    reports: int
    lines: int | None
    speakers: int | None
    told: str
    carriers: tuple[str, ...]

    @property
    def is_repeated(self) -> bool:
        """Whether fewer lines of reporting than reports stand behind it."""
        return self.lines is not None and self.lines < self.reports


@dataclass(frozen=True, slots=True)
class Voice:
    """Who gives an account, through whom, and how; `name` is None for the report's own voice."""

    name: str | None
    via: tuple[str, ...]
    is_anonymous: bool
    stance: str


def answers_of(point: Point, labels: Labels) -> tuple[ShownVersion, ...]:
    """Returns the point's versions in the ledger's order."""
    return tuple(_answer(point, version, place, labels) for place, version in enumerate(point.versions))


def _answer(point: Point, version: Version, place: int, labels: Labels) -> ShownVersion:
    accounts = [account for account in point.accounts if account.version == version.id]
    mark = letter(place) if len(point.versions) > 1 else ""
    shortest = min((account.quote.quote for account in accounts), key=len, default="")
    twice = bool(version.value) and sum(version.value == other.value for other in point.versions) > 1
    carriers = dict.fromkeys(labels.name(account.report) for account in accounts)
    return ShownVersion(
        id=version.id,
        letter=mark,
        hue=mark if len(mark) < 2 and mark in HUES else "G",
        value=say_value(version.value) if version.value else shorten(shortest, 90),
        verbatim=not version.value,
        words=shorten(shortest, 60) if twice else "",
        reports=version.reports,
        lines=version.lines,
        speakers=version.speakers,
        told=triple(version),
        carriers=tuple(carriers),
    )


def voice_of(account: Account, statement: Statement | None) -> Voice:
    """Returns who gives the account."""
    via = statement.via if statement else ()
    unnamed = statement is not None and statement.anonymous and statement.speaker == account.speaker
    stance = "" if account.stance is Stance.ASSERTS else account.stance.value
    return Voice(account.speaker, via, unnamed, stance)


OWN_VOICE = "own voice"


@dataclass(frozen=True, slots=True)
class SpeakerList:
    """The speakers of a story's accounts, those on most points first, the reports' own voice last."""

    names: tuple[str, ...]
    by_account: Mapping[str, int]

    def of(self, account: Account) -> int:
        """Returns the index of the account's speaker in `names`."""
        return self.by_account[account.id]


def list_account_speakers(story: Story) -> SpeakerList:
    """Returns the speakers of a story's accounts."""
    callers = Callers(story)
    spoken = {account.id: callers.name(account) or account.speaker or OWN_VOICE for point in story.points for account in point.accounts}
    counts = Counter(name for point in story.points for name in {spoken[account.id] for account in point.accounts})
    ordered = sorted(counts, key=lambda name: (name == OWN_VOICE, -counts[name], name))
    places = {name: place for place, name in enumerate(ordered)}
    return SpeakerList(tuple(ordered), {account: places[name] for account, name in spoken.items()})


class Callers:
    """Maps speakers of accounts to the story's names."""

    def __init__(self, story: Story) -> None:
        self._names = {name.id: name for name in story.names}
        self._statements = {statement.id: statement for statement in story.statements}

    def name(self, account: Account) -> str | None:
        """Returns the name of the account's speaker, if it is one of the story's names."""
        statement = self._statements.get(account.statement or "")
        name = self._names.get(statement.speaker_name or "") if statement else None
        if statement is None or name is None or account.speaker not in (statement.speaker, name.name, *name.spellings):
            return None
        return name.name

    def is_unnamed(self, account: Account) -> bool:
        """Whether the account's speaker is not identified."""
        statement = self._statements.get(account.statement or "")
        return statement is not None and statement.anonymous and statement.speaker == account.speaker
