"""What a statement holds that a person may want to look at first (`contents_of`)."""

from collections.abc import Sequence

from rashomon.answers.looks.harm import harming_words
from rashomon.answers.looks.silence import Silence
from rashomon.answers.looks.statement_values import StatementValue
from rashomon.facts.sentence_facts import Facts
from rashomon.model.answer_marks import Content, MarkKind
from rashomon.shipped.words import pattern_of

_FIRST = pattern_of(r"(?i)\b{unasked.first}\b")
_KINDS = {
    MarkKind.NUMBER: Content.NUMBER,
    MarkKind.DAY: Content.DAY,
    MarkKind.NAME: Content.NAME,
    MarkKind.QUOTATION: Content.QUOTATION,
}


def contents_of(
    statement: Facts, values: Sequence[StatementValue], silences: Sequence[Silence]
) -> tuple[Content, ...]:
    """Returns what a statement holds, in the order of the kinds. `values`: its numbers, days, names
    and quotations; `silences`: which reports it says to be silent."""
    kinds = {_KINDS[value.kind] for value in values}
    if statement.numbers or _has_other_digits(statement.quote, values):
        kinds.add(Content.NUMBER)
    if any(harming_words(statement, values)):
        kinds.add(Content.HARM)
    if silences:
        kinds.add(Content.ONLY)
    if _FIRST.search(statement.quote):
        kinds.add(Content.FIRST)
    return tuple(content for content in Content if content in kinds)


def _has_other_digits(text: str, values: Sequence[StatementValue]) -> bool:
    """Whether a text has digits that are no part of a day or name, as an hour."""
    for place, sign in enumerate(text):
        if sign.isdigit() and not any(value.start <= place < value.end for value in values):
            return True
    return False
