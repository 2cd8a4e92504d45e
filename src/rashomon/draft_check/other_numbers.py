"""How a number of a report stands to one of a draft: it has another limit or unit, or stands in its
place."""

from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.matching.passage import Passage
from rashomon.matching.sought_values import YEAR, Sought
from rashomon.numbers.counted_number import CountedNumber
from rashomon.numbers.fates import is_anyone
from rashomon.quantities.limits import is_short_of
from rashomon.quantities.measures import dimension_of
from rashomon.text.name_words import fold

_LOOSE = {"exact", "near"}


def in_another_unit(
    value: Sought, close_sentences: Sentences, all_sentences: Sentences
) -> Sentences:
    """Returns those of these sentences that have the very figures of a measure in another unit of
    its kind ("18 hours" for "18 days"), if no sentence of the reports has it in its own."""
    draft_number = value.value
    unit = _unit(draft_number) if isinstance(draft_number, CountedNumber) else ""
    if not dimension_of(unit) or any(
        _is_told_in(facts, draft_number, unit) for facts in all_sentences
    ):
        return []
    return [
        facts
        for facts in close_sentences
        if any(
            draft_number.same_number(number) and dimension_of(_unit(number)) == dimension_of(unit)
            for number in facts.numbers
        )
    ]


def _unit(number: CountedNumber) -> str:
    """Returns the unit in which something is measured, or the noun that is counted."""
    return number.quantity.unit or number.noun or ""


def _is_told_in(facts: Facts, draft_number: CountedNumber, unit: str) -> bool:
    """Whether a sentence has a number in a unit, though it may count something else: "an 18-day
    strike"."""
    if any(draft_number.same_number(number) and _unit(number) == unit for number in facts.numbers):
        return True
    return f" {fold(draft_number.quantity.text)} {unit}" in f" {fold(facts.quote)} "


def is_limited(value: Sought, facts: Facts) -> bool:
    """Whether a sentence gives a number another limit; "about" may be left out or added."""
    draft_number = value.value
    if not isinstance(draft_number, CountedNumber):
        return False
    limit = _limit(draft_number)
    alike = {limit}
    if draft_number.number.limit in _LOOSE:
        alike |= _LOOSE
    is_given = False
    for number in facts.numbers:
        if draft_number.same_number(number):
            if _limit(number) in alike:
                return False
            is_given = True
    return is_given and limit != "near"


def _limit(number: CountedNumber) -> str:
    """Returns on which side a number is open; "nearly 40" are fewer."""
    return "high" if is_short_of(number.number.quote) else number.number.limit


def unlike_numbers(look: Passage, nearest: Sentences) -> list[str]:
    """Returns the first number in a passage that some of these sentences have, and for which others
    have other numbers, and these others."""
    for value in look.values:
        draft_number = value.value
        if not isinstance(draft_number, CountedNumber) or YEAR.fullmatch(value.words):
            continue
        if not any(
            draft_number.same_number(number) for facts in nearest for number in facts.numbers
        ):
            continue  # it is the draft's alone
        unlike = []
        for facts in nearest:
            for fact in look.instead(value, facts):
                if _is_open(draft_number, fact.value, look):
                    unlike.append(fact.words.quote)
        if unlike:
            return list(dict.fromkeys([value.words, *unlike]))
    return []


def _is_open(draft_number: CountedNumber, report_number: CountedNumber, look: Passage) -> bool:
    """Whether reports differ in two numbers: no newer one replaced the other, and no report has
    both of them."""
    is_replaced = bool(report_number.number.superseded_by)
    reports = look.story.of_report.values()
    has_both = any(_has_both(draft_number, report_number, sentences) for sentences in reports)
    return is_instead(draft_number, report_number, look) and not (is_replaced or has_both)


def is_instead(draft_number: CountedNumber, report_number: CountedNumber, look: Passage) -> bool:
    """Whether a report has a number in the place of a passage's: the passage has it nowhere, and
    the smaller of the two counts no part."""
    smaller, larger = sorted((draft_number, report_number), key=lambda number: number.size() or 0.0)
    return not (
        _is_part(smaller, larger) or any(map(report_number.same_number, look.facts.numbers))
    )


def _is_part(smaller: CountedNumber, larger: CountedNumber) -> bool:
    """Whether a number may count some of those whom a larger one counts: it is told as a part, or
    of certain people while the larger is of anyone."""
    is_of_anyone = is_anyone(larger.noun, larger.fate)
    is_chosen = bool(smaller.group - larger.group) or not is_anyone(smaller.noun, smaller.fate)
    return smaller.part or (is_of_anyone and is_chosen)


def _has_both(
    draft_number: CountedNumber, report_number: CountedNumber, sentences: Sentences
) -> bool:
    numbers = [number for facts in sentences for number in facts.numbers]
    alike = [number for number in numbers if number.noun == draft_number.noun]
    return any(map(draft_number.same_number, alike)) and any(map(report_number.same_number, alike))
