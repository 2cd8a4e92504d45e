"""What an author (a language model, an assistant, a person) wrote of a pile: differences, in the
line form, and as they were found in the reports; and all that authors wrote of one story."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rashomon.model.content_ids import content_id
from rashomon.model.model_use import ModelUse
from rashomon.model.span import PlacedSpan
from rashomon.model.statement import Stance


@dataclass(frozen=True, slots=True)
class WrittenQuote:
    """Words that an author copied, with the places where they stand: ids of reports, or of
    sentences of a sheet or ledger. `speaker`: whose words they are, in the author's words."""

    words: str
    places: tuple[str, ...]
    speaker: str | None = None
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class WrittenDifference:
    """One line: a thing or a question, and its versions; `line`: its number."""

    line: int
    versions: tuple[tuple[WrittenQuote, ...], ...]
    thing: str | None = None
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that an author wrote and the reports do not bear out: the line, the reason in plain
    words, and the words that it is about."""

    line: int
    reason: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A file or a reply in the line form. `by`: its author ("model NAME"); `reports`: by the ids in
    it, hashes (or their beginnings) of the texts; `refused`: lines that are not of the form."""

    by: str
    differences: tuple[WrittenDifference, ...] = ()
    reports: Mapping[str, str] = field(default_factory=dict)
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class AuthoredQuote:
    """Words of a report that an author quotes for a version; `speaker`, `stance`: as the author has
    them, None where nothing is said."""

    span: PlacedSpan
    speaker: str | None = None
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class AuthoredDifference:
    """A difference that an author wrote, with all its words found in reports: what a store keeps,
    and what every later run proves again. `line`: of the file or reply, 0 where it is not known."""

    by: str
    versions: tuple[tuple[AuthoredQuote, ...], ...]
    thing: str | None = None
    question: str | None = None
    line: int = field(default=0, compare=False)

    @property
    def id(self) -> str:
        """A hash of all that it says."""
        places = [
            f"{q.span.sha256}:{q.span.start}-{q.span.end}" for one in self.versions for q in one
        ]
        return content_id("a", self.by, self.thing, self.question, *places)

    @property
    def heading(self) -> str:
        """What it is called: its question, else the thing."""
        return self.question or self.thing or ""

    def texts(self) -> frozenset[str]:
        """Returns the hashes of the texts that it quotes."""
        return frozenset(quote.span.sha256 for one in self.versions for quote in one)


@dataclass(frozen=True, slots=True)
class ReadStory:
    """What authors wrote of one story, and a language model's part in it."""

    differences: tuple[AuthoredDifference, ...] = ()
    use: ModelUse | None = None


NOTHING_READ = ReadStory()
