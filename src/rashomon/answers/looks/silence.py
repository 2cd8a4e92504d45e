"""Reports that a statement says to be silent: what stands nearest there, and what stands there
after all (`silences_in`)."""

from collections.abc import Iterator, Mapping, Sequence

from rashomon.answers.looks.named_reports import StatementClause, stands_alone
from rashomon.answers.looks.report_values import ReportValues, figures_of_sentence
from rashomon.answers.looks.statement_values import StatementValue
from rashomon.facts.sentence_facts import Facts
from rashomon.model.answer_marks import Mark, MarkKind
from rashomon.model.record import record
from rashomon.shipped.words import pattern_of
from rashomon.text.parsed_word import ParsedWord

_FALLS_SILENT = pattern_of(
    r"(?i)\A(?:['’]s?\s{unasked.own_report})?,?\s(?:{unasked.before_silence},?\s)?"
    r"(?:{unasked.falls_silent})(?!\w)"
)
_SILENT_BEHIND = pattern_of(r"(?i)\s{unasked.silent_behind}\b")
_NEITHER = pattern_of(r"(?i)\b(?:neither|nor)\s(?:the\s)?\Z")
_NO_REPORT = pattern_of(r"(?i)\b{unasked.no_report}\b")
_ASKS = pattern_of(r"(?i)\A\W*(?:\w+\s){0,3}(?:{small_words.questions})\b")
_OTHER = pattern_of(r"(?i)\b{unasked.other}\b")
_TELLING = ("NOUN", "PROPN", "VERB", "ADJ")


@record
class Silence:
    """Reports that are said to be silent, of what stands from `start` to `end` of the statement."""

    reports: frozenset[str]
    start: int
    end: int


def silences_in(
    clauses: Sequence[StatementClause],
    reports: Mapping[str, ReportValues],
    reached: frozenset[str] = frozenset(),
) -> Iterator[Silence]:
    """Yields which reports a statement says to be silent, and on what.

    "No other report" means none but those that its sentences have `reached`. A group of reports is
    named alone ("only the Post"), as silent ("the Post does not say") or behind "neither".
    """
    every = frozenset(reports)
    for clause in clauses:
        if match := _NO_REPORT.search(clause.words):
            silent_ids = every - reached if _OTHER.search(match[0]) else every
            yield Silence(silent_ids, clause.start + match.end(), clause.end)
        for group in clause.groups:
            before = clause.words[: group.start - clause.start]
            behind = clause.words[group.end - clause.start :]
            if stands_alone(before, behind):
                yield Silence(every - group.ids, group.end, clause.end)
            elif match := _FALLS_SILENT.search(behind) or _SILENT_BEHIND.search(behind):
                yield Silence(group.ids, group.end + match.end(), clause.end)
            elif _NEITHER.search(before):
                yield Silence(group.ids, group.end, clause.end)


def leaves_open(silence: Silence, statement: Facts) -> bool:
    """Returns whether reports are said not to tell how, why or whether something is so: they are
    not said to be silent on the thing."""
    return _ASKS.search(statement.quote[silence.start : silence.end]) is not None


def broken(
    silence: Silence,
    statement: Facts,
    values: Sequence[StatementValue],
    reports: Mapping[str, ReportValues],
) -> Iterator[Mark]:
    """Yields a mark for each report that prints what it is said not to have.

    It prints a telling quotation of it; without any quotation, all telling words of it, and its
    numbers, in one sentence.
    """
    within = [value for value in values if silence.start <= value.start < silence.end]
    quotations = [value for value in within if value.kind is MarkKind.QUOTATION]
    telling_quotations = [value for value in quotations if _has_telling_word(value, statement)]
    words = _words_of(silence, statement)
    for ident in sorted(silence.reports):
        report = reports[ident]
        printed = [value.words for value in telling_quotations if value.is_in(report)]
        if printed:
            yield Mark(MarkKind.SILENCE, printed[0], ident)
        elif not quotations and _has_all(report, words=words, values=within):
            stretch = statement.page.report.span(words[0].start, words[-1].end)
            yield Mark(MarkKind.SILENCE, stretch.quote, ident)


def _has_telling_word(value: StatementValue, statement: Facts) -> bool:
    """Whether a quotation has a word that not every report prints: "up to" has none."""
    for word in statement.own_words:
        if value.start <= word.start - statement.span.start < value.end and _is_telling(word):
            return True
    return False


def _words_of(silence: Silence, statement: Facts) -> list[ParsedWord]:
    """Returns the words of what reports are said not to have: of "does not mention the fire" only
    "fire"."""
    words = []
    for word in statement.own_words:
        offset = word.start - statement.span.start
        if silence.start <= offset < silence.end and word.text.isalnum():
            words.append(word)
    has_verb = bool(words) and (words[0].pos == "VERB" or words[0].listed("unasked.having"))
    return words[has_verb:]


def _has_all(
    report: ReportValues, words: Sequence[ParsedWord], values: Sequence[StatementValue]
) -> bool:
    """Whether a sentence of a report has all these telling words and numbers; one common word is
    too few."""
    telling = [*filter(_is_telling, words)]
    families = {word.family for word in telling}
    figures = frozenset[str]().union(*(value.figures for value in values))
    is_named = bool(figures) or "PROPN" in {word.pos for word in telling}
    if is_named or len(families) > 1:
        return any(_has_in(facts, families=families, figures=figures) for facts in report.sentences)
    return False


def _has_in(facts: Facts, families: set[str], figures: frozenset[str]) -> bool:
    has_words = families <= {word.family for word in facts.own_words} | facts.joined
    return has_words and figures <= figures_of_sentence(facts)


def _is_telling(word: ParsedWord) -> bool:
    return word.pos in _TELLING and not word.is_common and word.cue is None
