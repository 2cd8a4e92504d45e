"""Constraints that people's judgements put on the stages, in the terms of each stage."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rashomon.model.name import NameKind
from rashomon.model.span import Span

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class StoryConstraints:
    """Sorted pairs of report ids that belong in one story, and pairs that do not; where two clash,
    the later one counts."""

    same: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()

    def decides(self) -> bool:
        """Whether anything was decided."""
        return bool(self.same or self.apart)


@dataclass(frozen=True, slots=True)
class NameConstraints:
    """Constraints on spellings, which are given with single spaces.

    Which are one name (with the reason), which are not, of what kind they are, which are no names,
    and where a place lies (empty: nowhere known).
    """

    same: tuple[tuple[str, str, str], ...] = ()
    different: frozenset[frozenset[str]] = frozenset()
    kinds: Mapping[str, NameKind] = field(default_factory=dict)
    excluded: frozenset[str] = frozenset()
    places: Mapping[str, str] = field(default_factory=dict)

    def place(self, spellings: Iterable[str]) -> str | None:
        """Returns where the place with these spellings was said to lie; None if nobody said."""
        return next(
            (self.places[s] for s in map(plain_spelling, spellings) if s in self.places), None
        )


UNDECIDED = NameConstraints()


def plain_spelling(text: str) -> str:
    """Returns a spelling in the form of judgements: single spaces, straight apostrophes."""
    return " ".join(text.replace("’", "'").split())


@dataclass(frozen=True, slots=True)
class GivenDays:
    """The first and last day that a time expression means (None: unknown), and the reason."""

    earliest: str | None
    latest: str | None
    reason: str


class Mending(StrEnum):
    """What a person did to passages."""

    OUT = "out"  # the first sentence does not stand with the others
    IN = "in"  # it stands in the core of the passage that holds the others
    KEPT = "kept"  # the sentences stand in one passage, as they were seen
    JOINED = "joined"  # the passages that hold them are one
    APART = "apart"  # no two of them stand in one passage
    FIRST = "first"  # their passage stands before all that nobody put first


@dataclass(frozen=True, slots=True)
class PassageStep:
    """One decision about passages, obeyed in the order of decisions. `sentences`: ids; `by`: who
    decided, as a passage names it."""

    how: Mending
    sentences: tuple[str, ...]
    by: str


Place = tuple[str, int, int]  # a report's id, and where words begin and end in its text


def lies_at(span: Span, place: Place) -> bool:
    """Whether words lie at this place, or some of them."""
    report, start, end = place
    return span.report == report and span.start < end and start < span.end


class Ruling(StrEnum):
    """What a person said of words that give readings of what differs."""

    SAME = "same"  # they are surely of one thing
    NOT_SAME = "not same"  # they are not, and what differs is not shown
    READ = "read"  # they give another value
    NOTHING = "nothing"  # they give no reading of anything


@dataclass(frozen=True, slots=True)
class VariantStep:
    """One decision about what differs, obeyed in the order of decisions. `places`: the words that
    give readings; `value`: what they were said to give; `by`: who decided, as a variant names
    it."""

    how: Ruling
    places: tuple[Place, ...]
    by: str
    value: str | None = None


def place_of(report: str, start: int | None, end: int | None) -> str:
    """Returns the name of words in a judgement: "courier:120-125"."""
    return f"{report}:{start}-{end}"


def read_place(named: str) -> Place | None:
    """Returns the words that are named so; None where it is no name of words."""
    report, _, place = named.rpartition(":")
    start, _, end = place.partition("-")
    if not (report and start.isdecimal() and end.isdecimal() and len(place) < 20):
        return None
    return report, int(start), int(end)
