"""Holds what one sentence says, how surely, how often and by whom against other sentences (`hold`),
for drafts and answers."""

from collections.abc import Iterator, Sequence

from rashomon.facts.findings import FactPlace, Finding, Match
from rashomon.facts.matching import match_facts
from rashomon.facts.sentence_facts import FactKind, Facts, SentenceFact

TURNED = (FactKind.POLARITY, FactKind.CERTAINTY, FactKind.FREQUENCY, FactKind.SPEAKER)


def hold(facts: Facts, sentences: Sequence[Facts]) -> tuple[Finding, ...]:
    """Returns how what a sentence says of a thing, how surely, how often and by whom, stands in
    these others, and where."""
    findings = []
    for fact in facts.facts:
        if fact.kind in TURNED:
            findings.append(Finding(fact, tuple(_places(fact, facts, sentences))))
    return tuple(findings)


def _places(fact: SentenceFact, facts: Facts, sentences: Sequence[Facts]) -> Iterator[FactPlace]:
    """Where sentences have the fact, or another of its kind in its place: none that its own
    sentence has, too."""
    for sentence in sentences:
        for neighbour in sentence.of[fact.kind]:
            match = match_facts(fact, neighbour)
            if match is Match.OTHERWISE and _is_own(neighbour, facts):
                match = Match.ABSENT
            if match is not Match.ABSENT:
                yield FactPlace(sentence, neighbour.shown, neighbour.value, match)


def _is_own(neighbour: SentenceFact, facts: Facts) -> bool:
    return any(match_facts(fact, neighbour) is Match.SAME for fact in facts.of[neighbour.kind])
