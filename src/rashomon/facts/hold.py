"""Compares what one sentence says, how surely, how often and by whom, with other sentences
(`hold`). Drafts and answers use it."""

from collections.abc import Iterator, Sequence

from rashomon.facts.findings import Match
from rashomon.facts.matching import match_facts
from rashomon.facts.sentence_facts import FactKind, Facts, SentenceFact
from rashomon.model.record import record
from rashomon.text.gathering import by_key

_SAID = (FactKind.POLARITY, FactKind.CERTAINTY, FactKind.FREQUENCY, FactKind.SPEAKER)


@record
class Finding:
    """A fact of a sentence, how it stands in the others together, and in which of them it stands
    so."""

    fact: SentenceFact
    match: Match
    sentences: Sequence[Facts]


def hold(facts: Facts, sentences: Sequence[Facts]) -> Iterator[Finding]:
    """Yields how a sentence stands in these others: what it says, how surely, how often and by
    whom."""
    for fact in facts.facts:
        if fact.kind in _SAID:
            matching = by_key((_match_in(other, fact, facts), other) for other in sentences)
            best = Match.best(matching)
            yield Finding(fact, best, matching[best])


def _match_in(other: Facts, fact: SentenceFact, facts: Facts) -> Match:
    """Returns how a sentence has the fact, or another of its kind in its place: none that the
    fact's own sentence has, too."""
    matches = set()
    for neighbour in other.of[fact.kind]:
        match = match_facts(fact, neighbour)
        is_own = any(match_facts(own, neighbour) is Match.SAME for own in facts.of[fact.kind])
        if match is not Match.OTHERWISE or not is_own:
            matches.add(match)
    return Match.best(matches)
