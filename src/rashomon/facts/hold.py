"""Holds the facts of one sentence against other sentences (`hold`): the one judge of what is the
same there, what is otherwise and what is not there, of drafts and of answers."""

from collections.abc import Iterator, Sequence

from rashomon.facts.findings import FactPlace, Finding, Match
from rashomon.facts.matching import match_facts
from rashomon.facts.quotations import hold_quotation
from rashomon.facts.sentence_facts import FactKind, Facts, SentenceFact


def hold(facts: Facts, sentences: Sequence[Facts]) -> tuple[Finding, ...]:
    """Returns how each fact of a sentence stands in these others, and where."""
    findings = []
    for fact in facts.facts:
        if fact.kind is FactKind.QUOTATION:
            places = hold_quotation(fact, facts, sentences)
        else:
            places = list(_places(fact, facts, sentences))
        findings.append(Finding(fact, tuple(places)))
    return tuple(findings)


def _places(fact: SentenceFact, facts: Facts, sentences: Sequence[Facts]) -> Iterator[FactPlace]:
    """Where sentences have the fact, or another of its kind in its place: none that its own
    sentence has, too, but a name may be misspelled beside itself."""
    for sentence in sentences:
        for neighbour in sentence.of[fact.kind]:
            match = match_facts(fact, neighbour)
            if match is Match.OTHERWISE and _is_own(neighbour, facts):
                match = Match.ABSENT
            if match is not Match.ABSENT:
                yield FactPlace(sentence, neighbour.shown, neighbour.value, match)


def _is_own(neighbour: SentenceFact, facts: Facts) -> bool:
    if neighbour.kind is FactKind.NAME:
        return False
    return any(match_facts(fact, neighbour) is Match.SAME for fact in facts.of[neighbour.kind])
