"""Statements: what a report attributes to somebody."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from operator import attrgetter

from rashomon.model.record import record
from rashomon.model.span import Passages, Span


class Stance(StrEnum):
    """The speaker's attitude to the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    HEDGES = "hedges"

    @property
    def is_denial(self) -> bool:
        """Whether somebody denies what is said."""
        return self is Stance.DENIES


class Mode(StrEnum):
    """Whether the words are given directly, indirectly, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


CERTAIN = 0.9  # confidence from which nineteen speakers of twenty are right


@record
class Statement:
    """Somebody's words in a report: who said them (`speaker`), the word that says so (`cue`), and
    what was said (`quote`). `by` is the person who corrected it ("person NAME"), None if the
    program read it."""

    id: str
    report: str
    quote: Span
    cue: Span | None
    speaker: str | None
    speaker_name: str | None
    speaker_span: Span | None
    anonymous: bool
    via: tuple[str, ...]
    mode: Mode
    stance: Stance
    via_spans: Passages = ()
    role: str | None = None
    affiliation: str | None = None
    anonymity_reason: Span | None = None
    as_of: str | None = None
    confidence: float | None = None
    by: str | None = None

    @property
    def is_sure(self) -> bool:
        """Whether it is more likely right than wrong, or a person corrected it."""
        return self.by is not None or self.confidence is None or self.confidence >= 0.5

    @property
    def is_surely_named(self) -> bool:
        """Whether it is as good as certain who speaks, and the speaker has a name."""
        is_certain = self.by is not None or (self.confidence or 0.0) >= CERTAIN
        return is_certain and self.speaker_name is not None

    @property
    def who(self) -> str:
        """Returns the speaker in words: "perhaps Jo Ray" if that is not sure, "" if nobody is
        known."""
        return (
            f"perhaps {self.speaker}" if self.speaker and not self.is_sure else self.speaker or ""
        )


def smallest(statements: Iterable[Statement]) -> Statement | None:
    """Returns the statement with the fewest words, None if there is none."""
    return min(statements, key=attrgetter("quote.length", "id"), default=None)


Statements = Sequence[Statement]
