"""How two facts of one kind match (`match_facts`)."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from difflib import SequenceMatcher
from math import isclose
from typing import Any

from rashomon.differences.values import amounts_apart, days_apart, is_rounded
from rashomon.facts.findings import Match
from rashomon.facts.frequencies import Frequency
from rashomon.facts.predicates import Predicate
from rashomon.facts.sayings import Saying
from rashomon.facts.sentence_facts import FactKind, SentenceFact
from rashomon.model.date import Date
from rashomon.model.statement import Stance
from rashomon.numbers.counted_number import CountedNumber
from rashomon.shipped.words import either
from rashomon.text.name_words import fold

_ALIKE = 0.6  # share of letters in which two spellings of one word agree
_WEEKDAY = re.compile(rf"(?i)\b(?:{either('calendar.weekday_stems')})")


def match_facts(fact: SentenceFact, neighbour: SentenceFact) -> Match:
    """Returns how a fact matches another of its kind, in a sentence that stands beside its own."""
    return _MATCHING[fact.kind](fact.value, neighbour.value)


# Numbers.


def _match_numbers(number: CountedNumber, neighbour: CountedNumber) -> Match:
    """Numbers of one thing are the same, or exclude each other, or leave room for each other."""
    if not _may_count_the_same(number, neighbour):
        return Match.ABSENT
    is_one_limit = number.number.limit == neighbour.number.limit
    if number.same_number(neighbour):
        is_same = is_one_limit and number.bounds == neighbour.bounds
        return Match.SAME if is_same else Match.LIMIT
    quantity, neighbouring = number.quantity, neighbour.quantity
    if is_one_limit and number.number.limit != "near" and not is_rounded(quantity, neighbouring):
        return Match.OTHERWISE
    return Match.OTHERWISE if amounts_apart(quantity, neighbouring) else Match.OPEN


def _may_count_the_same(number: CountedNumber, neighbour: CountedNumber) -> bool:
    """Whether two numbers of sentences that stand beside each other may count one thing, neither of
    them denied alone; bare ones count nothing."""
    if _counted(number) != _counted(neighbour):
        return False
    counts = number.noun or number.share or number.quantity.unit
    return bool(number.fate or (counts and number.noun == neighbour.noun))


def _counted(number: CountedNumber) -> tuple[object, ...]:
    is_denied = number.negated or number.number.stance is Stance.DENIES
    return number.share, number.quantity.unit, number.fate, is_denied


# Days and hours.


def _match_days(day: Date, neighbour: Date) -> Match:
    """A weekday alone is read from another page's day, so that only the weekday counts."""
    if _WEEKDAY.search(day.span.quote) or _WEEKDAY.search(neighbour.span.quote):
        return _same_or_otherwise(_weekday(day) == _weekday(neighbour))
    return _same_or_otherwise(not days_apart(_bounds(day), _bounds(neighbour)))


def _bounds(day: Date) -> tuple[str, str]:
    return day.earliest or "", day.latest or ""


def _weekday(day: Date) -> int:
    return date.fromisoformat(_bounds(day)[0][:10]).weekday()


def _match_hours(hour: Date, neighbour: Date) -> Match:
    if not (hour.time and neighbour.time):
        return Match.ABSENT
    return _same_or_otherwise(hour.time[:5] == neighbour.time[:5])


def _same_or_otherwise(is_same: bool) -> Match:
    return Match.SAME if is_same else Match.OTHERWISE


# Names.


def _match_names(name: str, neighbour: str) -> Match:
    """A fuller form of a name leaves it open; what shares its first or last word, or is spelled
    much alike, may be meant for it."""
    words, spelled = fold(name).split(), fold(neighbour).split()
    if words == spelled:
        return Match.SAME
    is_cut = neighbour.endswith(".") and name.startswith(neighbour[:-1])
    if is_cut or set(words) <= set(spelled) or set(spelled) <= set(words):
        return Match.OPEN
    several = len(words) > 1 and len(spelled) > 1
    if several and {words[0], words[-1]} & {spelled[0], spelled[-1]}:
        return Match.OTHERWISE
    if is_other_spelling(name, neighbour):
        return Match.OTHERWISE
    return Match.ABSENT


def is_other_spelling(name: str, neighbour: str) -> bool:
    """Whether two names have as many words, and those that differ are alike in their letters."""
    words, spellings = fold(name).split(), fold(neighbour).split()
    if words == spellings or len(words) != len(spellings):
        return False
    for word, spelling in zip(words, spellings, strict=True):
        if word != spelling and SequenceMatcher(None, word, spelling).ratio() < _ALIKE:
            return False
    return True


# What is said, how surely, how often, and by whom.


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
    FactKind.NUMBER: _match_numbers,
    FactKind.DAY: _match_days,
    FactKind.HOUR: _match_hours,
    FactKind.NAME: _match_names,
    FactKind.POLARITY: _match_polarity,
    FactKind.CERTAINTY: _match_certainty,
    FactKind.FREQUENCY: _match_frequencies,
    FactKind.SPEAKER: _match_sayings,
}
