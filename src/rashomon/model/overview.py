"""The first view of a story: its entries in reading order, made once and printed everywhere."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from rashomon.model.span import Span


class Part(StrEnum):
    """The parts of the first view, in their order."""

    HEAD = "head"
    WIDELY = "widely"
    DENIED = "denied"
    DIFFER = "differ"
    NUMBERS = "numbers"
    CLAIMS = "claims"
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
    """A sentence that one report alone tells: its id, its words, whose words they are.

    `Story.alone` holds the sentences of four words and more that are surely of no claim of two
    reports, most telling first: those with figures and days of their own, rare words, a speaker or
    a denial; neither by report nor by place. It leaves out furniture, what shares little with the
    other reports (of its names, numbers and words less than a seventh stand in a third of them,
    three at least), and sentences of which one sentence of another report tells three tenths or
    more. Others may still tell it in other words. `report`, `start`, `end` are those of its `span`.
    """

    sentence: str
    span: Span
    speaker: str | None = None
    statements: tuple[str, ...] = ()


_PARTS = {
    Part.HEAD: "The reports",
    Part.WIDELY: "Widely reported",
    Part.DENIED: "Said and denied",
    Part.DIFFER: "What differs",
    Part.NUMBERS: "Numbers, by what they count",
    Part.CLAIMS: "Two reports on the same point",
    Part.CAUTIONS: "Reports themselves call it unclear or contested",
    Part.ALONE: "In one report only (others may say it in other words)",
}
"""The headings of the parts of an overview."""
TOLLS = "People killed, hurt, missing, moved or detained"
"""The heading of their numbers, where they stand apart from all others."""
FOLDED = "Agreed, compatible, or in one report"
"""The heading of differences of which none stands open."""


def parts_of(entries: Iterable[Entry]) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """Yields the entries of an overview part by part, with the heading of each."""
    for part, group in groupby(entries, key=lambda one: one.part):
        told = tuple(group)
        yield _heading(part, told), told


def _heading(part: Part, told: Sequence[Entry]) -> str:
    if part is Part.NUMBERS and all(one.id for one in told):
        return TOLLS
    folded = part is Part.DIFFER and not any(one.open for one in told)
    return FOLDED if folded else _PARTS[part]
