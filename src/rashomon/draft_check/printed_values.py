"""Says whether a report prints a number, a day or a name as a draft has it (`is_printed`)."""

import re

from rashomon.answers.looks.report_values import days_of_match
from rashomon.answers.looks.statement_values import StatementValue, amount_unit
from rashomon.facts.sentence_facts import FactKind, Facts, SentenceFact, Sentences
from rashomon.matching.values_elsewhere import THOUSANDS
from rashomon.model.answer_marks import MarkKind
from rashomon.model.span import Span
from rashomon.text.name_words import fold

_APOSTROPHE = re.compile("['’]")


def is_printed(value: StatementValue, draft: Facts, sentences: Sentences, title: str = "") -> bool:
    """Whether one of these sentences of a report, or its headline, has a value of a draft's
    sentence: a name and a weekday letter by letter, a number in its unit and with its limit."""
    quotes = [title, *(facts.quote for facts in sentences)]
    if value.kind is MarkKind.NUMBER:
        return _is_number_printed(value, draft, sentences, quotes)
    if any(_has_words(value.words, quote) for quote in quotes):
        return True
    days = {*days_of_match(value.words)} if value.kind is MarkKind.DAY else set()
    return bool(days) and any(days <= {*days_of_match(quote)} for quote in quotes)


def _is_number_printed(
    value: StatementValue, draft: Facts, sentences: Sentences, quotes: list[str]
) -> bool:
    if value.unit is not None and any(_has_words(value.words, quote) for quote in quotes):
        return True
    draft_fact = next(
        (fact for fact in draft.of[FactKind.NUMBER] if fact.words.quote == value.words), None
    )
    if draft_fact is None:  # a figure that counts nothing
        return any(_has_words(value.words, THOUSANDS.sub("", quote)) for quote in quotes)
    return any(
        _are_alike(draft_fact, fact)
        for sentence in sentences
        for fact in sentence.of[FactKind.NUMBER]
    )


def _are_alike(draft_fact: SentenceFact, report_fact: SentenceFact) -> bool:
    """Whether two numbers are one amount of one unit, with the limit of the first if it has one."""
    draft_number = draft_fact.value
    report_number = report_fact.value
    if draft_number.number.limit not in {"exact", report_number.number.limit}:
        return False
    unit = amount_unit(draft_number)
    is_one_unit = unit == "%" or _last_word(draft_fact.words) == _last_word(report_fact.words)
    return (
        is_one_unit
        and unit == amount_unit(report_number)
        and draft_number.numbers() == report_number.numbers()
    )


def _last_word(number: Span) -> str:
    """Returns the unit behind a number, or its figures; "hour" of "9 miles per hour"."""
    return fold(number.quote).split()[-1].removesuffix("s")


def _has_words(words: str, text: str) -> bool:
    """Whether a text has these words one after the other, with their capitals."""
    plain = _APOSTROPHE.sub("'", words)
    if f" {fold(plain)} " not in f" {fold(text)} ":
        return False
    pattern = r"\s+".join(map(re.escape, plain.split()))
    return re.search(rf"(?<!\w){pattern}(?!\w)", _APOSTROPHE.sub("'", text)) is not None
