"""Says how two facts of one kind match (`match_facts`)."""

from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from math import isclose
from typing import Any

from rashomon.facts.findings import Match
from rashomon.facts.frequencies import Frequency
from rashomon.facts.predicates import Predicate
from rashomon.facts.sayings import Saying
from rashomon.facts.sentence_facts import FactKind, SentenceFact
from rashomon.text.name_words import fold

_ALIKE = 0.6  # share of letters in which two spellings of one word agree


def match_facts(fact: SentenceFact, neighbour: SentenceFact) -> Match:
    """Returns how a fact matches another of its kind, in a sentence that is compared with its
    own."""
    return _MATCHING[fact.kind](fact.value, neighbour.value)


# Names.


def is_other_spelling(name: str, neighbour: str) -> bool:
    """Whether two names have equally many words, and those that differ have similar letters."""
    words = fold(name).split()
    spellings = fold(neighbour).split()
    if words == spellings or len(words) != len(spellings):
        return False
    for word, spelling in zip(words, spellings, strict=True):
        if word != spelling and SequenceMatcher(None, word, spelling).ratio() < _ALIKE:
            return False
    return True


# What is said, how surely, how often, and by whom.


def _same_or_otherwise(is_same: bool) -> Match:
    return Match.SAME if is_same else Match.OTHERWISE


def _match_polarity(predicate: Predicate, neighbour: Predicate) -> Match:
    agrees = predicate.agrees(neighbour)
    return Match.ABSENT if agrees is None else _same_or_otherwise(agrees)


def _match_certainty(predicate: Predicate, neighbour: Predicate) -> Match:
    is_one = predicate.family == neighbour.family and predicate.agrees(neighbour)
    if not is_one or None in (predicate.is_open, neighbour.is_open):
        return Match.ABSENT
    return _same_or_otherwise(predicate.is_open is neighbour.is_open)


def _match_frequencies(frequency: Frequency, neighbour: Frequency) -> Match:
    if frequency.told_of.isdisjoint(neighbour.told_of):
        return Match.ABSENT
    if frequency.measure is not neighbour.measure:
        return Match.OPEN
    return _same_or_otherwise(isclose(frequency.value, neighbour.value, rel_tol=0.05))


def _match_sayings(saying: Saying, neighbour: Saying) -> Match:
    is_by = saying.is_by(neighbour) if saying.tells(neighbour) else None
    return Match.ABSENT if is_by is None else _same_or_otherwise(is_by)


_MATCHING: Mapping[FactKind, Callable[[Any, Any], Match]] = {
    FactKind.POLARITY: _match_polarity,
    FactKind.CERTAINTY: _match_certainty,
    FactKind.FREQUENCY: _match_frequencies,
    FactKind.SPEAKER: _match_sayings,
}
