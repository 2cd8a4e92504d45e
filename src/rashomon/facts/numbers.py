"""How a number, and its limit, stand in other sentences (`hold_number`, `hold_limit`)."""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.differences.values import amounts_apart, is_rounded
from rashomon.facts.findings import FactKind, FactPlace, Finding, Match
from rashomon.facts.sentence_facts import Facts
from rashomon.model.statement import Stance
from rashomon.numbers.read_numbers import CountedNumber


def hold_number(number: CountedNumber, sentences: Sequence[Facts]) -> Finding[CountedNumber]:
    """Returns how a number stands in other sentences: beside those that may count the same."""
    places = []
    for sentence in sentences:
        for other in sentence.numbers:
            if _may_count_the_same(number, other):
                match, phrase = match_numbers(number, other), other.number.phrase
                places.append(FactPlace(sentence, other, phrase, match))
    return Finding(FactKind.NUMBER, number, number.number.span, tuple(places))


def hold_limit(finding: Finding[CountedNumber]) -> Finding[CountedNumber]:
    """Returns how the limit of a number ("at least") stands where the number itself does."""
    limit, places = _limit(finding.fact), []
    for place in finding.at(Match.SAME):
        match = Match.SAME if _limit(place.fact) == limit else Match.OTHERWISE
        places.append(replace(place, match=match))
    return replace(finding, kind=FactKind.LIMIT, places=tuple(places))


def _limit(number: CountedNumber) -> tuple[object, ...]:
    return number.bounds, number.number.limit


def match_numbers(number: CountedNumber, other: CountedNumber) -> Match:
    """Returns how a number matches another of the same thing: the same, another amount, or one that
    leaves room for it."""
    if number.same_number(other):
        return Match.SAME
    if amounts_apart(number.quantity, other.quantity):
        return Match.OTHERWISE
    one_limit = number.number.limit == other.number.limit != "near"
    is_other = one_limit and not is_rounded(number.quantity, other.quantity)
    return Match.OTHERWISE if is_other else Match.OPEN


def _may_count_the_same(number: CountedNumber, other: CountedNumber) -> bool:
    """Whether two numbers of sentences that stand beside each other may count one thing, neither of
    them denied alone; bare ones count nothing."""
    if _counted(number) != _counted(other):
        return False
    counts = number.noun or number.share or number.quantity.unit
    return bool(number.fate or (counts and number.noun == other.noun))


def _counted(number: CountedNumber) -> tuple[object, ...]:
    is_denied = number.negated or number.number.stance is Stance.DENIES
    return number.share, number.quantity.unit, number.fate, is_denied
