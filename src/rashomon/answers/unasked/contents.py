"""What a statement holds that a person may want to look at first (`contents_of`), and what stands
nearest to it in reports of which it names no sentence (`nearest_of`)."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from rashomon.answers.unasked.harm import harming_words
from rashomon.answers.unasked.named_reports import StatementClause
from rashomon.answers.unasked.silence import Silence, nearest_sentence
from rashomon.answers.unasked.statement_values import StatementValue
from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.matching.story_sentences import StorySentences
from rashomon.model.answer_marks import Content, MarkKind
from rashomon.model.span import Passages, Span
from rashomon.shipped.words import pattern_of

_FIRST = pattern_of(r"(?i)\b{unasked.first}\b")
_MOST_NEAREST = 3  # reports whose nearest sentence stands beside a statement without sentences
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
    found = {_KINDS[value.kind] for value in values}
    if statement.numbers or _has_other_digits(statement.quote, values):
        found.add(Content.NUMBER)
    if any(harming_words(statement, values)):
        found.add(Content.HARM)
    if silences:
        found.add(Content.ONLY)
    if _FIRST.search(statement.quote):
        found.add(Content.FIRST)
    return tuple(content for content in Content if content in found)


def _has_other_digits(text: str, values: Sequence[StatementValue]) -> bool:
    """Whether a text has digits that are no part of a day or name, as an hour."""
    for place, sign in enumerate(text):
        if sign.isdigit() and not any(value.start <= place < value.end for value in values):
            return True
    return False


def nearest_of(
    statement: Facts,
    clauses: Iterable[StatementClause],
    named: Sentences,
    story: StorySentences,
) -> Passages:
    """Returns the nearest sentence of each report that a statement names without a sentence of it.
    Of a statement that names neither sentences nor reports, returns those of the reports that are
    nearest to it."""
    groups = [group for clause in clauses for group in clause.groups]
    reached = {facts.report for facts in named}
    unreached = [
        ident
        for group in groups
        for one in group.reports
        if reached.isdisjoint(one)
        for ident in sorted(one)
    ]
    if groups or named:
        found = (nearest_sentence(statement, ident, story) for ident in dict.fromkeys(unreached))
        return tuple(facts.span for facts in found if facts)
    return tuple(islice(_nearest_of_story(statement, story), _MOST_NEAREST))


def _nearest_of_story(statement: Facts, story: StorySentences) -> Iterator[Span]:
    """Yields the nearest sentence of each report, the nearest of all first."""
    families = statement.families
    ranked = []
    for ident in story.of_report:
        if facts := nearest_sentence(statement, ident, story):
            shared = sum(story.weight(family) for family in sorted(families & facts.families))
            ranked.append((-shared, facts.span))
    for _, span in sorted(ranked):
        yield span
