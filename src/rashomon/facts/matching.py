"""Finds what other sentences have otherwise than one (`contradicted`). Drafts and answers use
it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from math import isclose
from typing import Any

from rashomon.facts.frequencies import Frequency
from rashomon.facts.predicates import Predicate
from rashomon.facts.sayings import Saying
from rashomon.facts.sentence_facts import FactKind, Facts, SentenceFact, Sentences
from rashomon.model.record import record
from rashomon.text.gathering import by_key
from rashomon.text.name_words import fold

_ALIKE = 0.6  # share of letters in which two spellings of one word agree


def is_other_spelling(name: str, neighbour: str) -> bool:
    """Whether two names have equally many words, and those that differ have similar letters."""
    words = fold(name).split()
    spellings = fold(neighbour).split()
    if words == spellings or len(words) != len(spellings):
        return False
    pairs = zip(words, spellings, strict=True)
    return all(SequenceMatcher(None, *pair).ratio() >= _ALIKE for pair in pairs)


@record
class Turned:
    """What a sentence says, how surely, how often or by whom: `contrary` are the sentences that
    have it otherwise, `agreeing` those that have it so."""

    fact: SentenceFact
    contrary: Sentences
    agreeing: Sentences


def contradicted(facts: Facts, sentences: Sentences) -> Iterator[Turned]:
    """Yields what some of these other sentences have otherwise."""
    for fact in facts.facts:
        if fact.kind in _AGREEING:
            by_agreement = by_key(
                (_agrees_in(sentence, fact=fact, facts=facts), sentence) for sentence in sentences
            )
            if by_agreement[False]:
                yield Turned(fact, by_agreement[False], by_agreement[True])


def are_opposed(first: Facts, neighbour: Facts) -> bool:
    """Whether one of two sentences denies what the other has in a word of the same family, about
    the same: they share two further words, or the only one that there is."""
    shared = first.families & neighbour.families
    is_of_same = len(shared) >= min(3, len(first.families), len(neighbour.families))
    return is_of_same and not shared.isdisjoint(
        _denied_families(first) ^ _denied_families(neighbour)
    )


def is_said_in(saying: Saying, sentences: Sentences) -> bool:
    """Whether in one of these sentences somebody who is called alike says something of what a
    sentence of a draft gives to him: another may say it in words that are closer."""
    for facts in sentences:
        if any(saying.may_be(fact.value) for fact in facts.of[FactKind.SPEAKER]):
            return True
    return False


def _denied_families(facts: Facts) -> set[str]:
    polarities = facts.of[FactKind.POLARITY]
    return {fact.value.family for fact in polarities if fact.value.is_denied}


def _agrees_in(sentence: Facts, fact: SentenceFact, facts: Facts) -> bool | None:
    """Whether a sentence has the fact; or another of its kind in its place, which the fact's own
    sentence does not have, too. Returns None if neither."""
    agree = _AGREEING[fact.kind]
    neighbours = sentence.of[fact.kind]
    own_facts = facts.of[fact.kind]
    # beside the motion "to sack" him that both have, "rejected" is told of the motion
    words_of_both = _words_of(own_facts) & _words_of(neighbours) - _words_of([fact])
    own_facts = [own for own in own_facts if words_of_both.isdisjoint(_words_of([own]))]
    verdict = None
    for neighbour in neighbours:
        if not words_of_both.isdisjoint(_words_of([neighbour])):
            continue
        agrees = agree(fact.value, neighbour.value)
        if agrees:
            return True
        is_own = any(agree(own_fact.value, neighbour.value) for own_fact in own_facts)
        if agrees is False and not is_own:
            verdict = False
    return verdict


def _words_of(facts: Iterable[SentenceFact]) -> set[str]:
    return {fold(fact.words.quote) for fact in facts}


def _are_as_sure(predicate: Predicate, neighbour: Predicate) -> bool | None:
    is_one = predicate.family == neighbour.family and predicate.agrees(neighbour)
    are_foreseen = predicate.is_foreseen and neighbour.is_foreseen
    if not is_one or are_foreseen or None in (predicate.is_open, neighbour.is_open):
        return None
    return predicate.is_open is neighbour.is_open


def _are_as_often(frequency: Frequency, neighbour: Frequency) -> bool | None:
    is_other = frequency.measure is not neighbour.measure
    if is_other or frequency.told_of.isdisjoint(neighbour.told_of):
        return None
    return isclose(frequency.value, neighbour.value, rel_tol=0.05)


_AGREEING: Mapping[FactKind, Callable[[Any, Any], bool | None]] = {
    FactKind.POLARITY: Predicate.agrees,
    FactKind.CERTAINTY: _are_as_sure,
    FactKind.FREQUENCY: _are_as_often,
    FactKind.SPEAKER: Saying.is_by,
}
"""How two facts of a kind agree: None if they are of different things."""
