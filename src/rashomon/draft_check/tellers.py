"""Compares what a draft says that an outlet tells with that outlet's own report
(`TellersInReports`)."""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from rashomon.answers.looks.named_reports import (
    NamedGroup,
    OutletNames,
    StatementClause,
    clauses_of,
    denies,
)
from rashomon.answers.looks.nearest import NearestSentences, families_told
from rashomon.answers.looks.nowhere import not_there
from rashomon.answers.looks.report_values import SentenceValues, values_of_reports
from rashomon.answers.looks.statement_values import StatementValue, values_of_statement
from rashomon.draft_check.printed_values import is_printed
from rashomon.draft_check.who_says_it import in_one_sense
from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.matching.story_sentences import BEGINNING, StorySentences, families_in, lies_in
from rashomon.model.answer_marks import MarkKind
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.text.gathering import by_key
from rashomon.text.name_words import fold
from rashomon.text.parsed_report import SUBJECTS
from rashomon.text.parsed_word import ParsedWord, words_at

_FEWEST = 3  # words by which something is told that is looked for in other reports
_MUCH = 0.7  # share of the words from which another report has it
_LESS = 0.75  # of that share, up to which the teller's report does not have it
_MISSING = 0.2  # share of the words that stand nowhere in the teller's report
_SOME = 0.3  # share of the words from which a sentence has a value of the same thing


@record
class Lacking:
    """What a draft says that outlets tell, and their reports do not have.

    - `words`: where the draft has it; `tellers`: the reports that lack it
    - `others`: the reports that have it
    - `sentences`: theirs, else the nearest of the tellers
    - `is_of_words`: whether it was looked for by its words, and may be told in others
    """

    words: Span
    tellers: tuple[str, ...]
    others: tuple[str, ...]
    sentences: tuple[Facts, ...]
    is_of_words: bool


class TellersInReports:
    """The outlets of reports, as drafts name them for what they tell."""

    def __init__(self, story: StorySentences) -> None:
        self._story = story
        self._names = OutletNames(story)
        self._nearest = NearestSentences(story, self._names)
        self._reports = values_of_reports(story)
        self._sentences = {
            ident: SentenceValues(report.page, report.sentences)
            for ident, report in self._reports.items()
        }

    def lacking(self, facts: Facts) -> Iterator[Lacking]:
        """Yields what a sentence of a draft gives to an outlet whose report does not have it: the
        values that it does not print, else what only other reports have in much the same words."""
        for clause in clauses_of(facts.quote, self._names) if facts.read_whole else ():
            stretches = _stretches_told(facts, clause, clause.group) if clause.group else []
            if clause.group and stretches:
                name = facts.quote[clause.group.start : clause.group.end]
                for lacking in self._lacking_in_clause(facts, clause, clause.group, stretches):
                    if not _gives_to(name, facts, lacking):
                        yield lacking

    def _lacking_in_clause(
        self,
        facts: Facts,
        clause: StatementClause,
        group: NamedGroup,
        stretches: Sequence[Span],
    ) -> Iterator[Lacking]:
        """Yields what a clause gives to the outlets that it names and their reports do not have."""
        values = self._values_told(facts, stretches)
        by_value = list(self._lacking_values(facts, clause, group, values))
        yield from by_value
        if not (by_value or self._prints_value(group, values)):
            yield from self._told_by_others(facts, group, stretches)

    def values_found(self, facts: Facts) -> Iterator[tuple[str, list[str], list[str]]]:
        """Yields the numbers, days and names of a sentence, each with the reports that print it so
        beside another word of the sentence, and with those that print it beside none; none of a
        value that reports only have in another form, unit or limit."""
        for value in values_of_statement(facts, self._names.places_in(facts.quote)):
            if value.kind is MarkKind.QUOTATION:
                continue
            printing, elsewhere = self._printing(value, facts)
            if printing or elsewhere or not any(map(value.is_in, self._sentences.values())):
                words = value.words
                words = words.removesuffix(".") if value.kind is MarkKind.DAY else words
                yield words, printing, elsewhere

    def _printing(self, value: StatementValue, facts: Facts) -> tuple[list[str], list[str]]:
        """Returns the reports that print a value beside another word of its sentence, and those
        that print it beside none. A name is the same beside any words."""
        place = facts.words.of(_place_of(value, facts))
        own_families = {word.family for word in words_at(facts.words, place)}
        other_families = families_told(facts, self._names) - own_families
        is_name = value.kind is MarkKind.NAME
        printing, elsewhere = list[str](), list[str]()
        for ident, report in sorted(self._sentences.items()):
            title = report.page.report.title or ""
            alike = [
                sentence
                for sentence in report.sentences
                if is_name or other_families & sentence.families
            ]
            if is_printed(value, facts, alike, title=title):
                printing.append(ident)
            elif is_printed(value, facts, report.sentences):
                elsewhere.append(ident)
        return printing, elsewhere

    def _values_told(self, facts: Facts, stretches: Sequence[Span]) -> list[StatementValue]:
        """Returns the values of what outlets tell in a sentence."""
        values = values_of_statement(facts, self._names.places_in(facts.quote))
        return [value for value in values if _place_of(value, facts).within(stretches)]

    def _prints_value(self, group: NamedGroup, values: Sequence[StatementValue]) -> bool:
        """Whether the report of a teller prints the first number or quotation of what it is said to
        tell: it may tell the rest in other words."""
        for value in values:
            if value.kind in {MarkKind.NUMBER, MarkKind.QUOTATION}:
                return any(value.is_in(self._reports[ident]) for ident in group.ids)
        return False

    def _lacking_values(
        self,
        facts: Facts,
        clause: StatementClause,
        group: NamedGroup,
        values: Sequence[StatementValue],
    ) -> Iterator[Lacking]:
        """Yields the values that a teller's report does not print, and another does."""
        own_sentences = self._nearest_in(group, facts)
        marks = not_there(values, clauses=[clause], sentences=own_sentences, reports=self._reports)
        tellers = by_key(((mark.kind, mark.words), mark.report) for mark in marks)
        for value in values:
            idents = tellers.pop((value.kind, value.words), [])
            lacking = [ident for ident in idents if ident and self._is_sure(value, ident)]
            if lacking:
                having = [*self._having(value, facts)]
                yield _lacking(_place_of(value, facts), lacking, having, own_sentences)

    def _is_sure(self, value: StatementValue, ident: str) -> bool:
        """Whether a report surely lacks a value: a day only if its own day is known."""
        return value.kind is not MarkKind.DAY or bool(self._reports[ident].page_days)

    def _nearest_in(self, group: NamedGroup, facts: Facts) -> list[Facts]:
        nearest = [self._nearest.in_report(facts, report=ident) for ident in sorted(group.ids)]
        return [self._story.at(comparison.span) for comparison in nearest if comparison.span]

    def _having(self, value: StatementValue, facts: Facts) -> Iterator[Facts]:
        """Yields the sentences that have a value for much the same as a sentence of a draft."""
        sought_families = families_told(facts, self._names)
        for ident, report in sorted(self._reports.items(), key=itemgetter(0)):
            if value.is_in(report):
                of_report = self._story.of_report[ident]
                nearest = max(
                    of_report,
                    key=lambda sentence: self._share(sought_families, sentence),
                    default=None,
                )
                if nearest and self._share(sought_families, nearest) >= _SOME:
                    yield nearest

    def _share(self, sought_families: frozenset[str], facts: Facts) -> float:
        """Returns how much of some words a sentence has, 0 to 1. Rare words count more."""
        weight_of_all = self._story.weight_of(sought_families) or 1.0
        return self._story.weight_of(sought_families & facts.families) / weight_of_all

    def _told_by_others(
        self, facts: Facts, group: NamedGroup, stretches: Sequence[Span]
    ) -> Iterator[Lacking]:
        """Yields that other reports have much the same words as a sentence, some of which stand
        nowhere in the teller's."""
        if denies(facts.quote):
            return
        sought_families = self._families(facts, stretches)
        if len(sought_families) < _FEWEST:
            return
        tellers = [min(alike) for alike in group.reports if self._lack(sought_families, alike)]
        other_sentences = [
            sentence
            for sentence in self._bearing(sought_families)
            if sentence.report not in group.ids
        ]
        if tellers and other_sentences:
            yield _lacking(stretches[0], tellers, other_sentences, [], is_of_words=True)

    def _families(self, facts: Facts, stretches: Sequence[Span]) -> frozenset[str]:
        """Returns the families of what the outlets tell in a sentence."""
        start = facts.span.start
        report = facts.page.report
        names = [
            report.span(start + first, start + last)
            for first, last in self._names.places_in(facts.quote)
        ]
        families = set[str]()
        for word in facts.own_words:
            if lies_in(word, stretches) and not (lies_in(word, names) or _is_telling(word, names)):
                families.add(word.family)
        return facts.families & families

    def _bearing(self, sought_families: frozenset[str]) -> list[Facts]:
        return [
            sentence
            for sentence in self._story.every
            if self._share(sought_families, sentence) >= _MUCH
        ]

    def _lack(self, sought_families: frozenset[str], idents: frozenset[str]) -> bool:
        """Whether reports have clearly less of some words than others, and some nowhere."""
        sentences = [
            sentence for ident in sorted(idents) for sentence in self._story.of_report[ident]
        ]
        if not all(self._reports[ident].page.read_whole for ident in idents):
            return False
        nearest = max(
            (self._share(sought_families, sentence) for sentence in sentences), default=0.0
        )
        most = max(
            (self._share(sought_families, sentence) for sentence in self._story.every), default=0.0
        )
        families_printed = families_in(sentences)
        text = "".join(self._reports[ident].folded for ident in sorted(idents))
        missing = {
            family
            for family in sought_families - families_printed
            if f" {fold(family)[:BEGINNING]}" not in text
        }
        weight_of_all = self._story.weight_of(sought_families) or 1.0
        is_missing = self._story.weight_of(missing) >= _MISSING * weight_of_all
        return is_missing and nearest <= _LESS * most


def _gives_to(name: str, draft_facts: Facts, lacking: Lacking) -> bool:
    """Whether another report gives to the outlet of this name, in the same sense, what its own
    report does not have: it may stand in another one of that outlet."""
    words = fold(name).removeprefix("the ")
    return any(
        f" {words} " in f" {fold(facts.quote)} "
        for facts in in_one_sense(draft_facts, lacking.sentences)
        if facts.report in lacking.others
    )


def _lacking(
    words: Span,
    tellers: Sequence[str],
    other_sentences: Sentences,
    own_sentences: Sentences,
    *,
    is_of_words: bool = False,
) -> Lacking:
    return Lacking(
        words=words,
        tellers=tuple(tellers),
        others=tuple(dict.fromkeys(facts.report for facts in other_sentences)),
        sentences=tuple(other_sentences or own_sentences),
        is_of_words=is_of_words,
    )


def _place_of(value: StatementValue, facts: Facts) -> Span:
    start = facts.span.start
    return facts.page.report.span(start + value.start, start + value.end)


def _stretches_told(facts: Facts, clause: StatementClause, group: NamedGroup) -> list[Span]:
    """Returns what outlets tell in a clause: what it says in their names, or all of it if it only
    says that they have it. Returns nothing if they are only spoken of."""
    report = facts.page.report
    start = facts.span.start
    name = report.span(start + group.start, start + group.end)
    stretches = []
    for statement in facts.statements:
        if statement.speaker_span and statement.speaker_span.overlaps(name):
            stretches.append(statement.quote)
    before = facts.quote[clause.start : group.start].casefold()
    is_opening = before.strip() in {"in", "in the"}
    words = words_at(facts.words, facts.words.of(name))
    if not stretches and (is_opening or any(map(_tells, words))):
        stretches.append(report.span(start + clause.start, start + clause.end))
    return stretches


def _is_telling(word: ParsedWord, names: Sequence[Span]) -> bool:
    """Whether a word is the verb of which an outlet is the subject."""
    return word.subject is not None and lies_in(word.subject, names)


def _tells(word: ParsedWord) -> bool:
    """Whether a word is the subject of a verb of telling."""
    return word.dep in SUBJECTS and word.head.cue is not None
