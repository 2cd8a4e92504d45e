"""Builds reports and parses by hand, so that rules are tested without a model."""

import hashlib
from collections.abc import Sequence

from rashomon.copies.print_changes import find_print_changes, printed_sentences
from rashomon.model.name import Name, NameKind
from rashomon.model.report import Report
from rashomon.model.row import Sentence, sentence_id
from rashomon.model.span import Span
from rashomon.model.statement import Mode, Stance, Statement
from rashomon.parsing.parse import paragraphs_of
from rashomon.text.parsed_report import Annotations


def make_report(text: str, report_id: str = "r", **fields: object) -> Report:
    """A report of this text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(
        id=report_id,
        source=f"{report_id}.txt",
        sha256=digest,
        source_sha256=digest,
        text=text,
        **fields,
    )  # type: ignore[arg-type]


def parse_report(text: str, report_id: str = "r", **fields: object) -> Annotations:
    """A report of this text with the real parse (mark the test `weights`)."""
    from rashomon.parsing.parse import annotate_reports

    return next(annotate_reports([make_report(text, report_id, **fields)]))


def changes_of(reports: Sequence[Report]) -> list[tuple[str | None, str | None]]:
    """What prints of one text have otherwise: words before and after."""
    printed = {report.id: printed_sentences(report) for report in reports}
    return [
        (change.before and change.before.line, change.after and change.after.line)
        for one in find_print_changes(reports, printed)
        for change in one.changes
    ]


def quoted(report: Report, quote: str) -> Span:
    """The first span of the report that reads so."""
    start = report.text.index(quote)
    return report.span(start, start + len(quote))


def make_statement(
    report: Report, quote: str, speaker: str | None = None, **fields: object
) -> Statement:
    """A statement whose content reads `quote`."""
    values: dict[str, object] = {
        "id": f"s-{report.id}-{quote}",
        "cue": None,
        "speaker_name": None,
        "speaker_span": None,
        "anonymous": False,
        "via": (),
        "mode": Mode.INDIRECT,
        "stance": Stance.ASSERTS,
    }
    return Statement(
        report=report.id, quote=quoted(report, quote), speaker=speaker, **(values | fields)
    )  # type: ignore[arg-type]


def make_sentence(report: Report, quote: str) -> Sentence:
    """The sentence of a report that reads so."""
    span = quoted(report, quote)
    return Sentence(id=sentence_id(report, span), span=span)


def make_name(name: str, *reports: Report, kind: NameKind = NameKind.PERSON) -> Name:
    """A referent with every place where the reports spell it so."""
    mentions = tuple(
        report.span(start, start + len(name))
        for report in reports
        for start in range(len(report.text))
        if report.text.startswith(name, start)
    )
    return Name(id=f"n-{name}", name=name, kind=kind, spellings=(name,), mentions=mentions)


__all__ = [
    "Annotations",
    "make_name",
    "make_report",
    "make_sentence",
    "make_statement",
    "paragraphs_of",
    "parse_report",
    "quoted",
]
