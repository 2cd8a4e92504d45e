"""Holds the facts of one sentence against other sentences (`hold`): the one judge of what is the
same there, what is otherwise and what is not there, of drafts and of answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.facts.days import hold_day
from rashomon.facts.findings import Finding
from rashomon.facts.names import hold_name
from rashomon.facts.numbers import hold_limit, hold_number
from rashomon.facts.quotations import hold_quotation
from rashomon.facts.sentence_facts import Facts
from rashomon.model.date import Date
from rashomon.model.span import Span
from rashomon.numbers.read_numbers import CountedNumber


@dataclass(frozen=True, slots=True)
class Findings:
    """How the facts of a sentence stand in others; `limits`: those of its numbers, in their
    order."""

    numbers: tuple[Finding[CountedNumber], ...]
    limits: tuple[Finding[CountedNumber], ...]
    days: tuple[Finding[Date], ...]
    names: tuple[Finding[Span], ...]
    quotations: tuple[Finding[Span], ...]


def hold(facts: Facts, sentences: Sequence[Facts]) -> Findings:
    """Returns how each fact of a sentence stands in these others."""
    numbers = tuple(hold_number(number, sentences) for number in facts.numbers)
    return Findings(
        numbers,
        tuple(map(hold_limit, numbers)),
        tuple(hold_day(day, facts.days, sentences) for day in facts.days),
        tuple(hold_name(name, sentences) for name in facts.names),
        tuple(hold_quotation(words, facts, sentences) for words in facts.quotations),
    )
