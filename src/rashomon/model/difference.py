"""Differences: things on which reports or speakers give different versions."""

from collections.abc import Sequence
from enum import StrEnum

from rashomon.model.claim import NO_ORIGINS, First, Origins
from rashomon.model.record import record
from rashomon.model.span import Passages, Span
from rashomon.model.statement import Stance


class DifferenceKind(StrEnum):
    """The kind of thing on which the versions differ."""

    NUMBER = "number"
    DAY = "day"
    PLACE = "place"
    PERSON = "person"
    ACTION = "action"
    WORDING = "wording"


class RelationKind(StrEnum):
    """How version `b` stands to version `a`, as the program finds it. It never says which is true.

    - later: `b` is later news, or a correction
    - compatible: one is less exact, or is a limit or an estimate that leaves room for the other
    - exclude: both cannot be true of one thing
    """

    LATER = "later"
    EXCLUDE = "exclude"
    COMPATIBLE = "compatible"


class Status(StrEnum):
    """How the versions of a difference stand to each other: the first of these that holds. It never
    says which version is true."""

    DENIED = "denied"
    LATER = "later"
    DIFFERS = "differs"
    COMPATIBLE = "compatible"
    AGREED = "agreed"
    SINGLE = "single"


@record
class Quote:
    """Words that give a version.

    - `sentence`: the whole sentence around them
    - `statement`: id of the statement that contains them
    - `speaker`: whose words they are, None if they are the report's own
    - `by`: who said so, None if the program found it
    - `report`: the report in which they stand
    """

    span: Span
    sentence: Span
    statement: str | None = None
    speaker: str | None = None
    stance: Stance = Stance.ASSERTS
    by: str | None = None
    report: str = ""

    def __post_init__(self) -> None:
        """Fills in the report, which stands in the document beside the span."""
        object.__setattr__(self, "report", self.span.report)


@record
class Version:
    """One version, with the words that give it.

    - `value`: the number or ISO day that the program itself reads in them, otherwise None
    - `low`, `high`, `unit`: the bounds of a number, and what they count in
    - `earliest`, `latest`: the bounds of a day, as ISO days
    - `reports`, `origins`, `speakers`: how many of them stand behind it
    - `first`: the report that gave it first, if moments are known
    - `told`: its author's words, None if the program found it
    """

    id: str
    quotes: tuple[Quote, ...]
    value: str | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    earliest: str | None = None
    latest: str | None = None
    reports: int = 0
    origins: Origins = NO_ORIGINS
    speakers: int = 0
    first: First | None = None
    told: str | None = None

    @property
    def words(self) -> str:
        """Returns the words by which it is shown: its author's, otherwise its first quoted words on
        one line."""
        return self.told or self.quotes[0].span.line

    @property
    def denied(self) -> bool:
        """Whether whoever gives it denies it in so many words."""
        return all(quote.stance.is_denial for quote in self.quotes)

    @property
    def spans(self) -> Passages:
        """Returns its words."""
        return tuple(quote.span for quote in self.quotes)


Versions = Sequence[Version]


@record
class Relation:
    """How version `b` stands to version `a`, by their ids."""

    a: str
    b: str
    kind: RelationKind


@record
class Range:
    """The lowest, best and highest count of people that a coder would keep, and in words the rule
    that gave them."""

    low: float | None
    best: float | None
    high: float | None
    rule: str


@record
class Difference:
    """One thing on which reports or speakers give different versions, whoever found it.

    - `claim`: id of the claim whose sentences give them, None if they stand in several claims or
      none
    - `thing`: consecutive words of one sentence, the noun that is counted, or what a line of an
      answer begins with
    - `kind`, `status`: None if only an author says that the versions differ
    - `measure`, `group`, `place`, `as_of`: what a number of people counts, whom, where, and for
      which day
    - `sure`: whether the program is sure that the versions are about one thing
    - `by`: its author ("model NAME"), None if the program found it
    - `line`: the id of the line of the answer that gives it, None if the program found it
    - `rank`: its place in the order of telling, from 1
    """

    id: str
    kind: DifferenceKind | None
    versions: tuple[Version, ...]
    status: Status | None
    thing: str | None = None
    claim: str | None = None
    unit: str | None = None
    measure: str | None = None
    group: str | None = None
    place: str | None = None
    as_of: str | None = None
    relations: tuple[Relation, ...] = ()
    ranges: tuple[Range, ...] = ()
    sure: bool = True
    by: str | None = None
    line: str | None = None
    rank: int = 0

    def __repr__(self) -> str:
        versions = " | ".join(version.words for version in self.versions)
        return f"<Difference {self.id} {self.heading!r} {self.status}: {versions}>"

    @property
    def is_open(self) -> bool:
        """Whether anything about it is in doubt. If not, it stands last and behind a click."""
        return self.status not in (Status.COMPATIBLE, Status.AGREED, Status.SINGLE)

    @property
    def is_told_alike(self) -> bool:
        """Whether several reports give one version, whether or not they are of several sources."""
        is_one = self.status in (Status.AGREED, Status.SINGLE)
        return is_one and len(self.reports()) > 1

    @property
    def heading(self) -> str:
        """Returns the words that stand above its versions: its thing."""
        return self.thing or ""

    def quotes(self) -> tuple[Quote, ...]:
        """Returns the quotes of all its versions, version by version."""
        return tuple(quote for version in self.versions for quote in version.quotes)

    def spans(self) -> Passages:
        """Returns the words of all its versions, version by version."""
        return tuple(quote.span for quote in self.quotes())

    def numbers(self) -> dict[str, int]:
        """Returns the number of each version, from 1, by the version's id."""
        return {version.id: n for n, version in enumerate(self.versions, 1)}

    def reports(self) -> tuple[str, ...]:
        """Returns the reports that give a version, sorted."""
        return tuple(sorted({quote.report for quote in self.quotes()}))


Differences = tuple[Difference, ...]
