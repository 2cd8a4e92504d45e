"""The first view of a story: its entries in reading order, made once and printed everywhere."""

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.span import Span


class Part(StrEnum):
    """The parts of the first view, in their order."""

    HEAD = "head"
    WIDELY = "widely"
    DENIED = "denied"
    DIFFER = "differ"
    NUMBERS = "numbers"
    TOPICS = "topics"
    CAUTIONS = "cautions"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: a whole claim, difference, tally, topic, caution or sentence.

    `id`: what it shows; `by`: its author, None for the program; `open`: it stands without a click;
    `text`: its words, in one or more lines; `spans`: all words of reports in the text; `families`:
    of an entry about shared text, the reports (ids) that it names as sharing, family by family;
    `numbers`: of a tally whose values stand on one scale, a number (id) of each line.
    """

    part: Part
    text: str
    id: str | None = None
    by: str | None = None
    open: bool = True
    spans: tuple[Span, ...] = ()
    families: tuple[tuple[str, ...], ...] = ()
    numbers: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.text

    @property
    def in_one_line(self) -> str:
        """Its words in one line: what stands in further lines parted by bars."""
        first, *more = self.text.split("\n")
        return f"{first} {' | '.join(more)}" if more else first


@dataclass(frozen=True, slots=True)
class Alone:
    """A sentence that one report alone tells: its id, its words, whose words they are."""

    sentence: str
    span: Span
    speaker: str | None = None
    statements: tuple[str, ...] = ()
