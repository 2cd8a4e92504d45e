"""Builds reports and parses by hand, so that rules are tested without a model."""

import hashlib

from rashomon.model.name import Name, NameKind
from rashomon.model.passage import Mark, MarkKind, Passage, PassageSentence
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


def make_sentence(report: Report, quote: str, **fields: object) -> PassageSentence:
    """The sentence of a passage that reads so."""
    span = quoted(report, quote)
    return PassageSentence(f"se-{report.id}-{span.start}", span, **fields)  # type: ignore[arg-type]


def make_passage(ident: str, *sentences: PassageSentence, **fields: object) -> Passage:
    """A passage of these sentences, with the numbers of its sure ones."""
    sure = [one for one in sentences if not one.perhaps]
    behind = len({one.report for one in sure})
    values = {
        "named_by": next((one.id for one in (*sure, *sentences)), ""),
        "reports": behind,
        "lines": behind,
        "speakers": len({one.speaker or one.report for one in sure}),
        "strength": 0.75,
    }
    return Passage(ident, sentences=sentences, **(values | fields))  # type: ignore[arg-type]


def make_mark(
    sentence: PassageSentence, words: str, kind: MarkKind, group: str | None = None
) -> Mark:
    """A mark on the first of these words in the sentence."""
    start = sentence.quote.start + sentence.quote.quote.index(words)
    return Mark(kind, sentence.id, start, start + len(words), group)


def make_name(name: str, *reports: Report, kind: NameKind = NameKind.PERSON) -> Name:
    """A referent with every place where the reports spell it so."""
    mentions = tuple(
        report.span(start, start + len(name))
        for report in reports
        for start in range(len(report.text))
        if report.text.startswith(name, start)
    )
    return Name(f"n-{name}", name, kind, (name,), mentions)


__all__ = [
    "Annotations",
    "make_mark",
    "make_name",
    "make_passage",
    "make_report",
    "make_sentence",
    "make_statement",
    "paragraphs_of",
    "parse_report",
    "quoted",
]
