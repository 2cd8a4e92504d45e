"""Statements: what a report attributes to somebody."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
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


class OnPage(StrEnum):
    """Whether the page of a report still prints a statement: it stands in the newest state; or in
    an older state, and the newest one repeats it, or has it no more or takes it back."""

    NEWEST = "newest"
    REPEATED = "repeated"
    GONE = "gone"


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
    by: str | None = None
    on_page: OnPage = OnPage.NEWEST

    @property
    def shown_stance(self) -> Stance:
        """The stance that readers see: a hope, prediction or opinion shows none."""
        return Stance.ASSERTS if self.stance is Stance.HEDGES else self.stance


def without_speaker(statement: Statement) -> Statement:
    """Returns the statement without who says it. That it is somebody unnamed stays, and so do the
    words that stand for the speaker."""
    return replace(statement, speaker=None, speaker_name=None, role=None)


def smallest(statements: Iterable[Statement]) -> Statement | None:
    """Returns the statement with the fewest words, None if there is none."""
    return min(statements, key=attrgetter("quote.length", "id"), default=None)


Statements = Sequence[Statement]
