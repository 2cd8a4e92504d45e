"""Values of a statement that no report prints (`nowhere`), or not one that it names
(`not_there`)."""

from collections.abc import Iterator, Mapping, Sequence

from rashomon.answers.looks.named_reports import NamedGroup, StatementClause, denies
from rashomon.answers.looks.report_values import ReportValues
from rashomon.answers.looks.statement_values import StatementValue, is_reckoned
from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.model.answer_marks import Mark, MarkKind
from rashomon.text.detect_language import language_of_report


def nowhere(
    statement: Facts,
    values: Sequence[StatementValue],
    sentences: Sentences,
    reports: Mapping[str, ReportValues],
) -> Iterator[Mark]:
    """Yields a mark for each value that no report prints in any form. It is only a note if the
    value may stand, translated or in words, in a sentence that the statement names (in any, if it
    names none). No note is needed if a named report surely has another value. A name of one word
    may be a place or a people ("Sunda"), and so may stand in any report."""
    reports_asked = [reports[ident] for ident in {facts.report for facts in sentences} or reports]
    for value in values:
        is_printed = any(map(value.is_in, reports.values()))
        if not (is_printed or is_reckoned(value, sentences=sentences, values=values)):
            is_alone = value.kind is MarkKind.NAME and " " not in value.words
            is_sure = _is_sure(
                value,
                statement=statement,
                reports_asked=list(reports.values()) if is_alone else reports_asked,
            )
            yield Mark(value.kind if is_sure else MarkKind.NOT_COMPARED, value.words)


def _is_sure(
    value: StatementValue, statement: Facts, reports_asked: Sequence[ReportValues]
) -> bool:
    """Whether it is sure that reports that may have a value do not: they are read for it, and a
    quotation is in the language of its statement, or one of them has it otherwise."""
    if value.kind is MarkKind.QUOTATION:
        language = language_of_report(statement.page.report)
        is_read = all(report.has_language_of(value.words, language) for report in reports_asked)
    else:
        is_read = all(report.reads(value.kind) for report in reports_asked)
    return is_read or any(report.has_otherwise(value.kind, value.words) for report in reports_asked)


def not_there(
    values: Sequence[StatementValue],
    clauses: Sequence[StatementClause],
    sentences: Sentences,
    reports: Mapping[str, ReportValues],
) -> Iterator[Mark]:
    """Yields a mark for each value that a report named in its clause does not print, if another
    report prints it: "the Post says nine" where only the Gazette does.

    Names get no mark. Neither do values in a clause that denies, or in one whose reports play
    several parts.
    """
    for clause in clauses:
        group = clause.group
        if group is None or denies(_without_quotations(clause, values)):
            continue
        for value in values:
            is_in_clause = clause.start <= value.start < clause.end
            if is_in_clause and _may_lack(
                value, sentences=sentences, values=values, reports=reports
            ):
                for ident in _named_without(value, group=group, reports=reports):
                    yield Mark(value.kind, value.words, ident)


def _may_lack(
    value: StatementValue,
    sentences: Sentences,
    values: Sequence[StatementValue],
    reports: Mapping[str, ReportValues],
) -> bool:
    """Whether some report prints a value that is not reckoned from others. Names are left out: a
    report may use other ones."""
    if value.kind is MarkKind.NAME or is_reckoned(value, sentences=sentences, values=values):
        return False
    return any(map(value.is_in, reports.values()))


def _named_without(
    value: StatementValue, group: NamedGroup, reports: Mapping[str, ReportValues]
) -> Iterator[str]:
    """Yields the reports of a group that do not print a value. Of reports that share a name, one
    that prints it is enough."""
    for alike in group.reports:
        is_read = all(reports[ident].page.read_whole for ident in alike)
        if is_read and not any(value.is_in(reports[ident]) for ident in alike):
            yield min(alike)


def _without_quotations(clause: StatementClause, values: Sequence[StatementValue]) -> str:
    words = clause.words
    for value in values:
        if value.kind is MarkKind.QUOTATION:
            words = words.replace(value.words, "")
    return words
