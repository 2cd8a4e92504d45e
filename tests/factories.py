"""Builds reports and parses by hand, so that rules are tested without a model."""

import hashlib
from collections.abc import Sequence

from rashomon.copies.print_changes import find_print_changes, printed_sentences
from rashomon.model.claim import Claim, ClaimSentence, Origins, sentence_id
from rashomon.model.content_ids import content_id
from rashomon.model.difference import Difference, DifferenceKind, Quote, Status, Version
from rashomon.model.name import Name, NameKind
from rashomon.model.report import Report
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


def make_sentence(report: Report, quote: str, **fields: object) -> ClaimSentence:
    """The sentence of a claim that reads so."""
    span = quoted(report, quote)
    return ClaimSentence(sentence_id(report, span), span, **fields)  # type: ignore[arg-type]


def make_claim(ident: str, *sentences: ClaimSentence, **fields: object) -> Claim:
    """A claim of these sentences, with the numbers of its sure ones."""
    sure = [one for one in sentences if not one.possible]
    behind = len({one.report for one in sure})
    values = {
        "named_by": next((one.id for one in (*sure, *sentences)), ""),
        "reports": behind,
        "origins": Origins(behind),
        "strength": 0.75,
    }
    return Claim(ident, sentences=sentences, **(values | fields))  # type: ignore[arg-type]


def make_quote(report: Report, words: str, **fields: object) -> Quote:
    """The first of these words of a report, in the line that holds them."""
    span = quoted(report, words)
    start = report.text.rfind("\n", 0, span.start) + 1
    end = report.text.find("\n", span.end)
    sentence = report.trimmed_span(start, len(report.text) if end < 0 else end)
    return Quote(span, sentence, **fields)  # type: ignore[arg-type]


def make_version(*quotes: Quote, **fields: object) -> Version:
    """A version of these quotes, a report each an origin."""
    reports = len({quote.report for quote in quotes})
    ident = content_id("v", *(f"{q.report} {q.span.start} {q.span.end}" for q in quotes))
    values = {"reports": reports, "origins": Origins(reports), "speakers": reports}
    return Version(ident, quotes, **(values | fields))  # type: ignore[arg-type]


def make_difference(ident: str, *versions: Version, **fields: object) -> Difference:
    """A difference of these versions."""
    values = {"kind": DifferenceKind.NUMBER, "status": Status.DIFFERS, "thing": "goats"}
    return Difference(ident, versions=versions, **(values | fields))  # type: ignore[arg-type]


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
    "make_claim",
    "make_difference",
    "make_name",
    "make_quote",
    "make_report",
    "make_sentence",
    "make_statement",
    "make_version",
    "paragraphs_of",
    "parse_report",
    "quoted",
]
