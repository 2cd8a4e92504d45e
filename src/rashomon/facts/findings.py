"""How a fact of one sentence stands in others (`Finding`), and where (`FactPlace`)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rashomon.facts.sentence_facts import Facts, SentenceFact
from rashomon.model.span import Span


class Match(StrEnum):
    """How a fact stands in other sentences: one has the same; else one has the same number with
    another limit ("at least"); else one has another in its place; else one leaves it open; or none
    tells of it."""

    SAME = "same"
    LIMIT = "limit"
    OTHERWISE = "otherwise"
    OPEN = "open"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class FactPlace:
    """Where another sentence bears on a fact: the sentence, the words by which a reader understands
    its own fact, what these amount to, and how they match."""

    facts: Facts
    shown: Span
    value: Any
    match: Match

    @property
    def report(self) -> str:
        """Whose sentence it is."""
        return self.facts.span.report


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact of a sentence, and where other sentences bear on it, in their order."""

    fact: SentenceFact
    places: tuple[FactPlace, ...]

    @property
    def match(self) -> Match:
        """How the fact stands in the other sentences together."""
        for match in Match:
            if self.at(match):
                return match
        return Match.ABSENT

    def at(self, *matches: Match) -> list[FactPlace]:
        """Returns the places that match the fact in one of these ways."""
        return [place for place in self.places if place.match in matches]
