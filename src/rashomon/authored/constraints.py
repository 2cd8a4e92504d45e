"""Constraints that people's judgements put on the stages, in the terms of each stage."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rashomon.model.name import NameKind

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
