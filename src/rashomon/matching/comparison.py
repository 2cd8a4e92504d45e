"""Compares a passage with sentences of reports (`Comparison`), and says whether they have it so
(`judge`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rashomon.facts.denied_alike import denied_alike, denies_like, families_denied, negations
from rashomon.facts.matching import Turned, are_opposed, contradicted
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
from rashomon.numbers.counted_number import AGE

_AGREEING = 0.5  # share of the closeness of a sentence from which one speaks against it
_DATELINE = 3  # first sentences of a report, which say of which day it is
_SOME = 0.2  # closeness from which a sentence may tell a part of a passage
_MOST = 0.55  # closeness from which two sentences have what a passage tells
_MUCH = 0.4  # share of the words of a passage
_BESIDE = 2  # sentences
_HAVING = (Match.SAME, Match.OPEN)


class Signal(StrEnum):
    """What sentences may have otherwise than a passage.

    - `LACKING`: a value that none of them has, nor what stands beside them
    - `OTHER`: another value in the place of one; `FIGURE`: one that is no day and nobody's age
    - `POLARITY`, `CERTAINTY`, `FREQUENCY`, `SPEAKER`: what it says, how surely, how often, by whom
    - `DENIAL`: the passage denies something and none of them does, or all of them and not it
    - `OPPOSED`: one denies what the other has in a word of the same family
    """

    LACKING = "lacking"
    OTHER = "other"
    FIGURE = "figure"
    POLARITY = "polarity"
    CERTAINTY = "certainty"
    FREQUENCY = "frequency"
    SPEAKER = "speaker"
    DENIAL = "denial"
    OPPOSED = "opposed"


class Purpose(StrEnum):
    """What a comparison is for: whether a sentence alone bears a passage, or those that somebody
    names for it; whether one tells otherwise what answers a question, or what was told before."""

    ALONE = "alone"
    NAMED = "named"
    QUESTION = "question"
    LATER = "later"


_LEAST = {Purpose.ALONE: 0.45, Purpose.NAMED: 0.1, Purpose.QUESTION: 0.3, Purpose.LATER: 0.0}
"""Closeness from which sentences tell of the same, by what that is for."""
_LEAST_WITH_VALUES = 0.3  # from which one alone does that has all numbers, days and quotations
_BEARING = frozenset(Signal) - {Signal.OPPOSED}
_AGAINST = {
    Purpose.ALONE: _BEARING,
    Purpose.NAMED: _BEARING,
    Purpose.QUESTION: {Signal.POLARITY},
    Purpose.LATER: {Signal.POLARITY, Signal.OPPOSED, Signal.FIGURE},
}
"""The signals that count against sentences, by what that is for. Weights that were learned from
bench/draft_faults found as many turned sentences, and took four right ones and more for turned."""


@dataclass(frozen=True)  # no slots: what is worked out of it is kept
class Comparison:
    """How sentences, taken together, stand to a passage."""

    passage: Passage
    sentences: Sentences

    @property
    def closeness(self) -> float:
        """Returns how much of its words the nearest of them has, 0 to 1."""
        return max(map(self.passage.closeness, self.sentences), default=0.0)

    @cached_property
    def signals(self) -> frozenset[Signal]:
        """Returns what they have otherwise."""
        return frozenset(_signals(self.passage, self.sentences))


def judge(comparison: Comparison, purpose: Purpose) -> bool | None:
    """Returns whether sentences have it so (True) or otherwise (False). Returns None if they are
    too far from the passage."""
    if comparison.closeness < _least(comparison, purpose):
        return None
    return comparison.signals.isdisjoint(_AGAINST[purpose])


def bearing(passage: Passage) -> list[Facts]:
    """Returns the sentences of the story that alone bear a passage."""
    close_sentences = filter(
        passage.is_of_outlets, passage.near(passage.story.every, _LEAST_WITH_VALUES)
    )
    return [
        facts for facts in close_sentences if judge(Comparison(passage, [facts]), Purpose.ALONE)
    ]


def told_in_two(passage: Passage) -> Sentences:
    """Returns two sentences that stand beside each other in a report, or nearly so, and have
    together what a passage tells, if there are two and they have nothing otherwise."""
    for facts in passage.nearest(_SOME):
        for neighbour in passage.story.near(facts, _BESIDE, _BESIDE):
            two = [facts, neighbour]
            if passage.closeness(*two) >= _MOST and _tell(passage, two):
                return two
    return []


def _tell(passage: Passage, sentences: Sentences) -> bool:
    """Whether sentences have the numbers and days of a passage themselves, and nothing
    otherwise."""
    values = [value for value in passage.values if not value.is_name]
    has_values = all(any(map(value.is_in, sentences)) for value in values)
    is_denied = any(_denies_much(passage, facts) for facts in sentences)
    return has_values and not (is_denied or Comparison(passage, sentences).signals)


def _denies_much(passage: Passage, facts: Facts) -> bool:
    """Whether a sentence denies much of what a passage tells that denies nothing itself."""
    weight_of = passage.story.weight_of
    denied = weight_of(passage.families & families_denied(facts))
    return denied >= _MUCH * weight_of(passage.families) and not negations(passage.facts)


def _least(comparison: Comparison, purpose: Purpose) -> float:
    """Returns the closeness from which sentences tell of the same: other words tell the same of
    "at least 40 states" rather than of something without a number, a day or a quotation."""
    values = [value for value in comparison.passage.values if not value.is_name]
    if purpose is Purpose.ALONE and any(value.is_firm for value in values):
        (facts,) = comparison.sentences
        if all(value.is_in(facts) for value in values):
            return _LEAST_WITH_VALUES
    return _LEAST[purpose]


def _signals(passage: Passage, sentences: Sentences) -> Iterator[Signal]:
    """Yields what speaks against these sentences saying the passage: values that they lack or have
    otherwise, turned facts, and a denial on one side only.

    Of "nine goats fled" beside "ten goats fled", "other" and "figure".
    """
    for value in passage.values:
        if _stands_in(value, sentences=sentences, passage=passage):
            continue
        if not any(_has_other(value, facts=facts, passage=passage) for facts in sentences):
            yield Signal.LACKING
            continue
        yield Signal.OTHER
        if not value.is_day and value.noun != AGE:
            yield Signal.FIGURE
    for fact, _ in turned_in(passage, sentences):
        yield Signal(fact.kind)
    if not denies_like(passage.facts, sentences):
        yield Signal.DENIAL
    if any(are_opposed(passage.facts, facts) for facts in sentences):
        yield Signal.OPPOSED


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
    """Tells whether a value stands in sentences or beside them.

    A name may stand anywhere in their reports, whose days of publication, datelines and outlets
    count. Any other value must stand in the sentence before or behind, and nothing else in its
    place.
    """
    matches = {value.match(facts) for facts in sentences}
    is_told = is_told_without(value, len(passage.story.called))
    if not matches.isdisjoint(_HAVING) or (is_told and Match.LIMIT not in matches):
        return True
    if value in passage.outlets:
        return any(map(passage.is_of_outlets, sentences))
    for facts in sentences:
        in_report = passage.story.of_report[facts.report]
        facts_around = passage.story.near(facts, 1, 1)
        if value.is_name:
            facts_around = in_report
        elif _has_other(value, facts=facts, passage=passage):
            continue
        elif value.kind in DAY_OR_HOUR:
            facts_around += in_report[:_DATELINE]
        if is_of_page(value, facts) or any(map(value.is_in, facts_around)):
            return True
    return False
