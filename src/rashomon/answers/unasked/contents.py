"""What a statement holds that a person may want to look at first (`contents_of`), and what stands
nearest to it in reports of which it names no sentence (`nearest_of`)."""

from collections.abc import Iterator, Sequence
from itertools import islice

from rashomon.answers.unasked.harm import harming_words
from rashomon.answers.unasked.named_reports import OutletNames
from rashomon.answers.unasked.silence import Silence, nearest_sentence
from rashomon.answers.unasked.statement_values import StatementValue
from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.matching.story_sentences import StorySentences
from rashomon.model.answer_marks import Content, MarkKind, Silent
from rashomon.model.span import Span
from rashomon.shipped.words import pattern_of

_OF_OTHERS = pattern_of(r"(?i)\b{unasked.of_others}\b")
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
    statement: Facts, names: OutletNames, named: Sentences, story: StorySentences
) -> tuple[Silent, ...]:
    """Returns the nearest sentence of each report of which a statement speaks without a sentence of
    it: it names it, in whatever part, or it speaks of the others. Of a statement that speaks of no
    report and names no sentence, returns those of the reports that are nearest to it."""
    reached = {facts.report for facts in named}
    named_reports = names.reports_in(statement.quote)
    spoken_of = {ident for one in named_reports if reached.isdisjoint(one) for ident in one}
    if _OF_OTHERS.search(statement.quote):
        spoken_of |= story.of_report.keys() - reached - frozenset().union(*named_reports)
    if spoken_of or named_reports or named:
        found = ((ident, nearest_sentence(statement, ident, story)) for ident in sorted(spoken_of))
        return tuple(Silent(ident, facts.span if facts else None) for ident, facts in found)
    nearest = islice(_nearest_of_story(statement, story), _MOST_NEAREST)
    return tuple(Silent(span.report, span) for span in nearest)


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
