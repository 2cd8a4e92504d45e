"""Compares a passage with sentences of reports (`compare`), and says whether they have all of it
(`Comparison.bears`)."""

from collections.abc import Iterator

from rashomon.facts.matching import Turned, contradicted, denied_alike, denies_like
from rashomon.facts.sentence_facts import FactKind, Facts, SentenceFact, Sentences
from rashomon.matching.passage import Passage
from rashomon.matching.sought_values import (
    DAY_OR_HOUR,
    Match,
    Sought,
    is_of_page,
    is_told_without,
)
from rashomon.matching.value_kinds import ValueKind
from rashomon.model.record import record

_BEARING = 0.45  # closeness from which a sentence may bear a passage
_AGREEING = 0.5  # share of the closeness of a sentence from which one speaks against it
_DATELINE = 3  # first sentences of a report, which say of which day it is
_HAVING = (Match.SAME, Match.OPEN)


@record
class Comparison:
    """How sentences stand to a passage, signal by signal.

    - `closeness`: how much of its words the nearest of them has, 0 to 1
    - `lacking`: its values that none of them has, nor what stands beside them
    - `other`: its values in whose place one has another number or day
    - `turned`: what of its sense they have otherwise: polarity, certainty, frequency, speaker
    - `is_denied`: whether it denies something and none of them does, or all of them and not it
    """

    closeness: float
    lacking: tuple[Sought, ...]
    other: tuple[Sought, ...]
    turned: frozenset[FactKind]
    is_denied: bool

    def bears(self, least: float = _BEARING) -> bool:
        """Whether the sentences have all of the passage and are this close to it."""
        is_otherwise = self.lacking or self.other or self.turned or self.is_denied
        return self.closeness >= least and not is_otherwise


def compare(passage: Passage, sentences: Sentences) -> Comparison:
    """Compares a passage with sentences that are taken together."""
    lacking = [
        value
        for value in passage.values
        if not _stands_in(value, sentences=sentences, passage=passage)
    ]
    other = []
    for value in lacking:
        if any(_has_other(value, facts=facts, passage=passage) for facts in sentences):
            other.append(value)
    return Comparison(
        closeness=max(map(passage.closeness, sentences), default=0.0),
        lacking=tuple(value for value in lacking if value not in other),
        other=tuple(other),
        turned=frozenset(fact.kind for fact, _ in turned_in(passage, sentences)),
        is_denied=not denies_like(passage.facts, sentences),
    )


def bearing(passage: Passage) -> list[Facts]:
    """Returns the sentences of the story that alone bear a passage."""
    near = filter(passage.is_of_outlets, passage.near(passage.story.every, _BEARING))
    return [facts for facts in near if compare(passage, [facts]).bears()]


def turned_in(passage: Passage, sentences: Sentences) -> Iterator[tuple[SentenceFact, Sentences]]:
    """Yields what a passage says, how surely, how often and by whom, where sentences have it
    otherwise, each with these. None has it otherwise if one that is half as close has it so. By the
    very words by which it denies, they deny the same, whatever the parser makes of how far these
    reach."""
    for turned in contradicted(passage.facts, sentences):
        nearest = max(map(passage.closeness, turned.contrary))
        is_denial = turned.fact.kind is FactKind.POLARITY and denied_alike(
            passage.facts, _of_same_words(turned)
        )
        if not is_denial and not passage.near(turned.agreeing, _AGREEING * nearest):
            yield turned.fact, turned.contrary


def _of_same_words(turned: Turned) -> list[Facts]:
    """Returns the contrary sentences that have the same predicate, none of the opposite sense."""
    family = turned.fact.value.family
    return [
        facts
        for facts in turned.contrary
        if any(fact.value.family == family for fact in facts.of[FactKind.POLARITY])
    ]


def _has_other(value: Sought, facts: Facts, passage: Passage) -> bool:
    """Whether a sentence has another number, day or hour in the place of a value."""
    if value.kind is ValueKind.HOUR:
        return any(day.time for day in facts.dates)
    return bool(passage.instead(value, facts))


def _stands_in(value: Sought, sentences: Sentences, passage: Passage) -> bool:
    """Whether a value stands in sentences or beside them. A name may stand anywhere in their
    reports, whose days of publication, datelines and outlets count."""
    matches = {value.match(facts) for facts in sentences}
    if not matches.isdisjoint(_HAVING) or (is_told_without(value) and Match.LIMIT not in matches):
        return True
    if value in passage.outlets:
        return any(map(passage.is_of_outlets, sentences))
    for facts in sentences:
        in_report = passage.story.of_report[facts.report]
        beside = passage.story.near(facts, 1, 1)
        if value.is_name:
            beside = in_report
        elif _has_other(value, facts=facts, passage=passage):
            continue
        elif value.kind in DAY_OR_HOUR:
            beside += in_report[:_DATELINE]
        if is_of_page(value, facts) or any(map(value.is_in, beside)):
            return True
    return False
