"""How a fact of one sentence stands in others (`Finding`), and where (`FactPlace`)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from rashomon.facts.sentence_facts import Facts
from rashomon.model.span import Span

_Fact = TypeVar("_Fact")


class FactKind(StrEnum):
    """What a fact is."""

    NUMBER = "number"
    LIMIT = "limit"
    DAY = "day"
    HOUR = "hour"
    NAME = "name"
    QUOTATION = "quotation"


class Match(StrEnum):
    """How a fact stands in other sentences: one has the same; else one has another in its place;
    else one leaves it open; or none tells of it."""

    SAME = "same"
    OTHERWISE = "otherwise"
    OPEN = "open"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class FactPlace(Generic[_Fact]):
    """Where another sentence bears on a fact: the sentence, its own fact, the words that show it,
    and how the two match."""

    facts: Facts
    fact: _Fact
    words: Span
    match: Match


@dataclass(frozen=True, slots=True)
class Finding(Generic[_Fact]):
    """A fact of a sentence, the words that give it, and where other sentences bear on it, in their
    order."""

    kind: FactKind
    fact: _Fact
    words: Span
    places: tuple[FactPlace[_Fact], ...]

    @property
    def match(self) -> Match:
        """How the fact stands in the other sentences together."""
        for match in Match:
            if self.at(match):
                return match
        return Match.ABSENT

    def at(self, match: Match) -> list[FactPlace[_Fact]]:
        """Returns the places that match the fact in this way."""
        return [place for place in self.places if place.match is match]
