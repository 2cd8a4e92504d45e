"""Reports that a statement says to be silent: what stands nearest there, and what stands there
after all (`silences_in`)."""

from collections.abc import Iterator, Mapping, Sequence

from rashomon.answers.unasked.named_reports import Clause
from rashomon.answers.unasked.report_values import ReportValues, numbers_in
from rashomon.answers.unasked.statement_values import Value
from rashomon.facts.sentence_facts import Facts
from rashomon.matching.story_sentences import StorySentences
from rashomon.model.answer_marks import Mark, MarkKind
from rashomon.model.record import record
from rashomon.shipped.words import pattern_of

_FALLS_SILENT = pattern_of(r"(?i)\A\s(?:{unasked.falls_silent})(?!\w)")
_NEITHER = pattern_of(r"(?i)\b(?:neither|nor)\s(?:the\s)?\Z")
_ONLY_BEFORE = pattern_of(r"(?i)\b{unasked.only}\s(?:in\s|by\s|from\s)?(?:the\s)?\Z")
_ONLY_BEHIND = pattern_of(r"(?i)\A['’s]*\s{unasked.only}\b")
_NO_REPORT = pattern_of(r"(?i)\b{unasked.no_report}\b")
_TELLING = ("NOUN", "PROPN", "VERB", "ADJ")


@record
class Silence:
    """Reports that are said to be silent, of what stands from `start` to `end` of the statement."""

    reports: frozenset[str]
    start: int
    end: int


def silences_in(
    clauses: Sequence[Clause], reports: Mapping[str, ReportValues]
) -> Iterator[Silence]:
    """Yields which reports a statement says to be silent, and on what."""
    every = frozenset(reports)
    for clause in clauses:
        if match := _NO_REPORT.search(clause.words):
            yield Silence(every, clause.start + match.end(), clause.end)
        for group in clause.groups:
            before = clause.words[: group.start - clause.start]
            behind = clause.words[group.end - clause.start :]
            if _ONLY_BEFORE.search(before) or _ONLY_BEHIND.search(behind):
                yield Silence(every - group.ids, group.end, clause.end)
            elif match := _FALLS_SILENT.search(behind):
                yield Silence(group.ids, group.end + match.end(), clause.end)
            elif _NEITHER.search(before):
                yield Silence(group.ids, group.end, clause.end)


def broken(
    silence: Silence,
    statement: Facts,
    values: Sequence[Value],
    reports: Mapping[str, ReportValues],
) -> Iterator[Mark]:
    """Yields a mark for each report that prints what it is said not to have: a quotation, else all
    telling words of it, and its numbers, in one sentence."""
    within = [value for value in values if silence.start <= value.start < silence.end]
    quotations = [value for value in within if value.kind is MarkKind.QUOTATION]
    words = statement.quote[silence.start : silence.end].strip()
    for ident in sorted(silence.reports):
        report = reports[ident]
        if quotations:
            printed = [value.words for value in quotations if value.is_in(report)]
            if printed:
                yield Mark(MarkKind.SILENCE, printed[0], ident)
        elif _has_all(report, _families(silence, statement), within):
            yield Mark(MarkKind.SILENCE, words, ident)


def _has_all(report: ReportValues, families: frozenset[str], values: Sequence[Value]) -> bool:
    """Whether a sentence of a report has all these words and numbers; one common word is too
    few."""
    figures = {figure for value in values for figure in value.figures}
    is_named = any(value.kind in {MarkKind.NAME, MarkKind.NUMBER} for value in values)
    if not (is_named or len(families) > 1):
        return False
    for facts in report.sentences:
        has_words = families <= {word.family for word in facts.own_words}
        if has_words and figures <= numbers_in(facts):
            return True
    return False


def _families(silence: Silence, statement: Facts) -> frozenset[str]:
    """Returns the families of the telling words of what reports are said not to have; the verb with
    which it begins only says that they have it."""
    families = set()
    is_first = True
    for word in statement.own_words:
        place = word.start - statement.span.start
        if not (silence.start <= place < silence.end and word.text.isalnum()):
            continue
        is_telling = word.pos in _TELLING and not word.is_common and word.cue is None
        if is_telling and not (is_first and word.pos == "VERB"):
            families.add(word.family)
        is_first = False
    return frozenset(families)


def nearest_sentence(statement: Facts, report: str, story: StorySentences) -> Facts | None:
    """Returns the sentence of a report that shares most with a statement, by how rare its words are
    in the story; None where none shares any."""
    families = statement.families

    def closeness(facts: Facts) -> float:
        return sum(story.weight(family) for family in sorted(families & facts.families))

    nearest = max(story.of_report[report], key=closeness, default=None)
    return nearest if nearest is not None and closeness(nearest) else None
