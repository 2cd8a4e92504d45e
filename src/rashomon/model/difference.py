"""Differences: one thing of which reports or speakers give different versions."""

from enum import StrEnum

from rashomon.model.claim import NO_ORIGINS, First, Origins
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.model.statement import Stance


class DifferenceKind(StrEnum):
    """What kind of thing the versions are of."""

    NUMBER = "number"
    DAY = "day"
    PLACE = "place"
    PERSON = "person"
    ACTION = "action"
    WORDING = "wording"


class RelationKind(StrEnum):
    """How version `b` stands to version `a`, as the program finds it; never which is true.

    later: it is later news or a correction; compatible: one is less exact, a limit or an estimate
    that leaves room; exclude: both cannot be true of one thing.
    """

    LATER = "later"
    EXCLUDE = "exclude"
    COMPATIBLE = "compatible"


class Status(StrEnum):
    """How the versions of a difference stand to each other, never which is true; the first that
    holds."""

    DENIED = "denied"
    LATER = "later"
    DIFFERS = "differs"
    COMPATIBLE = "compatible"
    AGREED = "agreed"
    SINGLE = "single"


@record
class Quote:
    """Words that give a version.

    `sentence`: the whole sentence around them; `statement`: id of the statement that holds them;
    `speaker`: whose words they are, None for the report's own; `by`: who said so, None for the
    program itself. `report`: the report in which they stand, as the span has it.
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

    `value`: the number or ISO day that the program itself reads in them, None otherwise; `low`,
    `high`, `unit`: a number's bounds and what they count in; `earliest`, `latest`: ISO days.
    `reports`, `origins`, `speakers`: how many stand behind it; `first`: the report that gave it
    first, where moments are known; `told`: its author's words, None of a native one.
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
        """How the version is shown: its author's words, else its first words as printed, white
        space made plain."""
        return self.told or self.quotes[0].span.line

    @property
    def denied(self) -> bool:
        """Whether whoever gives it denies it, in so many words."""
        return all(quote.stance is Stance.DENIES for quote in self.quotes)


@record
class Relation:
    """How version `b` stands to version `a`, by their ids."""

    a: str
    b: str
    kind: RelationKind


@record
class Range:
    """The bounds that a coder keeps of a count of people, and the rule that gave them, in words."""

    low: float | None
    best: float | None
    high: float | None
    rule: str


@record
class Difference:
    """One thing of which reports or speakers give different versions, whoever found it.

    `claim`: id of the claim whose sentences give them, None where they stand in several or none.
    `thing`: consecutive words of one sentence, the noun counted, or what a line of an answer begins
    with. `kind`, `status`: None where only an author says that it differs. `measure`, `group`,
    `place`, `as_of`: what a number of people counts, of whom, where and for which day. `sure`: the
    program is sure that the versions are of one thing. `by`: its author ("model NAME"), None for
    the program; `line`: the id of the line of his answer, None of a native one. `rank`: its place
    in the order of telling, from 1.
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
        """Whether something is in doubt in it; if not, it stands last and behind a click."""
        return self.status not in (Status.COMPATIBLE, Status.AGREED, Status.SINGLE)

    @property
    def heading(self) -> str:
        """What it is called: its thing."""
        return self.thing or ""

    def quotes(self) -> tuple[Quote, ...]:
        """Returns the quotes of all versions, version by version."""
        return tuple(quote for version in self.versions for quote in version.quotes)

    def numbers(self) -> dict[str, int]:
        """Returns the numbers of its versions, from 1, by their ids."""
        return {version.id: n for n, version in enumerate(self.versions, 1)}

    def reports(self) -> tuple[str, ...]:
        """Returns the reports that give a version, sorted."""
        return tuple(sorted({quote.report for quote in self.quotes()}))


Differences = tuple[Difference, ...]
